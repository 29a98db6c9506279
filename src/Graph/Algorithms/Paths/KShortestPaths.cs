using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>The k cheapest ways from one node to another.</summary>
/// <remarks>
/// <para><b>Definition.</b> The k loopless paths (no node twice) of least cost: the sum of the lengths and of the penalties of the nodes
/// passed, over no excluded node.</para>
/// <para><b>Input.</b> Directed (along the arcs) or not; lengths are steps, weights or 1 ÷ weights by a stated rule; any number of
/// components.</para>
/// <para><b>Output.</b> Paths by cost; those within 10⁻¹² of each other's cost by steps and then node by node. Fewer than k where there are
/// no more. Says whether all there are were listed, and whether a path as cheap as the last was left out. From a node to itself: that node
/// alone.</para>
/// <para><b>Ending.</b> After k paths and a look at the next, or when there is none left.</para>
/// <para><b>Cost.</b> One search of all distances to the target, O(n + m) and more by lengths; then, for each path that comes into
/// question, a search led by those distances: as many steps as the path has ties unless its way is blocked, O(k · length · (n + m) log n)
/// at worst. 24 bytes per node; costs take 8 bytes per arc where tolls or 1 ÷ weight are asked for.</para>
/// <para><b>Determinism.</b> No random choice; the same for any number of threads. Which of the paths as cheap as the last are among the k
/// is fixed and not promised.</para>
/// <para><b>Source.</b> J. Y. Yen, Finding the K Shortest Loopless Paths in a Network, Management Science 17 (1971),
/// doi:10.1287/mnsc.17.11.712, with the disjoint sets of paths of E. L. Lawler, Management Science 18 (1972); a set is searched only when
/// its lower bound comes first.</para>
/// </remarks>
public static class KShortestPaths
{
    public static KShortestResult Compute(
        CsrGraph graph,
        int source,
        int target,
        KShortestOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new KShortestOptions();
        var costs = new PathCosts(graph, options, source, target);
        if (source == target)
            return new KShortestResult([costs.Along([source])], true, false);
        using var search = new DeviationSearch(graph, costs, DistancesTo(graph, costs, target, cancel), target);
        var sets = new PriorityQueue<PathSet, (double, int, int)>();
        var made = 0;
        Enqueue(new PathSet([source], [0], 0, []));
        var paths = new List<NodePath>();
        var next = double.PositiveInfinity;
        while (sets.TryDequeue(out var set, out _))
        {
            cancel.ThrowIfCancellationRequested();
            if (!set.IsPath)
            {
                if (search.Find(set, cancel) is { } found)
                    sets.Enqueue(found, (found.Costs[^1], 0, made++));
                continue;
            }
            if (paths.Count == options.K)
            {
                next = set.Costs[^1];
                break;
            }
            paths.Add(costs.Along(set.Nodes));
            foreach (var rest in set.Others())
                Enqueue(rest);
        }
        return new KShortestResult(
            InOrder(paths),
            double.IsInfinity(next),
            double.IsFinite(next) && EdgeLengths.AreEqual(next, paths[^1].Cost)
        );

        void Enqueue(PathSet set)
        {
            if (search.LowerBound(set) is < double.PositiveInfinity and var bound)
                sets.Enqueue(set, (bound, 1, made++));
        }
    }

    private static double[] DistancesTo(CsrGraph graph, PathCosts costs, int target, CancellationToken cancel)
    {
        if (costs.OfAllIn() is { } lengths)
            return SingleSourcePaths.Distances(graph.Reversed, lengths, target, DistanceMethod.Automatic, cancel);
        return Array.ConvertAll(BreadthFirst.Compute(graph.Reversed, target, cancel: cancel).Hops, hops =>
            hops < 0 ? double.PositiveInfinity : hops
        );
    }

    /// <summary>Paths of one cost, whatever its last bit, by steps and nodes.</summary>
    private static NodePath[] InOrder(List<NodePath> paths)
    {
        for (int from = 0, to; from < paths.Count; from = to)
        {
            for (to = from + 1; to < paths.Count && EdgeLengths.AreEqual(paths[from].Cost, paths[to].Cost); to++) { }
            paths.Sort(
                from,
                to - from,
                Comparer<NodePath>.Create(
                    (one, two) => one.Hops != two.Hops ? one.Hops.CompareTo(two.Hops) : one.Nodes.AsSpan().SequenceCompareTo(two.Nodes)
                )
            );
        }
        return [.. paths];
    }
}

/// <summary>Options of <see cref="KShortestPaths"/>.</summary>
public sealed record KShortestOptions : PairOptions
{
    /// <summary>Paths wanted, ≥ 1.</summary>
    public int K
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(K));
    } = 5;
}

/// <summary>Answer of <see cref="KShortestPaths"/>.</summary>
/// <param name="Paths">At most k, cheapest first.</param>
/// <param name="IsWhole">Whether there are no others.</param>
/// <param name="TiesLeftOut">Whether a path that was left out costs the same as the last.</param>
public sealed record KShortestResult(NodePath[] Paths, bool IsWhole, bool TiesLeftOut);
