using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Mixing;
using AntiCorruption.Graph.Algorithms.Paths;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class MixingEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("assortativity", "by=degree pair=out-in weight=none", input =>
                Outcome.Figures(("r", Assortativity.Compute(input.Graph).Coefficient ?? double.NaN))
            )
            {
                Oracle = input => Oracles.Assortativity(input.Graph, TieDirection.Outgoing, TieDirection.Incoming),
            },
            new("assortativity-pairs", "by=degree pairs=all-four weight=none", input =>
                Outcome.Figures([
                    .. Pairs.Select(pair =>
                        (
                            $"{pair.Source}-{pair.Target}",
                            Assortativity.Compute(input.Graph, new() { Source = pair.Source, Target = pair.Target }).Coefficient
                                ?? double.NaN
                        )
                    ),
                ])
            )
            {
                Oracle = input => Oracles.AssortativityPairs(input.Graph, Pairs),
            },
            new("assortativity-label", "by=label weight=none", input =>
                Outcome.Figures(("r", Assortativity.ComputeByLabel(input.Graph, input.Labels).Coefficient ?? double.NaN))
            )
            {
                Oracle = input => Oracles.LabelAssortativity(input.Graph, input.Labels),
            },
            new("mixing", "by=label weight=none", input =>
            {
                var mixing = MixingMatrix.Compute(input.Graph, input.Labels);
                return Outcome.Figures([
                    ("total", mixing.Total),
                    .. Enumerable
                        .Range(0, mixing.Entries.Length)
                        .Select(i => ($"{i / mixing.GroupCount} {i % mixing.GroupCount}", mixing.Entries[i])),
                ]);
            }) { Oracle = input => Oracles.Mixing(input.Graph, input.Labels) },
            new("ei-index", "of=graph,groups weight=none", input => Indices(ExternalInternalIndex.Compute(input.Graph, input.Labels)))
            {
                Oracle = input => Oracles.ExternalInternal(input.Graph, input.Labels),
            },
            new("ei-index-weighted", "of=graph,groups weight=strength", input =>
                Indices(ExternalInternalIndex.Compute(input.Weighted, input.Labels, new() { UseWeights = true }))
            )
            {
                Oracle = input => Oracles.ExternalInternal(input.Weighted, input.Labels),
            },
            new("ei-index-nodes", "of=nodes weight=none", input =>
                Outcome.Nodes(ExternalInternalIndex.Compute(input.Graph, input.Labels).Nodes)
            )
            {
                Oracle = input => Oracles.ExternalInternalOfNodes(input.Graph, input.Labels),
            },
            new("ei-index-nodes-weighted", "of=nodes weight=strength", input =>
                Outcome.Nodes(ExternalInternalIndex.Compute(input.Weighted, input.Labels, new() { UseWeights = true }).Nodes)
            )
            {
                Oracle = input => Oracles.ExternalInternalOfNodes(input.Weighted, input.Labels),
            },
            new("ei-index-test", "permutations=1000 seed=1", input =>
            {
                var test = ExternalInternalIndex.Compute(input.Graph, input.Labels, new() { PermutationCount = 1000 }).Test;
                return Outcome.Figures(
                    ("mean", test?.Mean ?? double.NaN),
                    ("sd", test?.StandardDeviation ?? double.NaN),
                    ("at-or-below", test?.AtOrBelow ?? double.NaN),
                    ("at-or-above", test?.AtOrAbove ?? double.NaN)
                );
            }) { Invariant = Invariants.Permutations, MaxEdges = 100_000 },
            new("reciprocity", "arcs", input =>
            {
                var result = Reciprocity.Compute(input.Graph);
                return Outcome.Figures(("arcs", result.Arcs ?? double.NaN), ("dyads", result.Dyads ?? double.NaN));
            }) { Oracle = input => Oracles.Reciprocity(input.Graph) },
            new("centralisation", "measure=degree", input => Centralised(input, CentralisationMeasure.Degree, TieDirection.Both))
            {
                Oracle = input => Oracles.DegreeCentralisation(input.Graph),
            },
            new("centralisation-closeness", "measure=closeness direction=out", input =>
                Centralised(input, CentralisationMeasure.Closeness, TieDirection.Outgoing)
            )
            {
                Oracle = input => Oracles.Centralised(input.Graph, Oracles.Closeness),
                MaxEdges = 100_000,
            },
            new("centralisation-betweenness", "measure=betweenness", input =>
                Centralised(input, CentralisationMeasure.Betweenness, TieDirection.Both)
            )
            {
                Oracle = input => Oracles.Centralised(input.Graph, graph => Oracles.Betweenness(graph, LengthRule.Hops)),
                MaxEdges = 100_000,
            },
        ];

    private static Outcome Indices(ExternalInternalResult index) =>
        Outcome.Figures([("graph", index.Graph ?? double.NaN), .. index.Groups.Select((value, group) => ($"group {group}", value))]) with
        {
            Details = [("external", index.External), ("internal", index.Internal), ("expected", index.Expected ?? double.NaN)],
        };

    private static IEnumerable<(TieDirection Source, TieDirection Target)> Pairs =>
        [
            (TieDirection.Outgoing, TieDirection.Incoming),
            (TieDirection.Outgoing, TieDirection.Outgoing),
            (TieDirection.Incoming, TieDirection.Incoming),
            (TieDirection.Incoming, TieDirection.Outgoing),
        ];

    private static Outcome Centralised(BenchmarkInput input, CentralisationMeasure measure, TieDirection ties) =>
        Outcome.Figures(
            ("centralisation", Centralisation.Compute(input.Graph, new() { Measure = measure, Ties = ties }).Value ?? double.NaN)
        );
}
