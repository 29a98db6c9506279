using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Gaps;

/// <summary>
/// From province to subdistrict: how many subdistricts of each province have a party at work in them, a good actor, a target area, and
/// which have not.
/// A target area of a whole district or province is not yet one of its subdistricts: how far the work was taken down to them is the
/// question.
/// </summary>
public static class SubdistrictCoverage
{
    private const int SubdistrictDigits = 6;

    public static Analysis<SubdistrictCoverageOptions, SubdistrictCoverageResult> Analysis { get; } =
        new("subdistrict coverage", Compute, (network, _) => AnalysisEstimate.Linear(network));

    private static SubdistrictCoverageResult Compute(ScopedNetwork network, SubdistrictCoverageOptions options, CancellationToken cancel)
    {
        var snapshot = network.Snapshot;
        var within = new AreaBounds(snapshot, options.AreaCode);
        var (parties, goodActors) = (new HashSet<string>(), new HashSet<string>());
        for (var node = 0; node < network.Graph.NodeCount; node++)
        {
            var party = network.PartyOf(node);
            foreach (var code in PlacesOf(party))
            {
                parties.Add(code);
                if (party.PartyKind == PartyKind.GoodActor)
                    goodActors.Add(code);
            }
        }
        var fiscalYear = options.FiscalYear ?? TargetAreasInScope.LatestFiscalYear(network);
        var targets = TargetAreasInScope.Of(network, fiscalYear).Select(target => target.AreaCode).ToHashSet();
        cancel.ThrowIfCancellationRequested();
        var subdistricts = snapshot
            .Areas.Where(area => area is { IsArchived: false, Level: AreaLevel.Subdistrict })
            .Select(area => new CoveredSubdistrict(
                area.Id,
                area.Code,
                IsIn(parties, area.Code),
                IsIn(goodActors, area.Code),
                targets.Contains(area.Code)
            ))
            .ToLookup(area => area.Code[..2]);
        return new(
            fiscalYear,
            [
                .. snapshot
                    .Areas.Where(area => area is { IsArchived: false, Level: AreaLevel.Province } && within.Hold(area.Code))
                    .OrderBy(area => area.Code, StringComparer.Ordinal)
                    .Select(province => new ProvinceCoverage(
                        province.Code,
                        [.. targets.Where(code => IsWider(code, province)).Order(StringComparer.Ordinal)],
                        [.. subdistricts[province.Code].OrderBy(area => area.Code, StringComparer.Ordinal)]
                    )),
            ]
        );

        bool IsIn(HashSet<string> codes, string code) =>
            codes.Contains(code)
            || codes.Contains(code[..4])
            || codes.Contains(code[..2])
            || snapshot.FindArea(code[..2])?.ParentCode is { } region && codes.Contains(region);

        bool IsWider(string code, Area province) =>
            code.Length < SubdistrictDigits && (code == province.ParentCode || code.StartsWith(province.Code, StringComparison.Ordinal));
    }

    /// <summary>
    /// The subdistrict in which a party sits, and the areas that it covers down to each of their parts; offices of PACC and CODI cover
    /// zones, which is no presence.
    /// </summary>
    private static IEnumerable<string> PlacesOf(Party party)
    {
        if (party.AreaCode is { Length: >= SubdistrictDigits } seat)
            yield return seat[..SubdistrictDigits];
        if (Places.IsOffice(party))
            yield break;
        foreach (var code in Territory.Of(party))
            if (code.Length >= SubdistrictDigits)
                yield return code[..SubdistrictDigits];
            else if (Territory.HoldsParts(party))
                yield return code;
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
/// <param name="WiderTargetCodes">Areas wider than a subdistrict that are target areas as a whole: the province, its region, districts of
/// it.</param>
public sealed record ProvinceCoverage(
    string ProvinceCode,
    IReadOnlyList<string> WiderTargetCodes,
    IReadOnlyList<CoveredSubdistrict> Subdistricts
)
{
    public int CountOf(SubdistrictCover by) => Subdistricts.Count(area => area.Has(by));
}

/// <summary>What can be in a subdistrict.</summary>
public enum SubdistrictCover : byte
{
    /// <summary>A party of the scope at work: it sits there, or covers the subdistrict.</summary>
    Party,

    /// <summary>A good actor of the scope.</summary>
    GoodActor,

    /// <summary>A target area of the fiscal year that is the subdistrict itself; one of its district or province is not.</summary>
    TargetArea,
}

/// <summary>What is in one subdistrict.</summary>
public sealed record CoveredSubdistrict(int AreaId, string Code, bool HasParty, bool HasGoodActor, bool IsTarget)
{
    public bool Has(SubdistrictCover cover) =>
        cover switch
        {
            SubdistrictCover.Party => HasParty,
            SubdistrictCover.GoodActor => HasGoodActor,
            _ => IsTarget,
        };
}
