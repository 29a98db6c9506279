using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>
/// Distances from one source by buckets of width Δ (Meyer and Sanders 2003): nodes of the nearest bucket are relaxed together, on all threads, until it stays empty.
/// Each distance is the least rounded sum over all ways to the node, so neither threads nor Δ change it. Memory: 16 bytes per node and what the buckets hold.
/// </summary>
internal sealed class DeltaStepping : IDisposable
{
    private const int Window = 512;
    private const int Grain = 64;
    // Fewer nodes than this are relaxed sooner by one thread than two can be woken.
    private const int Narrow = 512;
    // Nodes between a row's being asked for and its being read.
    private const int Ahead = 8;

    private readonly CsrGraph graph;
    private readonly double[] lengths;
    private readonly double[] distances;
    private readonly double bucketsPerLength;
    private readonly Scratch<double> relaxedAt;
    private readonly Lane[] lanes;
    private int[] front = new int[1024];
    private int frontCount;
    private int claimed;
    private long current;

    private DeltaStepping(CsrGraph graph, double[] lengths, double delta)
    {
        (this.graph, this.lengths, bucketsPerLength) = (graph, lengths, 1 / delta);
        distances = GC.AllocateUninitializedArray<double>(graph.NodeCount);
        distances.AsSpan().Fill(double.PositiveInfinity);
        relaxedAt = Scratch.Filled(graph.NodeCount, double.PositiveInfinity);
        lanes = new Lane[Execution.Threads];
        for (var i = 0; i < lanes.Length; i++)
            lanes[i] = new Lane();
    }

    /// <param name="lengths">&gt; 0 or +∞ (no way), by entry of the rows.</param>
    /// <returns>Distances by node, +∞ where not reached.</returns>
    public static double[] Distances(CsrGraph graph, double[] lengths, int source, CancellationToken cancel)
    {
        using var search = new DeltaStepping(graph, lengths, DeltaOf(lengths));
        search.Run(source, cancel);
        return search.distances;
    }

    public void Dispose() => relaxedAt.Dispose();

    /// <summary>The mean of some lengths: few nodes are relaxed twice (one in twenty on networks of ten ties a node and lengths 1 to 10), and rounds are wide.</summary>
    private static double DeltaOf(double[] lengths)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 0; i < lengths.Length; i += Math.Max(1, lengths.Length / 1024))
            if (double.IsFinite(lengths[i]))
                (sum, count) = (sum + lengths[i], count + 1);
        return count == 0 || !double.IsFinite(count / sum) || sum == 0 ? 1 : sum / count;
    }

    private void Run(int source, CancellationToken cancel)
    {
        distances[source] = 0;
        lanes[0].Add(0, source);
        while (NextFront())
        {
            cancel.ThrowIfCancellationRequested();
            if (frontCount < Narrow || lanes.Length == 1)
                Relax(lanes[0], front.AsSpan(0, frontCount), isShared: false);
            else
            {
                claimed = 0;
                ParallelLoop.Run(lanes.Length, RelaxShared, cancel);
            }
        }
    }

    /// <summary>Takes the nodes of the nearest bucket that has any; from those set aside as too far when all that are near have none.</summary>
    private bool NextFront()
    {
        frontCount = 0;
        for (var bucket = current; bucket < current + Window; bucket++)
        {
            foreach (var lane in lanes)
                frontCount += lane.Count(bucket);
            if (frontCount == 0)
                continue;
            current = bucket;
            if (front.Length < frontCount)
                front = GC.AllocateUninitializedArray<int>(Math.Max(frontCount, front.Length * 2));
            var place = 0;
            foreach (var lane in lanes)
                place += lane.Take(bucket, front.AsSpan(place));
            return true;
        }
        return BringNear() && NextFront();
    }

    private bool BringNear()
    {
        var far = new List<int>();
        foreach (var lane in lanes)
            lane.TakeFar(far);
        far.RemoveAll(node => relaxedAt[node] == distances[node]);
        if (far.Count == 0)
            return false;
        current = far.Min(node => BucketOf(distances[node]));
        foreach (var node in far)
            Put(lanes[0], node, distances[node]);
        return true;
    }

    private void RelaxShared(int number)
    {
        for (var from = Interlocked.Add(ref claimed, Grain) - Grain; from < frontCount; from = Interlocked.Add(ref claimed, Grain) - Grain)
            Relax(lanes[number], front.AsSpan(from, Math.Min(Grain, frontCount - from)), isShared: true);
    }

    private void Relax(Lane lane, ReadOnlySpan<int> nodes, bool isShared)
    {
        ref var reached = ref MemoryMarshal.GetArrayDataReference(distances);
        ref var offsets = ref MemoryMarshal.GetArrayDataReference(graph.Offsets);
        ref var targets = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
        ref var sizes = ref MemoryMarshal.GetArrayDataReference(lengths);
        for (var i = 0; i < nodes.Length; i++)
        {
            if (i + Ahead < nodes.Length)
                Prefetch(ref targets, ref sizes, Unsafe.Add(ref offsets, nodes[i + Ahead]));
            var node = nodes[i];
            var start = Volatile.Read(ref Unsafe.Add(ref reached, node));
            if (relaxedAt[node] == start)
                continue;
            relaxedAt[node] = start;
            for (int arc = Unsafe.Add(ref offsets, node), end = Unsafe.Add(ref offsets, node + 1); arc < end; arc++)
            {
                var other = Unsafe.Add(ref targets, arc);
                var distance = start + Unsafe.Add(ref sizes, arc);
                ref var its = ref Unsafe.Add(ref reached, other);
                if (distance < its && Lower(ref its, distance, isShared))
                    Put(lane, other, distance);
            }
        }
    }

    /// <returns>Whether it was lowered; another thread may have been there first with less.</returns>
    private static bool Lower(ref double place, double distance, bool isShared)
    {
        if (!isShared)
        {
            place = distance;
            return true;
        }
        for (var old = place; distance < old;)
        {
            var seen = Interlocked.CompareExchange(ref place, distance, old);
            if (seen == old)
                return true;
            old = seen;
        }
        return false;
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

    private void Put(Lane lane, int node, double distance)
    {
        var bucket = BucketOf(distance);
        if (bucket < current + Window)
            lane.Add(bucket, node);
        else
            lane.AddFar(node);
    }

    /// <summary>The buckets that one thread fills.</summary>
    private sealed class Lane
    {
        private readonly int[][] buckets = new int[Window][];
        private readonly int[] counts = new int[Window];
        private readonly List<int> far = [];

        public int Count(long bucket) => counts[bucket & (Window - 1)];

        public void Add(long bucket, int node)
        {
            var slot = (int)(bucket & (Window - 1));
            var (nodes, count) = (buckets[slot], counts[slot]);
            if (nodes is null || count == nodes.Length)
                nodes = Grow(slot);
            nodes[count] = node;
            counts[slot] = count + 1;
        }

        public void AddFar(int node) => far.Add(node);

        public int Take(long bucket, Span<int> into)
        {
            var slot = (int)(bucket & (Window - 1));
            var count = counts[slot];
            buckets[slot].AsSpan(0, count).CopyTo(into);
            counts[slot] = 0;
            return count;
        }

        public void TakeFar(List<int> into)
        {
            into.AddRange(far);
            far.Clear();
        }

        private int[] Grow(int slot)
        {
            var (old, grown) = (buckets[slot], GC.AllocateUninitializedArray<int>(Math.Max(64, counts[slot] * 2)));
            old?.CopyTo(grown, 0);
            return buckets[slot] = grown;
        }
    }
}
