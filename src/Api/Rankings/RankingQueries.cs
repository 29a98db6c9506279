using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Rankings;

internal static class RankingQueries
{
    private const int MaxMetricCount = 30;

    /// <summary>
    /// The parties in the order of a metric, each with its value, rank and percentile; to be filtered and sorted by them and by what the
    /// parties are.
    /// </summary>
    /// <param name="metric">What parties are ranked by.</param>
    /// <param name="options">How it is counted; the defaults when left out.</param>
    [Cost(500)]
    public static async Task<RankingNode?> Ranking(
        [Asked] NetworkNode network,
        Metric metric,
        MetricOptionsInput? options,
        ScopeInput? scope,
        CancellationToken cancellationToken
    ) =>
        new(
            network,
            scope,
            await network.MeasureAsync(
                scope,
                Graph.Insights.Rankings.Ranking.Analysis,
                MetricOptionsInput.Read(options, metric, network.Snapshot),
                cancellationToken
            )
        );

    /// <summary>
    /// What several metrics say of one party, with its rank among all parties of the scope; null when there is no such party.
    /// </summary>
    /// <param name="metrics">What is measured, in the order of the answer.</param>
    /// <param name="partyId">The id of the party.</param>
    /// <param name="options">How they are counted; the defaults when left out.</param>
    [Cost(1000)]
    public static async Task<PartyMetricsNode?> PartyMetrics(
        [Asked] NetworkNode network,
        [Id] string partyId,
        [CostPerUnit(500)] IReadOnlyList<Metric> metrics,
        MetricOptionsInput? options,
        ScopeInput? scope,
        CancellationToken cancellationToken
    )
    {
        Bounds.Count(metrics, MaxMetricCount, "metrics");
        if (network.Snapshot.Parties.Find(GlobalId.Read(RecordKind.Party, partyId, "partyId")) is not { } party)
            return null;
        var measured = new List<Measured<RankingResult>>();
        foreach (var metric in metrics.Distinct())
            measured.Add(
                await network.MeasureAsync(
                    scope,
                    Graph.Insights.Rankings.Ranking.Analysis,
                    MetricOptionsInput.Read(options, metric, network.Snapshot),
                    cancellationToken
                )
            );
        return new(await network.ScopeAsync(scope, cancellationToken), party, measured);
    }
}
