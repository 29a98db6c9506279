using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality.Solvers;

/// <summary>
/// One thread's dependencies by steps (Brandes 2001) from eight sources side by side: a node's paths from all of them fill one line of the
/// cache, and a byte says which of the searches are where. An arc then costs a byte, and a line only where it lies on a shortest path of
/// some search. Memory: 68 bytes per node and 5 for each level a node is on, at most 40.
/// </summary>
internal sealed class StepBatch : IDisposable
{
    public const int Width = 8;

    private static readonly Vector512<long> Bits = Vector512.Create(1L, 2, 4, 8, 16, 32, 64, 128);

    private readonly CsrGraph graph;

    // Paths of each node and search; on the way back (1 + dependency) ÷ paths, from the level where that is known.
    private readonly Scratch<double> lines;
    private readonly GCHandle linesInPlace;
    private readonly int firstLine;
    private readonly Scratch<byte> seen;

    // Searches that have a node on the level under way.
    private readonly Scratch<byte> active;
    private readonly List<int> starts = [];
    private Scratch<int> nodes;
    private Scratch<byte> searches;
    private int count;

    public StepBatch(CsrGraph graph)
    {
        this.graph = graph;
        // Held in place, so that lines begin where those of the cache do.
        lines = Scratch.Filled((graph.NodeCount + 1) * Width, 0.0);
        linesInPlace = GCHandle.Alloc(lines.Array, GCHandleType.Pinned);
        firstLine = (int)((64 - linesInPlace.AddrOfPinnedObject() % 64) % 64 / sizeof(double));
        seen = Scratch.Filled(graph.NodeCount, (byte)0);
        active = Scratch.Filled(graph.NodeCount, (byte)0);
        nodes = Scratch.Rent<int>(2 * graph.NodeCount + Width);
        searches = Scratch.Rent<byte>(nodes.Length);
    }

    /// <summary>Adds to each node how much paths from the sources depend on it.</summary>
    /// <param name="sources">At most <see cref="Width"/>.</param>
    public void Add(ReadOnlySpan<int> sources, double[] sums)
    {
        Begin(sources);
        while (starts[^1] < count)
            Advance();
        for (var level = starts.Count - 2; level > 0; level--)
            Return(level, sums);
        for (var i = 0; i < count; i++)
        {
            LineOf(nodes[i]) = Vector512<double>.Zero;
            seen[nodes[i]] = active[nodes[i]] = 0;
        }
    }

    public void Dispose()
    {
        linesInPlace.Free();
        lines.Dispose();
        seen.Dispose();
        active.Dispose();
        nodes.Dispose();
        searches.Dispose();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Keep(Vector512<double> line, int searches) =>
        line & Vector512.Equals(Vector512.Create((long)searches) & Bits, Bits).AsDouble();

    private ref Vector512<double> LineOf(int node) => ref Unsafe.Add(ref FirstLine, node);

    private ref Vector512<double> FirstLine => ref Unsafe.As<double, Vector512<double>>(ref lines.Array[firstLine]);

    private void Begin(ReadOnlySpan<int> sources)
    {
        starts.Clear();
        starts.Add(0);
        count = 0;
        for (var i = 0; i < sources.Length; i++)
        {
            if (active[sources[i]] == 0)
                nodes[count++] = sources[i];
            active[sources[i]] |= (byte)(1 << i);
            LineOf(sources[i]) += Keep(Vector512<double>.One, 1 << i);
        }
        Settle(0);
    }

    /// <summary>Ends a level: what was active on it has been seen.</summary>
    private void Settle(int from)
    {
        for (var i = from; i < count; i++)
        {
            var node = nodes[i];
            searches[i] = active[node];
            seen[node] |= active[node];
            active[node] = 0;
        }
    }

    private void Advance()
    {
        int from = starts[^1],
            to = count;
        starts.Add(to);
        MakeRoom(to + graph.NodeCount);
        ref var line = ref FirstLine;
        ref var targets = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
        ref var been = ref MemoryMarshal.GetArrayDataReference(seen.Array);
        ref var here = ref MemoryMarshal.GetArrayDataReference(active.Array);
        ref var queue = ref MemoryMarshal.GetArrayDataReference(nodes.Array);
        var tail = to;
        for (; from < to; from++)
        {
            var node = Unsafe.Add(ref queue, from);
            int mine = searches[from],
                end = graph.Offsets[node + 1];
            var paths = Keep(Unsafe.Add(ref line, node), mine);
            for (var arc = graph.Offsets[node]; arc < end; arc++)
            {
                var other = Unsafe.Add(ref targets, arc);
                var fresh = mine & ~Unsafe.Add(ref been, other);
                if (fresh == 0)
                    continue;
                ref var its = ref Unsafe.Add(ref here, other);
                Unsafe.Add(ref queue, tail) = other;
                tail += its == 0 ? 1 : 0;
                its |= (byte)fresh;
                Unsafe.Add(ref line, other) += fresh == mine ? paths : Keep(paths, fresh);
            }
        }
        count = tail;
        Settle(to);
    }

    /// <summary>Gathers dependencies at a level from the next one, and makes it the active one.</summary>
    private void Return(int level, double[] sums)
    {
        int from = starts[level],
            to = starts[level + 1],
            below = level + 2 < starts.Count ? starts[level + 2] : count;
        ref var line = ref FirstLine;
        ref var targets = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
        ref var here = ref MemoryMarshal.GetArrayDataReference(active.Array);
        for (var i = from; i < to; i++)
        {
            var node = nodes[i];
            int mine = searches[i],
                end = graph.Offsets[node + 1];
            var sum = Vector512<double>.Zero;
            for (var arc = graph.Offsets[node]; arc < end; arc++)
            {
                var other = Unsafe.Add(ref targets, arc);
                var shared = mine & Unsafe.Add(ref here, other);
                if (shared != 0)
                    sum += Keep(Unsafe.Add(ref line, other), shared);
            }
            ref var paths = ref Unsafe.Add(ref line, node);
            var dependency = sum * paths;
            sums[node] += Vector512.Sum(dependency);
            var isMine = Vector512.Equals(Vector512.Create((long)mine) & Bits, Bits).AsDouble();
            paths = Vector512.ConditionalSelect(isMine, (Vector512<double>.One + dependency) / paths, paths);
        }
        for (var i = to; i < below; i++)
            active[nodes[i]] = 0;
        for (var i = from; i < to; i++)
            active[nodes[i]] = searches[i];
    }

    private void MakeRoom(int length)
    {
        // The queue's end is written before it is known to move: one place more.
        if (nodes.Length > length)
            return;
        nodes = Longer(nodes, length + graph.NodeCount + 1);
        searches = Longer(searches, nodes.Length);
    }

    private static Scratch<T> Longer<T>(Scratch<T> old, int length)
        where T : unmanaged
    {
        var longer = Scratch.Rent<T>(length);
        old.Span.CopyTo(longer.Span);
        old.Dispose();
        return longer;
    }
}
