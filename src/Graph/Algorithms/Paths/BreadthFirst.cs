using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>How many steps every node is away from one, and over whom.</summary>
/// <remarks>
/// <para><b>Definition.</b> The smallest number of arcs from the source to each node, and for each node the smallest-numbered of the nodes
/// one step nearer that lead to it.</para>
/// <para><b>Input.</b> Directed (along the arcs, or against them) or not; weights do not count; any number of components.</para>
/// <para><b>Output.</b> Steps per node, −1 where not reached; the node before it on a shortest path, −1 for the source and where not
/// reached.</para>
/// <para><b>Ending.</b> When a level brings nothing new, or after the largest number of steps asked for.</para>
/// <para><b>Cost.</b> O(n + m), far less where most nodes lie on a few levels: those are found from their own side, on all threads. 8 bytes
/// per node beside the answer.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> S. Beamer, K. Asanović, D. Patterson, Direction-Optimizing Breadth-First Search, SC 2012, doi:10.1109/SC.2012.50;
/// narrow levels stay on one thread.</para>
/// </remarks>
public static class BreadthFirst
{
    public static BreadthFirstResult Compute(
        CsrGraph graph,
        int source,
        BreadthFirstOptions? options = null,
        CancellationToken cancel = default
    )
    {
        graph.CheckNode(source, nameof(source));
        options ??= new BreadthFirstOptions();
        using var search = new LevelSearch(options.Direction == PathDirection.Outgoing ? graph : graph.Reversed, source);
        var level = 0;
        while (level < options.MaxHops && search.Advance(level + 1, cancel))
            level++;
        return new BreadthFirstResult(search.Hops, search.Parents, search.Reached, level);
    }
}

/// <summary>Options of <see cref="BreadthFirst"/>.</summary>
public sealed record BreadthFirstOptions
{
    /// <summary>Whether steps are counted from the source or towards it.</summary>
    public PathDirection Direction { get; init; } = PathDirection.Outgoing;

    /// <summary>Steps after which the search stops, ≥ 0; default: none.</summary>
    public int MaxHops
    {
        get;
        init => field = Check.AtLeast(value, 0, nameof(MaxHops));
    } = int.MaxValue;
}

/// <summary>Answer of <see cref="BreadthFirst"/>.</summary>
/// <param name="Hops">Steps per node, −1 where not reached.</param>
/// <param name="Parents">The node one step nearer to the source, −1 for the source and where not reached.</param>
/// <param name="Reached">Nodes reached, the source included.</param>
/// <param name="Farthest">The largest number of steps.</param>
public sealed record BreadthFirstResult(int[] Hops, int[] Parents, int Reached, int Farthest)
{
    /// <summary>
    /// The nodes from the source to <paramref name="node"/> (from it to the source where the search ran against the arcs, read backwards);
    /// empty where not reached.
    /// </summary>
    public int[] PathTo(int node)
    {
        var path = new int[Hops[node] + 1];
        for (var i = path.Length - 1; i >= 0; i--, node = Parents[node])
            path[i] = node;
        return path;
    }
}

/// <summary>
/// Levels of one breadth-first search: a narrow level pushes along its arcs, before a wide one every node not yet seen looks for a
/// neighbour in it.
/// </summary>
internal sealed class LevelSearch : IDisposable
{
    // Beamer's two thresholds: pull when the front has more than 1/14 of the arcs not yet seen, push again when it has less than 1/24 of
    // the nodes.
    private const int PullShare = 14;
    private const int PushShare = 24;
    private const int WordGrain = 32;

    private readonly CsrGraph graph;
    private readonly Scratch<int> queue;
    private Scratch<ulong> seen,
        now,
        then;
    private bool pulls;
    private int frontCount = 1;
    private long frontArcs;
    private long unseenArcs;

    public LevelSearch(CsrGraph graph, int source)
    {
        this.graph = graph;
        var words = (graph.NodeCount + 63) >> 6;
        (queue, seen, now, then) = (
            Scratch.Rent<int>(graph.NodeCount),
            Scratch.Rent<ulong>(words),
            Scratch.Rent<ulong>(words),
            Scratch.Rent<ulong>(words)
        );
        Hops = GC.AllocateUninitializedArray<int>(graph.NodeCount);
        Parents = GC.AllocateUninitializedArray<int>(graph.NodeCount);
        Hops.AsSpan().Fill(-1);
        Parents.AsSpan().Fill(-1);
        Hops[source] = 0;
        queue[0] = source;
        frontArcs = graph.DegreeOf(source);
        unseenArcs = graph.ArcCount - frontArcs;
    }

    public int[] Hops { get; }

    public int[] Parents { get; }

    public int Reached { get; private set; } = 1;

    /// <summary>Nodes of the last level and arcs that leave them.</summary>
    public (int Nodes, long Arcs) Front => (frontCount, frontArcs);

    /// <returns>Whether the level has any node.</returns>
    public bool Advance(int level, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        if (!pulls && frontArcs > unseenArcs / PullShare && frontCount > 1)
            BeginPulling(cancel);
        else if (pulls && frontCount < graph.NodeCount / PushShare)
            BeginPushing();
        (frontCount, frontArcs) = pulls ? Pull(level, cancel) : Push(level);
        Reached += frontCount;
        unseenArcs -= frontArcs;
        return frontCount > 0;
    }

    public void Dispose()
    {
        queue.Dispose();
        seen.Dispose();
        now.Dispose();
        then.Dispose();
    }

    private (int Nodes, long Arcs) Push(int level)
    {
        ref var hops = ref MemoryMarshal.GetArrayDataReference(Hops);
        ref var targets = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
        var (array, offsets, parents) = (queue.Array, graph.Offsets, Parents);
        // The front is kept at the start of the queue, what it finds behind it; moved down when done.
        int tail = frontCount;
        var arcs = 0L;
        for (var i = 0; i < frontCount; i++)
        {
            var node = array[i];
            for (int arc = offsets[node], end = offsets[node + 1]; arc < end; arc++)
            {
                var other = Unsafe.Add(ref targets, arc);
                ref var its = ref Unsafe.Add(ref hops, other);
                if ((uint)its < (uint)level)
                    continue;
                if (its == level)
                {
                    if (node < parents[other])
                        parents[other] = node;
                    continue;
                }
                its = level;
                parents[other] = node;
                array[tail++] = other;
                arcs += offsets[other + 1] - offsets[other];
            }
        }
        array.AsSpan(frontCount, tail - frontCount).CopyTo(array);
        return (tail - frontCount, arcs);
    }

    private (int Nodes, long Arcs) Pull(int level, CancellationToken cancel)
    {
        var (count, arcs) = (0, 0L);
        ParallelLoop.Ranges(
            now.Length,
            WordGrain,
            (from, to) =>
            {
                var found = PullWords(level, from, to);
                Interlocked.Add(ref count, found.Nodes);
                Interlocked.Add(ref arcs, found.Arcs);
            },
            cancel
        );
        (now, then) = (then, now);
        return (count, arcs);
    }

    private (int Nodes, long Arcs) PullWords(int level, int from, int to)
    {
        ref var front = ref MemoryMarshal.GetArrayDataReference(now.Array);
        ref var sources = ref MemoryMarshal.GetArrayDataReference(graph.InTargets);
        ref var starts = ref MemoryMarshal.GetArrayDataReference(graph.InOffsets);
        var (count, arcs) = (0, 0L);
        for (var word = from; word < to; word++)
        {
            var found = 0UL;
            for (var unseen = ~seen[word]; unseen != 0; unseen &= unseen - 1)
            {
                var node = (word << 6) + BitOperations.TrailingZeroCount(unseen);
                for (int arc = Unsafe.Add(ref starts, node), end = Unsafe.Add(ref starts, node + 1); arc < end; arc++)
                {
                    var other = Unsafe.Add(ref sources, arc);
                    if ((Unsafe.Add(ref front, other >> 6) >> other & 1) == 0)
                        continue;
                    Hops[node] = level;
                    Parents[node] = other;
                    found |= 1UL << node;
                    arcs += graph.Offsets[node + 1] - graph.Offsets[node];
                    break;
                }
            }
            then[word] = found;
            seen[word] |= found;
            count += BitOperations.PopCount(found);
        }
        return (count, arcs);
    }

    /// <summary>Bits of what was seen (with what no arc leads to, which never will be) and of the front.</summary>
    private void BeginPulling(CancellationToken cancel)
    {
        pulls = true;
        ParallelLoop.Ranges(
            seen.Length,
            WordGrain * 8,
            (from, to) =>
            {
                var starts = graph.InOffsets;
                for (var word = from; word < to; word++)
                {
                    var bits = 0UL;
                    int first = word << 6,
                        last = Math.Min(graph.NodeCount, first + 64);
                    for (var node = first; node < last; node++)
                        bits |= (Hops[node] >= 0 || starts[node] == starts[node + 1] ? 1UL : 0) << node;
                    seen[word] = last - first == 64 ? bits : bits | ulong.MaxValue << last;
                }
            },
            cancel
        );
        now.Span.Clear();
        foreach (var node in queue.Span[..frontCount])
            now[node >> 6] |= 1UL << node;
    }

    private void BeginPushing()
    {
        pulls = false;
        var place = 0;
        for (var word = 0; word < now.Length; word++)
        for (var bits = now[word]; bits != 0; bits &= bits - 1)
            queue[place++] = (word << 6) + BitOperations.TrailingZeroCount(bits);
    }
}
