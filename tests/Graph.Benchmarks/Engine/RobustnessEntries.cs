using AntiCorruption.Graph.Algorithms.Robustness;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class RobustnessEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("removal-random", "runs=10 seed=1", input =>
                Curve(RemovalCurve.Compute(input.Graph, new() { Order = RemovalOrder.Random, RunCount = 10 }))
            )
            {
                Invariant = (input, outcome) => Invariants.Monotone(input.Graph, outcome, 1, grows: false),
            },
            new("removal-degree", "recomputed=true", input => Curve(RemovalCurve.Compute(input.Graph)))
            {
                Oracle = input => Oracles.RemovalByDegree(input.Graph),
            },
            new("removal-betweenness", "recomputed=true pivots=64 removed=64", input => Curve(
                    RemovalCurve.Compute(
                        input.Graph,
                        new()
                        {
                            Order = RemovalOrder.BetweennessRecomputed,
                            PivotCount = 64,
                            MaxRemoved = 64,
                        }
                    )
                )) { Invariant = (input, outcome) => Invariants.Monotone(input.Graph, outcome, 1, grows: false), MaxEdges = 100_000 },
            new("cutimpact", "sets=all points", CutOff) { Oracle = input => Oracles.CutOff(input.Graph) },
            new("augmentation", "join=true", Augmentation) { Oracle = input => Oracles.Augmentation(input.Graph) },
            new("edge-connectivity", "of=graph", input =>
                Outcome.Figures(("number", EdgeConnectivity.Compute(input.Graph).Number ?? double.NaN))
            )
            {
                Oracle = input => Oracles.LeastCut(input.Graph),
                MaxEdges = 100_000,
            },
            new("edge-classes", "k=3", input =>
            {
                var result = EdgeConnectivity.Compute(input.Graph, 3);
                return Outcome.Nodes(result.Labels, $"classes={result.Count} largest={result.LargestSize}");
            }) { Oracle = input => Oracles.EdgeClasses(input.Graph, 3), MaxEdges = 100_000 },
            new("resistance", "weight=conductance tolerance=1e-9 pair=first two sources", Resistance)
            {
                Oracle = input => Oracles.Resistance(input.Weighted, input.Source, input.Target),
                Tolerance = 1e-8,
            },
            new("percolation-bond", "runs=10 points=101", input => Percolated(Percolation.Compute(input.Graph, new() { RunCount = 10 })))
            {
                Invariant = (input, outcome) => Invariants.Monotone(input.Graph, outcome, 1.0 / input.Graph.NodeCount, grows: true),
            },
            new("percolation-site", "runs=10 points=101", input =>
                Percolated(Percolation.Compute(input.Graph, new() { Kind = PercolationKind.Site, RunCount = 10 }))
            )
            {
                Invariant = (input, outcome) => Invariants.Monotone(input.Graph, outcome, 1.0 / input.Graph.NodeCount, grows: true),
            },
        ];

    private static Outcome Resistance(BenchmarkInput input)
    {
        var result = EffectiveResistance.Compute(input.Weighted, input.Source, input.Target);
        return new(
            FormattableString.Invariant(
                $"resistance={result.Resistance:R}{(result.Converged ? "" : $" converged=false at-most={result.UpperBound:R}")}"
            ),
            [("resistance", result.Resistance)]
        )
        {
            Details = [("at most", result.UpperBound), ("rounds", result.Iterations), ("converged", result.Converged ? 1 : 0)],
        };
    }

    private static Outcome Percolated(PercolationResult result) =>
        Outcome.Nodes(
            result.LargestShare,
            FormattableString.Invariant(
                $"threshold={result.Threshold:0.##} half={result.LargestShare[result.LargestShare.Length / 2]:0.####}"
            )
        );

    private static Outcome Curve(RemovalCurveResult result) =>
        Outcome.Nodes(
            result.LargestComponent.Mean,
            FormattableString.Invariant($"R={result.Robustness:R} removed={result.LargestComponent.Mean.Length - 1}")
        ) with
        {
            Details = (result.RemovedNodes ?? []).Select((node, place) => ($"removed {place}", (double)node)),
        };

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
        return Outcome.Figures(("ties", result.Ties.Length), ("bridges", result.BridgeCount), ("left", result.BridgesLeft)) with
        {
            Details = result.Ties.Select(tie => ($"tie {tie.Source} {tie.Target}", 1.0)),
        };
    }
}
