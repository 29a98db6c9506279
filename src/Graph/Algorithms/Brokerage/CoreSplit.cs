using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>A split into core and periphery with its correlation, kept in step as nodes move: a trial costs O(1), a move O(degree).</summary>
internal sealed class CoreSplit
{
    /// <summary>A gain below this is rounding.</summary>
    public const double Least = 1e-12;

    private readonly CsrGraph graph;
    private readonly bool countsBetween;
    private readonly double[] strengths;
    private readonly double[] squares;
    private readonly double[] coreStrengths;
    private readonly double[] coreSquares;
    private Sums now;

    /// <summary>All nodes peripheral.</summary>
    public CoreSplit(CsrGraph graph, bool countsBetween)
    {
        (this.graph, this.countsBetween) = (graph, countsBetween);
        var nodes = graph.NodeCount;
        (strengths, squares, coreStrengths, coreSquares) = (new double[nodes], new double[nodes], new double[nodes], new double[nodes]);
        IsCore = new bool[nodes];
        double all = 0, allSquares = 0;
        for (var node = 0; node < nodes; node++)
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            {
                var weight = graph.WeightAt(arc);
                strengths[node] += weight;
                squares[node] += weight * weight;
                all += weight / 2;
                allSquares += weight * weight / 2;
            }
        now = new Sums(0, 0, 0, all, allSquares, all, allSquares);
        Fit = FitOf(now);
    }

    public bool[] IsCore { get; }

    /// <summary>NaN where undefined.</summary>
    public double Fit { get; private set; }

    public double FitAfter(int node) => FitOf(After(node));

    public void Move(int node)
    {
        now = After(node);
        IsCore[node] = !IsCore[node];
        var sign = IsCore[node] ? 1 : -1;
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
        {
            var weight = graph.WeightAt(arc);
            coreStrengths[graph.Targets[arc]] += sign * weight;
            coreSquares[graph.Targets[arc]] += sign * weight * weight;
        }
        Fit = FitOf(now);
    }

    private Sums After(int node)
    {
        var sign = IsCore[node] ? -1 : 1;
        return now with
        {
            CoreSize = now.CoreSize + sign,
            Core = now.Core + sign * coreStrengths[node],
            CoreSquares = now.CoreSquares + sign * coreSquares[node],
            Periphery = now.Periphery - sign * (strengths[node] - coreStrengths[node]),
            PeripherySquares = now.PeripherySquares - sign * (squares[node] - coreSquares[node]),
        };
    }

    private double FitOf(Sums sums)
    {
        double nodes = graph.NodeCount, core = sums.CoreSize, rest = nodes - core;
        double within = core * (core - 1) / 2, outside = rest * (rest - 1) / 2;
        var pairs = countsBetween ? nodes * (nodes - 1) / 2 : within + outside;
        var ideal = countsBetween ? pairs - outside : within;
        var sum = countsBetween ? sums.All : sums.Core + sums.Periphery;
        var squared = countsBetween ? sums.AllSquares : sums.CoreSquares + sums.PeripherySquares;
        var met = countsBetween ? sums.All - sums.Periphery : sums.Core;
        double spread = pairs * squared - sum * sum, idealSpread = pairs * ideal - ideal * ideal;
        // Sums of squares leave a rest where all are equal.
        return idealSpread > 0 && spread > 1e-12 * pairs * squared ? (pairs * met - sum * ideal) / Math.Sqrt(spread * idealSpread) : double.NaN;
    }

    /// <param name="Core">Weights within the core.</param>
    /// <param name="CoreSquares">Their squares; the others likewise.</param>
    private readonly record struct Sums(int CoreSize, double Core, double CoreSquares, double Periphery, double PeripherySquares, double All, double AllSquares);
}
