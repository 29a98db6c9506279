namespace AntiCorruption.Graph.Kernel;

/// <summary>Builds graphs: a stable counting sort of the ties by node on all threads, then each row sorted and merged. O(m log d) time, 12 bytes per tie on top of the graph while it works.</summary>
public static class CsrGraphBuilder
{
    private const int Grain = 1 << 15;

    /// <summary>The undirected graph of the ties: <c>u v</c> and <c>v u</c> are one.</summary>
    /// <param name="nodeCount">At least one more than the largest node; null = just that.</param>
    /// <exception cref="ArgumentOutOfRangeException">A node at or above <paramref name="nodeCount"/>, or more than 2³⁰ ties.</exception>
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
        if (edges.Segments.Sum(segment => (long)segment.Count) > 1 << 30)
            throw new ArgumentOutOfRangeException(nameof(edges), "At most 2^30 ties.");
        var tally = new Tally();
        var rows = Merge(Scatter(edges, nodes, isDirected ? Ways.Forward : Ways.Both), tally);
        var inRows = isDirected ? Merge(Scatter(edges, nodes, Ways.Backward), new Tally()) : null;
        return new CsrGraph(rows, inRows, isDirected)
        {
            LoopsDropped = edges.Count - (isDirected ? rows.Targets.Length + tally.Merged : (rows.Targets.Length + tally.Merged) / 2),
            ParallelsMerged = isDirected ? tally.Merged : tally.Merged / 2,
        };
    }

    [Flags]
    private enum Ways { Forward = 1, Backward = 2, Both = 3 }

    private sealed class Tally
    {
        public int Merged;
    }

    /// <summary>Every tie (twice where both ways are asked for) into the row of its node; loops left out. Blocks of ties have counts of their own, so threads never meet.</summary>
    private static CsrRows Scatter(EdgeList edges, int nodes, Ways ways)
    {
        var blocks = BlocksOf(edges, Execution.Threads);
        var places = new int[blocks.Count][];
        ParallelLoop.Run(blocks.Count, b => CountBlock(blocks[b], ways, places[b] = new int[nodes]));
        var offsets = new int[nodes + 1];
        var total = 0;
        for (var node = 0; node < nodes; node++)
        {
            offsets[node] = total;
            foreach (var block in places)
                (block[node], total) = (total, total + block[node]);
        }
        offsets[nodes] = total;
        var targets = GC.AllocateUninitializedArray<int>(total);
        var weights = edges.IsWeighted ? GC.AllocateUninitializedArray<double>(total) : null;
        ParallelLoop.Run(blocks.Count, b => PlaceBlock(blocks[b], ways, places[b], targets, weights));
        return new CsrRows(offsets, targets, weights);
    }

    private static List<List<(EdgeList.Segment Segment, int From, int To)>> BlocksOf(EdgeList edges, int blocks)
    {
        var per = Math.Max(Grain, edges.Count / blocks + 1);
        var all = new List<List<(EdgeList.Segment, int, int)>> { new() };
        var room = per;
        foreach (var segment in edges.Segments)
            for (var from = 0; from < segment.Count;)
            {
                if (room == 0)
                {
                    all.Add([]);
                    room = per;
                }
                var to = Math.Min(segment.Count, from + room);
                all[^1].Add((segment, from, to));
                room -= to - from;
                from = to;
            }
        return all;
    }

    private static void CountBlock(List<(EdgeList.Segment Segment, int From, int To)> block, Ways ways, int[] counts)
    {
        foreach (var (segment, from, to) in block)
        {
            int[] sources = segment.Sources, targets = segment.Targets;
            for (var i = from; i < to; i++)
            {
                var (source, target) = (sources[i], targets[i]);
                if (source == target)
                    continue;
                if ((ways & Ways.Forward) != 0)
                    counts[source]++;
                if ((ways & Ways.Backward) != 0)
                    counts[target]++;
            }
        }
    }

    /// <summary>Both ways of a tie together: from a list in order of its nodes every row comes out in order.</summary>
    private static void PlaceBlock(List<(EdgeList.Segment Segment, int From, int To)> block, Ways ways, int[] places, int[] into, double[]? weights)
    {
        foreach (var (segment, from, to) in block)
        {
            int[] sources = segment.Sources, targets = segment.Targets;
            var values = segment.Weights;
            for (var i = from; i < to; i++)
            {
                var (source, target) = (sources[i], targets[i]);
                if (source == target)
                    continue;
                if ((ways & Ways.Forward) != 0)
                    Place(source, target, i);
                if ((ways & Ways.Backward) != 0)
                    Place(target, source, i);
            }

            void Place(int row, int other, int tie)
            {
                var place = places[row]++;
                into[place] = other;
                if (weights is not null)
                    weights[place] = values![tie];
            }
        }
    }

    /// <summary>Sorts each row and merges equal neighbours; moves rows together where any were merged.</summary>
    private static CsrRows Merge(CsrRows rows, Tally tally)
    {
        var (offsets, targets, weights) = rows;
        var nodes = offsets.Length - 1;
        var kept = new int[nodes];
        ParallelLoop.Arcs(offsets, Grain, (from, to) =>
        {
            for (var node = from; node < to; node++)
                kept[node] = SortRow(targets.AsSpan(offsets[node], offsets[node + 1] - offsets[node]),
                    weights is null ? [] : weights.AsSpan(offsets[node], offsets[node + 1] - offsets[node]));
        });
        var packed = new int[nodes + 1];
        for (var node = 0; node < nodes; node++)
            packed[node + 1] = packed[node] + kept[node];
        tally.Merged = targets.Length - packed[nodes];
        if (tally.Merged == 0)
            return rows;
        var newTargets = GC.AllocateUninitializedArray<int>(packed[nodes]);
        var newWeights = weights is null ? null : GC.AllocateUninitializedArray<double>(packed[nodes]);
        ParallelLoop.Arcs(packed, Grain, (from, to) =>
        {
            for (var node = from; node < to; node++)
            {
                Array.Copy(targets, offsets[node], newTargets, packed[node], kept[node]);
                if (weights is not null)
                    Array.Copy(weights, offsets[node], newWeights!, packed[node], kept[node]);
            }
        });
        return new CsrRows(packed, newTargets, newWeights);
    }

    /// <returns>How many distinct neighbours the row has; they stand first, in order.</returns>
    private static int SortRow(Span<int> row, Span<double> weights)
    {
        if (IsStrictlyAscending(row))
            return row.Length;
        if (weights.IsEmpty)
            row.Sort();
        else
            row.Sort(weights);
        var last = -1;
        for (int i = 0, end; i < row.Length; i = end)
        {
            for (end = i + 1; end < row.Length && row[end] == row[i]; end++) { }
            row[++last] = row[i];
            if (!weights.IsEmpty)
                weights[last] = SumOf(weights[i..end]);
        }
        return last + 1;
    }

    /// <summary>Added from the smallest up, so that both rows of an undirected tie get the same last bit.</summary>
    private static double SumOf(Span<double> weights)
    {
        if (weights.Length > 1)
            weights.Sort();
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        return sum;
    }

    private static bool IsStrictlyAscending(ReadOnlySpan<int> row)
    {
        for (var i = 1; i < row.Length; i++)
            if (row[i - 1] >= row[i])
                return false;
        return true;
    }
}
