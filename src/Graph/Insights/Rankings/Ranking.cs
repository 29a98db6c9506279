using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Rankings;

/// <summary>The parties of a network in the order of a metric.</summary>
public static class Ranking
{
    public static Analysis<MetricOptions, RankingResult> Analysis { get; } = new("ranking", Compute, Estimate);

    private static RankingResult Compute(ScopedNetwork network, MetricOptions options, CancellationToken cancel)
    {
        var scores = MetricScores.Of(network, options, cancel);
        var values = scores.Values;
        var ranks = Ranks.Of(values, MetricScores.RoundingOf(options.Metric));
        var (rows, places) = (new RankedParty[values.Length], new int[values.Length]);
        for (var place = 0; place < rows.Length; place++)
        {
            var node = ranks.Order[place];
            places[node] = place;
            rows[place] =
                place < ranks.RankedCount
                    ? new(network.PartyOf(node), values[node], ranks.OfItem[node], ranks.PercentileOf(node), scores.Errors?[node])
                    : new(network.PartyOf(node), null, null, null, null);
        }
        return new(options, scores with { Values = [], Errors = null }, rows, places, ranks.RankedCount);
    }

    /// <summary>In elementary steps; those of searches are counted by what they measured on a million ties.</summary>
    private static AnalysisEstimate Estimate(ScopedNetwork network, MetricOptions options)
    {
        double nodes = network.Graph.NodeCount,
            arcs = network.Graph.ArcCount,
            starts = options.StartCountFor(network.Graph) ?? nodes;
        var steps = options.Metric switch
        {
            Metric.Closeness or Metric.Harmonic when options.IsByStrength => starts * (arcs + nodes * Math.Log2(nodes + 2)) * 2,
            Metric.Closeness or Metric.Harmonic => Math.Ceiling(starts / 512) * (nodes + arcs) * 30,
            Metric.Betweenness => starts * (nodes + arcs) * (options.IsByStrength ? 20 : 2),
            Metric.PageRank or Metric.PersonalisedPageRank => (nodes + arcs) * 150,
            Metric.Eigenvector or Metric.Katz or Metric.Hub or Metric.Authority => (nodes + arcs) * 400,
            Metric.Reach => options.Steps == 2
                ? Math.Min(SquaredDegrees(network), nodes * arcs)
                : Math.Ceiling(nodes / 512) * (nodes + arcs) * options.Steps * 5,
            Metric.Clustering or Metric.Constraint or Metric.EffectiveSize => (nodes + arcs) * 60,
            _ => (nodes + arcs) * 5,
        };
        return AnalysisEstimate.Of(network, steps + nodes * Math.Log2(nodes + 2) * 2, bytesPerNode: 400, resultBytesPerNode: 64);
    }

    /// <summary>What two steps from everywhere lead over.</summary>
    private static double SquaredDegrees(ScopedNetwork network)
    {
        var sum = 0.0;
        for (var node = 0; node < network.Graph.NodeCount; node++)
            sum += (double)network.Graph.DegreeOf(node) * network.Graph.DegreeOf(node);
        return sum;
    }
}

/// <summary>A party in a ranking.</summary>
/// <param name="Value">Null where the metric is not defined for the party.</param>
/// <param name="Rank">1 for the largest value; equal values share a rank, and the next one comes after all of them. Null without a
/// value.</param>
/// <param name="Percentile">0 to 100: the parties with a smaller value and half of those with an equal one, of all that have one.</param>
/// <param name="Error">The standard error of a value that is an estimate; null where it is exact.</param>
public readonly record struct RankedParty(Party Party, double? Value, int? Rank, double? Percentile, double? Error);

/// <summary>Answer of <see cref="Ranking"/>.</summary>
/// <param name="Method">How the values came about; the values themselves are in <paramref name="Rows"/>.</param>
/// <param name="Rows">By rank, equal ranks by id, those without a value last.</param>
/// <param name="Places">Where each node stands in <paramref name="Rows"/>.</param>
/// <param name="RankedCount">Parties with a value.</param>
public sealed record RankingResult(MetricOptions Options, MetricScores Method, RankedParty[] Rows, int[] Places, int RankedCount);
