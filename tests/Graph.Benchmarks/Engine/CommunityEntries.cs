using AntiCorruption.Graph.Algorithms.Communities;
using AntiCorruption.Graph.Algorithms.Components;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class CommunityEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("louvain", "resolution=1 seed=1 iterations=1 weight=none", input => Communities(Louvain.Compute(input.Graph)))
            {
                Invariant = (input, outcome) =>
                    Invariants.Communities(input.Graph, outcome, options => Louvain.Compute(input.Graph, options), areConnected: false),
            },
            new("louvain-refined", "resolution=1 seed=1 iterations=2 weight=none", input =>
                Communities(Louvain.Compute(input.Graph, new() { MaxIterations = 2 }))
            )
            {
                Invariant = (input, outcome) =>
                    Invariants.Communities(input.Graph, outcome, options => Louvain.Compute(input.Graph, options), areConnected: false),
            },
            new("leiden", "resolution=1 seed=1 iterations=2 weight=none", input => Communities(Leiden.Compute(input.Graph)))
            {
                Invariant = (input, outcome) =>
                    Invariants.Communities(input.Graph, outcome, options => Leiden.Compute(input.Graph, options), areConnected: true),
            },
            new("leiden-weighted", "resolution=1 seed=1 iterations=2 weight=strength", input => Communities(Leiden.Compute(input.Weighted)))
            {
                Invariant = (input, outcome) =>
                    Invariants.Communities(input.Weighted, outcome, options => Leiden.Compute(input.Weighted, options), areConnected: true),
            },
            new("labelprop", "seed=1 weight=none", input => Communities(LabelPropagation.Compute(input.Graph)))
            {
                Invariant = (input, outcome) => Invariants.LabelPropagation(input.Graph, outcome),
            },
            new("modularity", "resolution=1 labels=given", input =>
                Outcome.Figures(("modularity", Modularity.Compute(input.Graph, input.Labels)))
            )
            {
                Oracle = Oracles.Modularity,
            },
            new("compare-partitions", "mean=arithmetic labels=given with=components", input =>
            {
                var result = PartitionComparison.Compute(input.Labels, ConnectedComponents.Compute(input.Graph).Labels);
                return Outcome.Figures(("nmi", result.NormalisedMutualInformation), ("ari", result.AdjustedRandIndex));
            }) { Oracle = Oracles.Comparison },
        ];

    private static Outcome Communities(CommunityResult result) =>
        Outcome.Nodes(
            result.Labels,
            FormattableString.Invariant($"Q={result.Modularity:0.######} communities={result.Count} iterations={result.Iterations}")
        );
}
