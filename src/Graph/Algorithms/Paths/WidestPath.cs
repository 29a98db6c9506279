using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>Ways whose weakest tie is as strong as can be.</summary>
/// <remarks>
/// <para><b>Definition.</b> The width of a path is the least weight on it; the width between two nodes is the largest of any path, and of
/// the paths of that width one with the fewest steps is meant.</para>
/// <para><b>Input.</b> Directed (along the arcs) or not; weights are strengths, 1 where unweighted; any number of components.</para>
/// <para><b>Output.</b> Of all nodes from one source: a width each, +∞ for the source and 0 where not reached. Of a pair: the path
/// too.</para>
/// <para><b>Ending.</b> When no width can grow; for a pair when the target's is known.</para>
/// <para><b>Cost.</b> O((n + m) log n) on one thread; 28 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice. Of widest paths with equally many steps the one whose nodes, read from the target back, have
/// the smallest numbers.</para>
/// <para><b>Source.</b> M. Pollack, The Maximum Capacity Through a Network, Operations Research 8 (1960), with Dijkstra's search
/// (1959).</para>
/// </remarks>
public static class WidestPath
{
    /// <summary>Widths from one source to every node.</summary>
    public static double[] Compute(CsrGraph graph, int source, CancellationToken cancel = default)
    {
        graph.CheckNode(source, nameof(source));
        return Widths(graph, source, -1, cancel);
    }

    /// <summary>A widest path of a pair.</summary>
    /// <returns>Width 0 and no nodes where there is no way; +∞ and one node from a node to itself.</returns>
    public static WidestPathResult Compute(CsrGraph graph, int source, int target, CancellationToken cancel = default)
    {
        graph.CheckNode(source, nameof(source));
        graph.CheckNode(target, nameof(target));
        if (source == target)
            return new WidestPathResult(double.PositiveInfinity, [source]);
        var width = Widths(graph, source, target, cancel)[target];
        return new WidestPathResult(width, width > 0 ? FewestSteps(graph, source, target, width, cancel) : []);
    }

    private static double[] Widths(CsrGraph graph, int source, int target, CancellationToken cancel)
    {
        // The heap is of least keys, so widths stand in it below zero.
        using var heap = new NodeHeap(graph.NodeCount);
        var widths = new double[graph.NodeCount];
        heap.Push(source, double.NegativeInfinity);
        for (var taken = 0; heap.Count > 0; taken++)
        {
            if ((taken & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var width = -heap.Least;
            var node = heap.Pop();
            widths[node] = width;
            if (node == target)
                break;
            for (int arc = graph.Offsets[node], end = graph.Offsets[node + 1]; arc < end; arc++)
            {
                var through = Math.Min(width, graph.WeightAt(arc));
                var other = graph.Targets[arc];
                if (widths[other] == 0 && !(-heap.Keys[other] >= through))
                    heap.Push(other, -through);
            }
        }
        return widths;
    }

    /// <summary>Level by level over ties that are wide enough.</summary>
    private static int[] FewestSteps(CsrGraph graph, int source, int target, double width, CancellationToken cancel)
    {
        using var before = Scratch.Filled(graph.NodeCount, -1);
        var (level, next) = (new List<int> { source }, new List<int>());
        before[source] = source;
        while (before[target] < 0)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var node in level)
                for (int arc = graph.Offsets[node], end = graph.Offsets[node + 1]; arc < end; arc++)
                    if (graph.WeightAt(arc) >= width && before[graph.Targets[arc]] < 0)
                    {
                        before[graph.Targets[arc]] = node;
                        next.Add(graph.Targets[arc]);
                    }
            // In ascending order, so that the first to reach a node is the smallest.
            next.Sort();
            (level, next) = (next, level);
            next.Clear();
        }
        var path = new List<int> { target };
        while (path[^1] != source)
            path.Add(before[path[^1]]);
        path.Reverse();
        return [.. path];
    }
}

/// <summary>Answer of <see cref="WidestPath"/>.</summary>
/// <param name="Width">The least weight on the path.</param>
/// <param name="Nodes">Both ends included.</param>
public sealed record WidestPathResult(double Width, int[] Nodes)
{
    /// <summary>Ties on it; 0 where both ends are one node.</summary>
    public int Hops => Math.Max(0, Nodes.Length - 1);
}
