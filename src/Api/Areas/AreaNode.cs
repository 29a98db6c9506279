using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.TargetAreas;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Areas;

/// <summary>A region, province, district or subdistrict.</summary>
[Name("Area")]
[Implements(typeof(INode))]
[Implements(typeof(INamed))]
public sealed class AreaNode(NetworkSnapshot network, Area area) : INode, INamed
{
    /// <summary>Opaque; the same for as long as the area exists.</summary>
    [Id]
    public string Id => GlobalId.Of(RecordKind.Area, area.Id);

    /// <summary>The code, as key of the source table's row.</summary>
    public string Key => area.Code;

    /// <summary>DOPA code of 2, 4 or 6 digits; regions R1 to R6.</summary>
    public string Code => area.Code;

    /// <summary>Region, province, district or subdistrict.</summary>
    public AreaLevel Level => area.Level;

    /// <summary>The Thai name.</summary>
    public string Name => area.NameTh;

    /// <summary>The English name, where there is one.</summary>
    public string? NameEn => area.NameEn;

    /// <summary>Other names.</summary>
    public IReadOnlyList<string> Aliases => area.Aliases;

    /// <summary>The area that it lies in.</summary>
    public AreaNode? Parent() => area.ParentCode is { } code && network.FindArea(code) is { } parent ? new(network, parent) : null;

    /// <summary>The areas directly within it.</summary>
    public Connection<AreaNode> Children([Paged] Page page, Filter<Area>? where, IReadOnlyList<SortBy<Area>>? order) =>
        AreaRows.Page(network, network.ChildrenOf(area.Code), page, where, order);

    /// <summary>The parties in it, those in areas within it included.</summary>
    public Connection<PartyNode> Parties([Paged] Page page, Filter<Party>? where, IReadOnlyList<SortBy<Party>>? order) =>
        PartyRows.Page(network, network.PartiesIn(area.Code), page, where, order);

    /// <summary>The number of parties in it.</summary>
    public int PartyCount() => network.PartiesIn(area.Code).Length;

    /// <summary>Its years as a target area.</summary>
    public Connection<TargetAreaNode> TargetAreas([Paged] Page page, IReadOnlyList<SortBy<TargetArea>>? order) =>
        TargetAreaRows.Page(network, network.TargetAreasOf(area.Code), page, null, order);

    /// <summary>ISO 3166-2 code of a province.</summary>
    public string? IsoCode => area.IsoCode;

    /// <summary>Official code of the CODI regional office of a province.</summary>
    public string? CodiRegion => area.CodiRegion;

    /// <summary>Where it is: its office, or a point within it.</summary>
    public GeoPointNode? Location() => area.Location is { } point ? new(point.Latitude, point.Longitude) : null;

    /// <summary>Its item in Wikidata.</summary>
    public string? WikidataId => area.WikidataId;

    /// <summary>True when the area is kept for its history only.</summary>
    public bool IsArchived => area.IsArchived;

    /// <summary>True for made-up data.</summary>
    public bool IsSynthetic => area.IsSynthetic;
}

/// <summary>A point on the earth in degrees, WGS 84.</summary>
/// <param name="Latitude">Degrees north, −90 to 90.</param>
/// <param name="Longitude">Degrees east, −180 to 180.</param>
[Name("GeoPoint")]
public sealed record GeoPointNode(double Latitude, double Longitude);

/// <summary>An area that a party covers.</summary>
[Name("Coverage")]
public sealed class CoverageNode(NetworkSnapshot network, Coverage coverage)
{
    /// <summary>Code of the area.</summary>
    public string AreaCode => coverage.AreaCode;

    /// <summary>The area, where it is known.</summary>
    public AreaNode? Area() => network.FindArea(coverage.AreaCode) is { } area ? new(network, area) : null;

    /// <summary>Whole or in part.</summary>
    public CoverageExtent Extent => coverage.Extent;

    /// <summary>Whether it was read or inferred.</summary>
    public EvidenceGrade? Grade => coverage.Grade;

    /// <summary>Where it was read.</summary>
    public string? Source => coverage.Source;
}
