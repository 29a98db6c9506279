using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>One cheapest way from one node to another, found from both ends.</summary>
/// <remarks>
/// <para><b>Definition.</b> A path of least cost: the sum of its lengths and of the penalties of the nodes it passes through, over no
/// excluded node.</para>
/// <para><b>Input.</b> Directed (along the arcs) or not; lengths are steps, weights or 1 ÷ weights by a stated rule; any number of
/// components.</para>
/// <para><b>Output.</b> The path with its length and cost; none where the target cannot be reached. From a node to itself: that node alone,
/// cost 0.</para>
/// <para><b>Ending.</b> When what both searches still have to look at cannot make a cheaper way than the best that met.</para>
/// <para><b>Cost.</b> O((n + m) log n) at worst, on one thread; on networks of short ways far less than one search, as two small balls
/// meet. 40 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice. Of several cheapest ways the same one every time; which is not promised.</para>
/// <para><b>Source.</b> I. Pohl, Bi-directional Search, Machine Intelligence 6 (1971), with the smaller front first; T. A. J. Nicholson,
/// The Computer Journal 9 (1966), for the ending.</para>
/// </remarks>
public static class PairPath
{
    public static PairPathResult Compute(
        CsrGraph graph,
        int source,
        int target,
        PairPathOptions? options = null,
        CancellationToken cancel = default
    )
    {
        var costs = new PathCosts(graph, options ?? new PairPathOptions(), source, target);
        if (source == target)
            return new PairPathResult(costs.Along([source]), 1);
        using var fore = new Side(graph, source);
        using var back = new Side(graph, target);
        var (best, meeting, taken) = (double.PositiveInfinity, -1, 0);
        while (fore.Heap.Least + back.Heap.Least < best)
        {
            if ((taken++ & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var met =
                fore.Heap.Count <= back.Heap.Count
                    ? Advance(graph, costs, fore, back, forward: true)
                    : Advance(graph, costs, back, fore, forward: false);
            if (met.Cost < best)
                (best, meeting) = met;
        }
        return new PairPathResult(meeting < 0 ? null : costs.Along(Join(fore, back, meeting)), taken);
    }

    /// <returns>The cheapest way that meets the other side in a node just reached.</returns>
    private static (double Cost, int Node) Advance(CsrGraph graph, PathCosts costs, Side side, Side other, bool forward)
    {
        var (offsets, ends) = forward ? (graph.Offsets, graph.Targets) : (graph.InOffsets, graph.InTargets);
        var (reached, across) = (side.Heap.Keys, other.Heap.Keys);
        var node = side.Heap.Pop();
        var met = (Cost: double.PositiveInfinity, Node: -1);
        for (int arc = offsets[node], end = offsets[node + 1]; arc < end; arc++)
        {
            var next = ends[arc];
            var cost = reached[node] + (forward ? costs.Out(arc) : costs.In(arc, node));
            if (cost >= reached[next])
                continue;
            side.Heap.Push(next, cost);
            side.Before[next] = node;
            if (cost + across[next] < met.Cost)
                met = (cost + across[next], next);
        }
        return met;
    }

    private static int[] Join(Side fore, Side back, int meeting)
    {
        var path = new List<int>();
        for (var node = meeting; node >= 0; node = fore.Before[node])
            path.Add(node);
        path.Reverse();
        for (var node = back.Before[meeting]; node >= 0; node = back.Before[node])
            path.Add(node);
        return [.. path];
    }

    /// <summary>A search from one end; the node before each is written when the node is reached.</summary>
    private sealed class Side : IDisposable
    {
        public Side(CsrGraph graph, int start)
        {
            (Heap, Before) = (new NodeHeap(graph.NodeCount), Scratch.Rent<int>(graph.NodeCount));
            Heap.Push(start, 0);
            Before[start] = -1;
        }

        public NodeHeap Heap { get; }

        public Scratch<int> Before { get; }

        public void Dispose()
        {
            Heap.Dispose();
            Before.Dispose();
        }
    }
}

/// <summary>Options of <see cref="PairPath"/>.</summary>
public sealed record PairPathOptions : PairOptions;

/// <summary>Answer of <see cref="PairPath"/>.</summary>
/// <param name="Path">Null where there is none.</param>
/// <param name="Searched">Nodes looked at from either end.</param>
public sealed record PairPathResult(NodePath? Path, int Searched);
