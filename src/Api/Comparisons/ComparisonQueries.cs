using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Comparisons;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Comparisons;

internal static class ComparisonQueries
{
    /// <summary>
    /// What changed between two fiscal years, or two versions: ties, places, groups, growth. Without weights in the scope, the strength of
    /// a tie is the number of its links.
    /// </summary>
    /// <param name="from">The earlier state.</param>
    /// <param name="to">The later state.</param>
    /// <param name="metric">What the places of parties are compared by.</param>
    [Cost(1000)]
    public static async Task<ComparisonNode?> Comparison(
        [Asked] NetworkNode network,
        [FromServices] PastNetworks past,
        [CostPerUnit(500)] MomentInput from,
        [CostPerUnit(500)] MomentInput to,
        ScopeInput? scope,
        CancellationToken cancellationToken,
        MoveMetric metric = MoveMetric.Degree,
        int seed = 1
    )
    {
        var (before, after) = (
            await from.ReadAsync(network.Snapshot, past, "from", cancellationToken),
            await to.ReadAsync(network.Snapshot, past, "to", cancellationToken)
        );
        var earlier = await Faults.Translate(network.Analyses.ScopeAsync(before, ScopeOf(scope, before, from), cancellationToken));
        var measured = await Faults.Translate(
            network.Analyses.MeasureAsync(
                after,
                ScopeOf(scope, after, to),
                NetworkComparison.Analysis,
                new(earlier, metric, (ulong)Bounds.InRange(seed, 0, int.MaxValue, "seed")),
                cancellationToken
            )
        );
        return new(earlier, measured);
    }

    private static NetworkScope ScopeOf(ScopeInput? input, NetworkSnapshot network, MomentInput moment)
    {
        var scope = ScopeInput.Read(input, network);
        if (scope.Weight == TieWeight.None)
            scope = scope with { Weight = TieWeight.Links };
        return moment.FiscalYear is { } year ? scope with { FiscalYears = FiscalYears.Of(year) } : scope;
    }
}
