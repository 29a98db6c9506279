using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Algorithms.WholeGraph;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class WholeGraphEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("distances", "length=hops sources=all effective=.9", input => Figures(Distances.Compute(input.Graph)))
            {
                Oracle = input => Oracles.MeanDistance(input.Graph),
                MaxEdges = 100_000,
            },
            new("distances-1024", "length=hops sources=1024 effective=.9", input =>
                Figures(Distances.Compute(input.Graph, new() { SourceCount = 1024 }))
            )
            {
                Invariant = (input, outcome) => Invariants.SampledDistances(input.Graph, outcome),
            },
            new("density", "", input => Outcome.Figures(("density", Density.Compute(input.Graph).Value ?? double.NaN)))
            {
                Oracle = input => Oracles.Density(input.Graph),
            },
            new("diameter", "exact", input =>
            {
                var result = Diameter.Compute(input.Graph);
                return new Outcome($"diameter={result.Value} searches={result.Searches}", [("diameter", result.Value ?? double.NaN)]);
            }) { Oracle = input => Oracles.Diameter(input.Graph) },
            new("eccentricity", "length=hops direction=out of=reached", Eccentricity)
            {
                Oracle = input => Oracles.Eccentricity(input.Graph),
                MaxEdges = 100_000,
            },
            new("hyperball", "registers=128 seed=1", input =>
            {
                var result = HyperBall.Compute(input.Graph);
                return Outcome.Figures(("mean", result.Mean ?? double.NaN), ("effective", result.EffectiveDiameter ?? double.NaN));
            }) { Invariant = (input, outcome) => Invariants.HyperBall(input.Graph, outcome) },
            new("smallworld", "replicas=10 swaps=10 seed=1", input =>
            {
                var result = SmallWorld.Compute(input.Graph);
                return Outcome.Figures(("sigma", result.Sigma ?? double.NaN), ("omega", result.Omega ?? double.NaN));
            }) { Invariant = (input, outcome) => Invariants.SmallWorld(input.Graph, outcome), MaxEdges = 100_000 },
        ];

    private static Outcome Eccentricity(BenchmarkInput input)
    {
        var farthest = new double[input.Graph.NodeCount];
        ParallelLoop.Ranges(farthest.Length, 16, (from, to) =>
        {
            for (var node = from; node < to; node++)
                farthest[node] = BreadthFirst.Compute(input.Graph, node).Farthest;
        });
        return Outcome.Nodes(farthest);
    }

    private static Outcome Figures(DistancesResult result) =>
        Outcome.Figures(
            ("mean", result.Mean ?? double.NaN),
            ("connected", result.ConnectedFraction ?? double.NaN),
            ("largest", result.Largest ?? double.NaN),
            ("effective", result.EffectiveDiameter ?? double.NaN)
        );
}

internal static partial class Oracles
{
    public static Outcome Density(CsrGraph graph)
    {
        var (pairs, ties) = (0.0, 0.0);
        for (var u = 0; u < graph.NodeCount; u++)
        for (var v = 0; v < graph.NodeCount; v++)
            if (u != v)
                (pairs, ties) = (pairs + 1, ties + (graph.HasArc(u, v) ? 1 : 0));
        return Outcome.Figures(("density", ties / pairs));
    }

    public static Outcome Diameter(CsrGraph graph) =>
        Outcome.Figures(
            (
                "diameter",
                Distances(graph, LengthRule.Hops)
                    .SelectMany(row => row)
                    .Where(distance => distance > 0 && double.IsFinite(distance))
                    .DefaultIfEmpty(double.NaN)
                    .Max()
            )
        );

    public static Outcome MeanDistance(CsrGraph graph)
    {
        var finite = Distances(graph, LengthRule.Hops)
            .SelectMany(row => row)
            .Where(distance => distance > 0 && double.IsFinite(distance))
            .ToArray();
        // The effective diameter from the shares within 1, 2, … steps.
        var effective = double.NaN;
        for (var steps = 1; double.IsNaN(effective) && finite.Length > 0; steps++)
            if (finite.Count(distance => distance <= steps) is var within && within >= 0.9 * finite.Length)
            {
                var nearer = finite.Count(distance => distance < steps);
                effective = steps - 1 + (0.9 * finite.Length - nearer) / (within - nearer);
            }
        return Outcome.Figures(
            ("mean", finite.Length == 0 ? double.NaN : finite.Average()),
            ("connected", finite.Length / ((double)graph.NodeCount * (graph.NodeCount - 1))),
            ("largest", finite.Length == 0 ? double.NaN : finite.Max()),
            ("effective", effective)
        );
    }
}
