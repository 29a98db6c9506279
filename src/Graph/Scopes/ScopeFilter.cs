using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Scopes;

/// <summary>Decides what of one version lies in a scope.</summary>
internal sealed class ScopeFilter
{
    private readonly NetworkSnapshot network;
    private readonly NetworkScope scope;
    private readonly string[]? areas;

    public ScopeFilter(NetworkSnapshot network, NetworkScope scope)
    {
        (this.network, this.scope) = (network, scope);
        areas = scope.AreaCodes is { } codes ? [.. codes.SelectMany(Expand)] : null;
    }

    public bool Holds(Party party) =>
        !party.IsArchived && scope.Kinds.Contains(party.PartyKind) && (scope.IncludeSynthetic || !party.IsSynthetic)
        && (areas is null || LiesIn(party.AreaCode) || scope.IncludeCovering && party.Covers.Any(cover => Covers(cover.AreaCode)));

    /// <summary>Whether an area lies within one of the scope's; every code does, and none, where it has no areas.</summary>
    public bool HoldsArea(string? code) => areas is null || LiesIn(code);

    /// <summary>Whether a link counts, its ends aside.</summary>
    public bool Holds(Collaboration link)
    {
        if (link.IsArchived || !scope.IncludeSynthetic && link.IsSynthetic || scope.EvidenceOnly && link.Evidence.Count == 0) return false;
        if (scope.FiscalYears is { } years && !link.FiscalYears.Overlaps(years)) return false;
        if (scope.MinTrust is { } trust && !(MeanTrust(link) >= trust)) return false;
        return link.IsDerived
            ? scope.IncludeDerived
            : scope.LinkTypes.Contains(link.Type) && scope.Statuses.Contains(link.Status) && (scope.MinIntensity is not { } least || link.Intensity >= least);
    }

    private static double? MeanTrust(Collaboration link) => link.Trust is { } trust ? new[] { trust.Reliability, trust.SharedMission, trust.Openness }.Average() : null;

    /// <summary>What a link that counts adds to the weight of its tie; above 0.</summary>
    public double WeightOf(Collaboration link) => scope.Weight switch
    {
        TieWeight.Links => link.IsDerived ? ActivitiesOf(link).Count() : 1,
        TieWeight.Intensity => link.Intensity is { } rung ? (int)rung + 1 : 1,
        TieWeight.ActivitySize => link.IsDerived ? ActivitiesOf(link).Sum(activity => 1.0 / (network.CoParticipations.PresentCount(activity) - 1)) : 1,
        _ => 1,
    };

    /// <summary>The activities within the scope's years that a derived link rests on.</summary>
    private IEnumerable<Activity> ActivitiesOf(Collaboration link) =>
        link.ActivityIds.Select(id => network.Activities[id]).Where(activity => scope.FiscalYears is not { } years || activity.FiscalYear is { } year && years.Contains(year));

    /// <summary>A region stands for its provinces.</summary>
    private IEnumerable<string> Expand(string code)
    {
        if (code[0] != 'R') return [code];
        List<string> codes = [code];
        foreach (var child in network.ChildrenOf(code)) codes.Add(network.Areas[child].Code);
        return codes;
    }

    private bool LiesIn(string? code) => code is not null && Array.Exists(areas!, area => code.StartsWith(area, StringComparison.Ordinal));

    private bool Covers(string code) => Array.Exists(areas!, area => area.StartsWith(code, StringComparison.Ordinal) || code.StartsWith(area, StringComparison.Ordinal));
}
