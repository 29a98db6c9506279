using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;
using AutoMapper;
using FluentValidation;
using GraphQL;

namespace AntiCorruption.Api.Activities;

/// <summary>What can be said of an activity.</summary>
public abstract class ActivityFields : ChangeInput
{
    /// <summary>The English title.</summary>
    public string? NameEn { get; set; }

    /// <summary>When it began.</summary>
    public PartialDate? Start { get; set; }

    /// <summary>When it ended.</summary>
    public PartialDate? End { get; set; }

    /// <summary>Fiscal year, B.E.; that of the start when left out of a new activity.</summary>
    public int? FiscalYear { get; set; }

    /// <summary>On site, online or both.</summary>
    public ActivityMode? Mode { get; set; }

    /// <summary>DOPA code of the area where it took place.</summary>
    public string? AreaCode { get; set; }

    /// <summary>The place, in Thai.</summary>
    public string? Venue { get; set; }

    /// <summary>The place, in English.</summary>
    public string? VenueEn { get; set; }

    /// <summary>How many people came.</summary>
    public int? ParticipantCount { get; set; }

    /// <summary>How that number is meant.</summary>
    public CountQualifier? ParticipantCountQualifier { get; set; }

    /// <summary>Whether it belongs to the programme.</summary>
    public bool? IsProgramme { get; set; }

    /// <summary>The activity that it is a part of.</summary>
    [Id]
    public string? ParentId { get; set; }

    /// <summary>
    /// The activity that reports the same event: this one is then left out of counts and of links that follow from activities.
    /// </summary>
    [Id]
    public string? DuplicateOfId { get; set; }

    /// <summary>The guiding directions that it served, 1 to 5.</summary>
    public IReadOnlyList<int>? GuidingDirections { get; set; }

    /// <summary>The steps of the year that it served, 1 to 5.</summary>
    public IReadOnlyList<int>? WorkSteps { get; set; }

    /// <summary>Who took part, all of them.</summary>
    public IReadOnlyList<ParticipantInput>? Participants { get; set; }

    /// <summary>Where it was reported.</summary>
    public string? SourceUrl { get; set; }

    /// <summary>A remark.</summary>
    public string? Note { get; set; }
}

/// <summary>A party's part in an activity.</summary>
[Name("ParticipantInput")]
public sealed class ParticipantInput
{
    /// <summary>The party.</summary>
    [Id]
    public required string PartyId { get; set; }

    /// <summary>Its role.</summary>
    public ParticipationRole Role { get; set; }

    /// <summary>How many people it sent.</summary>
    public int? PeopleCount { get; set; }

    /// <summary>The basis of the role.</summary>
    public string? Note { get; set; }
}

/// <summary>Something that parties did together, with who took part.</summary>
[Name("RecordActivityInput")]
public sealed class RecordActivityInput : ActivityFields
{
    /// <summary>What it was.</summary>
    public ActivityKind Kind { get; set; }

    /// <summary>The Thai title.</summary>
    public required string Name { get; set; }

    /// <summary>Its own key; one is made when left out.</summary>
    public string? Key { get; set; }
}

/// <summary>What to change of an activity: a field that is left out keeps its value, one given as null loses it.</summary>
[Name("UpdateActivityInput")]
public sealed class UpdateActivityInput : ActivityFields, IRecordInput
{
    /// <summary>Which activity.</summary>
    [Id]
    public required string Id { get; set; }

    /// <summary>The revision that the change rests on.</summary>
    public string? IfRevision { get; set; }

    /// <summary>What it was.</summary>
    public ActivityKind? Kind { get; set; }

    /// <summary>The Thai title.</summary>
    public string? Name { get; set; }
}

public abstract class ActivityFieldsValidator<T> : AbstractValidator<T>
    where T : ActivityFields
{
    protected ActivityFieldsValidator()
    {
        RuleFor(input => input.ParentId).IdOf(RecordKind.Activity);
        RuleFor(input => input.DuplicateOfId).IdOf(RecordKind.Activity);
        RuleFor(input => input.IsProgramme).NotTakenAway();
        RuleForEach(input => input.Participants).ChildRules(part => part.RuleFor(one => one.PartyId).IdOf(RecordKind.Party));
    }
}

public sealed class RecordActivityValidator : ActivityFieldsValidator<RecordActivityInput>
{
    public RecordActivityValidator() => Include(new MutationInputValidator<RecordActivityInput>());
}

public sealed class UpdateActivityValidator : ActivityFieldsValidator<UpdateActivityInput>
{
    public UpdateActivityValidator()
    {
        Include(new RecordInputValidator<UpdateActivityInput>(RecordKind.Activity));
        RuleFor(input => input.Name).NotTakenAway();
        RuleFor(input => input.Kind).NotTakenAway();
    }
}

public sealed class ActivityMapping : Profile
{
    public ActivityMapping()
    {
        Fields(CreateMap<RecordActivityInput, Activity>()).ForMember(activity => activity.Key, member => member.Ignore());
        Fields(CreateMap<UpdateActivityInput, Activity>())
            .ForMember(activity => activity.Id, member => member.Ignore())
            .ForMember(activity => activity.Key, member => member.Ignore());
    }

    private static IMappingExpression<TInput, Activity> Fields<TInput>(IMappingExpression<TInput, Activity> map)
        where TInput : ActivityFields
    {
        map.ForMember(activity => activity.ActivityKind, member => member.MapFrom("Kind"));
        map.ForMember(activity => activity.TitleTh, member => member.MapFrom("Name"));
        map.ForMember(activity => activity.TitleEn, member => member.MapFrom(input => input.NameEn));
        map.ForMember(activity => activity.VenueTh, member => member.MapFrom(input => input.Venue));
        map.ForMember(activity => activity.IsProgramme, member => member.MapFrom(input => input.IsProgramme ?? false));
        map.ForMember(
            activity => activity.ParentId,
            member =>
                member.MapFrom(input =>
                    input.ParentId == null ? (int?)null : GlobalId.Read(RecordKind.Activity, input.ParentId, "parentId")
                )
        );
        map.ForMember(
            activity => activity.DuplicateOfId,
            member =>
                member.MapFrom(input =>
                    input.DuplicateOfId == null ? (int?)null : GlobalId.Read(RecordKind.Activity, input.DuplicateOfId, "duplicateOfId")
                )
        );
        map.ForMember(
            activity => activity.GuidingDirections,
            member => member.MapFrom(input => (input.GuidingDirections ?? Array.Empty<int>()).Distinct().Order().ToValueList())
        );
        map.ForMember(
            activity => activity.WorkSteps,
            member => member.MapFrom(input => (input.WorkSteps ?? Array.Empty<int>()).Distinct().Order().ToValueList())
        );
        map.ForMember(activity => activity.Participations, member => member.MapFrom(input => Participations(input.Participants)));
        map.KeepWhatIsNotGiven();
        return map;
    }

    private static ValueList<Participation> Participations(IReadOnlyList<ParticipantInput>? participants) =>
        (participants ?? [])
            .Select(part => new Participation(
                GlobalId.Read(RecordKind.Party, part.PartyId, "partyId"),
                part.Role,
                part.Note,
                part.PeopleCount
            ))
            .OrderBy(part => part.Role)
            .ThenBy(part => part.PartyId)
            .ToValueList();
}
