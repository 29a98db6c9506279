using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

/// <summary>Definitions written out as plainly as can be, for small graphs: what the fast ways are checked against.</summary>
internal static partial class Oracles
{
    /// <summary>Power iteration on the dense definition, 2,000 rounds.</summary>
    public static Outcome PageRank(CsrGraph graph)
    {
        var nodes = graph.NodeCount;
        var scores = Enumerable.Repeat(1.0 / nodes, nodes).ToArray();
        for (var round = 0; round < 2000; round++)
        {
            var next = new double[nodes];
            for (var node = 0; node < nodes; node++)
            {
                var strength = Enumerable.Range(graph.Offsets[node], graph.DegreeOf(node)).Sum(graph.WeightAt);
                for (var other = 0; other < nodes && strength == 0; other++)
                    next[other] += scores[node] / nodes;
                for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                    next[graph.Targets[arc]] += scores[node] * graph.WeightAt(arc) / strength;
            }
            scores = Array.ConvertAll(next, share => 0.15 / nodes + 0.85 * share);
        }
        return Outcome.Nodes(scores);
    }
}
