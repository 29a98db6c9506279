using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>
/// A directed graph as Burt reads it: what goes one way and what goes the other added up, so that an answered tie counts twice.
/// </summary>
internal static class MutualTies
{
    /// <summary>Undirected, weight a_ij + a_ji; the graph itself where undirected already.</summary>
    public static CsrGraph Of(CsrGraph graph)
    {
        if (!graph.IsDirected)
            return graph;
        var edges = new EdgeList(isWeighted: true);
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            edges.Add(node, graph.Targets[arc], graph.WeightAt(arc));
        return CsrGraphBuilder.Undirected(edges, graph.NodeCount);
    }
}
