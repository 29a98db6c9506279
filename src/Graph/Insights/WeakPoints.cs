using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots;

namespace AntiCorruption.Graph.Insights;

/// <summary>Where the network hangs by one party or one tie: what would fall off, ranked by the parties and areas that are cut off.</summary>
public static class WeakPoints
{
    public static Analysis<WeakPointOptions, WeakPointResult> Analysis { get; } = new("weak points", Compute, (network, _) => AnalysisEstimate.Linear(network, passes: 100));

    private static WeakPointResult Compute(ScopedNetwork network, WeakPointOptions options, CancellationToken cancel)
    {
        var graph = network.Graph.Underlying;
        var blocks = BiconnectedComponents.Compute(graph, cancel);
        var cut = new CutParts(graph);
        var points = Enumerable.Range(0, graph.NodeCount).Where(node => blocks.IsArticulation[node]).OrderByDescending(node => blocks.CutOff[node]).ThenBy(node => node).ToArray();
        var ties = blocks.Bridges.OrderByDescending(bridge => bridge.CutOff).ThenBy(bridge => bridge.Source).ThenBy(bridge => bridge.Target).ToArray();
        return new()
        {
            BlockCount = blocks.BlockCount,
            Points = Ranked(points, node => new WeakPoint(network.PartyIds[node], blocks.CutOff[node], null), (point, areas) => point with { AreaCount = areas }, node => cut.Of(node), point => (point.CutOffCount, point.AreaCount)),
            Ties = Ranked(ties, tie => new WeakTie(network.PartyIds[tie.Source], network.PartyIds[tie.Target], tie.CutOff, null), (tie, areas) => tie with { AreaCount = areas }, tie => cut.Of(tie.Source, tie.Target), tie => (tie.CutOffCount, tie.AreaCount)),
            Shells = [.. CoreNumbers.Compute(graph, cancel).Cores.GroupBy(core => core).OrderBy(shell => shell.Key).Select(shell => new CoreShell(shell.Key, shell.Count()))],
        };

        T[] Ranked<TSource, T>(TSource[] sources, Func<TSource, T> make, Func<T, int, T> withAreas, Func<TSource, int[]> cutOff, Func<T, (int, int?)> size) =>
            [.. sources.Select((source, i) =>
            {
                cancel.ThrowIfCancellationRequested();
                return i < options.AreaCountedCount ? withAreas(make(source), AreasOf(network, cutOff(source))) : make(source);
            }).OrderByDescending(size)];
    }

    /// <summary>The parties that fall off with a party, in the order of their ids; none where it is no weak point.</summary>
    public static IReadOnlyList<Party> CutOffBy(ScopedNetwork network, int partyId) => Parties(network, new CutParts(network.Graph.Underlying).Of(network.NodeOf(partyId)));

    /// <summary>The parties on the smaller side of a bridge.</summary>
    public static IReadOnlyList<Party> CutOffBy(ScopedNetwork network, int fromId, int toId) => Parties(network, new CutParts(network.Graph.Underlying).Of(network.NodeOf(fromId), network.NodeOf(toId)));

    private static List<Party> Parties(ScopedNetwork network, int[] nodes) => [.. nodes.Select(network.PartyOf)];

    /// <summary>Provinces that have a party among these.</summary>
    private static int AreasOf(ScopedNetwork network, int[] nodes) => nodes.Select(node => NetworkSnapshot.ProvinceOf(network.PartyOf(node).AreaCode)).OfType<string>().Distinct().Count();
}

/// <summary>Options of <see cref="WeakPoints"/>.</summary>
public sealed record WeakPointOptions
{
    /// <summary>For how many points and ties, those that cut off most, areas are counted.</summary>
    public int AreaCountedCount { get; init; } = 1_000;
}

/// <summary>A party whose loss parts others from the largest rest.</summary>
/// <param name="CutOffCount">Parties that fall off, ≥ 1.</param>
/// <param name="AreaCount">Provinces with a party among them; null where it was not counted.</param>
public sealed record WeakPoint(int PartyId, int CutOffCount, int? AreaCount);

/// <summary>A tie whose loss parts others from the larger rest.</summary>
/// <param name="CutOffCount">Parties on the smaller side, ≥ 1.</param>
/// <param name="AreaCount">Provinces with a party among them; null where it was not counted.</param>
public sealed record WeakTie(int FromId, int ToId, int CutOffCount, int? AreaCount);

/// <summary>Parties whose core number this is.</summary>
public sealed record CoreShell(int Core, int PartyCount);

/// <summary>Answer of <see cref="WeakPoints"/>.</summary>
public sealed record WeakPointResult
{
    /// <summary>Parts that no single party's loss divides.</summary>
    public required int BlockCount { get; init; }

    /// <summary>Articulation points: those that cut off most parties first, then most areas.</summary>
    public required IReadOnlyList<WeakPoint> Points { get; init; }

    /// <summary>Bridges, in the same order.</summary>
    public required IReadOnlyList<WeakTie> Ties { get; init; }

    /// <summary>Ascending by core number.</summary>
    public required IReadOnlyList<CoreShell> Shells { get; init; }
}
