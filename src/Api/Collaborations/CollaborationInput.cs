using AntiCorruption.Api.Changes;
using AntiCorruption.Graph.Model;
using AutoMapper;
using FluentValidation;
using GraphQL;

namespace AntiCorruption.Api.Collaborations;

/// <summary>What can be said of a link.</summary>
public abstract class CollaborationFields : ChangeInput
{
    /// <summary>How close the cooperation is.</summary>
    public Intensity? Intensity { get; set; }

    /// <summary>Proposed, active, dormant or ended; active when left out of a new link.</summary>
    public CollaborationStatus? Status { get; set; }

    /// <summary>The fiscal years (B.E.) in which it held; those of its period when left out of a new link, or given as null.</summary>
    public IReadOnlyList<int>? FiscalYears { get; set; }

    /// <summary>When it began.</summary>
    public PartialDate? Start { get; set; }

    /// <summary>When it ended.</summary>
    public PartialDate? End { get; set; }

    /// <summary>Sources that can be opened.</summary>
    public IReadOnlyList<EvidenceInput>? Evidence { get; set; }

    /// <summary>Trust, each rated from 1 to 4.</summary>
    public TrustRatingInput? Trust { get; set; }

    /// <summary>Value, each rated from 1 to 4.</summary>
    public ValueRatingInput? Value { get; set; }

    /// <summary>A remark.</summary>
    public string? Note { get; set; }
}

/// <summary>A source.</summary>
/// <param name="Url">Its web address, http or https.</param>
/// <param name="Note">What it says, or where in it.</param>
/// <param name="Grade">Read in it, or inferred from it.</param>
[Name("EvidenceInput")]
public sealed record EvidenceInput(string? Url, string? Note, EvidenceGrade? Grade);

/// <summary>Trust, each rated from 1 to 4.</summary>
/// <param name="Reliability">Keeps its word, 1 to 4.</param>
/// <param name="SharedMission">Supports the shared mission, 1 to 4.</param>
/// <param name="Openness">Speaks openly, 1 to 4.</param>
[Name("TrustRatingInput")]
public sealed record TrustRatingInput(int? Reliability, int? SharedMission, int? Openness);

/// <summary>Value, each rated from 1 to 4.</summary>
/// <param name="PowerAndInfluence">Power and influence, 1 to 4.</param>
/// <param name="Resources">Resources that it brings, 1 to 4.</param>
/// <param name="Involvement">How far it is involved, 1 to 4.</param>
[Name("ValueRatingInput")]
public sealed record ValueRatingInput(int? PowerAndInfluence, int? Resources, int? Involvement);

/// <summary>A new link.</summary>
[Name("CreateCollaborationInput")]
public sealed class CreateCollaborationInput : CollaborationFields
{
    /// <summary>The first party, by its id.</summary>
    [Id]
    public string? From { get; set; }

    /// <summary>The second party, by its id.</summary>
    [Id]
    public string? To { get; set; }

    /// <summary>Or the first party by its key.</summary>
    public string? FromKey { get; set; }

    /// <summary>Or the second party by its key.</summary>
    public string? ToKey { get; set; }

    /// <summary>What the link says.</summary>
    public CollaborationType Type { get; set; }
}

/// <summary>What to change of a link: a field that is left out keeps its value, one given as null loses it.</summary>
[Name("UpdateCollaborationInput")]
public sealed class UpdateCollaborationInput : CollaborationFields, IRecordInput
{
    /// <summary>Which link.</summary>
    [Id]
    public required string Id { get; set; }

    /// <summary>The revision that the change rests on.</summary>
    public string? IfRevision { get; set; }

    /// <summary>What the link says.</summary>
    public CollaborationType? Type { get; set; }
}

public abstract class CollaborationFieldsValidator<T> : AbstractValidator<T>
    where T : CollaborationFields
{
    private const int MaxYearCount = FiscalYear.Max - FiscalYear.Min + 1;

    protected CollaborationFieldsValidator()
    {
        RuleFor(input => input.FiscalYears).FiscalYears(MaxYearCount);
        RuleFor(input => input.Status).NotTakenAway();
    }
}

public sealed class CreateCollaborationValidator : CollaborationFieldsValidator<CreateCollaborationInput>
{
    public CreateCollaborationValidator()
    {
        Include(new MutationInputValidator<CreateCollaborationInput>());
        RuleFor(input => input.From).IdOf(RecordKind.Party);
        RuleFor(input => input.To).IdOf(RecordKind.Party);
        RuleFor(input => input.FromKey).Tag();
        RuleFor(input => input.ToKey).Tag();
        RuleFor(input => input)
            .Custom(
                (input, context) =>
                {
                    if (input.From is null == input.FromKey is null)
                        context.Fail(Rules.IdOrKey.At("from", "from", "fromKey"));
                    if (input.To is null == input.ToKey is null)
                        context.Fail(Rules.IdOrKey.At("to", "to", "toKey"));
                }
            );
    }
}

public sealed class UpdateCollaborationValidator : CollaborationFieldsValidator<UpdateCollaborationInput>
{
    public UpdateCollaborationValidator()
    {
        Include(new RecordInputValidator<UpdateCollaborationInput>(RecordKind.Collaboration));
        RuleFor(input => input.Type).NotTakenAway();
    }
}

public sealed class CollaborationMapping : Profile
{
    public CollaborationMapping()
    {
        this.CreateValueMap<TrustRatingInput, TrustRating>(trust => new(trust.Reliability, trust.SharedMission, trust.Openness));
        this.CreateValueMap<ValueRatingInput, ValueRating>(value => new(value.PowerAndInfluence, value.Resources, value.Involvement));
        Fields(CreateMap<CreateCollaborationInput, Collaboration>());
        Fields(CreateMap<UpdateCollaborationInput, Collaboration>()).ForMember(link => link.Id, member => member.Ignore());
    }

    private static IMappingExpression<TInput, Collaboration> Fields<TInput>(IMappingExpression<TInput, Collaboration> map)
        where TInput : CollaborationFields
    {
        map.ForMember(link => link.Status, member => member.MapFrom(input => input.Status ?? CollaborationStatus.Active));
        map.ForMember(link => link.FiscalYears, member => member.MapFrom(input => FiscalYears.Of(input.FiscalYears ?? Array.Empty<int>())));
        map.ForMember(
            link => link.Evidence,
            member =>
                member.MapFrom(input =>
                    (input.Evidence ?? Array.Empty<EvidenceInput>()).Select(one => new Evidence(one.Url, one.Note, one.Grade)).ToValueList()
                )
        );
        map.KeepWhatIsNotGiven();
        return map;
    }
}
