using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>How much each node belongs to the core, as a matter of degree.</summary>
/// <remarks>
/// <para><b>Definition.</b> The numbers c ≥ 0 for which the products c_i·c_j have the highest correlation, over pairs i ≠ j, with the tie between i and j (its weight, 0 where there is none).</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights count unless switched off; any number of components.</para>
/// <para><b>Output.</b> A number per node, the sum of their squares being 1, and the correlation. Undefined, NaN: without ties, or where all pairs are tied alike.</para>
/// <para><b>Ending.</b> When a step adds less than the tolerance to the correlation, or after the largest number of rounds; the result says which. It is the best near its start, and not proven to be the best there is. Numbers whose products spread by less than a thousandth are taken as equal, which have no correlation.</para>
/// <para><b>Cost.</b> O(n + m) a round, on one thread; 32 bytes per node.</para>
/// <para><b>Determinism.</b> Starts from degrees; no random choice.</para>
/// <para><b>Source.</b> S. P. Borgatti, M. G. Everett, Models of core/periphery structures, Social Networks 21 (2000), doi:10.1016/S0378-8733(99)00019-2, § 4; climbed along the gradient, held at c ≥ 0.</para>
/// </remarks>
public static class Coreness
{
    private const double SufficientPart = 1e-3;

    public static CorenessResult Compute(CsrGraph graph, CorenessOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new CorenessOptions();
        graph = options.UseWeights ? graph.Underlying : graph.Underlying.Unweighted;
        var nodes = graph.NodeCount;
        var pattern = new CorePattern(graph);
        var scores = new double[nodes];
        if (!pattern.IsDefined)
        {
            Array.Fill(scores, double.NaN);
            return new CorenessResult(scores, double.NaN, 0, true);
        }
        for (var node = 0; node < nodes; node++)
            scores[node] = graph.DegreeOf(node);
        Scale(scores);
        // Equal numbers everywhere have no correlation: a regular graph starts beside them.
        for (var node = 0; node < nodes && double.IsNaN(pattern.Fit(scores)); node++)
            scores[node] /= 2;
        Scale(scores);
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
                // A step must keep a part of what the slope promises: one that is too long may land as high, far from where it should have gone.
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

    /// <summary>The correlation of ties with products of numbers, and the direction in which it grows; sums over pairs come from sums over nodes.</summary>
    private sealed class CorePattern
    {
        /// <summary>Products that differ by less than a thousandth of themselves count as alike: what is left of their differences would be rounding.</summary>
        private const double LeastSpread = 1e-6;

        private readonly CsrGraph graph;
        private readonly double pairs, ties, spread;

        public CorePattern(CsrGraph graph)
        {
            this.graph = graph;
            pairs = graph.NodeCount * (graph.NodeCount - 1.0) / 2;
            var squares = 0.0;
            for (var arc = 0; arc < graph.ArcCount; arc++)
            {
                ties += graph.WeightAt(arc) / 2;
                squares += graph.WeightAt(arc) * graph.WeightAt(arc) / 2;
            }
            spread = pairs * squares - ties * ties;
            IsDefined = spread > 1e-12 * pairs * squares;
        }

        public bool IsDefined { get; }

        public double Fit(double[] values)
        {
            var (met, sum, squares) = Sums(values, null);
            var own = pairs * squares - sum * sum;
            return own > LeastSpread * pairs * squares ? (pairs * met - ties * sum) / Math.Sqrt(spread * own) : double.NaN;
        }

        public void Gradient(double[] values, double[] gradient)
        {
            var (met, sum, squares) = Sums(values, gradient);
            double total = 0, totalSquares = 0;
            foreach (var value in values)
                (total, totalSquares) = (total + value, totalSquares + value * value);
            double own = pairs * squares - sum * sum, over = pairs * met - ties * sum, scale = 1 / Math.Sqrt(spread * own);
            for (var node = 0; node < values.Length; node++)
            {
                // Derivatives of Σ xy and of Σ x²y² over pairs.
                double bySum = total - values[node], bySquares = 2 * values[node] * (totalSquares - values[node] * values[node]);
                gradient[node] = scale * (pairs * gradient[node] - ties * bySum - over / own * (pairs * bySquares / 2 - sum * bySum));
            }
        }

        /// <summary>Over pairs: Σ tie·xy, Σ xy and Σ x²y²; with Σ tie·y for each node where wanted.</summary>
        private (double Met, double Sum, double Squares) Sums(double[] values, double[]? byNode)
        {
            // Each node with all before it: sums of positive numbers only, so that nothing cancels where one node has nearly all.
            double met = 0, sum = 0, squares = 0, before = 0, squaresBefore = 0;
            for (var node = 0; node < values.Length; node++)
            {
                var (value, around) = (values[node], 0.0);
                for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                    around += graph.WeightAt(arc) * values[graph.Targets[arc]];
                if (byNode is not null)
                    byNode[node] = around;
                met += value * around / 2;
                sum += value * before;
                squares += value * value * squaresBefore;
                before += value;
                squaresBefore += value * value;
            }
            return (met, sum, squares);
        }
    }
}

/// <summary>Options of <see cref="Coreness"/>.</summary>
public sealed record CorenessOptions
{
    /// <summary>Whether weights count; every tie counts as 1 otherwise.</summary>
    public bool UseWeights { get; init; } = true;

    /// <summary>Least gain in correlation that is worth another round, &gt; 0.</summary>
    public double Tolerance { get; init => field = Check.InRange(value, 1e-15, 1, nameof(Tolerance)); } = 1e-12;

    /// <summary>≥ 1.</summary>
    public int MaxIterations { get; init => field = Check.AtLeast(value, 1, nameof(MaxIterations)); } = 2000;
}

/// <summary>Answer of <see cref="Coreness"/>.</summary>
/// <param name="Scores">One per node.</param>
/// <param name="Fit">The correlation; NaN where undefined.</param>
/// <param name="Iterations">Rounds taken.</param>
/// <param name="Converged">Whether the last round gained less than the tolerance; true without any where nothing is defined.</param>
public sealed record CorenessResult(double[] Scores, double Fit, int Iterations, bool Converged);
