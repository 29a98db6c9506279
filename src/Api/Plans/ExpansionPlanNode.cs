using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.TargetAreas;
using AntiCorruption.Graph.Insights.Plans;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Plans;

/// <summary>The links to make, best first, and what they bring.</summary>
[Name("ExpansionPlan")]
public sealed class ExpansionPlanNode(ExpansionPlanOptions options, Measured<ExpansionPlanResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => PlanSentences.Promise(options, measured.Result);

    private ExpansionPlanResult Plan => measured.Result;

    /// <summary>What it is for.</summary>
    public PlanAim Aim => options.Aim;

    /// <summary>Fiscal year (B.E.) of the target areas, where the aim looks at them.</summary>
    public int? FiscalYear => Plan.FiscalYear;

    /// <summary>The steps, at most as many as the budget; fewer where nothing more is to be gained.</summary>
    public IEnumerable<PlanStepNode> Steps() => Plan.Steps.Select(step => new PlanStepNode(measured.Network.Snapshot, options, step));

    /// <summary>Links that were compared.</summary>
    public int CandidateCount => Plan.CandidateCount;

    /// <summary>Links that could have been compared; where there are more, the rest was left out for the time it takes.</summary>
    public double PossibleCount => Plan.PossibleCount;

    /// <summary>Whether candidates were left out.</summary>
    public bool IsCapped => Plan.CandidateCount < Plan.PossibleCount;

    /// <summary>What the plan adds to the figure that the aim raises.</summary>
    public double Gain => Plan.Gain;

    /// <summary>No plan of so many of the links compared gains more.</summary>
    public double UpperBound => Plan.UpperBound;

    /// <summary>
    /// The share of the best plan's gain, among the links compared, that this way of choosing never falls below: 1 − 1/e, or 1/3 where
    /// there are limits per party.
    /// </summary>
    public double Guarantee => Plan.Guarantee;

    /// <summary>The figures as they are, and as they would be.</summary>
    public IEnumerable<PlanFigureNode> Figures() =>
        Plan.Before.Zip(Plan.After, (before, after) => new PlanFigureNode(before.Kind, before.Value, after.Value));
}

/// <summary>A figure before and after; null where it is not defined.</summary>
/// <param name="Figure">Which figure.</param>
/// <param name="Before">As it is now.</param>
/// <param name="After">After all steps of the plan.</param>
[Name("PlanFigure")]
public sealed record PlanFigureNode(PlanFigureKind Figure, double? Before, double? After);

/// <summary>A link to make.</summary>
[Name("PlanStep")]
public sealed class PlanStepNode(NetworkSnapshot network, ExpansionPlanOptions options, PlanStep step)
{
    private readonly Sentence sentence = PlanSentences.Of(network, options, step);

    /// <summary>One party.</summary>
    public PartyNode From() => PartyNode.Of(network, network.Parties[step.FromId]);

    /// <summary>The other.</summary>
    public PartyNode To() => PartyNode.Of(network, network.Parties[step.ToId]);

    /// <summary>What it adds, after the steps before it.</summary>
    public double Gain => step.Gain;

    /// <summary>COVER_TARGET_AREAS: the needs that it meets.</summary>
    public IEnumerable<PlanNeedNode> Needs() =>
        step.Needs.Select(need => new PlanNeedNode(new TargetAreaNode(network, network.TargetAreas[need.TargetAreaId]), need.Kind));

    /// <summary>SHORTEN_TO_PACC, RAISE_REACH: parties whose way it shortens.</summary>
    public int NearerCount => step.NearerCount;

    /// <summary>REMOVE_SINGLE_POINTS: ties whose loss then cuts nobody off.</summary>
    public IEnumerable<SafeTieNode> SafeTies() =>
        step.SafeTies.Select(tie => new SafeTieNode(
            PartyNode.Of(network, network.Parties[tie.PartyId]),
            PartyNode.Of(network, network.Parties[tie.OtherId])
        ));

    /// <summary>What it brings, in Thai.</summary>
    public string TextTh => sentence.Thai;

    /// <summary>What it brings, in English.</summary>
    public string TextEn => sentence.English;
}

/// <summary>A kind that a target area needs.</summary>
/// <param name="TargetArea">The target area.</param>
/// <param name="Kind">The kind that it needs.</param>
[Name("PlanNeed")]
public sealed record PlanNeedNode(TargetAreaNode TargetArea, PartyKind Kind);

/// <summary>A tie between two parties.</summary>
/// <param name="One">One party.</param>
/// <param name="Other">The other party.</param>
[Name("SafeTie")]
public sealed record SafeTieNode(PartyNode One, PartyNode Other);
