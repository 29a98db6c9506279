using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Programme;

namespace AntiCorruption.Api.Programme;

internal static class ProgrammeQueries
{
    private const int MaxDays = 3_650;
    private static readonly TimeSpan ThaiTime = TimeSpan.FromHours(7);

    /// <summary>
    /// How the target areas of fiscalYear (B.E.; the latest with a target area when left out) stand on a day (today in Thailand when left
    /// out): activities by guiding direction and step of the year, the last visit
    /// and support, steps open and overdue. What happened later does not count. Stale is an area without a visit or support within
    /// staleAfterDays (1 to 3,650). Of the scope only counts whether made-up records do.
    /// </summary>
    /// <param name="fiscalYear">Fiscal year (B.E.) of the target areas; the latest with a target area when left out.</param>
    /// <param name="areaCode">Code of a region, province, district or subdistrict: only what lies within it; everything when left
    /// out.</param>
    /// <param name="on">The day; today in Thailand when left out.</param>
    /// <param name="staleAfterDays">Days without a visit or support after which an area is stale, 1 to 3,650.</param>
    [Cost(200)]
    public static async Task<TargetAreaStatusNode?> TargetAreaStatus(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        int? fiscalYear,
        string? areaCode,
        DateOnly? on,
        CancellationToken cancellationToken,
        int staleAfterDays = 90
    )
    {
        if (fiscalYear is { } year)
            Bounds.FiscalYear(year, "fiscalYear");
        var options = new TargetAreaStatusOptions
        {
            FiscalYear = fiscalYear,
            AreaCode = Bounds.Area(network.Snapshot, areaCode, "areaCode"),
            On = on ?? DateOnly.FromDateTime(DateTimeOffset.UtcNow.ToOffset(ThaiTime).Date),
            StaleAfterDays = Bounds.InRange(staleAfterDays, 1, MaxDays, "staleAfterDays"),
        };
        return new(
            options,
            await network.MeasureAsync(scope, Graph.Insights.Programme.TargetAreaStatus.Analysis, options, cancellationToken)
        );
    }

    /// <summary>
    /// What the programme asks of its ties: the share between bodies of citizens and of the state, who met whom, and how far work was
    /// extended (EXPANDED_TO). Citizens are COMMUNITY_COUNCIL, GOOD_ACTOR, ISSUE_NETWORK and
    /// CITIZEN_NETWORK; the state is LOCAL_GOVERNMENT, LOCAL_AUTHORITY, PACC_OFFICE, CODI_OFFICE and STATE_AGENCY; DEVELOPMENT_PARTNER and
    /// MECHANISM are neither.
    /// </summary>
    [Cost(200)]
    public static async Task<ProgrammeTiesNode?> ProgrammeTies(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        CancellationToken cancellationToken
    ) => new(await network.MeasureAsync(scope, Graph.Insights.Programme.ProgrammeTies.Analysis, new(), cancellationToken));
}
