namespace AntiCorruption.Graph.Model;

/// <summary>What a party is. The local authority (kamnan, village heads, district office) and the local government are different bodies and never merged.</summary>
public enum PartyKind : byte
{
    CommunityCouncil,
    LocalGovernment,
    LocalAuthority,
    PaccOffice,
    GoodActor,
    CodiOffice,
    StateAgency,
    IssueNetwork,
    CitizenNetwork,
    DevelopmentPartner,
    Mechanism,
}

/// <summary>The finer kind that a source states within a kind of party.</summary>
public enum PartyCategory : byte
{
    /// <summary>Local governments: province, three ranks of municipality, subdistrict organisation, the two special ones.</summary>
    ProvincialAdministrativeOrganization,
    CityMunicipality,
    TownMunicipality,
    SubdistrictMunicipality,
    SubdistrictAdministrativeOrganization,
    BangkokMetropolitanAdministration,
    PattayaCity,

    /// <summary>Offices of PACC and CODI.</summary>
    Headquarters,
    ZoneOffice,
    RegionalOffice,

    /// <summary>State agencies.</summary>
    NaccOffice,

    /// <summary>Networks of citizens.</summary>
    CommunityOrganisation,

    /// <summary>Development partners.</summary>
    Education,
    PrivateSector,
    ReligiousBody,

    /// <summary>Mechanisms.</summary>
    TargetAreaGroup,

    /// <summary>Good actors.</summary>
    Person,
    Network,
}

/// <summary>How far an office or a local government covers an area.</summary>
public enum CoverageExtent : byte
{
    Full,
    Partial,
}

/// <summary>How sure a stated fact is: read in a source, or inferred from one.</summary>
public enum EvidenceGrade : byte
{
    Read,
    Inferred,
}

/// <summary>One area that a party covers.</summary>
public sealed record Coverage(string AreaCode, CoverageExtent Extent = CoverageExtent.Full, EvidenceGrade? Grade = null, string? Source = null);

/// <summary>
/// Personal data of a good actor who is a private person, kept apart from the party: never searched, sorted, filtered or
/// shown below the role of coordinator. Held only with a recorded consent.
/// </summary>
public sealed record PersonalRecord
{
    public string? RealName { get; init; }
    public string? Contact { get; init; }

    /// <summary>The day on which the person agreed, and to what.</summary>
    public DateOnly? ConsentDate { get; init; }
    public string? ConsentPurpose { get; init; }
}

/// <summary>Anything that can hold a link in the network of cooperation.</summary>
public sealed record Party : GraphRecord
{
    public override RecordKind Kind => RecordKind.Party;

    /// <summary>Id of the row in its source table, such as <c>org-codi</c>. Unique among parties.</summary>
    public required string Key { get; init; }
    public required PartyKind PartyKind { get; init; }
    public PartyCategory? Category { get; init; }

    /// <summary>Thai name; a pseudonym where the party is a private person.</summary>
    public required string NameTh { get; init; }
    public string? NameEn { get; init; }
    public ValueList<string> Aliases { get; init; }
    public AreaLevel? Level { get; init; }

    /// <summary>Code of the area in which the party sits or works, as its source gives it; it may be finer than the areas that are loaded.</summary>
    public string? AreaCode { get; init; }
    public int? ParentId { get; init; }

    /// <summary>Code in an official list: of the local government (DLA), the PACC office, the CODI office. Unique where given.</summary>
    public string? OfficialCode { get; init; }

    /// <summary>Zone number of a PACC zone office, 1 to 9.</summary>
    public int? Zone { get; init; }

    /// <summary>True for a group of bodies that its source names as one.</summary>
    public bool IsGroup { get; init; }
    public ValueList<Coverage> Covers { get; init; }
    public GeoPoint? Location { get; init; }
    public string? Url { get; init; }

    /// <summary>What a good actor does for the network, in words: supports, drives, trains, …</summary>
    public ValueList<string> Roles { get; init; }
    public PersonalRecord? Personal { get; init; }
    public string? Source { get; init; }
    public string? Note { get; init; }
}
