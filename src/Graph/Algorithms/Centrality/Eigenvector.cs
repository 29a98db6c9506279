using System.Runtime.InteropServices;
using AntiCorruption.Graph.Algorithms.Centrality.Solvers;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>How well each node is tied to others who are well tied themselves.</summary>
/// <remarks>
/// <para><b>Definition.</b> The eigenvector x of the largest eigenvalue λ of the ties: λ·x_v = Σ over arcs u→v of weight × x_u. Where
/// several vectors have that eigenvalue (components with the same λ), the share of the vector of ones in them, so that no component is
/// preferred by chance.</para>
/// <para><b>Input.</b> Directed (incoming arcs count) or not; weights are strengths and count unless switched off. Any number of
/// components: those of a smaller λ get 0, to the tolerance; bipartite graphs as any other. A directed graph without a cycle has λ = 0 and
/// no such vector, and is refused.</para>
/// <para><b>Output.</b> A number ≥ 0 per node; the squares sum to 1. Without any ties every node has 1/√n.</para>
/// <para><b>Ending.</b> When ‖A'x − λx‖ is at most tolerance × λ, or after the largest number of rounds; the result says which. Directed
/// graphs whose strong components share one λ and feed each other may end the second way.</para>
/// <para><b>Cost.</b> O(n + m) a round; about √(λ/gap) rounds where undirected, λ/gap where directed; 56 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> P. Bonacich, Power and centrality, American J. Sociology 92 (1987). Undirected by locally optimal conjugate
/// gradients (A. V. Knyazev, SIAM J. Sci. Comput. 23 (2001)); directed by powers of A' + λ/4, whose shift keeps the λ of a cycle from
/// meeting its rivals of equal size.</para>
/// </remarks>
public static class Eigenvector
{
    /// <exception cref="ArgumentException">Directed, with arcs, and without a cycle.</exception>
    public static EigenvectorResult Compute(CsrGraph graph, EigenvectorOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new EigenvectorOptions();
        cancel.ThrowIfCancellationRequested();
        var nodes = graph.NodeCount;
        if (!options.UseWeights)
            graph = graph.Unweighted;
        if (graph.ArcCount == 0)
        {
            var same = new double[nodes];
            Array.Fill(same, 1 / Math.Sqrt(nodes));
            return new EigenvectorResult(same, 0, 0, true, 0);
        }
        if (graph.IsDirected)
            return Powers(graph, options, cancel);
        using var search = new DominantVector(RowSums.Outgoing(graph), cancel);
        search.Run(options.Tolerance, options.MaxIterations);
        return new EigenvectorResult(
            search.Vector,
            search.Eigenvalue,
            search.Rounds,
            search.Residual <= options.Tolerance * search.Eigenvalue,
            search.Residual
        );
    }

    private static EigenvectorResult Powers(CsrGraph graph, EigenvectorOptions options, CancellationToken cancel)
    {
        var nodes = graph.NodeCount;
        if (StronglyConnectedComponents.Compute(graph, cancel).Sizes.Length == nodes)
            throw new ArgumentException(
                "A directed graph without a cycle has no eigenvector centrality: its largest eigenvalue is 0. Katz "
                    + "centrality or PageRank says what is asked.",
                nameof(graph)
            );
        var rows = RowSums.Incoming(graph);
        var scores = new double[nodes];
        using var image = Scratch.Rent<double>(nodes);
        Array.Fill(scores, 1 / Math.Sqrt(nodes));
        var (value, residual, rounds) = (0.0, double.PositiveInfinity, 0);
        while (rounds < options.MaxIterations && (residual > options.Tolerance * value || rounds == 0))
        {
            ParallelLoop.Arcs(
                rows.Offsets,
                RowSums.Grain,
                (from, to) =>
                {
                    ref var values = ref MemoryMarshal.GetArrayDataReference(scores);
                    for (var node = from; node < to; node++)
                        image[node] = RowSums.Of(rows, node, ref values);
                },
                cancel
            );
            (value, residual) = Measure(scores, image.Array);
            if (residual > options.Tolerance * value)
                Shift(scores, image.Array, value / 4);
            rounds++;
        }
        return new EigenvectorResult(scores, value, rounds, residual <= options.Tolerance * value, residual);
    }

    /// <summary>λ as the growth of the sum, and how far the vector of norm 1 is from being its own image.</summary>
    private static (double Value, double Residual) Measure(double[] scores, double[] image)
    {
        var (sum, grown, squares) = (0.0, 0.0, 0.0);
        for (var node = 0; node < scores.Length; node++)
            (sum, grown) = (sum + scores[node], grown + image[node]);
        var value = grown / sum;
        for (var node = 0; node < scores.Length; node++)
            squares += (image[node] - value * scores[node]) * (image[node] - value * scores[node]);
        return (value, Math.Sqrt(squares));
    }

    private static void Shift(double[] scores, double[] image, double shift)
    {
        var squares = 0.0;
        for (var node = 0; node < scores.Length; node++)
        {
            scores[node] = image[node] + shift * scores[node];
            squares += scores[node] * scores[node];
        }
        for (var node = 0; node < scores.Length; node++)
            scores[node] /= Math.Sqrt(squares);
    }
}

/// <summary>Options of <see cref="Eigenvector"/>.</summary>
public sealed record EigenvectorOptions
{
    /// <summary>Largest residual, as a share of λ; &gt; 0.</summary>
    public double Tolerance
    {
        get;
        init => field = Check.InRange(value, 1e-13, 0.1, nameof(Tolerance));
    } = 1e-9;

    /// <summary>≥ 1.</summary>
    public int MaxIterations
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(MaxIterations));
    } = 10_000;

    /// <summary>Whether weights count; every tie counts as 1 otherwise.</summary>
    public bool UseWeights { get; init; } = true;
}

/// <summary>Scores of <see cref="Eigenvector"/> and how it ended.</summary>
/// <param name="Scores">One per node, of norm 1.</param>
/// <param name="Eigenvalue">λ.</param>
/// <param name="Iterations">Rounds taken.</param>
/// <param name="Converged">Whether the residual came within the tolerance.</param>
/// <param name="Residual">‖A'x − λx‖.</param>
public sealed record EigenvectorResult(double[] Scores, double Eigenvalue, int Iterations, bool Converged, double Residual);
