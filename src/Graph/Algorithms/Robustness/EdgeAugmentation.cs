using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>The fewest new ties after which no single tie's loss parts anyone.</summary>
/// <remarks>
/// <para><b>Definition.</b> A smallest set of pairs that are not tied yet, whose ties make the graph connected and leave no bridge
/// (two-edge-connected). With every set of nodes that no bridge divides taken as one, the graph is a forest; with q isolated and p leaf
/// sets it needs q + ⌈p/2⌉ ties, none where p + q ≤ 1. Two nodes can have one tie only: a graph of two alone is joined by it, and it stays
/// a bridge. Without joining components, each gets ⌈p/2⌉ ties of its own.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter. Any number of
/// components.</para>
/// <para><b>Output.</b> The ties to add, smaller node first, in the order of their numbers; q, p, the bridges that were there and those
/// that no tie can mend: two nodes alone have one tie at most, so a pair that is not joined to others keeps its bridge. An isolated node
/// gets two ties where there are more than two nodes.</para>
/// <para><b>Ending.</b> After one pass; the number of ties is the least possible, not near it.</para>
/// <para><b>Cost.</b> O(n + m log n) on one thread; 60 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice: trees by their first node, leaves in the order of a depth-first pass, of each set the first
/// node that is free for the tie.</para>
/// <para><b>Source.</b> K. Eswaran, R. Tarjan, Augmentation problems, SIAM J. Computing 5 (1976), doi:10.1137/0205044. Departs in choosing
/// ends that are not tied, so that the graph stays simple.</para>
/// </remarks>
public static class EdgeAugmentation
{
    public static EdgeAugmentationResult Compute(
        CsrGraph graph,
        EdgeAugmentationOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new EdgeAugmentationOptions();
        graph = graph.Underlying;
        var bridges = BiconnectedComponents.Compute(graph, cancel);
        var forest = new BridgeForest(graph, bridges);
        var (isolated, leaves) = (0, 0);
        for (var set = 0; set < forest.Tree.NodeCount; set++)
        {
            isolated += forest.Tree.DegreeOf(set) == 0 ? 1 : 0;
            leaves += forest.Tree.DegreeOf(set) == 1 ? 1 : 0;
        }
        var mender = new Mender(graph, forest, cancel);
        if (options.JoinComponents)
            mender.MendAll();
        else
            mender.MendEach();
        var isJoined = options.JoinComponents || ConnectedComponents.Compute(graph, cancel).Count < 2;
        return new EdgeAugmentationResult(mender.Ties(), isolated, leaves, bridges.Bridges.Length, mender.PairsLeft, isJoined);
    }

    /// <summary>Adds ties between sets, and with each a pair of nodes that is not tied.</summary>
    private sealed class Mender(CsrGraph graph, BridgeForest forest, CancellationToken cancel)
    {
        private readonly HashSet<(int, int)> added = [];

        public int PairsLeft { get; private set; }

        public NodePair[] Ties()
        {
            var ties = added.Select(pair => new NodePair(pair.Item1, pair.Item2)).ToArray();
            Array.Sort(ties, (left, right) => left.Source != right.Source ? left.Source - right.Source : left.Target - right.Target);
            return ties;
        }

        /// <summary>Joins all trees in a row, a leaf of one to a leaf of the next, isolated sets last; then mends the one tree.</summary>
        public void MendAll()
        {
            var rows = forest.TreesInOrder();
            var joined = new EdgeList();
            for (var set = 0; set < forest.Tree.NodeCount; set++)
                foreach (var other in forest.Tree.NeighboursOf(set))
                    joined.Add(set, other);
            for (var i = 1; i < rows.Count; i++)
            {
                joined.Add(rows[i - 1].LastLeaf, rows[i].FirstLeaf);
                Add(rows[i - 1].LastLeaf, rows[i].FirstLeaf);
            }
            if (graph.NodeCount == 2)
                PairsLeft = 1;
            else if (rows.Count > 0)
                Mend(BridgeForest.LeavesOf(CsrGraphBuilder.Undirected(joined, forest.Tree.NodeCount), 0));
        }

        public void MendEach()
        {
            foreach (var row in forest.TreesInOrder())
            {
                var leaves = BridgeForest.LeavesOf(forest.Tree, row.FirstLeaf);
                if (
                    leaves.Count == 2
                    && forest.Tree.HasArc(leaves[0], leaves[1])
                    && forest.At(leaves[0]).Length == 1
                    && forest.At(leaves[1]).Length == 1
                )
                    PairsLeft++;
                else
                    Mend(leaves);
            }
        }

        /// <summary>
        /// Ties each leaf to the one half the leaves further on: the leaves below any bridge are a run of them, which some tie leaves.
        /// </summary>
        private void Mend(List<int> leaves)
        {
            var half = leaves.Count / 2;
            for (var i = 0; half > 0 && i < leaves.Count - half; i++)
                Add(leaves[i], leaves[i + half]);
        }

        private void Add(int left, int right)
        {
            cancel.ThrowIfCancellationRequested();
            foreach (var one in forest.At(left))
            foreach (var other in forest.At(right))
                if (!graph.HasArc(one, other) && added.Add((Math.Min(one, other), Math.Max(one, other))))
                    return;
            throw new InvalidOperationException("Two sets of a larger graph have no pair that is not tied.");
        }
    }
}

/// <summary>Options of <see cref="EdgeAugmentation"/>.</summary>
public sealed record EdgeAugmentationOptions
{
    /// <summary>Whether components are joined too; else each is mended by itself.</summary>
    public bool JoinComponents { get; init; } = true;
}

/// <summary>Two nodes, the smaller first.</summary>
/// <param name="Source">The smaller node.</param>
/// <param name="Target">The larger node.</param>
public readonly record struct NodePair(int Source, int Target);

/// <summary>Answer of <see cref="EdgeAugmentation"/>.</summary>
/// <param name="Ties">To add.</param>
/// <param name="IsolatedCount">q: components that have no bridge.</param>
/// <param name="LeafCount">p: sets that hang by one bridge.</param>
/// <param name="BridgeCount">Bridges that were there.</param>
/// <param name="BridgesLeft">Bridges that remain: pairs that cannot be mended.</param>
/// <param name="IsConnected">Whether the graph with the new ties is connected.</param>
public sealed record EdgeAugmentationResult(
    NodePair[] Ties,
    int IsolatedCount,
    int LeafCount,
    int BridgeCount,
    int BridgesLeft,
    bool IsConnected
);
