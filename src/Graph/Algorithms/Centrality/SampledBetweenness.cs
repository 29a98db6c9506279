using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>Betweenness from some start nodes drawn at random, with the error of each score: for networks too large for all of them.</summary>
/// <remarks>
/// <para><b>Definition.</b> <see cref="Betweenness"/> with k pivots. The start nodes are dealt to 16 batches, each of which gives an estimate of its own (its sum × n ÷ its size); their spread gives the standard error (batch means, with the correction for drawing without repetition).</para>
/// <para><b>Input.</b> As <see cref="Betweenness"/>: directed or not, lengths by a stated rule, any number of components.</para>
/// <para><b>Output.</b> A number ≥ 0 per node, in [0, 1] where normalised, and a standard error per node, somewhat too small for a node that few start nodes depend on; 0 where every node is a start node.</para>
/// <para><b>Ending.</b> After one search from each start node.</para>
/// <para><b>Cost.</b> As <see cref="Betweenness"/> with k pivots, and 16 bytes per node.</para>
/// <para><b>Determinism.</b> Start nodes by seed; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> U. Brandes, C. Pich, Centrality estimation in large networks, Int. J. Bifurcation and Chaos 17 (2007); batch means: W. G. Cochran, Sampling Techniques, 1977, § 8.</para>
/// </remarks>
public static class SampledBetweenness
{
    public static SampledBetweennessResult Compute(CsrGraph graph, SampledBetweennessOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new SampledBetweennessOptions();
        var nodes = graph.NodeCount;
        var exact = new BetweennessOptions { Normalised = options.Normalised, Lengths = options.Lengths, PivotCount = options.StartCount, Seed = options.Seed };
        if (options.StartCount >= nodes)
            return new(Betweenness.Compute(graph, exact, cancel).Scores, new double[nodes], nodes);
        var starts = Betweenness.SourcesOf(graph, exact);
        var (sums, ranks) = Betweenness.LaneSums(graph, options.Lengths, starts, Betweenness.Lanes, cancel);
        var (scores, errors) = (new double[nodes], new double[nodes]);
        var scale = Betweenness.ScaleOf(graph, options.Normalised) * nodes;
        var left = 1 - (double)starts.Length / nodes;
        for (var node = 0; node < nodes; node++)
        {
            var (sum, mean, squares) = (0.0, 0.0, 0.0);
            for (var lane = 0; lane < sums.Length; lane++)
            {
                // Starts are dealt in turn, so the first lanes may have one more.
                var ofLane = sums[lane][ranks[node]];
                var estimate = ofLane / ((starts.Length - lane + sums.Length - 1) / sums.Length);
                sum += ofLane;
                mean += estimate / sums.Length;
                squares += estimate * estimate / sums.Length;
            }
            scores[node] = sum / starts.Length * scale;
            errors[node] = Math.Sqrt(Math.Max(0, squares - mean * mean) / (sums.Length - 1) * left) * scale;
        }
        foreach (var lane in sums)
            lane.Dispose();
        return new(scores, errors, starts.Length);
    }
}

/// <summary>Options of <see cref="SampledBetweenness"/>.</summary>
public sealed record SampledBetweennessOptions
{
    /// <summary>Start nodes to draw, ≥ 16, one a batch; all where there are fewer. By default as many as take some seconds on a network of a million ties.</summary>
    public int StartCount { get; init => field = Check.AtLeast(value, Betweenness.Lanes, nameof(StartCount)); } = 128;

    /// <summary>Whether scores and errors are divided by the number of pairs of other nodes, so that 1 is the most there can be.</summary>
    public bool Normalised { get; init; }

    public LengthRule Lengths { get; init; } = LengthRule.Hops;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="SampledBetweenness"/>, one of each per node.</summary>
/// <param name="Scores">Estimates ≥ 0, without bias.</param>
/// <param name="Errors">Standard errors.</param>
/// <param name="StartCount">Start nodes that were searched from.</param>
public sealed record SampledBetweennessResult(double[] Scores, double[] Errors, int StartCount);
