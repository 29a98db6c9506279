using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Metrics;

/// <summary>The parties of a network in the order of a metric.</summary>
public static class Ranking
{
    /// <summary>Values that differ from the largest of those that share a rank by no more than this share of it are equal, whatever the rounding.</summary>
    public const double TieTolerance = 1e-9;

    public static Analysis<MetricOptions, RankingResult> Analysis { get; } = new("ranking", Compute, Estimate);

    private static RankingResult Compute(ScopedNetwork network, MetricOptions options, CancellationToken cancel)
    {
        var scores = MetricScores.Of(network, options, cancel);
        var values = scores.Values;
        var rows = new RankedParty[values.Length];
        var (nodes, keys) = (new int[values.Length], new double[values.Length]);
        for (var node = 0; node < nodes.Length; node++)
            (nodes[node], keys[node]) = (node, double.IsNaN(values[node]) ? double.PositiveInfinity : -values[node]);
        Array.Sort(keys, nodes);
        var ranked = Array.IndexOf(keys, double.PositiveInfinity) is >= 0 and var first ? first : keys.Length;
        for (int from = 0, to; from < ranked; from = to)
        {
            var last = keys[from] + TieTolerance * Math.Abs(keys[from]);
            for (to = from + 1; to < ranked && keys[to] <= last; to++) { }
            Array.Sort(nodes, from, to - from);
            var percentile = 100 * (ranked - to + (to - from) / 2.0) / ranked;
            for (var i = from; i < to; i++)
                rows[i] = new(network.PartyOf(nodes[i]), values[nodes[i]], from + 1, percentile, scores.Errors?[nodes[i]]);
        }
        Array.Sort(nodes, ranked, nodes.Length - ranked);
        for (var i = ranked; i < nodes.Length; i++)
            rows[i] = new(network.PartyOf(nodes[i]), null, null, null, null);
        var places = new int[nodes.Length];
        for (var i = 0; i < nodes.Length; i++)
            places[nodes[i]] = i;
        return new(options, scores with { Values = [], Errors = null }, rows, places, ranked);
    }

    /// <summary>In elementary steps; those of searches are counted by what they measured on a million ties.</summary>
    private static AnalysisEstimate Estimate(ScopedNetwork network, MetricOptions options)
    {
        double nodes = network.Graph.NodeCount, arcs = network.Graph.ArcCount, starts = options.StartCountFor(network.Graph) ?? nodes;
        var steps = options.Metric switch
        {
            Metric.Closeness or Metric.Harmonic when options.IsByStrength => starts * (arcs + nodes * Math.Log2(nodes + 2)) * 2,
            Metric.Closeness or Metric.Harmonic => Math.Ceiling(starts / 512) * (nodes + arcs) * 30,
            Metric.Betweenness => starts * (nodes + arcs) * (options.IsByStrength ? 20 : 2),
            Metric.PageRank or Metric.PersonalisedPageRank => (nodes + arcs) * 150,
            Metric.Eigenvector or Metric.Katz or Metric.Hub or Metric.Authority => (nodes + arcs) * 400,
            Metric.Reach => options.Steps == 2 ? Math.Min(SquaredDegrees(network), nodes * arcs) : Math.Ceiling(nodes / 512) * (nodes + arcs) * options.Steps * 5,
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
/// <param name="Rank">1 for the largest value; equal values share a rank, and the next one comes after all of them. Null without a value.</param>
/// <param name="Percentile">0 to 100: the parties with a smaller value and half of those with an equal one, of all that have one.</param>
/// <param name="Error">The standard error of a value that is an estimate; null where it is exact.</param>
public readonly record struct RankedParty(Party Party, double? Value, int? Rank, double? Percentile, double? Error);

/// <summary>Answer of <see cref="Ranking"/>.</summary>
/// <param name="Method">How the values came about; the values themselves are in <paramref name="Rows"/>.</param>
/// <param name="Rows">By rank, equal ranks by id, those without a value last.</param>
/// <param name="Places">Where each node stands in <paramref name="Rows"/>.</param>
/// <param name="RankedCount">Parties with a value.</param>
public sealed record RankingResult(MetricOptions Options, MetricScores Method, RankedParty[] Rows, int[] Places, int RankedCount);
