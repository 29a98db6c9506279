using AntiCorruption.Graph.Algorithms.Centrality.Solvers;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>Who is pointed to by good hubs (authority), and who points to good authorities (hub).</summary>
/// <remarks>
/// <para><b>Definition.</b> Authority a = A'h and hub h = A·a, each up to its scale: the vectors of the largest singular value σ of A.
/// Where several have it, their share in the vector of what leaves each node, as a hub, and reaches it, as an authority, both together, so
/// that no component and no side is preferred.</para>
/// <para><b>Input.</b> Directed, or undirected, where both scores are the eigenvector centrality; weights are strengths and count unless
/// switched off; any number of components, those of a smaller σ get 0, to the tolerance.</para>
/// <para><b>Output.</b> Two numbers ≥ 0 per node, each of them summing to 1 over the nodes. Without any arc every node has 1/n.</para>
/// <para><b>Ending.</b> When ‖A·a − σh‖² + ‖A'h − σa‖², of hubs and authorities with a norm of 1 together, is at most (tolerance × σ)², or
/// after the largest number of rounds; the result says which.</para>
/// <para><b>Cost.</b> O(n + m) a round, about √(σ/gap) rounds; 56 bytes per node where undirected. Where directed 120 per node, and 8 per
/// arc for a graph in which each node is twice, once as a hub and once as an authority; with weights 24.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> J. M. Kleinberg, Authoritative sources in a hyperlinked environment, J. ACM 46 (1999). Departs from it in scaling
/// by the sum, in what several vectors share, and in finding them by locally optimal conjugate gradients (A. V. Knyazev, SIAM J. Sci.
/// Comput. 23 (2001)).</para>
/// </remarks>
public static class Hits
{
    public static HitsResult Compute(CsrGraph graph, HitsOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new HitsOptions();
        cancel.ThrowIfCancellationRequested();
        var nodes = graph.NodeCount;
        if (graph.ArcCount == 0)
        {
            var same = new double[nodes];
            Array.Fill(same, 1.0 / nodes);
            return new HitsResult(same, [.. same], 0, true, 0);
        }
        if (!options.UseWeights)
            graph = graph.Unweighted;
        using var search = new DominantVector(graph.IsDirected ? TwoSided(graph) : RowSums.Outgoing(graph), cancel);
        search.Run(options.Tolerance, options.MaxIterations);
        var (hubs, authorities) = (
            ShareOf(search.Vector.AsSpan(0, nodes)),
            ShareOf(search.Vector.AsSpan(graph.IsDirected ? nodes : 0, nodes))
        );
        return new HitsResult(hubs, authorities, search.Rounds, search.Residual <= options.Tolerance * search.Eigenvalue, search.Residual);
    }

    /// <summary>
    /// Rows of the undirected graph with a tie from u to n + v for each arc u→v: its largest eigenvalue is σ, its vector holds hubs and
    /// authorities.
    /// </summary>
    private static CsrRows TwoSided(CsrGraph graph)
    {
        int nodes = graph.NodeCount,
            arcs = graph.ArcCount;
        var offsets = new int[2 * nodes + 1];
        for (var node = 0; node < nodes; node++)
            (offsets[node], offsets[nodes + node]) = (graph.Offsets[node], arcs + graph.InOffsets[node]);
        offsets[^1] = 2 * arcs;
        var targets = GC.AllocateUninitializedArray<int>(2 * arcs);
        for (var arc = 0; arc < arcs; arc++)
            (targets[arc], targets[arcs + arc]) = (nodes + graph.Targets[arc], graph.InTargets[arc]);
        return new CsrRows(offsets, targets, graph.Weights is null ? null : [.. graph.Weights, .. graph.InWeights!]);
    }

    private static double[] ShareOf(ReadOnlySpan<double> values)
    {
        var (sum, shares) = (0.0, new double[values.Length]);
        foreach (var value in values)
            sum += value;
        for (var node = 0; node < shares.Length; node++)
            shares[node] = values[node] / sum;
        return shares;
    }
}

/// <summary>Options of <see cref="Hits"/>.</summary>
public sealed record HitsOptions
{
    /// <summary>Largest residual, as a share of σ; &gt; 0.</summary>
    public double Tolerance
    {
        get;
        init => field = Check.InRange(value, 1e-15, 1, nameof(Tolerance));
    } = 1e-10;

    /// <summary>≥ 1.</summary>
    public int MaxIterations
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(MaxIterations));
    } = 10_000;

    /// <summary>Whether weights count; every tie counts as 1 otherwise.</summary>
    public bool UseWeights { get; init; } = true;
}

/// <summary>Scores of <see cref="Hits"/> and how it ended.</summary>
/// <param name="Hubs">One per node, summing to 1.</param>
/// <param name="Authorities">One per node, summing to 1.</param>
/// <param name="Iterations">Rounds taken.</param>
/// <param name="Converged">Whether the residual came within the tolerance.</param>
/// <param name="Residual">What <b>Ending</b> compares, its root.</param>
public sealed record HitsResult(double[] Hubs, double[] Authorities, int Iterations, bool Converged, double Residual);
