using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>
/// All paths that begin with the first nodes of one and then step to no barred node; or, once it was searched, the cheapest of them with
/// the rest of them.
/// </summary>
/// <param name="Nodes">The beginning up to <paramref name="Spur"/>; a whole path where it was found.</param>
/// <param name="Costs">The cost from the source to each of them.</param>
/// <param name="Spur">Where the beginning ends, in <paramref name="Nodes"/>.</param>
/// <param name="Barred">Nodes that must not follow it.</param>
internal sealed record PathSet(int[] Nodes, double[] Costs, int Spur, int[] Barred, bool IsPath = false)
{
    /// <summary>
    /// The set without its cheapest path, as sets that share no path: those that leave it at each of its nodes from the spur on.
    /// </summary>
    public IEnumerable<PathSet> Others()
    {
        for (var i = Spur; i < Nodes.Length - 1; i++)
            yield return new PathSet(Nodes, Costs, i, i == Spur ? [.. Barred, Nodes[i + 1]] : [Nodes[i + 1]]);
    }
}

/// <summary>
/// Finds the cheapest path of a set: A* towards the target, led by the distances of the whole graph, which no path of a set can beat.
/// Memory: 16 bytes per node.
/// </summary>
internal sealed class DeviationSearch : IDisposable
{
    private readonly CsrGraph graph;
    private readonly PathCosts costs;
    private readonly double[] remaining;
    private readonly int target;
    private readonly Scratch<double> reached;
    private readonly Scratch<int> before;
    private readonly Scratch<int> stamps;

    // Of nodes that promise the same, the one nearest to the target first: straight down where the way is free.
    private readonly PriorityQueue<(int Node, double Cost), (double Promise, double Remaining)> queue = new();
    private int stamp;

    /// <param name="remaining">The cost from each node to the target, +∞ where there is no way.</param>
    public DeviationSearch(CsrGraph graph, PathCosts costs, double[] remaining, int target)
    {
        (this.graph, this.costs, this.remaining, this.target) = (graph, costs, remaining, target);
        (reached, before, stamps) = (
            Scratch.Rent<double>(graph.NodeCount),
            Scratch.Rent<int>(graph.NodeCount),
            Scratch.Filled(graph.NodeCount, 0)
        );
    }

    /// <summary>What the cheapest path of a set costs at least; +∞ where it has none.</summary>
    public double LowerBound(PathSet set)
    {
        Begin(set);
        var spur = set.Nodes[set.Spur];
        var least = double.PositiveInfinity;
        for (var arc = graph.Offsets[spur]; arc < graph.Offsets[spur + 1]; arc++)
            if (stamps[graph.Targets[arc]] != stamp)
                least = Math.Min(least, set.Costs[set.Spur] + costs.Out(arc) + remaining[graph.Targets[arc]]);
        return least;
    }

    /// <returns>The set with its cheapest path; null where it has none.</returns>
    public PathSet? Find(PathSet set, CancellationToken cancel)
    {
        Begin(set);
        Expand(set.Nodes[set.Spur], set.Costs[set.Spur]);
        // Barred as the first step only.
        foreach (var node in set.Barred)
            stamps[node] = 0;
        for (var looked = 0; queue.TryDequeue(out var item, out _); looked++)
        {
            if ((looked & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            if (item.Cost > reached[item.Node])
                continue;
            if (item.Node == target)
                return Found(set);
            Expand(item.Node, item.Cost);
        }
        return null;
    }

    public void Dispose()
    {
        reached.Dispose();
        before.Dispose();
        stamps.Dispose();
    }

    /// <summary>Marks what must not be stepped on: the beginning for good, the barred nodes for the first step.</summary>
    private void Begin(PathSet set)
    {
        stamp++;
        queue.Clear();
        foreach (var node in set.Nodes.AsSpan(0, set.Spur + 1))
            (stamps[node], reached[node]) = (stamp, double.NegativeInfinity);
        foreach (var node in set.Barred)
            (stamps[node], reached[node]) = (stamp, double.NegativeInfinity);
    }

    private void Expand(int node, double cost)
    {
        for (int arc = graph.Offsets[node], end = graph.Offsets[node + 1]; arc < end; arc++)
        {
            var other = graph.Targets[arc];
            var its = cost + costs.Out(arc);
            if (!(its + remaining[other] < double.PositiveInfinity) || (stamps[other] == stamp && its >= reached[other]))
                continue;
            (stamps[other], reached[other], before[other]) = (stamp, its, node);
            queue.Enqueue((other, its), (its + remaining[other], remaining[other]));
        }
    }

    private PathSet Found(PathSet set)
    {
        var spur = set.Nodes[set.Spur];
        var rest = new List<int>();
        for (var node = target; node != spur; node = before[node])
            rest.Add(node);
        rest.Reverse();
        return set with
        {
            Nodes = [.. set.Nodes.AsSpan(0, set.Spur + 1), .. rest],
            Costs = [.. set.Costs.AsSpan(0, set.Spur + 1), .. rest.Select(node => reached[node])],
            IsPath = true,
        };
    }
}
