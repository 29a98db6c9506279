using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Insights.Shared;

/// <summary>
/// What values would be if the ties that are known were only a part of those that there are, the rest missing at random: ties are left out
/// at the same rate again, several times, and what that does to a value is taken back from it. (The step from the known ties to fewer is
/// like that from all ties to the known ones.)
/// </summary>
internal static class MissingTies
{
    /// <summary>Below this many ties, or parties, nothing can be said.</summary>
    public const int LeastTieCount = 30;
    public const int LeastPartyCount = 10;

    /// <summary>Values of as many thinned graphs as there are runs; each run has a stream of its own.</summary>
    public static double[][] Thinned(CsrGraph graph, SensitivityOptions options, Func<CsrGraph, double[]> measure, CancellationToken cancel)
    {
        var runs = new double[options.RunCount][];
        for (var run = 0; run < runs.Length; run++)
        {
            cancel.ThrowIfCancellationRequested();
            runs[run] = measure(Thin(graph, options.MissingFraction, new SeededRandom(options.Seed, (ulong)run)));
            Execution.Report((run + 1.0) / runs.Length);
        }
        return runs;
    }

    /// <summary>The same nodes, each tie kept with the probability of not being missing.</summary>
    public static CsrGraph Thin(CsrGraph graph, double missing, SeededRandom random)
    {
        var edges = new EdgeList(graph.IsWeighted);
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            if ((graph.IsDirected || graph.Targets[arc] > node) && random.NextDouble() >= missing)
                edges.Add(node, graph.Targets[arc], graph.WeightAt(arc));
        return graph.IsDirected ? CsrGraphBuilder.Directed(edges, graph.NodeCount) : CsrGraphBuilder.Undirected(edges, graph.NodeCount);
    }

    /// <summary>
    /// What a value would be with all ties, run by run: what leaving out did to it is undone, by ratio where it has a natural 0, by
    /// difference where it is signed.
    /// </summary>
    /// <param name="thinned">The value in each run; those that are NaN count nothing.</param>
    /// <returns>One for each run that counts, in their order.</returns>
    public static double[] Whole(double value, ReadOnlySpan<double> thinned, bool isSigned)
    {
        var (sum, count) = (0.0, 0);
        foreach (var one in thinned)
            if (!double.IsNaN(one))
                (sum, count) = (sum + one, count + 1);
        var whole = new double[count];
        if (count == 0)
            return whole;
        var mean = sum / count;
        var factor = isSigned || mean <= 0 ? 1 : value / mean;
        var centre = isSigned || mean <= 0 ? 2 * value - mean : value * factor;
        var next = 0;
        foreach (var one in thinned)
            if (!double.IsNaN(one))
                whole[next++] = centre + (mean - one) * factor * factor;
        return whole;
    }

    /// <summary>The middle part of values that holds the stated share, its ends straight between neighbours in order.</summary>
    public static Interval? Middle(double[] values, double level)
    {
        if (values.Length == 0)
            return null;
        var sorted = (double[])values.Clone();
        Array.Sort(sorted);
        return new(At(sorted, (1 - level) / 2), At(sorted, (1 + level) / 2));
    }

    /// <summary>
    /// Of n values in order, the i-th (from 1) stands for the share i/(n+1); outside of the first and last, as far again as the spread
    /// says.
    /// </summary>
    private static double At(double[] sorted, double share)
    {
        var place = share * (sorted.Length + 1) - 1;
        if (place <= 0)
            return sorted[0];
        if (place >= sorted.Length - 1)
            return sorted[^1];
        var before = (int)place;
        return sorted[before] + (sorted[before + 1] - sorted[before]) * (place - before);
    }
}

/// <summary>Options of an answer about missing ties.</summary>
/// <param name="MissingFraction">The share of all ties that is missing, above 0 and at most 0.5.</param>
/// <param name="RunCount">How often ties are left out.</param>
/// <param name="Level">The share of cases in which an interval is to hold the value of the whole.</param>
public sealed record SensitivityOptions(double MissingFraction = 0.1, int RunCount = 50, ulong Seed = 1, double Level = 0.9);

/// <summary>From the smallest to the largest likely value.</summary>
public readonly record struct Interval(double Low, double High)
{
    public bool Holds(double value) => value >= Low - 1e-12 && value <= High + 1e-12;
}
