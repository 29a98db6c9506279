using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Plans;

/// <summary>
/// Given so many new links, or good actors to enlist: which of them bring an aim furthest. Steps in the order in which they are best made,
/// each with what it gains.
/// </summary>
public static class ExpansionPlan
{
    public const int MaxBudget = 100;

    public static Analysis<ExpansionPlanOptions, ExpansionPlanResult> Analysis { get; } =
        new("expansion plan", Compute, (network, _) => AnalysisEstimate.Linear(network, passes: 150));

    private static ExpansionPlanResult Compute(ScopedNetwork network, ExpansionPlanOptions options, CancellationToken cancel)
    {
        var constraints = new PlanConstraints(network, options);
        PlanObjective objective = options.Aim switch
        {
            PlanAim.CoverTargetAreas => CoverObjective.Of(network, options, constraints),
            PlanAim.RemoveSinglePoints => BridgeObjective.Of(network, options, constraints, cancel),
            _ => WayObjective.Of(network, options, constraints, cancel),
        };
        var before = objective.Figures(network.Graph.Underlying, cancel);
        var greedy = new LazyGreedy(objective, constraints, options.Budget);
        var (steps, bound) = greedy.Run(cancel);
        var after = objective.Figures(With(network, steps), cancel);
        var gain = steps.Sum(step => step.Gain);
        return new()
        {
            FiscalYear =
                options.Aim == PlanAim.CoverTargetAreas
                    ? options.FiscalYear ?? TargetAreasInScope.LatestFiscalYear(network)
                    : options.FiscalYear,
            CandidateCount = objective.Candidates.Count,
            PossibleCount = objective.PossibleCount,
            Steps = steps,
            Gain = gain,
            UpperBound = Math.Min(bound, gain + greedy.TakeRest(cancel)),
            Guarantee = options.EnlistsGoodActors || options.MaxPerParty is not null ? 1.0 / 3 : 1 - 1 / Math.E,
            Before = before,
            After = after,
        };
    }

    private static CsrGraph With(ScopedNetwork network, List<PlanStep> steps)
    {
        var graph = network.Graph.Underlying;
        var edges = new EdgeList();
        for (var node = 0; node < graph.NodeCount; node++)
            foreach (var other in graph.NeighboursOf(node))
                if (node < other)
                    edges.Add(node, other);
        foreach (var step in steps)
            edges.Add(network.NodeOf(step.FromId), network.NodeOf(step.ToId));
        return CsrGraphBuilder.Undirected(edges, graph.NodeCount);
    }
}

/// <summary>What a plan is for.</summary>
public enum PlanAim : byte
{
    /// <summary>
    /// Meet the needs of target areas: in each a party of every needed kind at work, or a link to one of the same province; for PACC and
    /// CODI a link to an office that covers the area.
    /// </summary>
    CoverTargetAreas,

    /// <summary>
    /// Save steps to the nearest PACC office: added up over the parties, a way longer than 10 steps, or none, counting as 10.
    /// </summary>
    ShortenToPacc,

    /// <summary>
    /// Make ties safe whose loss would cut a part of the network off: parties on the smaller side, added up over these ties. Links within a
    /// connected part only.
    /// </summary>
    RemoveSinglePoints,

    /// <summary>Bring more parties within some steps of the centre.</summary>
    RaiseReach,
}

/// <summary>Options of <see cref="ExpansionPlan"/>.</summary>
public sealed record ExpansionPlanOptions
{
    /// <summary>A longer way counts as this many steps.</summary>
    public const int LongestWay = 10;

    public required PlanAim Aim { get; init; }

    /// <summary>Links to make at most, 1 to <see cref="ExpansionPlan.MaxBudget"/>.</summary>
    public required int Budget { get; init; }

    /// <summary>Whether each step enlists a good actor: one end of its link is a good actor whom no other step enlists.</summary>
    public bool EnlistsGoodActors { get; init; }

    /// <summary>Kinds that may get a link; the PACC offices and the centre that an aim leads to may always.</summary>
    public EnumSet<PartyKind> Kinds { get; init; } = EnumSet.All<PartyKind>();

    /// <summary>Areas in which a party may get a link, with the same exception; null: everywhere.</summary>
    public ValueList<string>? AreaCodes { get; init; }

    /// <summary>Links of the plan that one party may get; null: any number.</summary>
    public int? MaxPerParty { get; init; }

    /// <summary>
    /// Fiscal year (B.E.) of the target areas; null: the latest with one to be covered, and all parties where ways are shortened.
    /// </summary>
    public int? FiscalYear { get; init; }

    /// <summary>The kinds that a target area needs.</summary>
    public EnumSet<PartyKind> NeededKinds { get; init; } =
        new(Gaps.CoverageGapsOptions.LocalKinds.Mask | EnumSet.Of(PartyKind.PaccOffice).Mask);

    /// <summary>The parties that are the centre.</summary>
    public ValueList<int> CentreIds { get; init; }

    /// <summary>Within how many steps of the centre a party is reached, ≥ 1.</summary>
    public int MaxSteps { get; init; } = 3;
}

/// <summary>Answer of <see cref="ExpansionPlan"/>.</summary>
public sealed record ExpansionPlanResult
{
    public required int? FiscalYear { get; init; }

    /// <summary>Links that were compared, and those that could have been.</summary>
    public required int CandidateCount { get; init; }
    public required long PossibleCount { get; init; }
    public required IReadOnlyList<PlanStep> Steps { get; init; }

    /// <summary>The gains added up.</summary>
    public required double Gain { get; init; }

    /// <summary>No plan of so many of the candidates gains more.</summary>
    public required double UpperBound { get; init; }

    /// <summary>The share of the best plan's gain, among the candidates, that the way of choosing never falls below.</summary>
    public required double Guarantee { get; init; }
    public required IReadOnlyList<PlanFigure> Before { get; init; }
    public required IReadOnlyList<PlanFigure> After { get; init; }
}

/// <summary>A link to make.</summary>
public sealed record PlanStep
{
    public required int FromId { get; init; }
    public required int ToId { get; init; }

    /// <summary>By how much it raises what the aim counts, after the steps before it.</summary>
    public required double Gain { get; init; }

    /// <summary>Needs of target areas that it meets.</summary>
    public IReadOnlyList<PlanNeed> Needs { get; init; } = [];

    /// <summary>Parties whose way it shortens.</summary>
    public int NearerCount { get; init; }

    /// <summary>Ties, as pairs of parties, whose loss then cuts nobody off.</summary>
    public IReadOnlyList<(int PartyId, int OtherId)> SafeTies { get; init; } = [];
}

/// <summary>A kind that a target area needs.</summary>
public sealed record PlanNeed(int TargetAreaId, PartyKind Kind);

/// <summary>A figure before or after; null where it is not defined.</summary>
public sealed record PlanFigure(PlanFigureKind Kind, double? Value);

/// <summary>What a plan counts before and after.</summary>
public enum PlanFigureKind : byte
{
    /// <summary>Needs of target areas that are met.</summary>
    NeedsMet,

    /// <summary>Needs that are not.</summary>
    NeedsOpen,

    /// <summary>Target areas all of whose needs are met.</summary>
    AreasComplete,

    /// <summary>Steps to the nearest PACC office, added up over the parties counted, 10 for a longer way or none.</summary>
    TotalSteps,

    /// <summary>The same, for one party on average.</summary>
    MeanSteps,

    /// <summary>Parties counted to which no way leads.</summary>
    PartiesWithoutWay,

    /// <summary>Parties within the steps asked for of the centre, the centre left out.</summary>
    PartiesReached,

    /// <summary>Parties on the smaller side of a bridge, added up over the bridges.</summary>
    PartiesHangingByATie,

    /// <summary>Ties whose loss cuts a part of the network off.</summary>
    Bridges,

    /// <summary>Parties whose loss cuts a part of the network off.</summary>
    ArticulationPoints,
}
