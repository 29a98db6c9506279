using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>How far every node is from one when ties have lengths, and over whom.</summary>
/// <remarks>
/// <para><b>Definition.</b> The least sum of lengths over all ways from the source to each node, and for each node the smallest-numbered
/// node that lies before it on such a way.</para>
/// <para><b>Input.</b> Directed (along the arcs, or against them) or not; lengths are weights, 1 ÷ weights or steps by a stated rule; any
/// number of components.</para>
/// <para><b>Output.</b> A distance per node, 0 for the source and +∞ where not reached; the node before, −1 for the source and where not
/// reached. Sums that differ by less than 10⁻¹² of the larger count as equal when the node before is chosen.</para>
/// <para><b>Ending.</b> When no distance can become less.</para>
/// <para><b>Cost.</b> Buckets: about O(n + m) on one thread where lengths are alike, 8 bytes per node and 16 for each time that a distance
/// is lowered, some two a node. Heap: O((n + m) log n) on one thread, 20 bytes per node. Lengths of 1 ÷ weight take 8 bytes per arc.</para>
/// <para><b>Determinism.</b> No random choice; the two ways of computing, and any number of threads, give the same bits.</para>
/// <para><b>Source.</b> U. Meyer, P. Sanders, Δ-stepping: a parallelizable shortest path algorithm, Journal of Algorithms 49 (2003),
/// doi:10.1016/S0196-6774(03)00076-2; E. W. Dijkstra, Numerische Mathematik 1 (1959). Light and heavy arcs are not told apart.</para>
/// </remarks>
public static class SingleSourcePaths
{
    // Below this many arcs one thread with a heap is done before buckets are laid out.
    private const int FewArcs = 1 << 13;

    /// <exception cref="ArithmeticException">A length so small beside a distance that adding it changes nothing: no node before can be
    /// told. Only where parents are asked for.</exception>
    public static SingleSourceResult Compute(
        CsrGraph graph,
        int source,
        SingleSourceOptions? options = null,
        CancellationToken cancel = default
    )
    {
        graph.CheckNode(source, nameof(source));
        options ??= new SingleSourceOptions();
        var outward = options.Direction == PathDirection.Outgoing ? graph : graph.Reversed;
        if (EdgeLengths.Of(outward, options.Lengths) is not { } lengths)
        {
            var steps = BreadthFirst.Compute(outward, source, cancel: cancel);
            return new SingleSourceResult(
                Array.ConvertAll(steps.Hops, hops => hops < 0 ? double.PositiveInfinity : hops),
                options.WithParents ? steps.Parents : null,
                steps.Reached
            );
        }
        var method =
            options.Method != DistanceMethod.Automatic ? options.Method
            : graph.ArcCount < FewArcs ? DistanceMethod.Heap
            : DistanceMethod.Buckets;
        var distances = Distances(outward, lengths, source, method, cancel);
        return new SingleSourceResult(
            distances,
            options.WithParents ? Parents(outward, options.Lengths, source, distances, cancel) : null,
            CountFinite(distances)
        );
    }

    /// <summary>Distances by lengths &gt; 0 or +∞ (no way).</summary>
    internal static double[] Distances(CsrGraph graph, double[] lengths, int source, DistanceMethod method, CancellationToken cancel)
    {
        if (method == DistanceMethod.Buckets || (method == DistanceMethod.Automatic && graph.ArcCount >= FewArcs))
            return DeltaStepping.Distances(graph, lengths, source, cancel);
        using var search = new DistanceSearch(graph, lengths);
        search.Run(source, cancel: cancel);
        return search.Distances.AsSpan(0, graph.NodeCount).ToArray();
    }

    private static int CountFinite(double[] distances)
    {
        var count = 0;
        foreach (var distance in distances)
            count += double.IsFinite(distance) ? 1 : 0;
        return count;
    }

    private static int[] Parents(CsrGraph graph, LengthRule rule, int source, double[] distances, CancellationToken cancel)
    {
        var parents = GC.AllocateUninitializedArray<int>(graph.NodeCount);
        ParallelLoop.Arcs(
            graph.InOffsets,
            1 << 14,
            (from, to) =>
            {
                for (var node = from; node < to; node++)
                    parents[node] = node == source || double.IsInfinity(distances[node]) ? -1 : ParentOf(graph, rule, distances, node);
            },
            cancel
        );
        return parents;
    }

    private static int ParentOf(CsrGraph graph, LengthRule rule, double[] distances, int node)
    {
        var distance = distances[node];
        for (int arc = graph.InOffsets[node], end = graph.InOffsets[node + 1]; arc < end; arc++)
        {
            if (EdgeLengths.IsTight(distances[graph.InTargets[arc]], EdgeLengths.At(graph.InWeights, arc, rule), distance))
                return graph.InTargets[arc];
        }
        throw EdgeLengths.TooFarApart(distance);
    }
}

/// <summary>How distances are found; the answer is the same.</summary>
public enum DistanceMethod
{
    /// <summary>Whichever suits the size.</summary>
    Automatic,

    /// <summary>Dijkstra's, with a heap.</summary>
    Heap,

    /// <summary>Delta-stepping.</summary>
    Buckets,
}

/// <summary>Options of <see cref="SingleSourcePaths"/>.</summary>
public sealed record SingleSourceOptions
{
    /// <summary>Weights as lengths by default; strengths are <see cref="LengthRule.InverseWeight"/>.</summary>
    public LengthRule Lengths { get; init; } = LengthRule.Weight;

    /// <summary>Whether distances are counted from the source or towards it.</summary>
    public PathDirection Direction { get; init; } = PathDirection.Outgoing;

    public DistanceMethod Method { get; init; }

    /// <summary>Whether the node before each is found too.</summary>
    public bool WithParents { get; init; } = true;
}

/// <summary>Answer of <see cref="SingleSourcePaths"/>.</summary>
/// <param name="Distances">Per node, +∞ where not reached.</param>
/// <param name="Parents">The node before each, −1 for the source and where not reached; null where not asked for.</param>
/// <param name="Reached">Nodes reached, the source included.</param>
public sealed record SingleSourceResult(double[] Distances, int[]? Parents, int Reached)
{
    /// <summary>
    /// The nodes from the source to <paramref name="node"/> (read backwards where distances run towards the source); empty where not
    /// reached.
    /// </summary>
    /// <exception cref="InvalidOperationException">Parents were not asked for.</exception>
    public int[] PathTo(int node)
    {
        if (Parents is null)
            throw new InvalidOperationException("Paths need parents: ask for them.");
        if (double.IsInfinity(Distances[node]))
            return [];
        var path = new List<int>();
        for (; node >= 0; node = Parents[node])
            path.Add(node);
        path.Reverse();
        return [.. path];
    }
}
