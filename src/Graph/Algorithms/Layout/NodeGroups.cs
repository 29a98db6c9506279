using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>One level of a layout: groups of nodes of the level below, with how many nodes of the whole graph each stands for.</summary>
/// <param name="Graph">Weights are the ties of the whole graph between two groups; null weights at the bottom.</param>
/// <param name="Masses">Nodes of the whole graph in each.</param>
internal sealed record LayoutLevel(CsrGraph Graph, float[] Masses)
{
    public static LayoutLevel Bottom(CsrGraph graph)
    {
        var masses = new float[graph.NodeCount];
        Array.Fill(masses, 1);
        return new(graph, masses);
    }
}

/// <summary>
/// Groups of neighbours: nodes in a drawn order, those of few ties first, each with up to three that are free and that the most ties lead
/// to
/// for their size. Who then is left alone goes with the neighbour that most of its ties lead to.
/// </summary>
internal static class NodeGroups
{
    private const int LargestGroup = 4;

    /// <summary>The level above, and the group of each node in it. O(m) and the building of a graph.</summary>
    public static (LayoutLevel Above, int[] GroupOf) Merge(LayoutLevel level, ulong seed, CancellationToken cancel)
    {
        var (groupOf, count) = Find(level, seed, cancel);
        var masses = new float[count];
        var edges = new EdgeList(isWeighted: true);
        var graph = level.Graph;
        for (var node = 0; node < graph.NodeCount; node++)
        {
            masses[groupOf[node]] += level.Masses[node];
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                if (node < graph.Targets[arc] && groupOf[node] != groupOf[graph.Targets[arc]])
                    edges.Add(groupOf[node], groupOf[graph.Targets[arc]], graph.WeightAt(arc));
        }
        return (new(CsrGraphBuilder.Undirected(edges, count), masses), groupOf);
    }

    private static (int[] GroupOf, int Count) Find(LayoutLevel level, ulong seed, CancellationToken cancel)
    {
        var groupOf = new int[level.Graph.NodeCount];
        Array.Fill(groupOf, -1);
        var count = 0;
        foreach (var node in Order(level.Graph, seed))
        {
            if ((node & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            if (groupOf[node] < 0 && Gather(level, node, groupOf, count))
                count++;
        }
        return (groupOf, count);
    }

    /// <summary>By classes of degree, each twice as wide as the last, drawn within them.</summary>
    private static int[] Order(CsrGraph graph, ulong seed)
    {
        var random = new SeededRandom(seed);
        var order = new int[graph.NodeCount];
        var keys = new ulong[order.Length];
        for (var node = 0; node < order.Length; node++)
            (order[node], keys[node]) = (node, ((ulong)int.Log2(graph.DegreeOf(node) + 1) << 58) | (random.NextUInt64() >> 6));
        Array.Sort(keys, order);
        return order;
    }

    /// <returns>Whether the node began a group; else it went with another.</returns>
    private static bool Gather(LayoutLevel level, int node, int[] groupOf, int group)
    {
        var size = 1;
        for (; size < LargestGroup && Nearest(level, node, groupOf, isFree: true) is >= 0 and var other; size++)
        {
            groupOf[other] = group;
            groupOf[node] = group;
        }
        if (size == 1 && Nearest(level, node, groupOf, isFree: false) is >= 0 and var host)
        {
            groupOf[node] = groupOf[host];
            return false;
        }
        groupOf[node] = group;
        return true;
    }

    private static int Nearest(LayoutLevel level, int node, int[] groupOf, bool isFree)
    {
        var (graph, best, most) = (level.Graph, -1, 0.0);
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
        {
            var other = graph.Targets[arc];
            var pull = graph.WeightAt(arc) / (isFree ? level.Masses[other] : 1);
            if (groupOf[other] < 0 == isFree && pull > most)
                (best, most) = (other, pull);
        }
        return best;
    }
}
