using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Insights.Rankings;

/// <summary>The metrics that are found in rounds: each says whether the rounds ended by themselves.</summary>
internal static class IteratedScores
{
    public static MetricScores Of(CsrGraph graph, MetricOptions options, int[] seeds, CancellationToken cancel) =>
        options.Metric switch
        {
            _ when graph.NodeCount == 0 => new([], "nothing to count"),
            Metric.PersonalisedPageRank => Near(graph, options, seeds, cancel),
            Metric.Eigenvector => Vector(graph, cancel),
            Metric.Katz => Walks(graph, options, cancel),
            Metric.Hub or Metric.Authority => HubsOrAuthorities(graph, options.Metric, cancel),
            _ => Walk(graph, options, cancel),
        };

    private static MetricScores Walk(CsrGraph graph, MetricOptions options, CancellationToken cancel)
    {
        var result = PageRank.Compute(graph, new() { Damping = options.Damping }, cancel);
        return new(result.Scores, "PageRank (Page, Brin, Motwani and Winograd 1999)")
        {
            Converged = result.Converged,
            Iterations = result.Iterations,
        };
    }

    private static MetricScores Near(CsrGraph graph, MetricOptions options, int[] seeds, CancellationToken cancel)
    {
        if (seeds.Length == 0)
            return Undefined(graph, "personalised PageRank; no seed lies in the scope");
        var result = PersonalisedPageRank.Compute(graph, new() { Seeds = seeds, Damping = options.Damping }, cancel);
        return new(result.Scores, "personalised PageRank (Page, Brin, Motwani and Winograd 1999)")
        {
            Converged = result.Converged,
            Iterations = result.Iterations,
        };
    }

    private static MetricScores Vector(CsrGraph graph, CancellationToken cancel)
    {
        try
        {
            var result = Eigenvector.Compute(graph, cancel: cancel);
            return new(result.Scores, "eigenvector centrality (Bonacich 1972)")
            {
                Converged = result.Converged,
                Iterations = result.Iterations,
            };
        }
        catch (ArgumentException) when (graph.IsDirected)
        {
            return Undefined(graph, "eigenvector centrality; no tie leads back, so there is none");
        }
    }

    /// <summary>
    /// The share is of the largest step for which there is an answer, one over the largest eigenvalue; the algorithm's own default finds
    /// that.
    /// </summary>
    private static MetricScores Walks(CsrGraph graph, MetricOptions options, CancellationToken cancel)
    {
        var result = Katz.Compute(graph, cancel: cancel);
        if (options.Damping != Katz.DefaultShare)
            result = Katz.Compute(graph, new() { Alpha = result.Alpha * (options.Damping / Katz.DefaultShare) }, cancel);
        return new(result.Scores, "Katz centrality (Katz 1953)") { Converged = result.Converged, Iterations = result.Iterations };
    }

    private static MetricScores HubsOrAuthorities(CsrGraph graph, Metric metric, CancellationToken cancel)
    {
        var result = Hits.Compute(graph, cancel: cancel);
        return new(metric == Metric.Hub ? result.Hubs : result.Authorities, "HITS (Kleinberg 1999)")
        {
            Converged = result.Converged,
            Iterations = result.Iterations,
        };
    }

    private static MetricScores Undefined(CsrGraph graph, string why)
    {
        var values = new double[graph.NodeCount];
        Array.Fill(values, double.NaN);
        return new(values, why);
    }
}
