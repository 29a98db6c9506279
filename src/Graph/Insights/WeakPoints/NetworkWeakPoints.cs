using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.WeakPoints;

/// <summary>
/// Where the network hangs by one party or one tie: what would fall off, ranked by the parties and areas that are cut off.
/// </summary>
public static class NetworkWeakPoints
{
    public static Analysis<WeakPointOptions, WeakPointResult> Analysis { get; } =
        new("weak points", Compute, (network, _) => AnalysisEstimate.Linear(network, passes: 100));

    private static WeakPointResult Compute(ScopedNetwork network, WeakPointOptions options, CancellationToken cancel)
    {
        var graph = network.Graph.Underlying;
        var impact = CutImpact.Compute(graph, cancel);
        var points = impact
            .Points.OrderByDescending(point => point.CutOff)
            .ThenBy(point => point.Node)
            .Select(point => new WeakPoint(network.PartyIds[point.Node], point.CutOff, null));
        var ties = impact
            .Bridges.OrderByDescending(bridge => bridge.CutOff)
            .ThenBy(bridge => bridge.Source)
            .ThenBy(bridge => bridge.Target)
            .Select(bridge => new WeakTie(network.PartyIds[bridge.Source], network.PartyIds[bridge.Target], bridge.CutOff, null));
        return new()
        {
            Impact = impact,
            BlockCount = BiconnectedComponents.Compute(graph, cancel).BlockCount,
            Points =
            [
                .. points
                    .Select(
                        (point, i) =>
                            i < options.AreaCountedCount
                                ? point with
                                {
                                    AreaCount = AreasOf(network, impact.CutOffBy(network.NodeOf(point.PartyId))),
                                }
                                : point
                    )
                    .OrderByDescending(point => (point.CutOffCount, point.AreaCount)),
            ],
            Ties =
            [
                .. ties.Select(
                        (tie, i) =>
                            i < options.AreaCountedCount
                                ? tie with
                                {
                                    AreaCount = AreasOf(network, impact.CutOffBy(network.NodeOf(tie.FromId), network.NodeOf(tie.ToId))),
                                }
                                : tie
                    )
                    .OrderByDescending(tie => (tie.CutOffCount, tie.AreaCount)),
            ],
            Shells =
            [
                .. CoreNumbers
                    .Compute(graph, cancel)
                    .Cores.GroupBy(core => core)
                    .OrderBy(shell => shell.Key)
                    .Select(shell => new CoreShell(shell.Key, shell.Count())),
            ],
        };
    }

    /// <summary>The parties that fall off with a party, in the order of their ids; none where it is no weak point.</summary>
    public static IReadOnlyList<Party> CutOffBy(Measured<WeakPointResult> measured, int partyId) =>
        [.. measured.Result.Impact.CutOffBy(measured.Network.NodeOf(partyId)).Select(measured.Network.PartyOf)];

    /// <summary>The parties on the smaller side of a bridge; none where the two have no bridge.</summary>
    public static IReadOnlyList<Party> CutOffBy(Measured<WeakPointResult> measured, int fromId, int toId) =>
        [
            .. measured
                .Result.Impact.CutOffBy(measured.Network.NodeOf(fromId), measured.Network.NodeOf(toId))
                .Select(measured.Network.PartyOf),
        ];

    /// <summary>Provinces that have a party among these.</summary>
    private static int AreasOf(ScopedNetwork network, int[] nodes) =>
        nodes.Select(node => NetworkSnapshot.ProvinceOf(network.PartyOf(node).AreaCode)).OfType<string>().Distinct().Count();
}

/// <summary>Options of <see cref="NetworkWeakPoints"/>.</summary>
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

/// <summary>Answer of <see cref="NetworkWeakPoints"/>.</summary>
public sealed record WeakPointResult
{
    /// <summary>Who falls off with whom, by node.</summary>
    internal CutImpactResult Impact { get; init; } = null!;

    /// <summary>Parts that no single party's loss divides.</summary>
    public required int BlockCount { get; init; }

    /// <summary>Articulation points: those that cut off most parties first, then most areas.</summary>
    public required IReadOnlyList<WeakPoint> Points { get; init; }

    /// <summary>Bridges, in the same order.</summary>
    public required IReadOnlyList<WeakTie> Ties { get; init; }

    /// <summary>Ascending by core number.</summary>
    public required IReadOnlyList<CoreShell> Shells { get; init; }
}
