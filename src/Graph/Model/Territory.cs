namespace AntiCorruption.Graph.Model;

/// <summary>Where a party works beyond its seat: what its record says that it covers, and what follows from what it is.</summary>
public static class Territory
{
    private const int ProvinceDigits = 2;
    private const int DistrictDigits = 4;

    /// <summary>
    /// Codes of the areas that a party covers: those that are stated; the province of a provincial administrative organisation and of
    /// Bangkok's;
    /// the district of a local authority at that level (the district office, whose kamnan and village heads are in every subdistrict of
    /// it).
    /// </summary>
    public static IEnumerable<string> Of(Party party)
    {
        var stated = party.Covers.Select(cover => cover.AreaCode);
        return Implied(party) is { } code ? stated.Append(code).Distinct(StringComparer.Ordinal) : stated;
    }

    /// <summary>
    /// Whether a party is a body of each area within what it covers. That of a whole province stands above those of its subdistricts;
    /// Bangkok has no other.
    /// </summary>
    public static bool HoldsParts(Party party) => party.Category != PartyCategory.ProvincialAdministrativeOrganization;

    private static string? Implied(Party party) =>
        party switch
        {
            { Category: PartyCategory.ProvincialAdministrativeOrganization or PartyCategory.BangkokMetropolitanAdministration } => First(
                party.AreaCode,
                ProvinceDigits
            ),
            { PartyKind: PartyKind.LocalAuthority, Level: AreaLevel.District } => First(party.AreaCode, DistrictDigits),
            { PartyKind: PartyKind.LocalAuthority, Level: null, AreaCode.Length: DistrictDigits } => party.AreaCode,
            _ => null,
        };

    private static string? First(string? code, int digits) =>
        code is { } known && known.Length >= digits && char.IsAsciiDigit(known[0]) ? known[..digits] : null;
}
