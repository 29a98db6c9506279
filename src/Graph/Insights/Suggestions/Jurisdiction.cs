using System.Collections.Concurrent;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Suggestions;

/// <summary>
/// Whom an office or an authority may be sent to. A zone or regional office of PACC or CODI works with whoever is in the places that it
/// covers, offices elsewhere among them;
/// a local government or local authority with the offices, governments and authorities anywhere, and else with its province. Whoever works
/// beyond a province has no place to be outside of.
/// </summary>
internal sealed class Jurisdiction(ScopedNetwork network)
{
    private readonly ConcurrentDictionary<int, AreaExtent[]> zones = [];

    public bool Allows(int node, int other)
    {
        Party one = network.PartyOf(node),
            two = network.PartyOf(other);
        return Admits(one, two) && Admits(two, one);
    }

    private bool Admits(Party body, Party party)
    {
        if (Places.IsOffice(body))
            return Places.IsOffice(party) || Holds(ZoneOf(body), PlaceOf(party));
        return !IsAuthority(body)
            || Places.IsOffice(party)
            || IsAuthority(party)
            || NetworkSnapshot.ProvinceOf(body.AreaCode) is not { } province
            || Holds([new(network.Snapshot, province)], PlaceOf(party));
    }

    private static bool Holds(AreaExtent[] zone, string? place) =>
        place is null || zone.Length == 0 || Array.Exists(zone, area => area.Touches(place));

    private static bool IsAuthority(Party party) => party.PartyKind is PartyKind.LocalGovernment or PartyKind.LocalAuthority;

    private static string? PlaceOf(Party party) =>
        party.Level is AreaLevel.National or AreaLevel.Region or AreaLevel.ProvinceGroup ? null : party.AreaCode;

    /// <summary>The areas that an office covers; none where they are not known, or are the whole country.</summary>
    private AreaExtent[] ZoneOf(Party office) =>
        zones.GetOrAdd(office.Id, _ =>
            IsNational(office) ? [] : [.. office.Covers.Select(cover => new AreaExtent(network.Snapshot, cover.AreaCode))]
        );

    private static bool IsNational(Party office) => office.Category == PartyCategory.Headquarters || office.Level == AreaLevel.National;
}
