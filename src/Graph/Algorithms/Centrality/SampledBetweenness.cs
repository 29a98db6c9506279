using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>
/// Betweenness from some start nodes drawn at random, with the error of each score: for networks too large for all of them.
/// </summary>
/// <remarks>
/// <para><b>Definition.</b> <see cref="Betweenness"/> with k pivots. The start nodes are dealt to 16 batches, each of which gives an
/// estimate of its own (its sum × n ÷ its size); their spread gives the variance V of what one start node gives to a score (batch means).
/// With m the mean of it and φ = Σ(V + m²) ÷ Σm over all nodes, the standard error of the mean is √((max(V, m(φ − m)) + φ²/k) ÷ k · (1 −
/// k/n)).</para>
/// <para><b>Input.</b> As <see cref="Betweenness"/>: directed or not, lengths by a stated rule, any number of components.</para>
/// <para><b>Output.</b> A number ≥ 0 per node, in [0, 1] where normalised, and a standard error per node, 0 where no path can run through
/// the node and where every node is a start node. A score is within two of them in 95 of 100 cases and beyond four hardly ever, also for
/// nodes that few start nodes depend on; for most nodes that is more than is needed.</para>
/// <para><b>Ending.</b> After one search from each start node.</para>
/// <para><b>Cost.</b> As <see cref="Betweenness"/> with k pivots, and 40 bytes per node.</para>
/// <para><b>Determinism.</b> Start nodes by seed; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> U. Brandes, C. Pich, Centrality estimation in large networks, Int. J. Bifurcation and Chaos 17 (2007); batch means:
/// W. G. Cochran, Sampling Techniques, 1977, § 8; the least spread, pooled over nodes, is ours.</para>
/// </remarks>
public static class SampledBetweenness
{
    /// <exception cref="ArithmeticException">A length so small beside a distance that adding it changes nothing: shortest paths cannot be
    /// counted.</exception>
    public static SampledBetweennessResult Compute(
        CsrGraph graph,
        SampledBetweennessOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new SampledBetweennessOptions();
        var nodes = graph.NodeCount;
        var exact = new BetweennessOptions
        {
            Normalised = options.Normalised,
            Lengths = options.Lengths,
            PivotCount = options.StartCount,
            Seed = options.Seed,
        };
        if (options.StartCount >= nodes)
            return new(Betweenness.Compute(graph, exact, cancel).Scores, new double[nodes], nodes);
        var starts = Betweenness.SourcesOf(graph, exact);
        var (sums, ranks) = Betweenness.LaneSums(graph, options.Lengths, starts, Betweenness.Lanes, cancel);
        var (means, variances) = Moments(sums, ranks, starts.Length);
        foreach (var lane in sums)
            lane.Dispose();
        var scale = Betweenness.ScaleOf(graph, options.Normalised) * nodes;
        var errors = ErrorsOf(graph, means, variances, starts.Length);
        return new(Array.ConvertAll(means, mean => mean * scale), Array.ConvertAll(errors, error => error * scale), starts.Length);
    }

    /// <summary>Of what paths from one start node depend on each node: the mean, and the variance by the spread of the batches.</summary>
    private static (double[] Means, double[] Variances) Moments(Scratch<double>[] sums, int[] ranks, int starts)
    {
        var (means, variances) = (new double[ranks.Length], new double[ranks.Length]);
        for (var node = 0; node < ranks.Length; node++)
        {
            var (sum, mean, squares) = (0.0, 0.0, 0.0);
            for (var lane = 0; lane < sums.Length; lane++)
            {
                // Starts are dealt in turn, so the first lanes may have one more.
                var ofLane = sums[lane][ranks[node]];
                var estimate = ofLane / ((starts - lane + sums.Length - 1) / sums.Length);
                sum += ofLane;
                mean += estimate / sums.Length;
                squares += estimate * estimate / sums.Length;
            }
            means[node] = sum / starts;
            variances[node] = Math.Max(0, squares - mean * mean) * starts / (sums.Length - 1);
        }
        return (means, variances);
    }

    /// <summary>Standard errors of the means. Where few start nodes make most of a score and none of them was drawn, the node's own spread
    /// says nothing: no node's is taken to be less than that of all nodes together.</summary>
    private static double[] ErrorsOf(CsrGraph graph, double[] means, double[] variances, int starts)
    {
        var (squares, sum) = (0.0, 0.0);
        for (var node = 0; node < means.Length; node++)
            (squares, sum) = (squares + variances[node] + means[node] * means[node], sum + means[node]);
        // What a start node gives to a score, seen from a share of the score: one such that was missed is allowed for.
        var typical = sum > 0 ? squares / sum : 1;
        var left = 1 - (double)starts / means.Length;
        var errors = new double[means.Length];
        for (var node = 0; node < errors.Length; node++)
            if (MayLieBetween(graph, node))
            {
                var variance = Math.Max(variances[node], means[node] * (typical - means[node])) + typical * typical / starts;
                errors[node] = Math.Sqrt(variance / starts * left);
            }
        return errors;
    }

    /// <summary>Whether the node has one neighbour to come from and another to go to.</summary>
    private static bool MayLieBetween(CsrGraph graph, int node)
    {
        var from = graph.InNeighboursOf(node);
        var to = graph.NeighboursOf(node);
        return from.Length > 0 && to.Length > 0 && (from.Length > 1 || to.Length > 1 || from[0] != to[0]);
    }
}

/// <summary>Options of <see cref="SampledBetweenness"/>.</summary>
public sealed record SampledBetweennessOptions
{
    /// <summary>
    /// Start nodes to draw, ≥ 16, one a batch; all where there are fewer. By default as many as take some seconds on a network of a million
    /// ties.
    /// </summary>
    public int StartCount
    {
        get;
        init => field = Check.AtLeast(value, Betweenness.Lanes, nameof(StartCount));
    } = 128;

    /// <summary>Whether scores and errors are divided by the number of pairs of other nodes, so that 1 is the most there can be.</summary>
    public bool Normalised { get; init; }

    public LengthRule Lengths { get; init; } = LengthRule.Hops;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="SampledBetweenness"/>, one of each per node.</summary>
/// <param name="Scores">Estimates ≥ 0, without bias.</param>
/// <param name="Errors">Standard errors; two of them hold in 95 of 100 cases.</param>
/// <param name="StartCount">Start nodes that were searched from.</param>
public sealed record SampledBetweennessResult(double[] Scores, double[] Errors, int StartCount);
