using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Paths;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class CentralityEntries
{
    public static IEnumerable<Entry> All =>
    [
        new("pagerank", "damping=0.85 tolerance=1e-6 weight=none", input => Outcome.Nodes(PageRank.Compute(input.Graph, new() { Tolerance = 1e-6 }).Scores)) { Oracle = input => Oracles.PageRank(input.Graph), Tolerance = 1e-5 },
        new("pagerank-weighted", "damping=0.85 tolerance=1e-12 weight=strength", input => Outcome.Nodes(PageRank.Compute(input.Weighted, new() { Tolerance = 1e-12 }).Scores)) { Oracle = input => Oracles.PageRank(input.Weighted) },
        new("bc-exact", "length=hops normalised=false", input => Outcome.Nodes(Betweenness.Compute(input.Graph).Scores)) { Oracle = input => Oracles.Betweenness(input.Graph, LengthRule.Hops), MaxEdges = 100_000 },
        new("bc-64", "length=hops sources=given", input => Outcome.Nodes(Betweenness.Compute(input.Graph, new() { Sources = input.Sources }).Scores)),
        new("bc-weighted", "length=1/weight normalised=false", input => Outcome.Nodes(Betweenness.Compute(input.Weighted, new() { Lengths = LengthRule.InverseWeight }).Scores)) { Oracle = input => Oracles.Betweenness(input.Weighted, LengthRule.InverseWeight), MaxEdges = 100_000 },
        new("edge-betweenness", "length=hops normalised=false", input => Edges(input, EdgeBetweenness.Compute(input.Graph).Scores)) { MaxEdges = 100_000 },
        new("closeness-exact", "length=hops direction=out scale=reach", input => Outcome.Nodes(Closeness.Compute(input.Graph).Closeness)) { Oracle = input => Oracles.Closeness(input.Graph), MaxEdges = 100_000 },
        new("harmonic-exact", "length=hops direction=out normalised=false", input => Outcome.Nodes(Closeness.Compute(input.Graph).Harmonic)) { Oracle = input => Oracles.Harmonic(input.Graph), MaxEdges = 100_000 },
    ];

    private static Outcome Edges(BenchmarkInput input, double[] scores)
    {
        var graph = input.Graph;
        IEnumerable<(string, double)> Rows()
        {
            for (var node = 0; node < graph.NodeCount; node++)
                for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                    if (graph.IsDirected || node < graph.Targets[arc])
                        yield return ($"{node} {graph.Targets[arc]}", scores[arc]);
        }
        return new Outcome(FormattableString.Invariant($"max={scores.DefaultIfEmpty().Max():R}"), Rows());
    }
}
