using AntiCorruption.Graph.Algorithms.Components;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class ComponentEntries
{
    public static IEnumerable<Entry> All =>
        [
            new("cc", "weak", input => Components(ConnectedComponents.Compute(input.Graph)))
            {
                Oracle = input => Oracles.Components(input.Graph, strong: false),
            },
            new("scc", "strong", input => Components(StronglyConnectedComponents.Compute(input.Graph)))
            {
                Oracle = input => Oracles.Components(input.Graph, strong: true),
            },
            new("articulation", "with=bridges,blocks", input =>
            {
                var result = BiconnectedComponents.Compute(input.Graph);
                return Outcome.Nodes(
                    result.CutOff,
                    $"points={result.ArticulationCount} bridges={result.Bridges.Length} blocks={result.BlockCount}"
                );
            }) { Oracle = input => Oracles.CutOff(input.Graph) },
            new("bridges", "value=cut-off", input =>
            {
                var bridges = BiconnectedComponents.Compute(input.Graph).Bridges;
                return new Outcome(
                    $"bridges={bridges.Length}",
                    bridges.Select(bridge => ($"{bridge.Source} {bridge.Target}", (double)bridge.CutOff))
                );
            }) { Oracle = input => Oracles.Bridges(input.Graph) },
            new("msf", "weight=strength sum=smallest", input =>
            {
                var result = SpanningForest.Compute(input.Weighted);
                return Outcome.Figures(("weight", result.Weight), ("ties", result.Arcs.Length));
            }) { Oracle = input => Oracles.Forest(input.Weighted) },
        ];

    private static Outcome Components(ComponentsResult result) =>
        Outcome.Nodes(result.Labels, $"components={result.Count} largest={result.LargestSize}");
}
