using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Graph.Insights.Gaps;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Gaps;

/// <summary>From province to subdistrict: what is covered and what is not.</summary>
[Name("SubdistrictCoverage")]
public sealed class SubdistrictCoverageNode(Measured<SubdistrictCoverageResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => GapSentences.Of(measured.Result);

    /// <summary>Fiscal year (B.E.) of the target areas that count; null where there is none.</summary>
    public int? FiscalYear => measured.Result.FiscalYear;

    /// <summary>Subdistricts in all provinces.</summary>
    public int SubdistrictCount => measured.Result.Provinces.Sum(province => province.Subdistricts.Count);

    /// <summary>Subdistricts that have it, in all provinces.</summary>
    /// <param name="by">What a subdistrict has to have to be covered.</param>
    public int CoveredCount(SubdistrictCover by) => measured.Result.Provinces.Sum(province => province.CountOf(by));

    /// <summary>The provinces by code.</summary>
    public Connection<ProvinceCoverageNode> Provinces([Paged] Page page) =>
        Connection.InOrder(measured.Network.Snapshot, measured.Result.Provinces, page, province => new ProvinceCoverageNode(
            measured.Network.Snapshot,
            province
        ));
}

/// <summary>The subdistricts of one province.</summary>
[Name("ProvinceCoverage")]
public sealed class ProvinceCoverageNode(NetworkSnapshot network, ProvinceCoverage coverage)
{
    /// <summary>The province.</summary>
    public AreaNode? Province() => network.FindArea(coverage.ProvinceCode) is { } area ? new(network, area) : null;

    /// <summary>Codes of wider areas here that are target areas as a whole: the province, its region, districts of it.</summary>
    public IEnumerable<string> WiderTargetCodes => coverage.WiderTargetCodes;

    /// <summary>Its subdistricts that are loaded.</summary>
    public int SubdistrictCount => coverage.Subdistricts.Count;

    /// <summary>Those that have it.</summary>
    /// <param name="by">What a subdistrict has to have to be covered.</param>
    public int CoveredCount(SubdistrictCover by) => coverage.CountOf(by);

    /// <summary>The share of those that have it, 0 to 1; null where no subdistrict is loaded.</summary>
    /// <param name="by">What a subdistrict has to have to be covered.</param>
    public double? CoveredFraction(SubdistrictCover by) =>
        coverage.Subdistricts.Count == 0 ? null : (double)coverage.CountOf(by) / coverage.Subdistricts.Count;

    /// <summary>The subdistricts that have none.</summary>
    /// <param name="by">What a subdistrict has to have to be covered.</param>
    public Connection<AreaNode> Uncovered(SubdistrictCover by, [Paged] Page page) =>
        Connection.InOrder(network, [.. coverage.Subdistricts.Where(area => !area.Has(by))], page, area => new AreaNode(
            network,
            network.Areas[area.AreaId]
        ));
}
