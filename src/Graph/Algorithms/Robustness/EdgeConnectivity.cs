using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>How many ties must go before two nodes, or any two, are parted; and which.</summary>
/// <remarks>
/// <para><b>Definition.</b> Of a pair: the fewest ties whose loss leaves no path between them, which is the most paths that share no tie
/// (Menger). Of a graph: the least over all pairs, so 0 where it is not connected. Of classes for a k: two nodes are in one where the
/// pair's number is at least k; paths may leave the class (k-edge-connected classes, not subgraphs).</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter: every tie counts as one. Any
/// number of components.</para>
/// <para><b>Output.</b> The number, the ties of one smallest cut (smaller node first) and the nodes on one side of it; for classes a label
/// per node, numbered by first node. A graph of fewer than two nodes has no pair: the number is absent. An isolated node is a class.</para>
/// <para><b>Ending.</b> When no path can be added; a search for a number below a bound ends at the bound.</para>
/// <para><b>Cost.</b> O(λ·m) for a pair; n−1 pairs of that kind, cut short at the least degree, for a graph; at most n−1 cut short at k for
/// classes, none for two that are tied and share k−1 neighbours. On one thread; 10 bytes per tie, 16 per node.</para>
/// <para><b>Determinism.</b> No random choice; of the smallest cuts of a pair the one nearest to the source, of a graph that of the first
/// node whose number is the least.</para>
/// <para><b>Source.</b> L. Ford, D. Fulkerson, Canadian J. Mathematics 8 (1956); J. Edmonds, R. Karp, J. ACM 19 (1972),
/// doi:10.1145/321694.321699.</para>
/// </remarks>
public static class EdgeConnectivity
{
    /// <summary>Of a pair.</summary>
    /// <exception cref="ArgumentException">The two are the same node.</exception>
    public static EdgeConnectivityResult Compute(CsrGraph graph, int source, int target, CancellationToken cancel = default)
    {
        graph = graph.Underlying;
        graph.CheckNode(source, nameof(source));
        graph.CheckNode(target, nameof(target));
        if (source == target)
            throw new ArgumentException("A node cannot be parted from itself.", nameof(target));
        using var flow = new UnitFlow(graph);
        return ResultOf(graph, flow, flow.Between(source, target, int.MaxValue, cancel));
    }

    /// <summary>Of the graph.</summary>
    public static EdgeConnectivityResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        graph = graph.Underlying;
        if (graph.NodeCount < 2)
            return new EdgeConnectivityResult(null, [], []);
        // Its own ties part a node from all others: no more is needed than the least degree.
        var weakest = 0;
        for (var node = 1; node < graph.NodeCount; node++)
            weakest = graph.DegreeOf(node) < graph.DegreeOf(weakest) ? node : weakest;
        var least = graph.DegreeOf(weakest);
        EdgeConnectivityResult? best = null;
        using var flow = new UnitFlow(graph);
        // Every cut parts some node from the weakest one.
        for (var other = 0; other < graph.NodeCount && least > 0; other++)
            if (other != weakest && flow.Between(weakest, other, least, cancel) is var number && number < least)
            {
                least = number;
                best = ResultOf(graph, flow, number);
            }
        return best
            ?? new EdgeConnectivityResult(
                least,
                [
                    .. graph
                        .NeighboursOf(weakest)
                        .ToArray()
                        .Select(other => new NodePair(Math.Min(weakest, other), Math.Max(weakest, other)))
                        .Order(ByEnds),
                ],
                [weakest]
            );
    }

    /// <summary>Classes of nodes no two of which can be parted by fewer than <paramref name="k"/> ties.</summary>
    /// <param name="k">≥ 1: 1 = components, 2 = what no bridge divides.</param>
    public static ComponentsResult Compute(CsrGraph graph, int k, CancellationToken cancel = default)
    {
        Check.AtLeast(k, 1, nameof(k));
        graph = graph.Underlying;
        using var classes = new EdgeClasses(graph, k);
        classes.Run(cancel);
        return classes.Result();
    }

    private static readonly Comparer<NodePair> ByEnds = Comparer<NodePair>.Create(
        (left, right) => left.Source != right.Source ? left.Source - right.Source : left.Target - right.Target
    );

    private static EdgeConnectivityResult ResultOf(CsrGraph graph, UnitFlow flow, int number)
    {
        var side = flow.SourceSide.ToArray();
        Array.Sort(side);
        var ties = new List<NodePair>();
        foreach (var node in side)
        foreach (var other in graph.NeighboursOf(node))
            if (!flow.IsOnSourceSide(other))
                ties.Add(new NodePair(Math.Min(node, other), Math.Max(node, other)));
        ties.Sort(ByEnds);
        return new EdgeConnectivityResult(number, [.. ties], side);
    }
}

/// <summary>Answer of <see cref="EdgeConnectivity"/>.</summary>
/// <param name="Number">Ties of a smallest cut; null where there is no pair.</param>
/// <param name="Cut">Those ties.</param>
/// <param name="Side">The nodes on the source's side of it, ascending.</param>
public sealed record EdgeConnectivityResult(int? Number, NodePair[] Cut, int[] Side);
