using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// Many breadth-first searches at once, a bit of a vector each (Then et al., "The more the merrier", VLDB 2014): one pass over the arcs of
/// the graph moves all of them a level on.
/// </summary>
public static class MultiSourceSearch
{
    /// <summary>Searches that one pass carries.</summary>
    public const int Width = 512;

    /// <summary>
    /// From every source, along the arcs: for each node, how many sources have it at distance 1, 2, …
    /// </summary>
    /// <param name="visit">Told what was reached; calls for one node come in one order, batch by batch and near before far, whatever the
    /// number of threads.</param>
    /// <param name="sources">Start nodes; null = all.</param>
    /// <param name="maxDistance">Steps after which no search goes on.</param>
    /// <remarks>Time O(k/512 · (n + m) · diameter) with k sources, on all threads; memory 192 bytes per node, pooled.</remarks>
    public static void Run<TVisit>(
        CsrGraph graph,
        TVisit visit,
        int[]? sources = null,
        int maxDistance = int.MaxValue,
        CancellationToken cancel = default
    )
        where TVisit : struct, IDistanceVisit
    {
        var count = sources?.Length ?? graph.NodeCount;
        using var seen = Scratch.Rent<Vector512<ulong>>(graph.NodeCount);
        using var frontier = Scratch.Rent<Vector512<ulong>>(graph.NodeCount);
        using var next = Scratch.Rent<Vector512<ulong>>(graph.NodeCount);
        for (var from = 0; from < count; from += Width)
        {
            var searches = Math.Min(Width, count - from);
            seen.Span.Clear();
            for (var i = 0; i < searches; i++)
            {
                ref var word = ref Unsafe.As<Vector512<ulong>, ulong>(ref seen[sources?[from + i] ?? from + i]);
                Unsafe.Add(ref word, i >> 6) |= 1UL << i;
            }
            seen.Span.CopyTo(frontier.Span);
            var (now, then) = (frontier.Array, next.Array);
            for (
                var distance = 1;
                distance <= maxDistance && Level(graph, (seen.Array, now, then), Full(searches), distance, visit, cancel);
                distance++
            )
                (now, then) = (then, now);
            Execution.Report((double)(from + searches) / count);
        }
    }

    /// <returns>Whether any search reached anything new.</returns>
    private static bool Level<TVisit>(
        CsrGraph graph,
        (Vector512<ulong>[] Seen, Vector512<ulong>[] Now, Vector512<ulong>[] Then) bits,
        Vector512<ulong> full,
        int distance,
        TVisit visit,
        CancellationToken cancel
    )
        where TVisit : struct, IDistanceVisit
    {
        var moved = false;
        ParallelLoop.Arcs(
            graph.InOffsets,
            1 << 13,
            (from, to) =>
            {
                var (seen, now, then) = bits;
                ref var nowStart = ref MemoryMarshal.GetArrayDataReference(now);
                ref var targetStart = ref MemoryMarshal.GetArrayDataReference(graph.InTargets);
                var reached = 0L;
                for (var node = from; node < to; node++)
                {
                    var here = seen[node];
                    then[node] = Vector512<ulong>.Zero;
                    if (here == full)
                        continue;
                    var gathered = Vector512<ulong>.Zero;
                    int arc = graph.InOffsets[node],
                        end = graph.InOffsets[node + 1];
                    for (; arc < end; arc++)
                        gathered |= Unsafe.Add(ref nowStart, Unsafe.Add(ref targetStart, arc));
                    gathered = Vector512.AndNot(gathered, here);
                    if (gathered == Vector512<ulong>.Zero)
                        continue;
                    then[node] = gathered;
                    seen[node] = here | gathered;
                    var count = Count(gathered);
                    reached += count;
                    visit.Reached(node, distance, count);
                }
                if (reached == 0)
                    return;
                Volatile.Write(ref moved, true);
                visit.LevelReached(distance, reached);
            },
            cancel
        );
        return moved;
    }

    private static Vector512<ulong> Full(int searches)
    {
        var full = Vector512<ulong>.Zero;
        ref var word = ref Unsafe.As<Vector512<ulong>, ulong>(ref full);
        for (var i = 0; i < searches; i++)
            Unsafe.Add(ref word, i >> 6) |= 1UL << i;
        return full;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Count(Vector512<ulong> bits)
    {
        ref var word = ref Unsafe.As<Vector512<ulong>, ulong>(ref bits);
        var count = 0;
        for (var i = 0; i < 8; i++)
            count += BitOperations.PopCount(Unsafe.Add(ref word, i));
        return count;
    }
}

/// <summary>What a <see cref="MultiSourceSearch"/> tells.</summary>
public interface IDistanceVisit
{
    /// <param name="distance">Steps, ≥ 1.</param>
    /// <param name="count">How many more searches have reached the node; ≥ 1.</param>
    void Reached(int node, int distance, int count);

    /// <summary>
    /// Told by each range of nodes, from any thread: how many searches reached one of its nodes at this distance, added up.
    /// </summary>
    void LevelReached(int distance, long count) { }
}
