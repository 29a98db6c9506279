using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Paths;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class CentralityEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("pagerank", "damping=0.85 tolerance=1e-6 weight=none", input =>
                Scores(PageRank.Compute(input.Graph, new() { Tolerance = 1e-6 }))
            )
            {
                Oracle = input => Oracles.PageRank(input.Graph),
                Tolerance = 1e-5,
            },
            new("pagerank-weighted", "damping=0.85 tolerance=1e-12 weight=strength", input =>
                Scores(PageRank.Compute(input.Weighted, new() { Tolerance = 1e-12 }))
            )
            {
                Oracle = input => Oracles.PageRank(input.Weighted),
            },
            new("bc-exact", "length=hops normalised=false", input => Outcome.Nodes(Betweenness.Compute(input.Graph).Scores))
            {
                Oracle = input => Oracles.Betweenness(input.Graph, LengthRule.Hops),
                MaxEdges = 100_000,
            },
            new("bc-64", "length=hops sources=given", input =>
                Outcome.Nodes(Betweenness.Compute(input.Graph, new() { Sources = input.Sources }).Scores)
            )
            {
                Oracle = input => Oracles.Betweenness(input.Graph, LengthRule.Hops, input.Sources),
            },
            new("bc-bound", "length=hops epsilon=0.01 delta=0.1 divided-by=n(n-1)", input =>
            {
                var result = BoundedBetweenness.Compute(input.Graph);
                return Outcome.Nodes(result.Scores, $"samples={result.SampleCount}");
            }) { Oracle = input => Oracles.BetweennessShare(input.Graph), Tolerance = 0.01 },
            new("bc-weighted", "length=1/weight normalised=false", input =>
                Outcome.Nodes(Betweenness.Compute(input.Weighted, new() { Lengths = LengthRule.InverseWeight }).Scores)
            )
            {
                Oracle = input => Oracles.Betweenness(input.Weighted, LengthRule.InverseWeight),
                MaxEdges = 100_000,
            },
            new("edge-betweenness", "length=hops normalised=false", input => Edges(input, EdgeBetweenness.Compute(input.Graph).Scores))
            {
                Oracle = input => Oracles.EdgeBetweenness(input.Graph),
                MaxEdges = 100_000,
            },
            new("closeness-exact", "length=hops direction=out scale=reach", input =>
                Outcome.Nodes(Closeness.Compute(input.Graph).Closeness)
            )
            {
                Oracle = input => Oracles.Closeness(input.Graph),
                MaxEdges = 100_000,
            },
            new("harmonic-exact", "length=hops direction=out normalised=false", input =>
                Outcome.Nodes(Closeness.Compute(input.Graph).Harmonic)
            )
            {
                Oracle = input => Oracles.Harmonic(input.Graph),
                MaxEdges = 100_000,
            },
            Near("closeness-weighted", "length=1/weight direction=out scale=reach", new() { Lengths = LengthRule.InverseWeight }),
            Near(
                "closeness-length",
                "length=weight direction=in scale=reach",
                new() { Lengths = LengthRule.Weight, Direction = PathDirection.Incoming }
            ),
            Near(
                "closeness-unscaled",
                "length=hops direction=in scale=none",
                new() { Direction = PathDirection.Incoming, ScaleByReach = false }
            ),
            Near(
                "harmonic-weighted",
                "length=1/weight direction=out normalised=true",
                new() { Lengths = LengthRule.InverseWeight, NormaliseHarmonic = true },
                harmonic: true
            ),
            new("bc-sampled", "length=hops starts=128 seed=1 normalised=false", input =>
            {
                var result = SampledBetweenness.Compute(input.Graph);
                return Outcome.Nodes(result.Scores) with
                {
                    Details = result.Errors.Select((error, node) => (FormattableString.Invariant($"error {node}"), error)),
                };
            }) { Invariant = (input, outcome) => Invariants.SampledBetweenness(input.Graph, outcome) },
            new("degree", "ties=both normalised=false", input => Outcome.Nodes(DegreeCentrality.Compute(input.Graph).Scores))
            {
                Oracle = input => Oracles.Degree(input.Graph),
            },
            new("strength", "ties=both normalised=false", input =>
                Outcome.Nodes(DegreeCentrality.Compute(input.Weighted, new() { UseWeights = true }).Scores)
            )
            {
                Oracle = input => Oracles.Degree(input.Weighted),
            },
            new("reach", "steps=2 direction=out", input =>
            {
                var counts = Reach.Compute(input.Graph).Counts;
                return Outcome.Nodes(counts, $"max={counts.DefaultIfEmpty().Max()}");
            }) { Oracle = input => Oracles.Reach(input.Graph, 2), MaxEdges = 2_000_000 },
            new("eigenvector", "norm=1 arcs=in tolerance=1e-6 weight=none", input =>
                Scores(Eigenvector.Compute(input.Graph, new() { Tolerance = 1e-6 }))
            )
            {
                Oracle = input => Oracles.Eigenvector(input.Graph),
                Tolerance = 1e-4,
            },
            new("eigenvector-weighted", "norm=1 arcs=in tolerance=1e-10 weight=strength", input =>
                Scores(Eigenvector.Compute(input.Weighted, new() { Tolerance = 1e-10 }))
            )
            {
                Oracle = input => Oracles.Eigenvector(input.Weighted),
                Tolerance = 1e-6,
            },
            new("katz", "alpha=0.85/lambda own=1 tolerance=1e-12 weight=none", input => Scores(Katz.Compute(input.Graph)))
            {
                Oracle = input => Oracles.Katz(input.Graph),
                Tolerance = 1e-7,
            },
            new("katz-weighted", "alpha=0.85/lambda own=1 tolerance=1e-12 weight=strength", input => Scores(Katz.Compute(input.Weighted)))
            {
                Oracle = input => Oracles.Katz(input.Weighted),
                Tolerance = 1e-7,
            },
            new("katz-alpha", "alpha=0.01 own=1 tolerance=1e-12 weight=none", input =>
                Scores(Katz.Compute(input.Graph, new() { Alpha = 0.01 }))
            )
            {
                Oracle = input => Oracles.Katz(input.Graph, 0.01),
                Tolerance = 1e-7,
            },
            new("hits", "authority sum=1 tolerance=1e-10 weight=none", input => Authorities(Hits.Compute(input.Graph)))
            {
                Oracle = input => Oracles.Authority(input.Graph),
                Tolerance = 1e-6,
            },
            new("hits-weighted", "authority sum=1 tolerance=1e-10 weight=strength", input => Authorities(Hits.Compute(input.Weighted)))
            {
                Oracle = input => Oracles.Authority(input.Weighted),
                Tolerance = 1e-6,
            },
            new("hits-hubs", "hub sum=1 tolerance=1e-10 weight=none", input => Hubs(Hits.Compute(input.Graph)))
            {
                Oracle = input => Oracles.Authority(input.Graph.Reversed),
                Tolerance = 1e-6,
            },
            new("hits-hubs-weighted", "hub sum=1 tolerance=1e-10 weight=strength", input => Hubs(Hits.Compute(input.Weighted)))
            {
                Oracle = input => Oracles.Authority(input.Weighted.Reversed),
                Tolerance = 1e-6,
            },
            new("ppr", "damping=0.85 seed=first-source dangling=seeds tolerance=1e-6 weight=none", input =>
                Scores(PersonalisedPageRank.Compute(input.Graph, new() { Seeds = [input.Source], Tolerance = 1e-6 }))
            )
            {
                Oracle = input => Oracles.PersonalisedPageRank(input.Graph, [input.Source]),
                Tolerance = 1e-5,
            },
            new("ppr-weighted", "damping=0.85 seeds=given dangling=seeds tolerance=1e-10 weight=strength", input =>
                Scores(PersonalisedPageRank.Compute(input.Weighted, new() { Seeds = input.Sources }))
            )
            {
                Oracle = input => Oracles.PersonalisedPageRank(input.Weighted, input.Sources),
            },
            new("ppr-even", "damping=0.5 seed=first-source dangling=evenly tolerance=1e-10 weight=none", input => Scores(
                    PersonalisedPageRank.Compute(
                        input.Graph,
                        new()
                        {
                            Seeds = [input.Source],
                            Damping = 0.5,
                            Dangling = DanglingMass.Evenly,
                        }
                    )
                )) { Oracle = input => Oracles.PersonalisedPageRank(input.Graph, [input.Source], 0.5, evenly: true) },
            new("ppr-push", "damping=0.85 seed=first-source dangling=seeds epsilon=1e-6 weight=none", input =>
            {
                var result = PersonalisedPageRank.Compute(
                    input.Graph,
                    new() { Seeds = [input.Source], Method = PersonalisedPageRankMethod.Push }
                );
                return Outcome.Iterated(
                    result.Scores,
                    result.Converged,
                    FormattableString.Invariant($"max={result.Scores.Max():R} short={result.Residual:R} pushes={result.Iterations}")
                );
            }) { Oracle = input => Oracles.PersonalisedPageRank(input.Graph, [input.Source]), Tolerance = 1e-3 },
        ];

    private static Outcome Edges(BenchmarkInput input, double[] scores) =>
        new(FormattableString.Invariant($"max={Outcome.Largest(scores):R}"), Outcome.Ties(input.Graph, arc => scores[arc]));

    private static Outcome Scores(PageRankResult result) => Outcome.Iterated(result.Scores, result.Converged);

    private static Outcome Authorities(HitsResult result) => Outcome.Iterated(result.Authorities, result.Converged);

    private static Outcome Hubs(HitsResult result) => Outcome.Iterated(result.Hubs, result.Converged);

    private static Outcome Scores(EigenvectorResult result) => Outcome.Iterated(result.Scores, result.Converged);

    private static Outcome Scores(KatzResult result) =>
        Outcome.Iterated(
            result.Scores,
            result.Converged,
            FormattableString.Invariant($"max={Outcome.Largest(result.Scores):R} alpha={result.Alpha:R}")
        );

    private static Outcome Scores(PersonalisedPageRankResult result) => Outcome.Iterated(result.Scores, result.Converged);

    /// <summary>Closeness and harmonic closeness with lengths, or the other way along the arcs, or unscaled.</summary>
    private static Entry Near(string name, string parameters, ClosenessOptions options, bool harmonic = false) =>
        new(name, parameters, input =>
        {
            var result = Closeness.Compute(input.Weighted, options);
            return Outcome.Nodes(harmonic ? result.Harmonic : result.Closeness);
        }) { Oracle = input => Oracles.Closeness(input.Weighted, options, harmonic), MaxEdges = 100_000 };
}
