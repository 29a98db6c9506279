namespace AntiCorruption.Graph.Model;

/// <summary>
/// What a party is. The local authority (kamnan, village heads, district office) and the local government are different bodies and never
/// merged.
/// </summary>
public enum PartyKind : byte
{
    /// <summary>A council of community organisations of a subdistrict or a district.</summary>
    CommunityCouncil,

    /// <summary>An elected local government: province, municipality, subdistrict organisation, Bangkok, Pattaya.</summary>
    LocalGovernment,

    /// <summary>The local authority: kamnan, village heads, district office.</summary>
    LocalAuthority,

    /// <summary>An office of the Office of Public Sector Anti-Corruption Commission (PACC).</summary>
    PaccOffice,

    /// <summary>A person, or a network of people, who stands for the good cause; private persons appear by a pseudonym.</summary>
    GoodActor,

    /// <summary>An office of the Community Organizations Development Institute (CODI).</summary>
    CodiOffice,

    /// <summary>Another agency of the state.</summary>
    StateAgency,

    /// <summary>A network around an issue, such as the environment or debt.</summary>
    IssueNetwork,

    /// <summary>A network or organisation of citizens.</summary>
    CitizenNetwork,

    /// <summary>A partner in development: education, enterprise, foundation, religious body.</summary>
    DevelopmentPartner,

    /// <summary>Something that parties made to work together: a centre, a committee, the group of a target area.</summary>
    Mechanism,
}

/// <summary>The finer kind that a source states within a kind of party.</summary>
public enum PartyCategory : byte
{
    /// <summary>Local government: a provincial administrative organisation (PAO).</summary>
    ProvincialAdministrativeOrganization,

    /// <summary>Local government: a city municipality (thesaban nakhon).</summary>
    CityMunicipality,

    /// <summary>Local government: a town municipality (thesaban mueang).</summary>
    TownMunicipality,

    /// <summary>Local government: a subdistrict municipality (thesaban tambon).</summary>
    SubdistrictMunicipality,

    /// <summary>Local government: a subdistrict administrative organisation (SAO).</summary>
    SubdistrictAdministrativeOrganization,

    /// <summary>Local government: the Bangkok Metropolitan Administration.</summary>
    BangkokMetropolitanAdministration,

    /// <summary>Local government: Pattaya City.</summary>
    PattayaCity,

    /// <summary>A head office of PACC or CODI.</summary>
    Headquarters,

    /// <summary>An office of PACC for a zone.</summary>
    ZoneOffice,

    /// <summary>An office of CODI for a region.</summary>
    RegionalOffice,

    /// <summary>A state agency: an office of the National Anti-Corruption Commission (NACC).</summary>
    NaccOffice,

    /// <summary>A network of citizens: an organisation of a community.</summary>
    CommunityOrganisation,

    /// <summary>A development partner: a university, a college, a school.</summary>
    Education,

    /// <summary>A development partner: an enterprise, a chamber, a bank.</summary>
    PrivateSector,

    /// <summary>A development partner: a temple, a church, a mosque, a council of religion.</summary>
    ReligiousBody,

    /// <summary>A mechanism: the working group of a target area.</summary>
    TargetAreaGroup,

    /// <summary>A good actor: one person.</summary>
    Person,

    /// <summary>A good actor: a network of people.</summary>
    Network,
}

/// <summary>How far an office or a local government covers an area.</summary>
public enum CoverageExtent : byte
{
    /// <summary>All of the area.</summary>
    Full,

    /// <summary>A part of the area.</summary>
    Partial,
}

/// <summary>How sure a stated fact is: read in a source, or inferred from one.</summary>
public enum EvidenceGrade : byte
{
    /// <summary>Read in a source.</summary>
    Read,

    /// <summary>Inferred from a source.</summary>
    Inferred,
}

/// <summary>One area that a party covers.</summary>
public sealed record Coverage(
    string AreaCode,
    CoverageExtent Extent = CoverageExtent.Full,
    EvidenceGrade? Grade = null,
    string? Source = null
);

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

    /// <summary>
    /// Code of the area in which the party sits or works, as its source gives it; it may be finer than the areas that are loaded.
    /// </summary>
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
