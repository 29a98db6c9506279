using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Cohesion;

/// <summary>How well each tie is backed by triangles.</summary>
/// <remarks>
/// <para><b>Definition.</b> The largest k such that the tie belongs to a subgraph in which every tie is in at least k − 2 triangles of the subgraph.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter.</para>
/// <para><b>Output.</b> A number ≥ 2 per tie (2 where it is in no triangle), given at both entries of the tie in the rows of the (underlying) graph.</para>
/// <para><b>Ending.</b> When every tie has been peeled off.</para>
/// <para><b>Cost.</b> O(m·√m) for the support and as much for the peeling, on one thread; 20 bytes per tie and 4 per node.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> J. Cohen, Trusses: cohesive subgraphs for social network analysis, NSA 2008; J. Wang, J. Cheng, Truss decomposition in massive networks, PVLDB 5 (2012).</para>
/// </remarks>
public static class Truss
{
    public static TrussResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        graph = graph.Underlying;
        var (ids, sources, targets) = NumberTies(graph);
        var support = Support(graph, ids, sources.Length, cancel);
        Peel(graph, ids, (sources, targets), support, cancel);
        var numbers = new int[graph.ArcCount];
        for (var arc = 0; arc < numbers.Length; arc++)
            numbers[arc] = support[ids[arc]] + 2;
        return new TrussResult(numbers, support.Length == 0 ? 2 : support.Max() + 2);
    }

    /// <summary>A number for each tie, at both its entries.</summary>
    private static (int[] Ids, int[] Sources, int[] Targets) NumberTies(CsrGraph graph)
    {
        var (ids, sources, targets) = (new int[graph.ArcCount], new int[graph.EdgeCount], new int[graph.EdgeCount]);
        var next = graph.Offsets.AsSpan(0, graph.NodeCount).ToArray();
        var id = 0;
        // Rows are ascending, so the entry back to a smaller node is always the next one not yet numbered.
        for (var node = 0; node < graph.NodeCount; node++)
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                if (graph.Targets[arc] > node)
                {
                    (sources[id], targets[id]) = (node, graph.Targets[arc]);
                    ids[arc] = ids[next[graph.Targets[arc]]++] = id++;
                }
        return (ids, sources, targets);
    }

    /// <summary>Triangles of each tie, each triangle met once: from its largest node by rank of degree.</summary>
    private static int[] Support(CsrGraph graph, int[] ids, int ties, CancellationToken cancel)
    {
        var support = new int[ties];
        var ranks = DegreeOrder.RanksOf(DegreeOrder.Descending(graph));
        using var tieTo = Scratch.Filled(graph.NodeCount, -1);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            if ((node & 1023) == 0)
                cancel.ThrowIfCancellationRequested();
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                if (ranks[graph.Targets[arc]] < ranks[node])
                    tieTo[graph.Targets[arc]] = ids[arc];
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            {
                var other = graph.Targets[arc];
                if (ranks[other] >= ranks[node])
                    continue;
                for (var inner = graph.Offsets[other]; inner < graph.Offsets[other + 1]; inner++)
                {
                    var third = graph.Targets[inner];
                    if (tieTo[third] < 0 || ranks[third] >= ranks[other])
                        continue;
                    support[ids[arc]]++;
                    support[ids[inner]]++;
                    support[tieTo[third]]++;
                }
            }
            foreach (var other in graph.NeighboursOf(node))
                tieTo[other] = -1;
        }
        return support;
    }

    /// <summary>Takes ties off from the least supported up; what is left of their support then is their number.</summary>
    private static void Peel(CsrGraph graph, int[] ids, (int[] Sources, int[] Targets) ends, int[] support, CancellationToken cancel)
    {
        var ties = support.Length;
        var starts = new int[(ties == 0 ? 0 : support.Max()) + 2];
        foreach (var count in support)
            starts[count + 1]++;
        for (var i = 1; i < starts.Length; i++)
            starts[i] += starts[i - 1];
        using var order = Scratch.Rent<int>(ties);
        using var places = Scratch.Rent<int>(ties);
        var next = (int[])starts.Clone();
        for (var tie = 0; tie < ties; tie++)
            order[places[tie] = next[support[tie]]++] = tie;
        var gone = new BitSet(ties);
        for (var i = 0; i < ties; i++)
        {
            if ((i & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var tie = order[i];
            var (few, many) = graph.DegreeOf(ends.Sources[tie]) <= graph.DegreeOf(ends.Targets[tie]) ? (ends.Sources[tie], ends.Targets[tie]) : (ends.Targets[tie], ends.Sources[tie]);
            for (var arc = graph.Offsets[few]; arc < graph.Offsets[few + 1]; arc++)
            {
                if (gone[ids[arc]] || graph.ArcOf(many, graph.Targets[arc]) is not (>= 0 and var across) || gone[ids[across]])
                    continue;
                Lower(ids[arc]);
                Lower(ids[across]);
            }
            gone.Add(tie);

            void Lower(int other)
            {
                var count = support[other];
                if (count <= support[tie])
                    return;
                // It changes places with the first of its support, which then begins one later.
                var first = Math.Max(starts[count], i + 1);
                var moved = order[first];
                (order[places[other]], places[moved]) = (moved, places[other]);
                (order[first], places[other]) = (other, first);
                starts[count] = first + 1;
                support[other] = count - 1;
            }
        }
    }
}

/// <summary>Answer of <see cref="Truss"/>.</summary>
/// <param name="Numbers">One per entry of the rows of the underlying graph.</param>
public sealed record TrussResult(int[] Numbers, int Largest);
