using System.Numerics;
using System.Runtime.CompilerServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Components;

/// <summary>The lightest (or heaviest) ties that keep every component together.</summary>
/// <remarks>
/// <para><b>Definition.</b> A tree in each component whose weights have the smallest sum (or the largest).</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weighted or not; any number of components.</para>
/// <para><b>Output.</b> The ties chosen, as positions in the rows of the graph (its underlying one), ascending, and the sum of their
/// weights: n less the number of components.</para>
/// <para><b>Ending.</b> When no tie leaves any tree; at most log₂ n rounds.</para>
/// <para><b>Cost.</b> O(m log n), the search for ties on all threads; 20 bytes per node and a quarter of a byte per tie.</para>
/// <para><b>Determinism.</b> Equal weights are told apart by their two ends, smaller first; the same for any number of threads.</para>
/// <para><b>Source.</b> O. Borůvka 1926, as told by J. Nešetřil, E. Milková, H. Nešetřilová, Discrete Mathematics 233 (2001).</para>
/// </remarks>
public static class SpanningForest
{
    private const int Grain = 1 << 14;
    private const int NotYetSought = -2;
    private const int NoneLeaves = -1;

    public static SpanningForestResult Compute(CsrGraph graph, bool maximum = false, CancellationToken cancel = default)
    {
        graph = graph.Underlying;
        var nodes = graph.NodeCount;
        using var trees = Scratch.Rent<int>(nodes);
        using var bestOfNode = Scratch.Rent<int>(nodes);
        using var bestOfTree = Scratch.Rent<int>(nodes);
        using var sourceOf = Scratch.Rent<int>(nodes);
        for (var node = 0; node < nodes; node++)
            (trees[node], bestOfNode[node]) = (node, NotYetSought);
        var (chosen, count) = (new BitSet(graph.ArcCount), 0);
        var order = new Order(graph, maximum);
        for (var grew = true; grew; )
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
            var joined = Join(graph, trees, (bestOfTree, sourceOf), chosen);
            count += joined;
            grew = joined > 0;
        }
        return ResultOf(graph, chosen, count);
    }

    /// <summary>
    /// For each node its best tie that leaves its tree. One that still does is still the best: as trees grow, fewer ties leave them.
    /// </summary>
    private static void FindBest(CsrGraph graph, int[] trees, int[] best, Order order, int from, int to)
    {
        int[] offsets = graph.Offsets,
            targets = graph.Targets;
        for (var node = from; node < to; node++)
        {
            var (kept, tree) = (best[node], trees[node]);
            if (kept == NoneLeaves || (kept >= 0 && trees[targets[kept]] != tree))
                continue;
            var found = NoneLeaves;
            for (int arc = offsets[node], end = offsets[node + 1]; arc < end; arc++)
                if (trees[targets[arc]] != tree && (found < 0 || order.IsBefore(node, arc, node, found)))
                    found = arc;
            best[node] = found;
        }
    }

    /// <returns>How many ties were chosen.</returns>
    private static int Join(CsrGraph graph, Scratch<int> trees, (Scratch<int> Arc, Scratch<int> Source) best, BitSet chosen)
    {
        var count = 0;
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
            count += chosen.Add(source < target ? best.Arc[tree] : graph.ArcOf(target, source)) ? 1 : 0;
        }
        for (var node = 0; node < trees.Length; node++)
            trees[node] = Root(parents, trees[node]);
        return count;
    }

    /// <summary>The ties chosen in the order of the rows, their weights added in it.</summary>
    private static SpanningForestResult ResultOf(CsrGraph graph, BitSet chosen, int count)
    {
        var (arcs, place, weight) = (new int[count], 0, 0.0);
        for (var word = 0; word < chosen.Words.Length; word++)
        for (var bits = chosen.Words[word]; bits != 0; bits &= bits - 1)
        {
            var arc = (word << 6) + BitOperations.TrailingZeroCount(bits);
            arcs[place++] = arc;
            weight += graph.WeightAt(arc);
        }
        return new SpanningForestResult(arcs, weight);
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
        private readonly double[]? weights = graph.Weights;
        private readonly int[] targets = graph.Targets;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool IsBefore(int source, int arc, int otherSource, int otherArc) =>
            weights is not null && weights[arc] != weights[otherArc]
                ? weights[arc] < weights[otherArc] != maximum
                : IsBeforeByEnds(source, targets[arc], otherSource, targets[otherArc]);

        private static bool IsBeforeByEnds(int source, int target, int otherSource, int otherTarget)
        {
            var (low, otherLow) = (Math.Min(source, target), Math.Min(otherSource, otherTarget));
            return low != otherLow ? low < otherLow : Math.Max(source, target) < Math.Max(otherSource, otherTarget);
        }
    }
}

/// <summary>Answer of <see cref="SpanningForest"/>.</summary>
/// <param name="Arcs">Positions in the rows of the underlying graph, at the tie's smaller end.</param>
/// <param name="Weight">Σ of the weights of those ties; their number where unweighted.</param>
public sealed record SpanningForestResult(int[] Arcs, double Weight);
