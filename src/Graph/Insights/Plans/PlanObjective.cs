using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Plans;

/// <summary>A link that a plan may make, as nodes.</summary>
internal readonly record struct PlanLink(int From, int To);

/// <summary>
/// What a plan raises: a value of sets of links that never falls when one is added, and by less the more there are already (monotone and
/// submodular).
/// </summary>
internal abstract class PlanObjective(ScopedNetwork network, ExpansionPlanOptions options)
{
    protected ScopedNetwork Network => network;
    protected ExpansionPlanOptions Options => options;
    protected CsrGraph Graph { get; } = network.Graph.Underlying;

    /// <summary>The links that may be made, none of them there already.</summary>
    public IReadOnlyList<PlanLink> Candidates { get; protected set; } = [];

    /// <summary>Candidates before the cap.</summary>
    public long PossibleCount { get; protected set; }

    /// <summary>By how much a candidate would raise the value now. Safe for several threads.</summary>
    public abstract double GainOf(int candidate);

    /// <summary>Makes the link, and says what it brings.</summary>
    public abstract PlanStep Take(int candidate, double gain);

    /// <summary>Figures of the network, with the links that were made.</summary>
    public abstract IReadOnlyList<PlanFigure> Figures(CsrGraph graph, CancellationToken cancel);

    protected PlanStep Step(PlanLink link, double gain) =>
        new()
        {
            FromId = Network.PartyIds[link.From],
            ToId = Network.PartyIds[link.To],
            Gain = gain,
        };
}

/// <summary>Whom a plan may link.</summary>
internal sealed class PlanConstraints(ScopedNetwork network, ExpansionPlanOptions options)
{
    private readonly AreaBounds[]? areas = options.AreaCodes is { } codes
        ? [.. codes.Select(code => new AreaBounds(network.Snapshot, code))]
        : null;

    public bool Allow(int node) =>
        network.PartyOf(node) is var party
        && options.Kinds.Contains(party.PartyKind)
        && (areas is null || Array.Exists(areas, area => area.Hold(party.AreaCode)));

    /// <summary>Whether the parties of a link are of the sort asked for: any, or one of them a good actor.</summary>
    public bool AllowSort(int from, int to) => !options.EnlistsGoodActors || IsGoodActor(from) || IsGoodActor(to);

    public bool IsGoodActor(int node) => network.PartyOf(node).PartyKind == Model.PartyKind.GoodActor;

    /// <summary>How many links of the plan a party may get.</summary>
    public int LimitOf(int node) => options.EnlistsGoodActors && IsGoodActor(node) ? 1 : options.MaxPerParty ?? int.MaxValue;
}
