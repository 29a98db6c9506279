using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;
using AutoMapper;
using FluentValidation;
using GraphQL;

namespace AntiCorruption.Api.TargetAreas;

/// <summary>What can be said of a target area.</summary>
public abstract class TargetAreaFields : ChangeInput
{
    /// <summary>The target area of an earlier year that this one continues.</summary>
    [Id]
    public string? ContinuesId { get; set; }

    /// <summary>How far it is with each step of the year.</summary>
    public IReadOnlyList<StepStateInput>? Steps { get; set; }

    /// <summary>Visits, support, results, lessons and media items, all of them.</summary>
    public IReadOnlyList<FollowUpInput>? FollowUps { get; set; }

    /// <summary>Where the facts come from.</summary>
    public string? Source { get; set; }

    /// <summary>A remark.</summary>
    public string? Note { get; set; }
}

/// <summary>How far a target area is with one step of the year, 1 to 5.</summary>
/// <param name="Step">The step of the year, 1 to 5.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Since">Since when.</param>
/// <param name="Due">When it is due.</param>
[Name("StepStateInput")]
public sealed record StepStateInput(int Step, WorkStepStatus Status, PartialDate? Since, PartialDate? Due);

/// <summary>A visit, a support action, a result, a lesson or a media item.</summary>
[Name("FollowUpInput")]
public sealed class FollowUpInput
{
    /// <summary>What it was.</summary>
    public FollowUpKind Kind { get; set; }

    /// <summary>When.</summary>
    public PartialDate? Date { get; set; }

    /// <summary>What was found or done.</summary>
    public string? Note { get; set; }

    /// <summary>Who did it.</summary>
    [Id]
    public string? PartyId { get; set; }

    /// <summary>Where it can be seen.</summary>
    public string? Url { get; set; }
}

/// <summary>A new target area.</summary>
[Name("CreateTargetAreaInput")]
public sealed class CreateTargetAreaInput : TargetAreaFields
{
    /// <summary>DOPA code of the area.</summary>
    public required string AreaCode { get; set; }

    /// <summary>Fiscal year, B.E.</summary>
    public int FiscalYear { get; set; }

    /// <summary>Pilot, target or extended.</summary>
    public TargetAreaPhase Phase { get; set; }
}

/// <summary>What to change of a target area: a field that is left out keeps its value, one given as null loses it.</summary>
[Name("UpdateTargetAreaInput")]
public sealed class UpdateTargetAreaInput : TargetAreaFields, IRecordInput
{
    /// <summary>Which target area.</summary>
    [Id]
    public required string Id { get; set; }

    /// <summary>The revision that the change rests on.</summary>
    public string? IfRevision { get; set; }

    /// <summary>Pilot, target or extended.</summary>
    public TargetAreaPhase? Phase { get; set; }
}

public abstract class TargetAreaFieldsValidator<T> : AbstractValidator<T>
    where T : TargetAreaFields
{
    protected TargetAreaFieldsValidator()
    {
        RuleFor(input => input.ContinuesId).IdOf(RecordKind.TargetArea);
        RuleForEach(input => input.FollowUps).ChildRules(followUp => followUp.RuleFor(one => one.PartyId).IdOf(RecordKind.Party));
    }
}

public sealed class CreateTargetAreaValidator : TargetAreaFieldsValidator<CreateTargetAreaInput>
{
    public CreateTargetAreaValidator() => Include(new MutationInputValidator<CreateTargetAreaInput>());
}

public sealed class UpdateTargetAreaValidator : TargetAreaFieldsValidator<UpdateTargetAreaInput>
{
    public UpdateTargetAreaValidator()
    {
        Include(new RecordInputValidator<UpdateTargetAreaInput>(RecordKind.TargetArea));
        RuleFor(input => input.Phase).NotTakenAway();
    }
}

public sealed class TargetAreaMapping : Profile
{
    public TargetAreaMapping()
    {
        Fields(CreateMap<CreateTargetAreaInput, TargetArea>());
        Fields(CreateMap<UpdateTargetAreaInput, TargetArea>()).ForMember(target => target.Id, member => member.Ignore());
    }

    private static IMappingExpression<TInput, TargetArea> Fields<TInput>(IMappingExpression<TInput, TargetArea> map)
        where TInput : TargetAreaFields
    {
        map.ForMember(
            target => target.ContinuesId,
            member =>
                member.MapFrom(input =>
                    input.ContinuesId == null ? (int?)null : GlobalId.Read(RecordKind.TargetArea, input.ContinuesId, "continuesId")
                )
        );
        map.ForMember(
            target => target.Steps,
            member =>
                member.MapFrom(input =>
                    (input.Steps ?? Array.Empty<StepStateInput>())
                        .Select(step => new StepState(step.Step, step.Status, step.Since, step.Due))
                        .OrderBy(step => step.Step)
                        .ToValueList()
                )
        );
        map.ForMember(
            target => target.FollowUps,
            member => member.MapFrom(input => (input.FollowUps ?? Array.Empty<FollowUpInput>()).Select(Followed).ToValueList())
        );
        map.KeepWhatIsNotGiven();
        return map;
    }

    private static FollowUp Followed(FollowUpInput input) =>
        new(
            input.Kind,
            input.Date,
            input.Note,
            input.PartyId is null ? null : GlobalId.Read(RecordKind.Party, input.PartyId, "followUps"),
            input.Url
        );
}
