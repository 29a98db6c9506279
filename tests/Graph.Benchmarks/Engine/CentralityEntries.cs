using AntiCorruption.Graph.Algorithms.Centrality;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class CentralityEntries
{
    public static IEnumerable<Entry> All =>
    [
        new("pagerank", "damping=0.85 tolerance=1e-6 weight=none", input => Outcome.Nodes(PageRank.Compute(input.Graph, new() { Tolerance = 1e-6 }).Scores)) { Oracle = input => Oracles.PageRank(input.Graph), Tolerance = 1e-5 },
        new("pagerank-weighted", "damping=0.85 tolerance=1e-12 weight=strength", input => Outcome.Nodes(PageRank.Compute(input.Weighted, new() { Tolerance = 1e-12 }).Scores)) { Oracle = input => Oracles.PageRank(input.Weighted) },
    ];
}
