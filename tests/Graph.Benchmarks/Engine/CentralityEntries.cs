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
        new("bc-64", "length=hops sources=given", input => Outcome.Nodes(Betweenness.Compute(input.Graph, new() { Sources = input.Sources }).Scores)) { Oracle = input => Oracles.Betweenness(input.Graph, LengthRule.Hops, input.Sources) },
        new("bc-bound", "length=hops epsilon=0.01 delta=0.1 divided-by=n(n-1)", input => { var result = BoundedBetweenness.Compute(input.Graph); return Outcome.Nodes(result.Scores, $"samples={result.SampleCount}"); }) { Oracle = input => Oracles.BetweennessShare(input.Graph), Tolerance = 0.01 },
        new("bc-weighted", "length=1/weight normalised=false", input => Outcome.Nodes(Betweenness.Compute(input.Weighted, new() { Lengths = LengthRule.InverseWeight }).Scores)) { Oracle = input => Oracles.Betweenness(input.Weighted, LengthRule.InverseWeight), MaxEdges = 100_000 },
        new("edge-betweenness", "length=hops normalised=false", input => Edges(input, EdgeBetweenness.Compute(input.Graph).Scores)) { Oracle = input => Oracles.EdgeBetweenness(input.Graph), MaxEdges = 100_000 },
        new("closeness-exact", "length=hops direction=out scale=reach", input => Outcome.Nodes(Closeness.Compute(input.Graph).Closeness)) { Oracle = input => Oracles.Closeness(input.Graph), MaxEdges = 100_000 },
        new("harmonic-exact", "length=hops direction=out normalised=false", input => Outcome.Nodes(Closeness.Compute(input.Graph).Harmonic)) { Oracle = input => Oracles.Harmonic(input.Graph), MaxEdges = 100_000 },
        new("degree", "ties=both normalised=false", input => Outcome.Nodes(DegreeCentrality.Compute(input.Graph).Scores)) { Oracle = input => Oracles.Degree(input.Graph) },
        new("strength", "ties=both normalised=false", input => Outcome.Nodes(DegreeCentrality.Compute(input.Weighted, new() { UseWeights = true }).Scores)) { Oracle = input => Oracles.Degree(input.Weighted) },
        new("reach", "steps=2 direction=out", input => { var counts = Reach.Compute(input.Graph).Counts; return Outcome.Nodes(counts, $"max={counts.DefaultIfEmpty().Max()}"); }) { Oracle = input => Oracles.Reach(input.Graph, 2), MaxEdges = 2_000_000 },
        new("eigenvector", "norm=1 arcs=in tolerance=1e-6 weight=none", input => Outcome.Nodes(Eigenvector.Compute(input.Graph, new() { Tolerance = 1e-6 }).Scores)) { Oracle = input => Oracles.Eigenvector(input.Graph), Tolerance = 1e-4 },
        new("eigenvector-weighted", "norm=1 arcs=in tolerance=1e-10 weight=strength", input => Outcome.Nodes(Eigenvector.Compute(input.Weighted, new() { Tolerance = 1e-10 }).Scores)) { Oracle = input => Oracles.Eigenvector(input.Weighted), Tolerance = 1e-6 },
        new("katz", "alpha=0.85/lambda own=1 tolerance=1e-12 weight=none", input => Outcome.Nodes(Katz.Compute(input.Graph).Scores)) { Oracle = input => Oracles.Katz(input.Graph), Tolerance = 1e-7 },
        new("hits", "authority sum=1 tolerance=1e-10 weight=none", input => Outcome.Nodes(Hits.Compute(input.Graph).Authorities)) { Oracle = input => Oracles.Authority(input.Graph), Tolerance = 1e-6 },
        new("ppr", "damping=0.85 seed=first-source dangling=seeds tolerance=1e-6 weight=none", input => Outcome.Nodes(PersonalisedPageRank.Compute(input.Graph, new() { Seeds = [input.Source], Tolerance = 1e-6 }).Scores)) { Oracle = input => Oracles.PersonalisedPageRank(input.Graph, input.Source), Tolerance = 1e-5 },
        new("ppr-push", "damping=0.85 seed=first-source dangling=seeds epsilon=1e-6 weight=none", input =>
        {
            var result = PersonalisedPageRank.Compute(input.Graph, new() { Seeds = [input.Source], Method = PersonalisedPageRankMethod.Push });
            return Outcome.Nodes(result.Scores, FormattableString.Invariant($"max={result.Scores.Max():R} short={result.Residual:R} pushes={result.Iterations}"));
        }) { Oracle = input => Oracles.PersonalisedPageRank(input.Graph, input.Source), Tolerance = 1e-3 },
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
