using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;
using AutoMapper;
using FluentValidation;
using GraphQL;

namespace AntiCorruption.Api.Parties;

/// <summary>What can be said of a party.</summary>
public abstract class PartyFields : ChangeInput
{
    /// <summary>The finer kind.</summary>
    public PartyCategory? Category { get; set; }

    /// <summary>The English name.</summary>
    public string? NameEn { get; set; }

    /// <summary>Other names.</summary>
    public IReadOnlyList<string>? Aliases { get; set; }

    /// <summary>The level at which it works.</summary>
    public AreaLevel? Level { get; set; }

    /// <summary>DOPA code of its area, 2, 4 or 6 digits.</summary>
    public string? AreaCode { get; set; }

    /// <summary>The party above.</summary>
    [Id]
    public string? ParentId { get; set; }

    /// <summary>Code in an official list.</summary>
    public string? OfficialCode { get; set; }

    /// <summary>Zone number of a PACC zone office.</summary>
    public int? Zone { get; set; }

    /// <summary>Whether it is a group of bodies.</summary>
    public bool? IsGroup { get; set; }

    /// <summary>Where it is.</summary>
    public GeoPointInput? Location { get; set; }

    /// <summary>Its site.</summary>
    public string? Url { get; set; }

    /// <summary>What a good actor does for the network.</summary>
    public IReadOnlyList<string>? Roles { get; set; }

    /// <summary>Personal data of a good actor, with the person's consent.</summary>
    public PersonalRecordInput? Personal { get; set; }

    /// <summary>Where the facts come from.</summary>
    public string? Source { get; set; }

    /// <summary>A remark.</summary>
    public string? Note { get; set; }
}

/// <summary>A point on the earth in degrees, WGS 84.</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
[Name("GeoPointInput")]
public sealed record GeoPointInput(double Latitude, double Longitude);

/// <summary>Personal data, held only with a recorded consent.</summary>
[Name("PersonalRecordInput")]
public sealed class PersonalRecordInput
{
    /// <summary>The real name.</summary>
    public string? RealName { get; set; }

    /// <summary>How to reach the person.</summary>
    public string? Contact { get; set; }

    /// <summary>The day on which the person agreed.</summary>
    public DateOnly? ConsentDate { get; set; }

    /// <summary>What the person agreed to.</summary>
    public string? ConsentPurpose { get; set; }
}

/// <summary>A new party.</summary>
[Name("CreatePartyInput")]
public sealed class CreatePartyInput : PartyFields
{
    /// <summary>What it is.</summary>
    public PartyKind Kind { get; set; }

    /// <summary>The Thai name; of a private person a pseudonym.</summary>
    public required string Name { get; set; }

    /// <summary>Its own key; one is made when left out.</summary>
    public string? Key { get; set; }
}

/// <summary>What to change of a party: a field that is left out keeps its value, one given as null loses it.</summary>
[Name("UpdatePartyInput")]
public sealed class UpdatePartyInput : PartyFields, IRecordInput
{
    /// <summary>Which party.</summary>
    [Id]
    public required string Id { get; set; }

    /// <summary>The revision that the change rests on: refused when somebody else changed the party since.</summary>
    public string? IfRevision { get; set; }

    /// <summary>What it is.</summary>
    public PartyKind? Kind { get; set; }

    /// <summary>The Thai name.</summary>
    public string? Name { get; set; }
}

public abstract class PartyFieldsValidator<T> : AbstractValidator<T>
    where T : PartyFields
{
    protected PartyFieldsValidator()
    {
        RuleFor(input => input.ParentId).IdOf(RecordKind.Party);
        RuleFor(input => input.IsGroup).NotTakenAway();
    }
}

public sealed class CreatePartyValidator : PartyFieldsValidator<CreatePartyInput>
{
    public CreatePartyValidator() => Include(new MutationInputValidator<CreatePartyInput>());
}

public sealed class UpdatePartyValidator : PartyFieldsValidator<UpdatePartyInput>
{
    public UpdatePartyValidator()
    {
        Include(new RecordInputValidator<UpdatePartyInput>(RecordKind.Party));
        RuleFor(input => input.Name).NotTakenAway();
        RuleFor(input => input.Kind).NotTakenAway();
    }
}

public sealed class PartyMapping : Profile
{
    public PartyMapping()
    {
        this.CreateValueMap<GeoPointInput, GeoPoint?>(point => new GeoPoint(point.Latitude, point.Longitude));
        this.CreateValueMap<PersonalRecordInput, PersonalRecord>(personal =>
            new()
            {
                RealName = personal.RealName,
                Contact = personal.Contact,
                ConsentDate = personal.ConsentDate,
                ConsentPurpose = personal.ConsentPurpose,
            }
        );
        Fields(CreateMap<CreatePartyInput, Party>()).ForMember(party => party.Key, member => member.Ignore());
        Fields(CreateMap<UpdatePartyInput, Party>())
            .ForMember(party => party.Id, member => member.Ignore())
            .ForMember(party => party.Key, member => member.Ignore());
    }

    private static IMappingExpression<TInput, Party> Fields<TInput>(IMappingExpression<TInput, Party> map)
        where TInput : PartyFields
    {
        map.ForMember(
            party => party.ParentId,
            member =>
                member.MapFrom(input => input.ParentId == null ? (int?)null : GlobalId.Read(RecordKind.Party, input.ParentId, "parentId"))
        );
        map.ForMember(party => party.NameTh, member => member.MapFrom("Name"));
        map.ForMember(party => party.PartyKind, member => member.MapFrom("Kind"));
        map.ForMember(party => party.Aliases, member => member.MapFrom(input => (input.Aliases ?? Array.Empty<string>()).ToValueList()));
        map.ForMember(party => party.Roles, member => member.MapFrom(input => (input.Roles ?? Array.Empty<string>()).ToValueList()));
        map.ForMember(party => party.IsGroup, member => member.MapFrom(input => input.IsGroup ?? false));
        map.KeepWhatIsNotGiven();
        return map;
    }
}
