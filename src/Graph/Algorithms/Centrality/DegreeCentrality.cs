using AntiCorruption.Graph.Algorithms.Centrality.Solvers;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>How many ties each node has, or how strong they are together.</summary>
/// <remarks>
/// <para><b>Definition.</b> Degree: the ties of a node; of a directed graph the arcs that leave it, that enter it, or both together (an
/// answered arc then counts twice). Strength: the sum of their weights.</para>
/// <para><b>Input.</b> Directed or not; weights count for strength only. Loops and parallel links as merged when the graph was
/// built.</para>
/// <para><b>Output.</b> A number ≥ 0 per node, 0 of an isolated one; normalised: divided by n−1 (both directions together: 2(n−1)), so a
/// degree lies in [0, 1] and a strength is the mean weight over all others, absent ties as 0.</para>
/// <para><b>Ending.</b> After one pass.</para>
/// <para><b>Cost.</b> O(n) time, strength O(n + m); 8 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> L. C. Freeman, Centrality in social networks, Social Networks 1 (1979); strength: A. Barrat et al., PNAS 101
/// (2004).</para>
/// </remarks>
public static class DegreeCentrality
{
    public static DegreeCentralityResult Compute(
        CsrGraph graph,
        DegreeCentralityOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new DegreeCentralityOptions();
        cancel.ThrowIfCancellationRequested();
        var scores = new double[graph.NodeCount];
        if (options.Ties != TieDirection.Incoming || !graph.IsDirected)
            Add(RowSums.Outgoing(graph), options.UseWeights, scores, cancel);
        if (options.Ties != TieDirection.Outgoing && graph.IsDirected)
            Add(RowSums.Incoming(graph), options.UseWeights, scores, cancel);
        var others = (graph.NodeCount - 1.0) * (graph.IsDirected && options.Ties == TieDirection.Both ? 2 : 1);
        for (var node = 0; node < scores.Length && options.Normalised && others > 0; node++)
            scores[node] /= others;
        return new DegreeCentralityResult(scores);
    }

    private static void Add(CsrRows rows, bool useWeights, double[] scores, CancellationToken cancel) =>
        ParallelLoop.Arcs(
            rows.Offsets,
            RowSums.Grain,
            (from, to) =>
            {
                for (var node = from; node < to; node++)
                    scores[node] += useWeights ? RowSums.WeightOf(rows, node) : rows.Offsets[node + 1] - rows.Offsets[node];
            },
            cancel
        );
}

/// <summary>Which ties of a node count; all the same where the graph is undirected.</summary>
public enum TieDirection
{
    /// <summary>Arcs that leave it and arcs that enter it.</summary>
    Both,

    Outgoing,

    Incoming,
}

/// <summary>Options of <see cref="DegreeCentrality"/>.</summary>
public sealed record DegreeCentralityOptions
{
    public TieDirection Ties { get; init; } = TieDirection.Both;

    /// <summary>Whether weights are added (strength) instead of ties counted (degree).</summary>
    public bool UseWeights { get; init; }

    /// <summary>Whether scores are divided by the largest possible degree.</summary>
    public bool Normalised { get; init; }
}

/// <summary>Scores of <see cref="DegreeCentrality"/>.</summary>
/// <param name="Scores">One per node.</param>
public sealed record DegreeCentralityResult(double[] Scores);
