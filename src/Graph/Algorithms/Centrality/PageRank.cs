using AntiCorruption.Graph.Algorithms.Centrality.Solvers;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>How far each node is favoured by a walker who follows ties and now and then starts anew anywhere.</summary>
/// <remarks>
/// <para><b>Definition.</b> The stationary distribution of a walk that follows an arc with probability d, chosen in proportion to its
/// weight, and else jumps to a node at random; from a node without outgoing arcs it always jumps (dangling mass is spread evenly).</para>
/// <para><b>Input.</b> Directed or not; weights are strengths and count unless switched off; any number of components. Loops and parallel
/// links as merged when the graph was built.</para>
/// <para><b>Output.</b> A share per node, in (0, 1), summing to 1. An isolated node has the least.</para>
/// <para><b>Ending.</b> When a round of the walk would change the scores by less than the tolerance (sum of absolute changes), or after the
/// largest number of rounds; the result says which.</para>
/// <para><b>Cost.</b> O(n + m) a round; about log(tolerance)/log(d) rounds where directed; where not, conjugate gradients take a fifth of
/// that (some 15 for six digits at d = .85); 52 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> L. Page, S. Brin, R. Motwani, T. Winograd, The PageRank Citation Ranking, Stanford InfoLab 1999-66.</para>
/// </remarks>
public static class PageRank
{
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for; looked at throughout every round.</exception>
    public static PageRankResult Compute(CsrGraph graph, PageRankOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new PageRankOptions();
        if (graph.NodeCount == 0)
            return new PageRankResult([], 0, true, 0);
        // What a node without arcs holds goes everywhere, as every restart does: it makes the scores larger and their shares no other.
        var (scores, rounds, change) = RestartWalk.Solve(
            options.UseWeights ? graph : graph.Unweighted,
            null,
            (options.Damping, options.Tolerance, options.MaxIterations),
            cancel
        );
        RestartWalk.Normalise(scores);
        return new PageRankResult(scores, rounds, change < options.Tolerance, change);
    }
}

/// <summary>
/// Options of <see cref="PageRank"/>. The defaults are those of the 1999 report, with a tolerance that leaves about ten digits right.
/// </summary>
public sealed record PageRankOptions
{
    /// <summary>Probability of following an arc, in [0, 1).</summary>
    public double Damping
    {
        get;
        init => field = Check.InRange(value, 0, 0.999999, nameof(Damping));
    } = 0.85;

    /// <summary>Largest sum of absolute changes of a round, &gt; 0.</summary>
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
    } = 1000;

    /// <summary>Whether weights steer the walk.</summary>
    public bool UseWeights { get; init; } = true;
}

/// <summary>Scores of <see cref="PageRank"/> and how it ended.</summary>
/// <param name="Scores">One per node, summing to 1.</param>
/// <param name="Iterations">Rounds taken.</param>
/// <param name="Converged">Whether the last change came within the tolerance.</param>
/// <param name="Change">Sum of absolute changes that one more round would bring.</param>
public sealed record PageRankResult(double[] Scores, int Iterations, bool Converged, double Change);
