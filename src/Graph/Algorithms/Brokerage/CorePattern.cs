using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>The correlation of ties with products of numbers, and the direction in which it grows; sums over pairs come from sums over
/// nodes.</summary>
internal sealed class CorePattern
{
    /// <summary>Products that differ by less than a thousandth of themselves count as alike: what is left of their differences would be
    /// rounding.</summary>
    private const double LeastSpread = 1e-6;

    private readonly CsrGraph graph;
    private readonly double pairs,
        ties,
        spread;

    public CorePattern(CsrGraph graph)
    {
        this.graph = graph;
        pairs = graph.NodeCount * (graph.NodeCount - 1.0) / 2;
        // Weights nearly alike: what they differ by is what is left of sums that cancel.
        DoubleDouble sum = 0,
            squares = 0;
        for (var arc = 0; arc < graph.ArcCount; arc++)
        {
            DoubleDouble weight = graph.WeightAt(arc);
            (sum, squares) = (sum + weight * 0.5, squares + weight * weight * 0.5);
        }
        (ties, spread) = ((double)sum, (double)(pairs * squares - sum * sum));
        IsDefined = spread > 1e-12 * pairs * (double)squares;
    }

    public bool IsDefined { get; }

    public double Fit(double[] values)
    {
        var (met, sum, squares) = Sums(values, null);
        var own = pairs * squares - sum * sum;
        return own > LeastSpread * pairs * squares
            ? Math.Clamp((pairs * met - ties * sum) / Math.Sqrt(spread) / Math.Sqrt(own), -1, 1)
            : double.NaN;
    }

    public void Gradient(double[] values, double[] gradient)
    {
        var (met, sum, squares) = Sums(values, gradient);
        double total = 0,
            totalSquares = 0;
        foreach (var value in values)
            (total, totalSquares) = (total + value, totalSquares + value * value);
        double own = pairs * squares - sum * sum,
            over = pairs * met - ties * sum,
            scale = 1 / Math.Sqrt(spread) / Math.Sqrt(own);
        for (var node = 0; node < values.Length; node++)
        {
            // Derivatives of Σ xy and of Σ x²y² over pairs.
            double bySum = total - values[node],
                bySquares = 2 * values[node] * (totalSquares - values[node] * values[node]);
            gradient[node] = scale * (pairs * gradient[node] - ties * bySum - over / own * (pairs * bySquares / 2 - sum * bySum));
        }
    }

    /// <summary>Over pairs: Σ tie·xy, Σ xy and Σ x²y²; with Σ tie·y for each node where wanted.</summary>
    private (double Met, double Sum, double Squares) Sums(double[] values, double[]? byNode)
    {
        // Each node with all before it: sums of positive numbers only, so that nothing cancels where one node has nearly all.
        double met = 0,
            sum = 0,
            squares = 0,
            before = 0,
            squaresBefore = 0;
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
