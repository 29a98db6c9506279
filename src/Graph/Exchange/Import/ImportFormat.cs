namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>A table that can be imported, known by its header.</summary>
/// <param name="Name">As in <c>schema/import</c>.</param>
/// <param name="Required">Columns that must be there.</param>
/// <param name="Optional">Columns that may be.</param>
internal sealed record ImportFormat(string Name, string[] Required, string[] Optional)
{
    public static readonly ImportFormat Areas = new(
        "areas",
        ["code", "level", "name_th"],
        [
            "name_en",
            "parent_code",
            "iso_3166_2",
            "codi_region",
            "codi_region_evidence",
            "lat",
            "lon",
            "coord_basis",
            "wikidata_id",
            "aliases",
        ]
    );

    public static readonly ImportFormat Organisations = new(
        "organisations",
        ["id", "name_th", "kind", "office_code", "local_government_code"],
        ["name_en", "level", "area_code", "parent_id", "is_group", "source", "note"]
    );

    public static readonly ImportFormat PaccOffices = new(
        "pacc_offices",
        ["code", "zone", "kind", "name_th", "short_name_th"],
        ["name_en", "province_code", "district_code", "subdistrict_code", "macro_region_th", "macro_region_en", "seat_note", "source"]
    );

    public static readonly ImportFormat PaccCoverage = new(
        "pacc_coverage",
        ["pacc_office_code", "province_code"],
        ["zone", "source", "confidence", "note"]
    );

    public static readonly ImportFormat CodiOffices = new(
        "codi_offices",
        ["code", "kind", "name_th", "province_count"],
        ["name_en", "province_code", "district_code", "subdistrict_code", "source", "note"]
    );

    public static readonly ImportFormat CodiCoverage = new(
        "codi_coverage",
        ["codi_office_code", "province_code"],
        ["evidence", "source", "note"]
    );

    public static readonly ImportFormat LocalGovernments = new(
        "local_governments",
        ["code", "dla_code", "kind", "name_th"],
        ["name_en", "province_code", "district_code", "subdistrict_code", "seat_basis", "lat", "lon", "url"]
    );

    public static readonly ImportFormat LocalGovernmentCoverage = new(
        "local_government_coverage",
        ["local_government_code", "subdistrict_code", "extent"],
        []
    );

    public static readonly ImportFormat Parties = new(
        "parties",
        ["key", "kind", "name_th"],
        [
            "category",
            "name_en",
            "aliases",
            "level",
            "area_code",
            "parent_key",
            "official_code",
            "zone",
            "is_group",
            "lat",
            "lon",
            "url",
            "source",
            "note",
            "is_synthetic",
        ]
    );

    public static readonly ImportFormat GoodActors = new(
        "good_actors",
        ["key", "pseudonym", "form"],
        [
            "name_en",
            "aliases",
            "level",
            "area_code",
            "roles",
            "real_name",
            "contact",
            "consent_date",
            "consent_purpose",
            "source",
            "note",
            "is_synthetic",
        ]
    );

    public static readonly ImportFormat Activities = new(
        "activities",
        ["id", "date", "kind", "title_th"],
        [
            "date_precision",
            "date_evidence",
            "end_date",
            "fiscal_year",
            "title_en",
            "mode",
            "area_code",
            "venue_th",
            "venue_en",
            "participant_count",
            "participant_count_qualifier",
            "programme",
            "programme_basis",
            "parent_id",
            "duplicate_of",
            "guiding_directions",
            "work_steps",
            "source_url",
            "note",
            "is_synthetic",
        ]
    );

    public static readonly ImportFormat Participations = new(
        "participations",
        ["activity_id", "organisation_id", "role"],
        ["people_count", "note"]
    );

    public static readonly ImportFormat ActivityOutputs = new(
        "activity_outputs",
        ["activity_id", "kind", "ordinal", "text_th"],
        ["text_en"]
    );

    public static readonly ImportFormat TargetAreas = new(
        "target_areas",
        ["key", "area_code", "fiscal_year", "phase"],
        ["continues_key", "source", "note", "is_synthetic"]
    );

    public static readonly ImportFormat Collaborations = new(
        "collaborations",
        ["from_key", "to_key", "type"],
        [
            "key",
            "fiscal_years",
            "intensity",
            "status",
            "start",
            "end",
            "evidence_url",
            "evidence_note",
            "reliability",
            "shared_mission",
            "openness",
            "power_and_influence",
            "resources",
            "involvement",
            "note",
            "is_synthetic",
        ]
    );

    /// <summary>Three plain tables that other tools write: parties, links and provinces.</summary>
    public static readonly ImportFormat Nodes = new("nodes", ["id", "kind", "nameTh", "provinceCode"], ["nameEn"]);
    public static readonly ImportFormat Links = new("links", ["from", "to", "type", "fiscalYear"], ["intensity", "status"]);
    public static readonly ImportFormat Provinces = new("provinces", ["code", "nameTh"], ["nameEn"]);

    public static readonly IReadOnlyList<ImportFormat> All =
    [
        Areas,
        Provinces,
        Organisations,
        PaccOffices,
        PaccCoverage,
        CodiOffices,
        CodiCoverage,
        LocalGovernments,
        LocalGovernmentCoverage,
        Parties,
        Nodes,
        GoodActors,
        Activities,
        Participations,
        ActivityOutputs,
        TargetAreas,
        Collaborations,
        Links,
    ];

    /// <summary>The format of a header: the one with all its required columns there, and the most of them.</summary>
    public static ImportFormat? Of(CsvFile file) =>
        All.Where(format => format.Required.All(column => file.IndexOf(column) >= 0))
            .MaxBy(format => format.Required.Length + format.Optional.Count(column => file.IndexOf(column) >= 0));

    /// <summary>
    /// The format that a file is to be by its name, or that its header comes nearest to, to say what is missing; null when it has nothing
    /// of any.
    /// </summary>
    public static ImportFormat? Nearest(CsvFile file)
    {
        var nearest = All.MaxBy(format => (IsNamed(format) ? 100 : 0) + format.Required.Count(column => file.IndexOf(column) >= 0))!;
        return IsNamed(nearest) || nearest.Required.Any(column => file.IndexOf(column) >= 0) ? nearest : null;

        bool IsNamed(ImportFormat format) => format.Name == Path.GetFileNameWithoutExtension(file.Path);
    }
}
