using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>
/// Distances from one source by buckets of width Δ (Meyer and Sanders 2003): nodes of the nearest bucket are relaxed, in the order they
/// came, until it stays empty.
/// Each distance is the least rounded sum over all ways to the node, so Δ does not change it. Memory: 8 bytes per node and 16 for each time
/// that a distance is lowered, some two a node.
/// </summary>
/// <remarks>
/// On one thread: two that share distances pass lines of the cache to and fro, and were slower than one on networks of a million ties.
/// </remarks>
internal sealed class DeltaStepping : IDisposable
{
    private const int Window = 512;

    // Nodes between a row's being asked for and its being read.
    private const int Ahead = 8;
    private const int BetweenLooks = 1 << 14;

    private readonly CsrGraph graph;
    private readonly double[] lengths;
    private readonly double[] distances;
    private readonly double bucketsPerLength;
    private readonly Entry[]?[] buckets = new Entry[Window][];
    private readonly int[] counts = new int[Window];
    private readonly List<Entry> far = [];
    private long current;

    // Buckets from here on have no place yet.
    private long windowEnd = Window;

    private DeltaStepping(CsrGraph graph, double[] lengths, double delta)
    {
        (this.graph, this.lengths, bucketsPerLength) = (graph, lengths, 1 / delta);
        distances = GC.AllocateUninitializedArray<double>(graph.NodeCount);
        distances.AsSpan().Fill(double.PositiveInfinity);
    }

    /// <param name="lengths">&gt; 0 or +∞ (no way), by entry of the rows.</param>
    /// <returns>Distances by node, +∞ where not reached.</returns>
    public static double[] Distances(CsrGraph graph, double[] lengths, int source, CancellationToken cancel)
    {
        using var search = new DeltaStepping(graph, lengths, DeltaOf(lengths));
        search.Run(source, cancel);
        return search.distances;
    }

    public void Dispose()
    {
        foreach (var bucket in buckets)
            if (bucket is not null)
                ArrayPool<Entry>.Shared.Return(bucket);
    }

    /// <summary>Half the mean of some lengths: few nodes are relaxed twice, and few buckets are empty.</summary>
    private static double DeltaOf(double[] lengths)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < lengths.Length; i += Math.Max(1, lengths.Length / 1024))
            if (double.IsFinite(lengths[i]))
                (sum, count) = (sum + lengths[i], count + 1);
        return count == 0 || !double.IsFinite(count / sum) || sum == 0 ? 1 : sum / count / 2;
    }

    private void Run(int source, CancellationToken cancel)
    {
        distances[source] = 0;
        Put(source, 0);
        do
        {
            for (; current < windowEnd; current++)
                Empty((int)(current & (Window - 1)), cancel);
        } while (BringNear());
    }

    /// <summary>Moves the window to the nearest of what lay beyond it.</summary>
    /// <returns>Whether there is anything left.</returns>
    private bool BringNear()
    {
        var waiting = far.FindAll(entry => distances[entry.Node] == entry.Distance);
        far.Clear();
        if (waiting.Count == 0)
            return false;
        current = waiting.Min(entry => BucketOf(entry.Distance));
        windowEnd = current + Window;
        foreach (var entry in waiting)
            Put(entry.Node, entry.Distance);
        return true;
    }

    /// <summary>Relaxes the nodes of the bucket, those that come while it does among them.</summary>
    private void Empty(int slot, CancellationToken cancel)
    {
        ref var reached = ref MemoryMarshal.GetArrayDataReference(distances);
        ref var offsets = ref MemoryMarshal.GetArrayDataReference(graph.Offsets);
        ref var targets = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
        ref var sizes = ref MemoryMarshal.GetArrayDataReference(lengths);
        for (var i = 0; i < counts[slot]; i++)
        {
            // The bucket may have moved as it grew.
            var bucket = buckets[slot]!;
            if ((i & (BetweenLooks - 1)) == 0)
                cancel.ThrowIfCancellationRequested();
            if (i + Ahead < counts[slot])
                Prefetch(ref targets, ref sizes, Unsafe.Add(ref offsets, bucket[i + Ahead].Node));
            var (node, start) = bucket[i];
            // Lowered again since: that entry has its turn, or had it.
            if (Unsafe.Add(ref reached, node) != start)
                continue;
            for (int arc = Unsafe.Add(ref offsets, node), end = Unsafe.Add(ref offsets, node + 1); arc < end; arc++)
            {
                var other = Unsafe.Add(ref targets, arc);
                var distance = start + Unsafe.Add(ref sizes, arc);
                ref var its = ref Unsafe.Add(ref reached, other);
                if (distance >= its)
                    continue;
                its = distance;
                Put(other, distance);
            }
        }
        counts[slot] = 0;
    }

    /// <summary>Asks for the row of a node before its turn comes.</summary>
    private static unsafe void Prefetch(ref int targets, ref double sizes, int arc)
    {
        if (!Sse.IsSupported)
            return;
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref targets, arc)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref sizes, arc)));
        Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref sizes, arc + 8)));
    }

    // The conversion is saturating: what is too far for a number of its own shares the last bucket.
    private long BucketOf(double distance) => Math.Min((long)(distance * bucketsPerLength), long.MaxValue / 2);

    private void Put(int node, double distance)
    {
        var bucket = BucketOf(distance);
        if (bucket >= windowEnd)
        {
            far.Add(new Entry(node, distance));
            return;
        }
        var slot = (int)(bucket & (Window - 1));
        var (list, count) = (buckets[slot], counts[slot]);
        if (list is null || count == list.Length)
            list = Grow(slot);
        list[count] = new Entry(node, distance);
        counts[slot] = count + 1;
    }

    private Entry[] Grow(int slot)
    {
        var (old, grown) = (buckets[slot], ArrayPool<Entry>.Shared.Rent(Math.Max(64, counts[slot] * 2)));
        if (old is not null)
        {
            old.CopyTo(grown, 0);
            ArrayPool<Entry>.Shared.Return(old);
        }
        return buckets[slot] = grown;
    }

    /// <summary>A node and a distance that it had when it was noted; of one node no two are alike.</summary>
    private readonly record struct Entry(int Node, double Distance);
}
