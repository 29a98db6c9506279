using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Rankings;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Algorithms.Layout;
using AntiCorruption.Graph.Insights.Pictures;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Pictures;

internal static class PictureQueries
{
    private const int MaxEarlierCount = 10;
    private const int MaxPartyCount = 10_000;
    private const int MaxTieCount = 100_000;

    /// <summary>
    /// A picture of the network by columns: where each point lies, how large it is, which colour it has, and the lines between them. The
    /// same version, scope, limits and seed give the same places, whatever size and colour stand for. Null when there is no group with the
    /// key of 'inside'.
    /// </summary>
    /// <param name="size">What the sizes of parties stand for; groups are as large as they have parties.</param>
    /// <param name="colour">Which groups colours stand for.</param>
    /// <param name="colourMetric">A metric that colours stand for instead.</param>
    /// <param name="metricOptions">How the metrics are counted; the defaults when left out.</param>
    /// <param name="groupBy">What is drawn where there are more parties than 'parties'; 'inside' names one of these groups.</param>
    /// <param name="parties">Parties drawn one by one at most, 0 to 10,000; where there are more, their groups are drawn.</param>
    /// <param name="ties">Lines drawn at most, the strongest, 0 to 100,000; the others are counted.</param>
    /// <param name="inside">The key of a group: only its parties are drawn; if these are too many, their communities.</param>
    /// <param name="aim">What the places of more than 200 points show best.</param>
    /// <param name="continues">
    /// Earlier states, oldest first, at most 10: parties stay about where they are in the pictures of these, each of which continues the
    /// one before.
    /// </param>
    [Cost(1000)]
    public static async Task<PictureNode?> Picture(
        [Asked] NetworkNode network,
        [FromServices] PastNetworks past,
        ScopeInput? scope,
        Metric? colourMetric,
        MetricOptionsInput? metricOptions,
        string? inside,
        [CostPerUnit(1000)] IReadOnlyList<MomentInput>? continues,
        CancellationToken cancellationToken,
        Metric size = Metric.Degree,
        PictureGrouping colour = PictureGrouping.Kind,
        PictureGrouping groupBy = PictureGrouping.Community,
        [CostPerUnit(0.1)] int parties = 1500,
        [CostPerUnit(0.01)] int ties = 20_000,
        LayoutAim aim = LayoutAim.Groups,
        int seed = 1
    )
    {
        Bounds.InRange(seed, 0, int.MaxValue, "seed");
        Bounds.Count(continues, MaxEarlierCount, "continues");
        var limits = (Bounds.InRange(parties, 0, MaxPartyCount, "parties"), Bounds.InRange(ties, 0, MaxTieCount, "ties"));
        var options = new PictureOptions(groupBy, limits.Item1, limits.Item2, aim, (ulong)seed)
        {
            Inside = inside,
            Earlier = await EarlierAsync(network, past, scope, continues ?? [], cancellationToken),
        };
        var picture = await network.MeasureAsync(scope, NetworkPicture.Analysis, options, cancellationToken);
        if (!picture.Result.IsFound)
            return null;
        RankingResult? shade = null;
        if (colourMetric is { } metric)
            shade = await RankAsync(metric);
        var colours = shade is null
            ? (await network.MeasureAsync(scope, PictureGroups.Analysis, new(colour, (ulong)seed), cancellationToken)).Result
            : null;
        var columns = PictureColumns.Of(picture.Result, await RankAsync(size), colours, shade);
        return new(picture, columns, new(size, colour, colourMetric, colours));

        async Task<RankingResult> RankAsync(Metric by) =>
            (
                await network.MeasureAsync(
                    scope,
                    Ranking.Analysis,
                    MetricOptionsInput.Read(metricOptions, by, network.Snapshot),
                    cancellationToken
                )
            ).Result;
    }

    private static async Task<ValueList<ScopedNetwork>> EarlierAsync(
        NetworkNode network,
        PastNetworks past,
        ScopeInput? input,
        IReadOnlyList<MomentInput> moments,
        CancellationToken cancellationToken
    )
    {
        var earlier = new List<ScopedNetwork>();
        foreach (var moment in moments)
        {
            var snapshot = await moment.ReadAsync(network.Snapshot, past, "continues", cancellationToken);
            var scope = ScopeInput.Read(input, snapshot);
            var part = moment.FiscalYear is { } year ? scope with { FiscalYears = FiscalYears.Of(year) } : scope;
            earlier.Add(await Faults.Translate(network.Analyses.ScopeAsync(snapshot, part, cancellationToken)));
        }
        return earlier.ToValueList();
    }
}
