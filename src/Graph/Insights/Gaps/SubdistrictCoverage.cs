using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Gaps;

/// <summary>From province to subdistrict: how many subdistricts of each province have a party, a good actor, a target area, and which have not.</summary>
public static class SubdistrictCoverage
{
    public static Analysis<SubdistrictCoverageOptions, SubdistrictCoverageResult> Analysis { get; } = new("subdistrict coverage", Compute, (network, _) => AnalysisEstimate.Linear(network));

    private static SubdistrictCoverageResult Compute(ScopedNetwork network, SubdistrictCoverageOptions options, CancellationToken cancel)
    {
        var snapshot = network.Snapshot;
        var within = new AreaBounds(snapshot, options.AreaCode);
        var (parties, goodActors) = (new HashSet<string>(), new HashSet<string>());
        for (var node = 0; node < network.Graph.NodeCount; node++)
        {
            if (network.PartyOf(node) is not { AreaCode: { Length: >= 6 } code } party) continue;
            parties.Add(code[..6]);
            if (party.PartyKind == PartyKind.GoodActor) goodActors.Add(code[..6]);
        }
        var fiscalYear = options.FiscalYear ?? TargetAreasInScope.LatestFiscalYear(network);
        var targets = TargetAreasInScope.Of(network, fiscalYear).Select(target => target.AreaCode).ToHashSet();
        cancel.ThrowIfCancellationRequested();
        var subdistricts = snapshot.Areas.Where(area => area is { IsArchived: false, Level: AreaLevel.Subdistrict })
            .Select(area => new CoveredSubdistrict(area.Id, area.Code, parties.Contains(area.Code), goodActors.Contains(area.Code), IsTarget(area.Code))).ToLookup(area => area.Code[..2]);
        return new(fiscalYear, [.. snapshot.Areas.Where(area => area is { IsArchived: false, Level: AreaLevel.Province } && within.Hold(area.Code)).OrderBy(area => area.Code, StringComparer.Ordinal)
            .Select(province => new ProvinceCoverage(province.Code, [.. subdistricts[province.Code].OrderBy(area => area.Code, StringComparer.Ordinal)]))]);

        // A target area may be a whole district, province or region.
        bool IsTarget(string code) => targets.Contains(code) || targets.Contains(code[..4]) || targets.Contains(code[..2]) || snapshot.FindArea(code[..2])?.ParentCode is { } region && targets.Contains(region);
    }
}

/// <summary>Options of <see cref="SubdistrictCoverage"/>.</summary>
public sealed record SubdistrictCoverageOptions
{
    /// <summary>Fiscal year (B.E.) of the target areas that count; null: the latest with a target area.</summary>
    public int? FiscalYear { get; init; }

    /// <summary>Only provinces in this area; null: all.</summary>
    public string? AreaCode { get; init; }
}

/// <summary>Answer of <see cref="SubdistrictCoverage"/>.</summary>
/// <param name="FiscalYear">Of the target areas; null where there is none.</param>
/// <param name="Provinces">By code.</param>
public sealed record SubdistrictCoverageResult(int? FiscalYear, IReadOnlyList<ProvinceCoverage> Provinces);

/// <summary>The subdistricts of one province, by code.</summary>
public sealed record ProvinceCoverage(string ProvinceCode, IReadOnlyList<CoveredSubdistrict> Subdistricts)
{
    public int CountOf(SubdistrictCover by) => Subdistricts.Count(area => area.Has(by));
}

/// <summary>What can be in a subdistrict.</summary>
public enum SubdistrictCover : byte
{
    /// <summary>A party of the scope.</summary>
    Party,

    /// <summary>A good actor of the scope.</summary>
    GoodActor,

    /// <summary>A target area of the fiscal year: the subdistrict, its district or its province.</summary>
    TargetArea,
}

/// <summary>What is in one subdistrict.</summary>
public sealed record CoveredSubdistrict(int AreaId, string Code, bool HasParty, bool HasGoodActor, bool IsTarget)
{
    public bool Has(SubdistrictCover cover) => cover switch
    {
        SubdistrictCover.Party => HasParty,
        SubdistrictCover.GoodActor => HasGoodActor,
        _ => IsTarget,
    };
}
