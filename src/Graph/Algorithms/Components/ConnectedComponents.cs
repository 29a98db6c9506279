using System.Runtime.CompilerServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Components;

/// <summary>Which nodes can reach each other at all.</summary>
/// <remarks>
/// <para><b>Definition.</b> Two nodes are in one component where a path joins them, whatever the direction of its arcs (weak components of
/// a directed graph).</para>
/// <para><b>Input.</b> Directed or not; weights do not matter.</para>
/// <para><b>Output.</b> A component per node, numbered 0, 1, … by its first node, and the sizes. An isolated node is a component.</para>
/// <para><b>Ending.</b> After every arc has been looked at or shown to be inside the largest component.</para>
/// <para><b>Cost.</b> O(n + m) in practice on all threads, most of the arcs being skipped; 8 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice matters to the answer; the same for any number of threads.</para>
/// <para><b>Source.</b> M. Sutton, T. Ben-Nun, A. Barak, Optimizing Parallel Graph Connectivity Computation via Subgraph Sampling
/// (Afforest), IPDPS 2018.</para>
/// </remarks>
public static class ConnectedComponents
{
    private const int Sampled = 4;
    private const int Grain = 1 << 14;

    public static ComponentsResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        var nodes = graph.NodeCount;
        var parents = GC.AllocateUninitializedArray<int>(nodes);
        ParallelLoop.Ranges(nodes, Grain, (from, to) => BeginAtFirstNeighbours(graph, parents, from, to), cancel);
        Compress(parents, cancel);
        // A part of the second neighbours joins most of what there is to join; once that is compressed, the others have little to do but
        // see it.
        ParallelLoop.Ranges(nodes / Sampled, Grain, (from, to) => LinkSecondNeighbours(graph, parents, from, to), cancel);
        Compress(parents, cancel);
        ParallelLoop.Ranges(
            nodes - nodes / Sampled,
            Grain,
            (from, to) => LinkSecondNeighbours(graph, parents, nodes / Sampled + from, nodes / Sampled + to),
            cancel
        );
        var largest = LikelyLargest(parents);
        ParallelLoop.Arcs(
            graph.Offsets,
            Grain,
            (from, to) =>
            {
                for (var node = from; node < to; node++)
                {
                    // An arc into the largest is seen from its other end too, but only where rows hold both directions.
                    if (Compressed(parents, node) == largest && !graph.IsDirected)
                        continue;
                    for (int arc = graph.Offsets[node], end = graph.Offsets[node + 1]; arc < end; arc++)
                        Link(parents, node, graph.Targets[arc]);
                }
            },
            cancel
        );
        Compress(parents, cancel);
        return Number(parents, cancel);
    }

    /// <summary>
    /// Hangs each node under its first neighbour where that is a smaller one: a forest without a race, as every node writes its own place
    /// only.
    /// </summary>
    private static void BeginAtFirstNeighbours(CsrGraph graph, int[] parents, int from, int to)
    {
        int[] offsets = graph.Offsets,
            targets = graph.Targets;
        for (var node = from; node < to; node++)
        {
            var start = offsets[node];
            parents[node] = start < offsets[node + 1] ? Math.Min(node, targets[start]) : node;
        }
    }

    private static void LinkSecondNeighbours(CsrGraph graph, int[] parents, int from, int to)
    {
        int[] offsets = graph.Offsets,
            targets = graph.Targets;
        for (var node = from; node < to; node++)
            if (offsets[node] + 1 < offsets[node + 1] && parents[node] != parents[targets[offsets[node] + 1]])
                Link(parents, node, targets[offsets[node] + 1]);
    }

    /// <summary>Hangs the larger root under the smaller, so that a root is the first node of its component in the end.</summary>
    private static void Link(int[] parents, int left, int right)
    {
        var (one, two) = (Volatile.Read(ref parents[left]), Volatile.Read(ref parents[right]));
        while (one != two)
        {
            var (high, low) = one > two ? (one, two) : (two, one);
            var above = Volatile.Read(ref parents[high]);
            if (above == low || (above == high && Interlocked.CompareExchange(ref parents[high], low, high) == high))
                return;
            one = Volatile.Read(ref parents[Volatile.Read(ref parents[high])]);
            two = Volatile.Read(ref parents[low]);
        }
    }

    private static void Compress(int[] parents, CancellationToken cancel) =>
        ParallelLoop.Ranges(
            parents.Length,
            Grain,
            (from, to) =>
            {
                for (var node = from; node < to; node++)
                    Compressed(parents, node);
            },
            cancel
        );

    /// <summary>Hangs the node right under its root.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Compressed(int[] parents, int node)
    {
        var parent = parents[node];
        for (var above = parents[parent]; above != parent; above = parents[parent])
            parents[node] = parent = above;
        return parent;
    }

    /// <summary>The root met most often among 1,024 nodes drawn; only speed depends on it.</summary>
    private static int LikelyLargest(int[] parents)
    {
        if (parents.Length == 0)
            return -1;
        var random = new SeededRandom(1);
        var drawn = new int[1024];
        for (var i = 0; i < drawn.Length; i++)
            drawn[i] = Compressed(parents, random.NextInt(parents.Length));
        Array.Sort(drawn);
        var (best, bestCount) = (drawn[0], 0);
        for (int from = 0, to; from < drawn.Length; from = to)
        {
            for (to = from + 1; to < drawn.Length && drawn[to] == drawn[from]; to++) { }
            if (to - from > bestCount)
                (best, bestCount) = (drawn[from], to - from);
        }
        return best;
    }

    /// <summary>From roots to numbers: the roots of each range are counted, then numbered, then everybody looks up their root's.</summary>
    private static ComponentsResult Number(int[] parents, CancellationToken cancel)
    {
        var starts = new int[(parents.Length + Grain - 1) / Grain + 1];
        ParallelLoop.Ranges(
            parents.Length,
            Grain,
            (from, to) =>
            {
                var roots = 0;
                for (var node = from; node < to; node++)
                    roots += parents[node] == node ? 1 : 0;
                starts[from / Grain + 1] = roots;
            },
            cancel
        );
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        using var numbers = Scratch.Rent<int>(parents.Length);
        var numberOf = numbers.Array;
        ParallelLoop.Ranges(
            parents.Length,
            Grain,
            (from, to) =>
            {
                for (int node = from, next = starts[from / Grain]; node < to; node++)
                    if (parents[node] == node)
                        numberOf[node] = next++;
            },
            cancel
        );
        var sizes = new int[starts[^1]];
        ParallelLoop.Ranges(parents.Length, Grain, (from, to) => Label(parents, numberOf, sizes, from, to), cancel);
        return new ComponentsResult(parents, sizes);
    }

    /// <summary>Runs of one component are added to its size at once: most nodes are in the largest.</summary>
    private static void Label(int[] parents, int[] numberOf, int[] sizes, int from, int to)
    {
        var (run, length) = (0, 0);
        for (var node = from; node < to; node++)
        {
            var number = numberOf[parents[node]];
            parents[node] = number;
            if (number != run)
            {
                if (length > 0)
                    Interlocked.Add(ref sizes[run], length);
                (run, length) = (number, 0);
            }
            length++;
        }
        if (length > 0)
            Interlocked.Add(ref sizes[run], length);
    }
}

/// <summary>Components of a graph.</summary>
/// <param name="Labels">One per node, by first node.</param>
/// <param name="Sizes">Nodes in each component.</param>
public sealed record ComponentsResult(int[] Labels, int[] Sizes)
{
    /// <summary>Components; 0 without nodes.</summary>
    public int Count => Sizes.Length;

    /// <summary>Nodes of the largest component, 0 of an empty graph.</summary>
    public int LargestSize => Sizes.Length == 0 ? 0 : Sizes.Max();
}
