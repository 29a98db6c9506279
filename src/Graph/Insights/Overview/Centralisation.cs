using AntiCorruption.Graph.Algorithms.Mixing;
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
        if (graph.NodeCount < 3)
            return new(null, null, null, true);
        return new(
            OfDegrees(graph),
            Of(Metric.Betweenness, CentralisationMeasure.Betweenness),
            Of(Metric.Closeness, CentralisationMeasure.Closeness),
            Ask(Metric.Betweenness).StartCountFor(graph) is null
        );

        MetricOptions Ask(Metric metric) => new(metric) { Seed = options.Seed };

        double? Of(Metric metric, CentralisationMeasure measure)
        {
            var scores = MetricScores.Of(graph, Ask(metric), Ask(metric).StartCountFor(graph), [], cancel).Values;
            return Algorithms.Mixing.Centralisation.Of(graph, scores, new() { Measure = measure }).Value;
        }
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
}

/// <summary>Options of <see cref="Centralisation"/>.</summary>
/// <param name="Seed">Of the sample, where the network is too large for all shortest ways.</param>
public sealed record CentralisationOptions(ulong Seed = 1);

/// <summary>Answer of <see cref="Centralisation"/>; null below three parties.</summary>
/// <param name="IsExact">False where betweenness and closeness are estimates from a sample.</param>
public sealed record CentralisationResult(double? Degree, double? Betweenness, double? Closeness, bool IsExact);
