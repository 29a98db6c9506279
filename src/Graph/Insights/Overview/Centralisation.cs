using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Overview;

/// <summary>
/// How far the network hangs on one party: 1 for a star, 0 where all are alike (L. C. Freeman, Social Networks 1 (1979)). Directions and
/// weights do not count.
/// </summary>
public static class Centralisation
{
    public static Analysis<CentralisationOptions, CentralisationResult> Analysis { get; } = new("centralisation", Compute, Estimate);

    private static CentralisationResult Compute(ScopedNetwork network, CentralisationOptions options, CancellationToken cancel)
    {
        var graph = network.Graph.Underlying.Unweighted;
        double nodes = graph.NodeCount;
        if (nodes < 3)
            return new(null, null, null, true);
        MetricOptions Ask(Metric metric) => new(metric) { IsNormalised = true, Seed = options.Seed };
        double Spread(Metric metric) => SpreadOf(MetricScores.Of(graph, Ask(metric), Ask(metric).StartCountFor(graph), [], cancel).Values);
        // What the spread is in a star, where it is largest: the middle against n − 1 others.
        return new(
            OfDegrees(graph),
            Spread(Metric.Betweenness) / (nodes - 1),
            Spread(Metric.Closeness) / ((nodes - 1) * (nodes - 2) / (2 * nodes - 3)),
            Ask(Metric.Betweenness).StartCountFor(graph) is null
        );
    }

    /// <summary>Of degrees alone.</summary>
    internal static double? OfDegrees(CsrGraph graph) => Algorithms.Mixing.Centralisation.Compute(graph.Underlying.Unweighted).Value;

    private static AnalysisEstimate Estimate(ScopedNetwork network, CentralisationOptions options)
    {
        var (ways, near) = (
            Ranking.Analysis.Estimate(network, new(Metric.Betweenness)),
            Ranking.Analysis.Estimate(network, new(Metric.Closeness))
        );
        return ways with { Seconds = ways.Seconds + near.Seconds, ResultBytes = 1024 };
    }

    private static double SpreadOf(double[] values)
    {
        var (largest, sum) = (0.0, 0.0);
        foreach (var value in values)
            largest = Math.Max(largest, value);
        foreach (var value in values)
            sum += largest - value;
        return sum;
    }
}

/// <summary>Options of <see cref="Centralisation"/>.</summary>
/// <param name="Seed">Of the sample, where the network is too large for all shortest ways.</param>
public sealed record CentralisationOptions(ulong Seed = 1);

/// <summary>Answer of <see cref="Centralisation"/>; null below three parties.</summary>
/// <param name="IsExact">False where betweenness and closeness are estimates from a sample.</param>
public sealed record CentralisationResult(double? Degree, double? Betweenness, double? Closeness, bool IsExact);
