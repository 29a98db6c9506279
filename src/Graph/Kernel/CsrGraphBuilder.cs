using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// Builds graphs: all threads put the arcs of the ties into buckets of neighbouring rows, then take bucket by bucket and sort it within the
/// cache. O(m) time, on top of the graph 4 bytes per tie while it works and, for each thread, 6 per arc of a bucket (weighted 14); where
/// ties were merged, the graph once more.
/// </summary>
public static class CsrGraphBuilder
{
    private const int Grain = 1 << 15;

    /// <summary>So many that the arcs of a bucket, twice, stay in a core's own cache.</summary>
    private const int ArcsPerBucket = 1 << 15;

    /// <summary>So few that all places written to in turn stay there too.</summary>
    private const int MostBuckets = 1 << 10;

    /// <summary>The row within a bucket is kept in 16 bits.</summary>
    private const int MostBucketBits = 16;

    /// <summary>The undirected graph of the ties: <c>u v</c> and <c>v u</c> are one.</summary>
    /// <param name="nodeCount">At least one more than the largest node; null = just that.</param>
    /// <exception cref="ArgumentOutOfRangeException">A node at or above <paramref name="nodeCount"/>, more than 2³¹ − 58 nodes, or more
    /// than 2³⁰ − 29 ties.</exception>
    public static CsrGraph Undirected(EdgeList edges, int? nodeCount = null) => Build(edges, nodeCount, isDirected: false);

    /// <summary>The directed graph of the ties as arcs from source to target.</summary>
    /// <inheritdoc cref="Undirected" path="/param|/exception"/>
    public static CsrGraph Directed(EdgeList edges, int? nodeCount = null) => Build(edges, nodeCount, isDirected: true);

    internal static CsrGraph UnderlyingOf(CsrGraph graph)
    {
        var edges = new EdgeList(graph.IsWeighted);
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            edges.Add(node, graph.Targets[arc], graph.WeightAt(arc));
        return Undirected(edges, graph.NodeCount);
    }

    /// <summary>The ties among the nodes kept, which are numbered anew in the order given.</summary>
    /// <param name="nodes">Distinct nodes.</param>
    public static CsrGraph Induced(CsrGraph graph, ReadOnlySpan<int> nodes)
    {
        using var number = Scratch.Filled(graph.NodeCount, -1);
        for (var i = 0; i < nodes.Length; i++)
            number[nodes[i]] = i;
        var edges = new EdgeList(graph.IsWeighted);
        for (var i = 0; i < nodes.Length; i++)
        for (var arc = graph.Offsets[nodes[i]]; arc < graph.Offsets[nodes[i] + 1]; arc++)
            if (number[graph.Targets[arc]] is >= 0 and var other && (graph.IsDirected || i < other))
                edges.Add(i, other, graph.WeightAt(arc));
        return Build(edges, nodes.Length, graph.IsDirected);
    }

    private static CsrGraph Build(EdgeList edges, int? nodeCount, bool isDirected)
    {
        var largest = edges.Segments.Count == 0 ? -1 : edges.Segments.Max(segment => segment.LargestNode);
        var nodes = nodeCount ?? largest + 1;
        if (largest >= nodes)
            throw new ArgumentOutOfRangeException(nameof(nodeCount), nodes, $"A tie names node {largest}.");
        if (nodes >= Array.MaxLength)
            throw new ArgumentOutOfRangeException(nameof(nodeCount), nodes, $"At most {Array.MaxLength - 1} nodes.");
        if (edges.Segments.Sum(segment => (long)segment.Count) > Array.MaxLength / 2)
            throw new ArgumentOutOfRangeException(nameof(edges), $"At most {Array.MaxLength / 2} ties.");
        var (rows, arcs) = RowsOf(edges, nodes, isDirected ? Directions.Forward : Directions.Both);
        var inRows = isDirected ? RowsOf(edges, nodes, Directions.Backward).Rows : null;
        var perTie = isDirected ? 1 : 2;
        return new CsrGraph(rows, inRows, isDirected)
        {
            LoopsDropped = edges.Count - arcs / perTie,
            ParallelsMerged = (arcs - rows.Targets.Length) / perTie,
        };
    }

    [Flags]
    private enum Directions
    {
        Forward = 1,
        Backward = 2,
        Both = 3,
    }

    /// <summary>A run of ties of one segment.</summary>
    private readonly record struct Run(EdgeList.Segment Segment, int From, int Count)
    {
        public ReadOnlySpan<EdgeList.Tie> Ties => Segment.Ties.Slice(From, Count);

        public ReadOnlySpan<double> Weights => Segment.IsWeighted ? Segment.Weights.Slice(From, Count) : [];
    }

    /// <returns>
    /// The rows of the ties (each tie in two rows where both directions are asked for), and how many arcs there were before equal ones were
    /// merged; loops are left out.
    /// </returns>
    private static (CsrRows Rows, int Arcs) RowsOf(EdgeList edges, int nodes, Directions directions)
    {
        var bits = BucketBits(nodes, (long)edges.Count * (directions == Directions.Both ? 2 : 1));
        var buckets = nodes == 0 ? 0 : ((nodes - 1) >> bits) + 1;
        var blocks = BlocksOf(edges, Execution.Threads * 4);
        var places = new int[blocks.Count][];
        ParallelLoop.Run(blocks.Count, b => CountBlock(blocks[b], directions, bits, places[b] = new int[buckets]));
        var starts = SumUp(places, buckets);
        var arcs = starts[buckets];
        var targets = LargePages.Allocate<int>(arcs);
        var weights = edges.IsWeighted ? LargePages.Allocate<double>(arcs) : null;
        using var rows = Scratch.Rent<ushort>(arcs);
        LargePages.Prefer(rows.Array);
        ParallelLoop.Run(blocks.Count, b => PlaceBlock(blocks[b], directions, new Buckets(bits, places[b], targets, rows.Array, weights)));
        var offsets = new int[nodes + 1];
        var kept = new int[buckets];
        ParallelLoop.Run(buckets, b =>
        {
            var (from, count, row) = (starts[b], starts[b + 1] - starts[b], b << bits);
            var bucket = new RowSort.Arcs(
                targets.AsSpan(from, count),
                rows.Array.AsSpan(from, count),
                weights is null ? [] : weights.AsSpan(from, count)
            );
            kept[b] = RowSort.Run(bucket, offsets.AsSpan(row, Math.Min(1 << bits, nodes - row)), from, nodes - 1);
        });
        offsets[nodes] = arcs;
        var all = new CsrRows(offsets, targets, weights);
        return (kept.Sum() == arcs ? all : MoveTogether(all, bits, starts, kept), arcs);
    }

    private static int BucketBits(int nodes, long arcs)
    {
        var wanted = Math.Clamp(arcs / ArcsPerBucket, 1, MostBuckets);
        var bits = 0;
        while (bits < MostBucketBits && (nodes - 1) >> bits >= wanted)
            bits++;
        return bits;
    }

    private static List<List<Run>> BlocksOf(EdgeList edges, int blocks)
    {
        var per = Math.Max(Grain, edges.Count / blocks + 1);
        var all = new List<List<Run>> { new() };
        var room = per;
        foreach (var segment in edges.Segments)
            for (var from = 0; from < segment.Count; )
            {
                if (room == 0)
                {
                    all.Add([]);
                    room = per;
                }
                var count = Math.Min(segment.Count - from, room);
                all[^1].Add(new Run(segment, from, count));
                room -= count;
                from += count;
            }
        return all;
    }

    private static void CountBlock(List<Run> block, Directions directions, int bits, int[] counts)
    {
        ref var count = ref MemoryMarshal.GetArrayDataReference(counts);
        foreach (var run in block)
        foreach (var (source, target) in run.Ties)
        {
            if (source == target)
                continue;
            if ((directions & Directions.Forward) != 0)
                Unsafe.Add(ref count, source >> bits)++;
            if ((directions & Directions.Backward) != 0)
                Unsafe.Add(ref count, target >> bits)++;
        }
    }

    /// <summary>Counts become places: bucket after bucket, within it block after block.</summary>
    /// <returns>Where each bucket begins, and the end of the last.</returns>
    private static int[] SumUp(int[][] counts, int buckets)
    {
        var starts = new int[buckets + 1];
        var sum = 0;
        for (var bucket = 0; bucket < buckets; bucket++)
        {
            starts[bucket] = sum;
            foreach (var block in counts)
                (block[bucket], sum) = (sum, sum + block[bucket]);
        }
        starts[buckets] = sum;
        return starts;
    }

    /// <summary>Both directions of a tie together: from a list in order of its nodes every row comes out in order.</summary>
    private static void PlaceBlock(List<Run> block, Directions directions, Buckets buckets)
    {
        foreach (var run in block)
        {
            var ties = run.Ties;
            var weights = run.Weights;
            for (var i = 0; i < ties.Length; i++)
            {
                var (source, target) = ties[i];
                if (source == target)
                    continue;
                var weight = i < weights.Length ? weights[i] : 1;
                if ((directions & Directions.Forward) != 0)
                    buckets.Put(source, target, weight);
                if ((directions & Directions.Backward) != 0)
                    buckets.Put(target, source, weight);
            }
        }
    }

    /// <summary>Where the arcs of one block go: the next place in each bucket, and the columns of arcs.</summary>
    private readonly ref struct Buckets(int bits, int[] places, int[] targets, ushort[] rows, double[]? weights)
    {
        private readonly int mask = (1 << bits) - 1;
        private readonly bool isWeighted = weights is not null;
        private readonly ref int places = ref MemoryMarshal.GetArrayDataReference(places);
        private readonly ref int targets = ref MemoryMarshal.GetArrayDataReference(targets);
        private readonly ref ushort rows = ref MemoryMarshal.GetArrayDataReference(rows);
        private readonly ref double weights = ref MemoryMarshal.GetArrayDataReference(weights ?? []);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Put(int row, int other, double weight)
        {
            var place = Unsafe.Add(ref places, row >> bits)++;
            Unsafe.Add(ref targets, place) = other;
            Unsafe.Add(ref rows, place) = (ushort)(row & mask);
            if (isWeighted)
                Unsafe.Add(ref weights, place) = weight;
        }
    }

    /// <summary>Closes the gaps that merged arcs left at the ends of buckets.</summary>
    private static CsrRows MoveTogether(CsrRows rows, int bits, int[] starts, int[] kept)
    {
        var packed = new int[kept.Length + 1];
        for (var bucket = 0; bucket < kept.Length; bucket++)
            packed[bucket + 1] = packed[bucket] + kept[bucket];
        var targets = LargePages.Allocate<int>(packed[^1]);
        var weights = rows.Weights is null ? null : LargePages.Allocate<double>(packed[^1]);
        ParallelLoop.Run(kept.Length, b =>
        {
            Array.Copy(rows.Targets, starts[b], targets, packed[b], kept[b]);
            if (weights is not null)
                Array.Copy(rows.Weights!, starts[b], weights, packed[b], kept[b]);
            foreach (ref var offset in rows.Offsets.AsSpan((b << bits)..Math.Min(rows.Offsets.Length - 1, (b + 1) << bits)))
                offset -= starts[b] - packed[b];
        });
        rows.Offsets[^1] = packed[^1];
        return new CsrRows(rows.Offsets, targets, weights);
    }
}
