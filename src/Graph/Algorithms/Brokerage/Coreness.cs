using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>How much each node belongs to the core, as a matter of degree.</summary>
/// <remarks>
/// <para><b>Definition.</b> The numbers c ≥ 0 for which the products c_i·c_j have the highest correlation, over pairs i ≠ j, with the tie
/// between i and j (its weight, 0 where there is none).</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights count unless switched off; any number of
/// components.</para>
/// <para><b>Output.</b> A number per node, the sum of their squares being 1, and the correlation. Undefined, NaN: without ties, or where
/// all pairs are tied alike.</para>
/// <para><b>Ending.</b> When a step adds less than the tolerance to the correlation, or after the largest number of rounds; the result says
/// which. It is the best of all starts, and not proven to be the best there is; above 512 nodes all starts
/// but the first are climbed for 20 rounds, and the best of them to its end. Numbers whose products spread by less than a thousandth are
/// taken as equal, which have no correlation.</para>
/// <para><b>Cost.</b> O(n + m) a round, on one thread; 40 bytes per node.</para>
/// <para><b>Determinism.</b> The first start is degrees, the others are drawn by seed; of equal fits the earlier start wins; one
/// thread.</para>
/// <para><b>Source.</b> S. P. Borgatti, M. G. Everett, Models of core/periphery structures, Social Networks 21 (2000),
/// doi:10.1016/S0378-8733(99)00019-2, § 4; climbed along the gradient, held at c ≥ 0.</para>
/// </remarks>
public static class Coreness
{
    private const double SufficientPart = 1e-3;

    /// <summary>Above as many nodes a start is climbed only until it is known what it leads to.</summary>
    private const int SmallNodes = 512;

    public static CorenessResult Compute(CsrGraph graph, CorenessOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new CorenessOptions();
        graph = options.UseWeights ? graph.Underlying : graph.Underlying.Unweighted;
        var pattern = new CorePattern(graph);
        if (!pattern.IsDefined)
        {
            var none = new double[graph.NodeCount];
            Array.Fill(none, double.NaN);
            return new CorenessResult(none, double.NaN, 0, true);
        }
        var best = Climb(pattern, ByDegree(graph, pattern), options, cancel);
        return BestDrawn(graph, pattern, options, cancel) is { } drawn && drawn.Fit > best.Fit + GainOf(options) ? drawn : best;
    }

    /// <returns>The best of all starts but the first; null where there are none.</returns>
    private static CorenessResult? BestDrawn(CsrGraph graph, CorePattern pattern, CorenessOptions options, CancellationToken cancel)
    {
        var quick = graph.NodeCount <= SmallNodes ? options : options with { Tolerance = 1e-4, MaxIterations = 20 };
        var best = default(CorenessResult);
        for (var start = 1; start < options.StartCount; start++)
        {
            var climbed = Climb(pattern, Drawn(graph, pattern, new SeededRandom(options.Seed, (ulong)start)), quick, cancel);
            if (best is null || climbed.Fit > best.Fit + GainOf(options))
                best = climbed;
        }
        return best is null || quick == options ? best : Climb(pattern, best.Scores, options, cancel);
    }

    /// <summary>A difference within the tolerance is none.</summary>
    private static double GainOf(CorenessOptions options) => Math.Max(options.Tolerance, 1e-9);

    private static double[] ByDegree(CsrGraph graph, CorePattern pattern)
    {
        var scores = new double[graph.NodeCount];
        for (var node = 0; node < scores.Length; node++)
            scores[node] = graph.DegreeOf(node);
        return Apart(scores, pattern);
    }

    /// <summary>Few nodes with much, most with little, and none with nothing.</summary>
    private static double[] Drawn(CsrGraph graph, CorePattern pattern, SeededRandom random)
    {
        var scores = new double[graph.NodeCount];
        var power = 1 + 8 * random.NextDouble();
        for (var node = 0; node < scores.Length; node++)
            scores[node] = Math.Pow(random.NextDouble(), power);
        return Apart(scores, pattern);
    }

    /// <summary>Equal numbers everywhere have no correlation: a regular graph starts beside them.</summary>
    private static double[] Apart(double[] scores, CorePattern pattern)
    {
        Scale(scores);
        for (var node = 0; node < scores.Length && double.IsNaN(pattern.Fit(scores)); node++)
            scores[node] /= 2;
        Scale(scores);
        return scores;
    }

    /// <summary>Along the gradient, in steps as long as they keep a part of what the slope promises.</summary>
    private static CorenessResult Climb(CorePattern pattern, double[] scores, CorenessOptions options, CancellationToken cancel)
    {
        var nodes = scores.Length;
        var (gradient, trial) = (new double[nodes], new double[nodes]);
        var (fit, step, round, gain) = (pattern.Fit(scores), 1.0, 0, double.PositiveInfinity);
        for (; round < options.MaxIterations && gain >= options.Tolerance; round++)
        {
            cancel.ThrowIfCancellationRequested();
            pattern.Gradient(scores, gradient);
            var first = step;
            gain = 0;
            for (; step > 1e-12; step /= 2)
            {
                var promised = 0.0;
                for (var node = 0; node < nodes; node++)
                {
                    trial[node] = Math.Max(0, scores[node] + step * gradient[node]);
                    promised += gradient[node] * (trial[node] - scores[node]);
                }
                Scale(trial);
                // A step that is too long may land as high, far from where it should have gone.
                if (pattern.Fit(trial) is var better && better > fit + SufficientPart * promised)
                {
                    (gain, fit) = (better - fit, better);
                    (scores, trial) = (trial, scores);
                    step *= 4;
                    break;
                }
            }
            // A small gain by a small step is no end: once more from a large one.
            (step, gain) = gain < options.Tolerance && first < 1 ? (1, double.PositiveInfinity) : (Math.Max(step, 1e-9), gain);
        }
        return new CorenessResult(scores, fit, round, gain < options.Tolerance);
    }

    private static void Scale(double[] values)
    {
        var squares = 0.0;
        foreach (var value in values)
            squares += value * value;
        for (var node = 0; node < values.Length && squares > 0; node++)
            values[node] /= Math.Sqrt(squares);
    }
}

/// <summary>Options of <see cref="Coreness"/>.</summary>
public sealed record CorenessOptions
{
    /// <summary>Whether weights count; every tie counts as 1 otherwise.</summary>
    public bool UseWeights { get; init; } = true;

    /// <summary>Starts of the search, ≥ 1.</summary>
    public int StartCount
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(StartCount));
    } = 10;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Least gain in correlation that is worth another round, &gt; 0.</summary>
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
    } = 2000;
}

/// <summary>Answer of <see cref="Coreness"/>.</summary>
/// <param name="Scores">One per node.</param>
/// <param name="Fit">The correlation; NaN where undefined.</param>
/// <param name="Iterations">Rounds taken.</param>
/// <param name="Converged">Whether the last round gained less than the tolerance; true without any where nothing is defined.</param>
public sealed record CorenessResult(double[] Scores, double Fit, int Iterations, bool Converged);
