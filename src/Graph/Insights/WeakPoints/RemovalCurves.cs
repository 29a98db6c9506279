using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.WeakPoints;

/// <summary>How a network comes apart while parties leave it.</summary>
public static class RemovalCurves
{
    /// <summary>Steps of a curve that are given at most.</summary>
    public const int MaxStepCount = 101;

    // Above this many searches from start nodes, betweenness is estimated from some.
    private const int ExactNodeCount = 300;
    private const int PivotCount = 64;

    public static Analysis<RemovalOptions, RemovalResult> Analysis { get; } = new("removal curve", Compute, Estimate);

    private static RemovalResult Compute(ScopedNetwork network, RemovalOptions options, CancellationToken cancel)
    {
        var graph = network.Graph.Underlying;
        var removed = RemovedCount(network, options);
        var curve = RemovalCurve.Compute(
            graph,
            new()
            {
                Order = options.Order,
                RunCount = options.RunCount,
                Seed = options.Seed,
                MaxRemoved = removed,
                PivotCount = IsExact(network, options) ? null : PivotCount,
            },
            cancel
        );
        return new(
            [
                .. Steps(removed)
                    .Select(step => new RemovalStep(
                        step,
                        curve.LargestComponent.Mean[step],
                        curve.LargestComponent.Spread[step],
                        curve.ComponentCount.Mean[step],
                        graph.NodeCount < 2 ? null : curve.ConnectedPairs.Mean[step]
                    )),
            ],
            graph.NodeCount == 0 ? null : curve.Robustness,
            curve.RunCount,
            IsExact(network, options),
            [.. (curve.RemovedNodes ?? []).Take(1000).Select(node => network.PartyIds[node])]
        );
    }

    private static bool IsExact(ScopedNetwork network, RemovalOptions options) =>
        options.Order is not (RemovalOrder.Betweenness or RemovalOrder.BetweennessRecomputed) || network.Graph.NodeCount <= ExactNodeCount;

    private static AnalysisEstimate Estimate(ScopedNetwork network, RemovalOptions options)
    {
        var pass = network.Graph.NodeCount + (double)network.Graph.ArcCount;
        var searches = IsExact(network, options) ? network.Graph.NodeCount : PivotCount;
        return AnalysisEstimate.Of(
            network,
            options.Order switch
            {
                RemovalOrder.Random => 5 * pass * options.RunCount,
                RemovalOrder.Betweenness => 5 * pass * searches,
                RemovalOrder.BetweennessRecomputed => 5 * pass * searches * Math.Max(1, RemovedCount(network, options)),
                _ => 20 * pass,
            }
        );
    }

    private static int RemovedCount(ScopedNetwork network, RemovalOptions options) =>
        (int)Math.Round(options.MaxFraction * network.Graph.NodeCount);

    /// <summary>At most <see cref="MaxStepCount"/> of the steps, evenly apart, the first and the last among them.</summary>
    private static IEnumerable<int> Steps(int removed) =>
        Enumerable.Range(0, MaxStepCount).Select(i => (int)((long)removed * i / (MaxStepCount - 1))).Distinct();
}

/// <summary>Options of <see cref="RemovalCurves"/>.</summary>
/// <param name="MaxFraction">The share of parties that leave, 0 to 1.</param>
/// <param name="RunCount">Random orders followed, ≥ 1.</param>
public sealed record RemovalOptions(RemovalOrder Order, double MaxFraction, int RunCount, ulong Seed);

/// <summary>The network after some parties have left: means over the runs.</summary>
/// <param name="ConnectedFraction">Pairs with a way between them by all pairs there were; null where there were none.</param>
public sealed record RemovalStep(
    int RemovedCount,
    double LargestComponentSize,
    double LargestComponentSpread,
    double ComponentCount,
    double? ConnectedFraction
);

/// <summary>Answer of <see cref="RemovalCurves"/>.</summary>
/// <param name="Robustness">Mean share of the largest component over all steps (Schneider et al. 2011), 0 to 0.5; null where not all
/// leave.</param>
/// <param name="IsExact">False where betweenness was estimated.</param>
/// <param name="RemovedPartyIds">Who left, the first first, at most 1,000; empty for random orders.</param>
public sealed record RemovalResult(
    IReadOnlyList<RemovalStep> Steps,
    double? Robustness,
    int RunCount,
    bool IsExact,
    IReadOnlyList<int> RemovedPartyIds
);
