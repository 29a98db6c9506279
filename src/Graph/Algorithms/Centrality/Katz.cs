using AntiCorruption.Graph.Algorithms.Centrality.Solvers;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>How many walks end at each node, long ones counting less: standing that is passed on along ties.</summary>
/// <remarks>
/// <para><b>Definition.</b> The solution of x = αA'x + 1: every node has 1 of its own and α times the weighted scores of those with an arc
/// to it. Not scaled.</para>
/// <para><b>Input.</b> Directed (incoming arcs count) or not; weights are strengths and count unless switched off; any number of
/// components. α must be below 1/λ, λ being the largest eigenvalue: else walks count ever more and there is no score.</para>
/// <para><b>Output.</b> A number ≥ 1 per node; 1 of a node with no incoming arc.</para>
/// <para><b>Ending.</b> When a round would change the scores by less than tolerance × their sum (sum of absolute changes), or after the
/// largest number of rounds; the result says which.</para>
/// <para><b>Cost.</b> O(n + m) a round, after as many rounds for λ as <see cref="Eigenvector"/> takes; 52 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> L. Katz, A new status index derived from sociometric analysis, Psychometrika 18 (1953); the form with 1 for each
/// node as in M. E. J. Newman, Networks, Oxford 2010, § 7.3.</para>
/// </remarks>
public static class Katz
{
    /// <summary>α × λ where no α is given: walks of one step more count .85 of those before, as in PageRank.</summary>
    public const double DefaultShare = 0.85;

    /// <exception cref="ArgumentException">α is not below 1/λ.</exception>
    public static KatzResult Compute(CsrGraph graph, KatzOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new KatzOptions();
        cancel.ThrowIfCancellationRequested();
        if (!options.UseWeights)
            graph = graph.Unweighted;
        var (lower, upper) = SpectralRadius.Of(graph, cancel);
        var alpha = options.Alpha ?? DefaultShare / (upper > 0 ? upper : 1);
        // Bounds that did not meet leave the benefit of the doubt to no one: what may not converge is refused.
        if (alpha * upper >= 1 - 1e-9)
        {
            var known = upper > lower * (1 + 1e-6) ? " (as far as λ is known)" : "";
            throw new ArgumentException(
                FormattableString.Invariant($"α = {alpha:R} is not below 1/λ = {1 / upper:R}{known}: walks would count without end."),
                nameof(options)
            );
        }
        var scores = new double[graph.NodeCount];
        Array.Fill(scores, 1.0);
        if (graph.ArcCount == 0)
            return new KatzResult(scores, alpha, 0, 0, true, 0);
        var (rounds, change) = graph.IsDirected
            ? new FixedPoint(RowSums.Incoming(graph)) { Factor = alpha }.Solve(scores, options.Tolerance, options.MaxIterations, cancel)
            : ByGradients(graph, alpha, scores, options, cancel);
        return new KatzResult(scores, alpha, upper, rounds, change < options.Tolerance, change);
    }

    private static (int Rounds, double Change) ByGradients(
        CsrGraph graph,
        double alpha,
        double[] scores,
        KatzOptions options,
        CancellationToken cancel
    )
    {
        using var residuals = Scratch.Filled(scores.Length, 1.0);
        using var ones = Scratch.Filled(scores.Length, 1.0);
        Array.Clear(scores);
        return new ConjugateGradients(RowSums.Outgoing(graph), alpha, ones.Array, cancel).Solve(
            scores,
            residuals.Array,
            options.Tolerance,
            options.MaxIterations
        );
    }
}

/// <summary>Options of <see cref="Katz"/>.</summary>
public sealed record KatzOptions
{
    /// <summary>What an arc passes on, ≥ 0 and below 1/λ; null = .85/λ (.85 where λ is 0: a directed graph without a cycle).</summary>
    public double? Alpha
    {
        get;
        init => field = value is { } alpha ? Check.InRange(alpha, 0, double.MaxValue, nameof(Alpha)) : null;
    }

    /// <summary>Largest sum of absolute changes of a round, as a share of the sum of scores; &gt; 0.</summary>
    public double Tolerance
    {
        get;
        init => field = Check.InRange(value, 1e-15, 1, nameof(Tolerance));
    } = 1e-12;

    /// <summary>≥ 1.</summary>
    public int MaxIterations
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(MaxIterations));
    } = 10_000;

    /// <summary>Whether weights count; every tie counts as 1 otherwise.</summary>
    public bool UseWeights { get; init; } = true;
}

/// <summary>Scores of <see cref="Katz"/> and how it ended.</summary>
/// <param name="Scores">One per node.</param>
/// <param name="Alpha">The α that was used.</param>
/// <param name="Eigenvalue">λ; where directed, the upper bound on it.</param>
/// <param name="Iterations">Rounds taken.</param>
/// <param name="Converged">Whether the last change came within the tolerance.</param>
/// <param name="Change">Sum of absolute changes that one more round would bring, as a share of the sum of scores.</param>
public sealed record KatzResult(double[] Scores, double Alpha, double Eigenvalue, int Iterations, bool Converged, double Change);
