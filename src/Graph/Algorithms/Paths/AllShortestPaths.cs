using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>Every shortest way from one node to another: how many there are, the arcs they use, and the first of them one by one.</summary>
/// <remarks>
/// <para><b>Definition.</b> All paths from the source to the target whose length is the least; an arc belongs to one when distance before
/// it + its length = distance after it.</para>
/// <para><b>Input.</b> Directed (along the arcs) or not; lengths are steps, weights or 1 ÷ weights by a stated rule; any number of
/// components.</para>
/// <para><b>Output.</b> Length (+∞ where there is no way); number of paths, exact up to 2⁵³ and correctly scaled above, as far as double
/// reaches; per node on them how many lead through it; their arcs; the paths themselves in the order of their node numbers, up to a limit,
/// and whether those are all. Sums within 10⁻¹² of each other are equal: 1/3 + 1/3 + 1/3 = 1. From a node to itself: one path of that
/// node.</para>
/// <para><b>Ending.</b> When the target's distance is known and its ways have been traced back.</para>
/// <para><b>Cost.</b> One search, O(n + m) by steps and O((n + m) log n) by lengths, and O(paths listed · their steps). 32 bytes per
/// node.</para>
/// <para><b>Determinism.</b> No random choice; the same for any number of threads.</para>
/// <para><b>Source.</b> U. Brandes, A Faster Algorithm for Betweenness Centrality, Journal of Mathematical Sociology 25 (2001), § 3, for
/// the counting.</para>
/// </remarks>
public static class AllShortestPaths
{
    /// <exception cref="ArithmeticException">A length so small beside a distance that adding it changes nothing: arcs on shortest paths
    /// cannot be told.</exception>
    public static AllShortestResult Compute(
        CsrGraph graph,
        int source,
        int target,
        AllShortestOptions? options = null,
        CancellationToken cancel = default
    )
    {
        graph.CheckNode(source, nameof(source));
        graph.CheckNode(target, nameof(target));
        options ??= new AllShortestOptions();
        var distances = DistancesFrom(graph, source, target, options.Lengths, cancel);
        if (double.IsInfinity(distances[target]))
            return new AllShortestResult(double.PositiveInfinity, 0, [], [], [], true);
        var search = new ShortestWays(graph, distances, options.Lengths);
        search.TraceBack(source, target, cancel);
        var total = search.CountPaths(source, target);
        var paths = search.List(source, target, options.MaxPaths, cancel);
        return new AllShortestResult(distances[target], total, search.Nodes(total), search.Arcs(), paths, paths.Length == total);
    }

    private static double[] DistancesFrom(CsrGraph graph, int source, int target, LengthRule rule, CancellationToken cancel)
    {
        if (EdgeLengths.Of(graph, rule) is { } lengths)
        {
            using var search = new DistanceSearch(graph, lengths);
            search.Run(source, target, cancel);
            return search.Distances.AsSpan(0, graph.NodeCount).ToArray();
        }
        using var levels = new LevelSearch(graph, source);
        for (var level = 1; levels.Hops[target] < 0 && levels.Advance(level, cancel); level++) { }
        return Array.ConvertAll(levels.Hops, hops => hops < 0 ? double.PositiveInfinity : hops);
    }
}

/// <summary>The arcs on shortest paths of a pair, found backwards from the target.</summary>
internal sealed class ShortestWays(CsrGraph graph, double[] distances, LengthRule rule)
{
    private readonly Dictionary<int, int> places = [];
    private readonly List<int> order = [];
    private double[] fromSource = [];
    private double[] toTarget = [];

    /// <summary>Collects the nodes on the paths, nearest to the source first.</summary>
    public void TraceBack(int source, int target, CancellationToken cancel)
    {
        order.Add(target);
        places.Add(target, 0);
        for (var i = 0; i < order.Count; i++)
        {
            if ((i & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var (node, before) = (order[i], false);
            for (var arc = graph.InOffsets[node]; arc < graph.InOffsets[node + 1] && node != source; arc++)
                if (IsTight(graph.InTargets[arc], EdgeLengths.At(graph.InWeights, arc, rule), node))
                {
                    before = true;
                    if (places.TryAdd(graph.InTargets[arc], order.Count))
                        order.Add(graph.InTargets[arc]);
                }
            if (!before && node != source)
                throw EdgeLengths.TooFarApart(distances[node]);
        }
        order.Sort((one, two) => distances[one] != distances[two] ? distances[one].CompareTo(distances[two]) : one.CompareTo(two));
        for (var i = 0; i < order.Count; i++)
            places[order[i]] = i;
    }

    public double CountPaths(int source, int target)
    {
        (fromSource, toTarget) = (new double[order.Count], new double[order.Count]);
        (fromSource[places[source]], toTarget[places[target]]) = (1, 1);
        for (var i = 0; i < order.Count; i++)
            foreach (var arc in ArcsFrom(order[i]))
                fromSource[places[graph.Targets[arc]]] += fromSource[i];
        for (var i = order.Count - 1; i >= 0; i--)
            foreach (var arc in ArcsFrom(order[i]))
                toTarget[i] += toTarget[places[graph.Targets[arc]]];
        return fromSource[places[target]];
    }

    /// <summary>Nodes on the paths with how many lead through each; the product of both sides, but never above all.</summary>
    public WayNode[] Nodes(double total) =>
        [.. order.Select((node, i) => new WayNode(node, distances[node], Math.Min(total, fromSource[i] * toTarget[i])))];

    public int[] Arcs() => [.. order.SelectMany(ArcsFrom).Order()];

    public int[][] List(int source, int target, int limit, CancellationToken cancel)
    {
        var paths = new List<int[]>();
        var path = new List<int> { source };
        var ahead = new Stack<IEnumerator<int>>([ArcsFrom(source).GetEnumerator()]);
        if (source == target && limit > 0)
            paths.Add([source]);
        while (paths.Count < limit && ahead.TryPeek(out var arcs))
        {
            cancel.ThrowIfCancellationRequested();
            if (!arcs.MoveNext())
            {
                ahead.Pop();
                path.RemoveAt(path.Count - 1);
                continue;
            }
            var next = graph.Targets[arcs.Current];
            path.Add(next);
            ahead.Push(ArcsFrom(next).GetEnumerator());
            if (next == target)
                paths.Add([.. path]);
        }
        return [.. paths];
    }

    /// <summary>Arcs of the paths that leave a node, in the order of the row.</summary>
    private IEnumerable<int> ArcsFrom(int node)
    {
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            if (places.ContainsKey(graph.Targets[arc]) && IsTight(node, EdgeLengths.At(graph.Weights, arc, rule), graph.Targets[arc]))
                yield return arc;
    }

    private bool IsTight(int before, double length, int after) => EdgeLengths.IsTight(distances[before], length, distances[after]);
}

/// <summary>Options of <see cref="AllShortestPaths"/>.</summary>
public sealed record AllShortestOptions
{
    public LengthRule Lengths { get; init; } = LengthRule.Hops;

    /// <summary>Paths listed at most, ≥ 0; their number does not depend on it.</summary>
    public int MaxPaths
    {
        get;
        init => field = Check.AtLeast(value, 0, nameof(MaxPaths));
    } = 100;
}

/// <summary>Answer of <see cref="AllShortestPaths"/>.</summary>
/// <param name="Length">+∞ where there is no way.</param>
/// <param name="Count">Shortest paths there are.</param>
/// <param name="Nodes">Nodes on them, nearest to the source first.</param>
/// <param name="Arcs">Positions of their arcs in the rows of the graph, ascending: a graph without cycles.</param>
/// <param name="Paths">The first of them.</param>
/// <param name="IsWhole">Whether those are all.</param>
public sealed record AllShortestResult(double Length, double Count, WayNode[] Nodes, int[] Arcs, int[][] Paths, bool IsWhole);

/// <summary>A node on shortest paths.</summary>
/// <param name="Node">Its number.</param>
/// <param name="Distance">From the source.</param>
/// <param name="Paths">How many of the paths lead through it, ends included.</param>
public readonly record struct WayNode(int Node, double Distance, double Paths);
