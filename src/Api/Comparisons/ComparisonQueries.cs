using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Api.Wire.Requests;
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

/// <summary>
/// A moment to compare: the links of a fiscal year, the network of a version, or the links of a year as a version knew them.
/// </summary>
[Name("MomentInput")]
public sealed class MomentInput : IPricedInput
{
    /// <summary>A fiscal year (B.E.): the links of this year; it takes the place of the scope's years.</summary>
    public int? FiscalYear { get; set; }

    /// <summary>A version; the asked network's own when left out.</summary>
    public long? Version { get; set; }

    /// <summary>An earlier version costs four times what the links of a year cost.</summary>
    double IPricedInput.Units => Version is null ? 1 : 4;

    /// <exception cref="WireException">REQUIRED, FISCAL_YEAR, VERSION_NOT_KEPT, STORE_UNAVAILABLE.</exception>
    internal async ValueTask<NetworkSnapshot> ReadAsync(
        NetworkSnapshot asked,
        PastNetworks past,
        string name,
        CancellationToken cancellationToken
    )
    {
        if (FiscalYear is null && Version is null)
            throw new WireException(
                "REQUIRED",
                $"'{name}': give a fiscal year, a version, or both.",
                $"'{name}': ระบุปีงบประมาณ รุ่นข้อมูล หรือทั้งสองอย่าง"
            );
        if (FiscalYear is { } year)
            Bounds.FiscalYear(year, $"{name}.fiscalYear");
        return Version is { } version ? await PastFaults.Translate(past.AtVersionAsync(version, cancellationToken)) : asked;
    }
}
