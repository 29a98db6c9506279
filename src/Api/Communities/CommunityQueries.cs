using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Communities;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Communities;

internal static class CommunityQueries
{
    private const int MaxEarlierCount = 10;

    /// <summary>
    /// Groups of parties that work with each other more than with the rest. With earlier states named, oldest first, groups keep the labels
    /// of those that they continue, from state to state; the same states give the same labels.
    /// </summary>
    /// <param name="continues">Earlier states, oldest first, at most 10, whose labels are continued.</param>
    /// <param name="method">How groups are found.</param>
    /// <param name="resolution">Above 1 gives more and smaller groups, below 1 fewer and larger ones; 0.001 to 1,000.</param>
    [Cost(500)]
    public static async Task<CommunitiesNode?> Communities(
        [Asked] NetworkNode network,
        [FromServices] PastNetworks past,
        ScopeInput? scope,
        [CostPerUnit(500)] IReadOnlyList<MomentInput>? continues,
        CancellationToken cancellationToken,
        CommunityMethod method = CommunityMethod.Leiden,
        double resolution = 1,
        int seed = 1
    )
    {
        Bounds.InRange(resolution, 0.001, 1000, "resolution");
        Bounds.InRange(seed, 0, int.MaxValue, "seed");
        Bounds.Count(continues, MaxEarlierCount, "continues");
        var earlier = new List<ScopedNetwork>();
        foreach (var moment in continues ?? [])
            earlier.Add(await EarlierAsync(network, past, scope, moment, cancellationToken));
        return new(
            await network.MeasureAsync(
                scope,
                NetworkCommunities.Analysis,
                new(method, resolution, (ulong)seed) { Earlier = earlier.ToValueList() },
                cancellationToken
            )
        );
    }

    private static async Task<ScopedNetwork> EarlierAsync(
        NetworkNode network,
        PastNetworks past,
        ScopeInput? input,
        MomentInput moment,
        CancellationToken cancellationToken
    )
    {
        var snapshot = await moment.ReadAsync(network.Snapshot, past, "continues", cancellationToken);
        var scope = ScopeInput.Read(input, snapshot);
        return await Faults.Translate(
            network.Analyses.ScopeAsync(
                snapshot,
                moment.FiscalYear is { } year ? scope with { FiscalYears = FiscalYears.Of(year) } : scope,
                cancellationToken
            )
        );
    }
}
