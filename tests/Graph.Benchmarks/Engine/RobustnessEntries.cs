using AntiCorruption.Graph.Algorithms.Robustness;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class RobustnessEntries
{
    public static IEnumerable<Entry> All =>
    [
        new("removal-random", "runs=10 seed=1", input => Curve(RemovalCurve.Compute(input.Graph, new() { Order = RemovalOrder.Random, RunCount = 10 }))),
        new("removal-degree", "recomputed=true", input => Curve(RemovalCurve.Compute(input.Graph))) { Oracle = input => Oracles.RemovalByDegree(input.Graph) },
        new("removal-betweenness", "recomputed=true pivots=64 removed=64", input => Curve(RemovalCurve.Compute(input.Graph, new() { Order = RemovalOrder.BetweennessRecomputed, PivotCount = 64, MaxRemoved = 64 }))) { MaxEdges = 100_000 },
        new("cutimpact", "sets=all points", CutOff) { Oracle = input => Oracles.CutOff(input.Graph) },
        new("augmentation", "join=true", Augmentation) { Oracle = input => Oracles.Augmentation(input.Graph) },
    ];

    private static Outcome Curve(RemovalCurveResult result) =>
        Outcome.Nodes(result.LargestComponent.Mean, FormattableString.Invariant($"R={result.Robustness:R} removed={result.LargestComponent.Mean.Length - 1}"));

    private static Outcome CutOff(BenchmarkInput input)
    {
        var result = CutImpact.Compute(input.Graph);
        var counts = new int[input.Graph.NodeCount];
        foreach (var point in result.Points)
            counts[point.Node] = result.CutOffBy(point.Node).Length;
        return Outcome.Nodes(counts, $"points={result.Points.Count} bridges={result.Bridges.Count}");
    }

    private static Outcome Augmentation(BenchmarkInput input)
    {
        var result = EdgeAugmentation.Compute(input.Graph);
        return Outcome.Figures(("ties", result.Ties.Length), ("bridges", result.BridgeCount), ("left", result.BridgesLeft));
    }
}
