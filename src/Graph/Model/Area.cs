namespace AntiCorruption.Graph.Model;

/// <summary>
/// Levels at which areas lie and parties work, widest first. Areas themselves are regions, provinces, districts and subdistricts.
/// </summary>
public enum AreaLevel : byte
{
    /// <summary>The whole country.</summary>
    National,

    /// <summary>A region.</summary>
    Region,

    /// <summary>A group of provinces, such as the zone of an office.</summary>
    ProvinceGroup,

    /// <summary>A province (changwat), Bangkok included.</summary>
    Province,

    /// <summary>A district (amphoe, or khet of Bangkok).</summary>
    District,

    /// <summary>A subdistrict (tambon, or khwaeng of Bangkok).</summary>
    Subdistrict,
}

/// <summary>A point on the earth in degrees, WGS 84.</summary>
public readonly record struct GeoPoint(double Latitude, double Longitude);

/// <summary>
/// A region, province, district or subdistrict, under the code of the Department of Provincial Administration (DOPA), or R1 to R6 for the
/// regions.
/// </summary>
public sealed record Area : GraphRecord
{
    public override RecordKind Kind => RecordKind.Area;

    /// <summary>DOPA code: 2, 4 or 6 digits, each beginning with its parent's; regions R1 to R6. Unique.</summary>
    public required string Code { get; init; }
    public required AreaLevel Level { get; init; }
    public required string NameTh { get; init; }
    public string? NameEn { get; init; }
    public ValueList<string> Aliases { get; init; }
    public string? ParentCode { get; init; }

    /// <summary>ISO 3166-2, of provinces.</summary>
    public string? IsoCode { get; init; }

    /// <summary>Official code of the CODI regional office whose region holds this province.</summary>
    public string? CodiRegion { get; init; }
    public GeoPoint? Location { get; init; }
    public string? WikidataId { get; init; }
    public string? Source { get; init; }
}
