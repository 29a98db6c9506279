namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// Numbers nodes by degree. Hubs side by side keep what is read most in the cache, and arcs that point one way along the order halve the
/// work on triangles.
/// </summary>
public static class DegreeOrder
{
    /// <summary>Nodes by degree (both directions counted), highest first; equal ones in their own order. O(n + largest degree).</summary>
    public static int[] Descending(CsrGraph graph)
    {
        var nodes = graph.NodeCount;
        using var degree = Scratch.Rent<int>(nodes);
        var largest = 0;
        for (var node = 0; node < nodes; node++)
        {
            degree[node] = graph.DegreeOf(node) + (graph.IsDirected ? graph.InDegreeOf(node) : 0);
            largest = Math.Max(largest, degree[node]);
        }
        var starts = new int[largest + 2];
        for (var node = 0; node < nodes; node++)
            starts[largest - degree[node] + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        var order = new int[nodes];
        for (var node = 0; node < nodes; node++)
            order[starts[largest - degree[node]]++] = node;
        return order;
    }

    /// <summary>The place of each node in an order of all nodes.</summary>
    public static int[] RanksOf(ReadOnlySpan<int> order)
    {
        var ranks = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            ranks[order[i]] = i;
        return ranks;
    }

    /// <summary>The same graph with node <c>order[i]</c> as number i. O(m log d) on all threads.</summary>
    /// <param name="order">Each node once.</param>
    public static CsrGraph Relabel(CsrGraph graph, int[] order)
    {
        var ranks = RanksOf(order);
        var rows = Relabel(new CsrRows(graph.Offsets, graph.Targets, graph.Weights), order, ranks);
        var inRows = graph.IsDirected ? Relabel(new CsrRows(graph.InOffsets, graph.InTargets, graph.InWeights), order, ranks) : null;
        return new CsrGraph(rows, inRows, graph.IsDirected);
    }

    /// <summary>
    /// Of an undirected graph, each tie once: from the node of higher rank to that of lower, ranks being places in
    /// <paramref name="order"/>. Row i belongs to <c>order[i]</c>
    /// and holds the ranks below i: first those below <paramref name="hubs"/>, then the others.
    /// </summary>
    /// <returns>Offsets (n + 1) and targets (m).</returns>
    public static (int[] Offsets, int[] Targets) Oriented(CsrGraph graph, int[] order, int hubs)
    {
        var ranks = RanksOf(order);
        var nodes = graph.NodeCount;
        var offsets = new int[nodes + 1];
        ParallelLoop.Ranges(nodes, 4096, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                var count = 0;
                foreach (var other in graph.NeighboursOf(order[i]))
                    count += ranks[other] < i ? 1 : 0;
                offsets[i + 1] = count;
            }
        });
        for (var i = 0; i < nodes; i++)
            offsets[i + 1] += offsets[i];
        var targets = GC.AllocateUninitializedArray<int>(offsets[nodes]);
        ParallelLoop.Arcs(offsets, 1 << 14, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                var (first, last) = (offsets[i], offsets[i + 1]);
                foreach (var other in graph.NeighboursOf(order[i]))
                {
                    var rank = ranks[other];
                    if (rank < i)
                        targets[rank < hubs ? first++ : --last] = rank;
                }
            }
        });
        return (offsets, targets);
    }

    private static CsrRows Relabel(CsrRows rows, int[] order, int[] ranks)
    {
        var (offsets, targets, weights) = rows;
        var newOffsets = new int[offsets.Length];
        for (var i = 0; i < order.Length; i++)
            newOffsets[i + 1] = newOffsets[i] + offsets[order[i] + 1] - offsets[order[i]];
        var newTargets = GC.AllocateUninitializedArray<int>(targets.Length);
        var newWeights = weights is null ? null : GC.AllocateUninitializedArray<double>(targets.Length);
        ParallelLoop.Arcs(newOffsets, 1 << 14, (from, to) =>
        {
            for (var i = from; i < to; i++)
            {
                int start = newOffsets[i],
                    old = offsets[order[i]],
                    length = newOffsets[i + 1] - start;
                for (var k = 0; k < length; k++)
                    newTargets[start + k] = ranks[targets[old + k]];
                var row = newTargets.AsSpan(start, length);
                if (weights is null)
                {
                    row.Sort();
                    continue;
                }
                weights.AsSpan(old, length).CopyTo(newWeights.AsSpan(start, length));
                row.Sort(newWeights.AsSpan(start, length));
            }
        });
        return new CsrRows(newOffsets, newTargets, newWeights);
    }
}
