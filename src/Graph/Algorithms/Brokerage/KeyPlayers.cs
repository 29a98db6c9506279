using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>
/// A small set of nodes that together matter most: whose loss would break the graph apart, or from whom the most of it is reached.
/// </summary>
/// <remarks>
/// <para><b>Definition.</b> By a <see cref="KeyPlayerGoal"/>, with n all nodes of the graph: fragmentation 1 − Σ s(s−1) / (n(n−1)) over the
/// components, of sizes s, that are left without the set; by distances 1 − Σ 1/d / (n(n−1)) over ordered pairs left; reach, the share of
/// nodes within so many steps of the set, itself included; by distances Σ 1/d / n, with d from the nearest of the set and members counting
/// 1.</para>
/// <para><b>Input.</b> Fragmentation: undirected, of a directed graph the underlying undirected one. Reach: directed (along arcs from the
/// set) or not. Weights do not matter; any number of components.</para>
/// <para><b>Output.</b> The nodes in the order they were chosen and the goal's value, in [0, 1], after each. Undefined, NaN: fragmentation
/// of fewer than two nodes.</para>
/// <para><b>Ending.</b> One node at a time, each the best beside those chosen before, until there are so many or no node is left. Reach is
/// then at least 1 − 1/e, .632, of the best possible; for fragmentation there is no such bound.</para>
/// <para><b>Cost.</b> For k nodes. Fragmentation O(k·(n + m)), one depth-first search a node chosen, 57 bytes per node; by distances
/// O(k·n²·m/512), for small graphs. Reach: a search from every node, on all threads, and some more for each node chosen; 16 bytes per node
/// and 8 per node and thread.</para>
/// <para><b>Determinism.</b> No random choice; of equal nodes the smaller number; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> S. P. Borgatti, Identifying sets of key players in a social network, Computational and Mathematical Organization
/// Theory 12 (2006), doi:10.1007/s10588-006-7084-x, there found by swaps; the bound: G. Nemhauser, L. Wolsey, M. Fisher, Mathematical
/// Programming 14 (1978), doi:10.1007/BF01588971.</para>
/// </remarks>
public static class KeyPlayers
{
    public static KeyPlayersResult Compute(CsrGraph graph, KeyPlayersOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new KeyPlayersOptions();
        cancel.ThrowIfCancellationRequested();
        var count = Math.Min(options.Count, graph.NodeCount);
        return options.Goal switch
        {
            KeyPlayerGoal.Fragmentation => Fragmentation.Choose(graph.Underlying, count, cancel),
            KeyPlayerGoal.DistanceFragmentation => DistanceFragmentation.Choose(graph.Underlying, count, cancel),
            KeyPlayerGoal.Reach => Reach.Choose(graph, count, options.Steps, cancel),
            _ => Reach.Choose(graph, count, null, cancel),
        };
    }
}

/// <summary>What makes a set of nodes key.</summary>
public enum KeyPlayerGoal
{
    /// <summary>Without them, the fewest pairs reach each other (KPP-Neg).</summary>
    Fragmentation,

    /// <summary>Without them, those left are the furthest apart (KPP-Neg, weighted by distance).</summary>
    DistanceFragmentation,

    /// <summary>The most nodes are within so many steps of one of them (KPP-Pos).</summary>
    Reach,

    /// <summary>All nodes are nearest to one of them (KPP-Pos, weighted by distance).</summary>
    DistanceReach,
}

/// <summary>Options of <see cref="KeyPlayers"/>.</summary>
public sealed record KeyPlayersOptions
{
    public KeyPlayerGoal Goal { get; init; } = KeyPlayerGoal.Fragmentation;

    /// <summary>Nodes to choose, ≥ 1; all where the graph has no more.</summary>
    public int Count
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(Count));
    } = 5;

    /// <summary>How far <see cref="KeyPlayerGoal.Reach"/> counts, ≥ 1.</summary>
    public int Steps
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(Steps));
    } = 2;
}

/// <summary>Answer of <see cref="KeyPlayers"/>.</summary>
/// <param name="Nodes">In the order chosen.</param>
/// <param name="Values">Of the goal, with the nodes up to this one.</param>
/// <param name="GuaranteedShare">The last value is at least this share of the best possible for as many nodes; null where nothing is
/// guaranteed.</param>
public sealed record KeyPlayersResult(int[] Nodes, double[] Values, double? GuaranteedShare);
