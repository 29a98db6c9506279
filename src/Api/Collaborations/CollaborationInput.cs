using AntiCorruption.Api.Wire.Changes;
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

    /// <summary>The fiscal years (B.E.) in which it held; those of its period when left out.</summary>
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
public sealed class UpdateCollaborationInput : CollaborationFields
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
    protected CollaborationFieldsValidator()
    {
        RuleFor(input => input.FiscalYears).Bounded(64);
        RuleForEach(input => input.FiscalYears!.Select(year => (int?)year)).FiscalYear().OverridePropertyName("fiscalYears").When(input => input.FiscalYears is not null);
        RuleFor(input => input.Evidence).Bounded(20);
        RuleForEach(input => input.Evidence!.Select(evidence => evidence.Url)).WebAddress().OverridePropertyName("evidence").When(input => input.Evidence is not null);
        RuleForEach(input => input.Evidence!.Select(evidence => evidence.Note)).LongText().OverridePropertyName("evidence").When(input => input.Evidence is not null);
        RuleFor(input => input.Note).LongText();
        RuleForEach(input => Ratings(input)).Between(1, 4).OverridePropertyName("rating");
    }

    private static int?[] Ratings(T input) =>
        [input.Trust?.Reliability, input.Trust?.SharedMission, input.Trust?.Openness, input.Value?.PowerAndInfluence, input.Value?.Resources, input.Value?.Involvement];
}

public sealed class CreateCollaborationValidator : CollaborationFieldsValidator<CreateCollaborationInput>
{
    public CreateCollaborationValidator()
    {
        RuleFor(input => input.From).Must((input, from) => from is null != input.FromKey is null).Say("REQUIRED", "Give the first party by 'from' or by 'fromKey', and not both.", "ระบุองค์กรต้นทางด้วย from หรือ fromKey อย่างใดอย่างหนึ่ง");
        RuleFor(input => input.To).Must((input, to) => to is null != input.ToKey is null).Say("REQUIRED", "Give the second party by 'to' or by 'toKey', and not both.", "ระบุองค์กรปลายทางด้วย to หรือ toKey อย่างใดอย่างหนึ่ง");
        RuleFor(input => input.To).NotEqual(input => input.From).Say("SELF_LINK", "A party cannot be linked to itself.", "องค์กรเชื่อมกับตัวเองไม่ได้").When(input => input.To is not null);
    }
}

public sealed class UpdateCollaborationValidator : CollaborationFieldsValidator<UpdateCollaborationInput>;

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
        map.ForMember(link => link.FiscalYears, member => member.MapFrom(input => input.FiscalYears == null ? FiscalYears.Between(input.Start, input.End) : FiscalYears.Of(input.FiscalYears)));
        map.ForMember(link => link.Evidence, member => member.MapFrom(input => (input.Evidence ?? Array.Empty<EvidenceInput>()).Select(one => new Evidence(one.Url, one.Note, one.Grade)).ToValueList()));
        map.KeepWhatIsNotGiven();
        return map;
    }
}
