using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Scopes;

/// <summary>Decides what of one version lies in a scope.</summary>
internal sealed class ScopeFilter
{
    private readonly NetworkSnapshot network;
    private readonly NetworkScope scope;
    private readonly AreaExtent[]? areas;

    public ScopeFilter(NetworkSnapshot network, NetworkScope scope)
    {
        (this.network, this.scope) = (network, scope);
        areas = scope.AreaCodes is { } codes ? [.. codes.Select(code => new AreaExtent(network, code))] : null;
    }

    public bool Holds(Party party) =>
        !party.IsArchived
        && scope.Kinds.Contains(party.PartyKind)
        && (scope.IncludeSynthetic || !party.IsSynthetic)
        && (areas is null || LiesIn(party.AreaCode) || scope.IncludeCovering && Territory.Of(party).Any(Covers));

    /// <summary>Whether an area lies within one of the scope's; every code does, and none, where it has no areas.</summary>
    public bool HoldsArea(string? code) => areas is null || LiesIn(code);

    /// <summary>Whether a link counts, its ends aside.</summary>
    public bool Holds(Collaboration link)
    {
        if (link.IsArchived || !scope.IncludeSynthetic && link.IsSynthetic || scope.EvidenceOnly && link.Evidence.Count == 0)
            return false;
        if (scope.FiscalYears is { } years && !link.FiscalYears.Overlaps(years))
            return false;
        if (scope.MinTrust is { } trust && !(MeanTrust(link) >= trust))
            return false;
        return link.IsDerived
            ? scope.IncludeDerived
            : scope.LinkTypes.Contains(link.Type)
                && scope.Statuses.Contains(link.Status)
                && (scope.MinIntensity is not { } least || link.Intensity >= least);
    }

    private static double? MeanTrust(Collaboration link) =>
        link.Trust is { } trust ? new[] { trust.Reliability, trust.SharedMission, trust.Openness }.Average() : null;

    /// <summary>What a link that counts adds to the weight of its tie; above 0.</summary>
    public double WeightOf(Collaboration link) =>
        scope.Weight switch
        {
            TieWeight.Links => link.IsDerived ? EventsOf(link).Count() : 1,
            TieWeight.Intensity => link.Intensity is { } rung ? (int)rung + 1 : 1,
            TieWeight.ActivitySize => link.IsDerived ? EventsOf(link).Sum(SmallestMeeting) : 1,
            _ => 1,
        };

    /// <summary>
    /// The events within the scope's years that a derived link rests on, each with its activities: a seminar and its small groups are one.
    /// </summary>
    private IEnumerable<IGrouping<int, Activity>> EventsOf(Collaboration link) =>
        link
            .ActivityIds.Select(id => network.Activities[id])
            .Where(activity => scope.FiscalYears is not { } years || activity.FiscalYear is { } year && years.Contains(year))
            .GroupBy(network.EventOf);

    /// <summary>What the smallest meeting of an event adds: it binds its parties most.</summary>
    private double SmallestMeeting(IEnumerable<Activity> meetings) => 1.0 / (meetings.Min(network.CoParticipations.PresentCount) - 1);

    private bool LiesIn(string? code) => code is not null && Array.Exists(areas!, area => area.Holds(code));

    private bool Covers(string code) => Array.Exists(areas!, area => area.Touches(code));
}
