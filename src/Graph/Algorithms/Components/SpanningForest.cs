using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Components;

/// <summary>The lightest (or heaviest) ties that keep every component together.</summary>
/// <remarks>
/// <para><b>Definition.</b> A tree in each component whose weights have the smallest sum (or the largest).</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weighted or not; any number of components.</para>
/// <para><b>Output.</b> The ties chosen, as positions in the rows of the graph (its underlying one), ascending, and the sum of their weights: n less the number of components.</para>
/// <para><b>Ending.</b> When no tie leaves any tree; at most log₂ n rounds.</para>
/// <para><b>Cost.</b> O(m log n) on all threads; 16 bytes per node.</para>
/// <para><b>Determinism.</b> Equal weights are told apart by their two ends, smaller first; the same for any number of threads.</para>
/// <para><b>Source.</b> O. Borůvka 1926, as told by J. Nešetřil, E. Milková, H. Nešetřilová, Discrete Mathematics 233 (2001).</para>
/// </remarks>
public static class SpanningForest
{
    private const int Grain = 1 << 14;

    public static SpanningForestResult Compute(CsrGraph graph, bool maximum = false, CancellationToken cancel = default)
    {
        graph = graph.Underlying;
        var nodes = graph.NodeCount;
        using var trees = Scratch.Rent<int>(nodes);
        using var bestOfNode = Scratch.Rent<int>(nodes);
        using var bestOfTree = Scratch.Rent<int>(nodes);
        using var sourceOf = Scratch.Rent<int>(nodes);
        for (var node = 0; node < nodes; node++)
            (trees[node], bestOfNode[node]) = (node, 0);
        var chosen = new List<int>();
        var order = new Order(graph, maximum);
        for (var grew = true; grew;)
        {
            ParallelLoop.Arcs(graph.Offsets, Grain, (from, to) => FindBest(graph, trees.Array, bestOfNode.Array, order, from, to), cancel);
            bestOfTree.Span.Fill(-1);
            for (var node = 0; node < nodes; node++)
                if (bestOfNode[node] >= 0)
                {
                    var tree = trees[node];
                    if (bestOfTree[tree] < 0 || order.IsBefore(node, bestOfNode[node], sourceOf[tree], bestOfTree[tree]))
                        (sourceOf[tree], bestOfTree[tree]) = (node, bestOfNode[node]);
                }
            var before = chosen.Count;
            Join(graph, trees, (bestOfTree, sourceOf), chosen);
            grew = chosen.Count > before;
        }
        chosen.Sort();
        return new SpanningForestResult([.. chosen], chosen.Sum(graph.WeightAt));
    }

    /// <summary>For each node its best tie that leaves its tree; −1, for good, where none does.</summary>
    private static void FindBest(CsrGraph graph, int[] trees, int[] best, Order order, int from, int to)
    {
        for (var node = from; node < to; node++)
        {
            if (best[node] < 0)
                continue;
            best[node] = -1;
            for (int arc = graph.Offsets[node], end = graph.Offsets[node + 1]; arc < end; arc++)
                if (trees[graph.Targets[arc]] != trees[node] && (best[node] < 0 || order.IsBefore(node, arc, node, best[node])))
                    best[node] = arc;
        }
    }

    private static void Join(CsrGraph graph, Scratch<int> trees, (Scratch<int> Arc, Scratch<int> Source) best, List<int> chosen)
    {
        using var parents = Scratch.Rent<int>(trees.Length);
        for (var tree = 0; tree < trees.Length; tree++)
            parents[tree] = tree;
        for (var tree = 0; tree < trees.Length; tree++)
        {
            if (best.Arc[tree] < 0)
                continue;
            var (one, two) = (Root(parents, tree), Root(parents, trees[graph.Targets[best.Arc[tree]]]));
            if (one == two)
                continue;
            parents[Math.Max(one, two)] = Math.Min(one, two);
            var (source, target) = (best.Source[tree], graph.Targets[best.Arc[tree]]);
            chosen.Add(source < target ? best.Arc[tree] : graph.ArcOf(target, source));
        }
        for (var node = 0; node < trees.Length; node++)
            trees[node] = Root(parents, trees[node]);
    }

    private static int Root(Scratch<int> parents, int tree)
    {
        while (parents[tree] != tree)
            tree = parents[tree] = parents[parents[tree]];
        return tree;
    }

    /// <summary>A total order of ties: weight, then smaller end, then larger end.</summary>
    private sealed class Order(CsrGraph graph, bool maximum)
    {
        public bool IsBefore(int source, int arc, int otherSource, int otherArc)
        {
            if (graph.Weights is { } weights && weights[arc] != weights[otherArc])
                return weights[arc] < weights[otherArc] != maximum;
            var (target, otherTarget) = (graph.Targets[arc], graph.Targets[otherArc]);
            var (low, otherLow) = (Math.Min(source, target), Math.Min(otherSource, otherTarget));
            return low != otherLow ? low < otherLow : Math.Max(source, target) < Math.Max(otherSource, otherTarget);
        }
    }
}

/// <summary>Answer of <see cref="SpanningForest"/>.</summary>
/// <param name="Arcs">Positions in the rows of the underlying graph, at the tie's smaller end.</param>
/// <param name="Weight">Σ of the weights of those ties; their number where unweighted.</param>
public sealed record SpanningForestResult(int[] Arcs, double Weight);
