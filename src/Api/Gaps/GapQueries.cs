using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Gaps;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Gaps;

internal static class GapQueries
{
    /// <summary>
    /// What areas lack: kinds of parties, a tie to the PACC office that covers them, a short way to PACC, CODI and good actors. Of the
    /// target areas of fiscalYear (B.E.; the latest
    /// with a target area when left out), or of all areas of a level; within areaCode where it is given. kinds are those that an area
    /// should have: COMMUNITY_COUNCIL, LOCAL_GOVERNMENT,
    /// LOCAL_AUTHORITY and GOOD_ACTOR when left out. A party works where it sits and where it covers; a district office in each subdistrict
    /// of its district. Steps are counted in the scope, a link counting both ways.
    /// </summary>
    /// <param name="fiscalYear">Fiscal year (B.E.) of the target areas that are looked at; the latest with a target area when this and
    /// level are left out.</param>
    /// <param name="level">All areas of this level are looked at instead of target areas.</param>
    /// <param name="areaCode">Code of a region, province, district or subdistrict: only what lies within it; everything when left
    /// out.</param>
    /// <param name="kinds">Kinds that each area should have; COMMUNITY_COUNCIL, LOCAL_GOVERNMENT, LOCAL_AUTHORITY and GOOD_ACTOR when left
    /// out.</param>
    [Cost(200)]
    public static async Task<CoverageGapsNode?> CoverageGaps(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        int? fiscalYear,
        AreaLevel? level,
        string? areaCode,
        IReadOnlyList<PartyKind>? kinds,
        CancellationToken cancellationToken
    )
    {
        if (fiscalYear is not null && level is not null)
            throw new WireException(
                "BAD_ARGUMENTS",
                "Give 'fiscalYear' for its target areas or 'level' for all areas of a level, not both.",
                "ระบุ fiscalYear (พื้นที่เป้าหมาย) หรือ level (พื้นที่ทุกแห่งในระดับนั้น) อย่างใดอย่างหนึ่ง"
            );
        if (fiscalYear is { } year)
            Bounds.FiscalYear(year, "fiscalYear");
        var options = new CoverageGapsOptions
        {
            FiscalYear = fiscalYear,
            Level = level,
            AreaCode = Bounds.Area(network.Snapshot, areaCode, "areaCode"),
            Kinds = kinds is null ? CoverageGapsOptions.LocalKinds : EnumSet.Of(kinds),
        };
        return new(await network.MeasureAsync(scope, Graph.Insights.Gaps.CoverageGaps.Analysis, options, cancellationToken));
    }

    /// <summary>
    /// From province to subdistrict: the share of each province's subdistricts (those that are loaded) with a party at work, a good actor,
    /// a target area of fiscalYear (B.E.; the latest with
    /// a target area when left out), and the subdistricts without. A target area of a whole district or province is told apart and does not
    /// count for its subdistricts. Within areaCode where it is given.
    /// </summary>
    /// <param name="fiscalYear">Fiscal year (B.E.) of the target areas; the latest with a target area when left out.</param>
    /// <param name="areaCode">Code of a region, province, district or subdistrict: only what lies within it; everything when left
    /// out.</param>
    [Cost(200)]
    public static async Task<SubdistrictCoverageNode?> SubdistrictCoverage(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        int? fiscalYear,
        string? areaCode,
        CancellationToken cancellationToken
    )
    {
        if (fiscalYear is { } year)
            Bounds.FiscalYear(year, "fiscalYear");
        var options = new SubdistrictCoverageOptions
        {
            FiscalYear = fiscalYear,
            AreaCode = Bounds.Area(network.Snapshot, areaCode, "areaCode"),
        };
        return new(await network.MeasureAsync(scope, Graph.Insights.Gaps.SubdistrictCoverage.Analysis, options, cancellationToken));
    }

    /// <summary>
    /// How far the centre reaches: the steps from the nearest of the head offices of CODI and PACC, or from one party, to every party, and
    /// the parties to which no way leads. Null when there is no such party.
    /// </summary>
    /// <param name="partyId">The id of the party that is the centre; the head offices of CODI and PACC when left out.</param>
    [Cost(200)]
    public static async Task<CentreReachNode?> CentreReach(
        [Asked] NetworkNode network,
        ScopeInput? scope,
        [Id] string? partyId,
        CancellationToken cancellationToken
    )
    {
        var centre = partyId is null
            ? Graph.Insights.Gaps.CentreReach.HeadOffices(network.Snapshot)
            : [GlobalId.Read(RecordKind.Party, partyId, "partyId")];
        return partyId is not null && network.Snapshot.Parties.Find(centre[0]) is null
            ? null
            : new(await network.MeasureAsync(scope, Graph.Insights.Gaps.CentreReach.Analysis, new(centre), cancellationToken));
    }
}
