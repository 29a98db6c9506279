using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Programme;

/// <summary>
/// What the programme asks of its ties: do bodies of citizens work with those of the state, who met whom, and how far work was extended.
/// </summary>
public static class ProgrammeTies
{
    public static Analysis<ProgrammeTiesOptions, ProgrammeTiesResult> Analysis { get; } =
        new("ties of the programme", Compute, (network, _) => AnalysisEstimate.Linear(network, passes: 30));

    /// <summary>
    /// Citizens: councils, good actors, issue networks, networks of citizens. The state: local governments, local authorities, PACC, CODI
    /// (a public organisation), other state agencies. Development partners and mechanisms are neither.
    /// </summary>
    public static Sector SectorOf(PartyKind kind) =>
        kind switch
        {
            PartyKind.CommunityCouncil or PartyKind.GoodActor or PartyKind.IssueNetwork or PartyKind.CitizenNetwork => Sector.Citizens,
            PartyKind.LocalGovernment
            or PartyKind.LocalAuthority
            or PartyKind.PaccOffice
            or PartyKind.CodiOffice
            or PartyKind.StateAgency => Sector.State,
            _ => Sector.Other,
        };

    private static ProgrammeTiesResult Compute(ScopedNetwork network, ProgrammeTiesOptions options, CancellationToken cancel)
    {
        var ties = new int[3, 3];
        var graph = network.Graph.Underlying;
        for (var node = 0; node < graph.NodeCount; node++)
            foreach (var other in graph.NeighboursOf(node))
                if (node < other)
                    ties[(int)Sector(node), (int)Sector(other)]++;
        cancel.ThrowIfCancellationRequested();
        var meetings = new List<Meeting>();
        var expansions = new List<Collaboration>();
        foreach (var link in network.Links())
        {
            if (link.IsDerived)
                meetings.Add(new(link.FromId, link.ToId, EventsOf(network, link)));
            else if (link.Type == CollaborationType.ExpandedTo)
                expansions.Add(link);
        }
        meetings.Sort(
            (one, other) =>
                one.ActivityCount != other.ActivityCount ? other.ActivityCount.CompareTo(one.ActivityCount)
                : one.PartyId != other.PartyId ? one.PartyId.CompareTo(other.PartyId)
                : one.OtherId.CompareTo(other.OtherId)
        );
        return new()
        {
            TieCount = graph.EdgeCount,
            WithinCitizensCount = ties[0, 0],
            WithinStateCount = ties[1, 1],
            AcrossCount = ties[0, 1] + ties[1, 0],
            Meetings = meetings,
            MetKinds = MetKinds(network, meetings),
            ExpandedLinkCount = expansions.Count,
            Expansions = Expansions(network, expansions),
        };

        Sector Sector(int node) => SectorOf(network.PartyOf(node).PartyKind);
    }

    /// <summary>The events of the scope's years that a derived link rests on: a seminar and its small groups are one.</summary>
    private static int EventsOf(ScopedNetwork network, Collaboration link) =>
        link
            .ActivityIds.Select(id => network.Snapshot.Activities[id])
            .Where(activity => network.Scope.FiscalYears is not { } years || activity.FiscalYear is { } year && years.Contains(year))
            .Select(network.Snapshot.EventOf)
            .Distinct()
            .Count();

    private static MetKinds[] MetKinds(ScopedNetwork network, List<Meeting> meetings)
    {
        var met = new SortedDictionary<(PartyKind, PartyKind), (int Pairs, int Activities)>();
        foreach (var meeting in meetings)
        {
            var (kind, other) = (network.Snapshot.Parties[meeting.PartyId].PartyKind, network.Snapshot.Parties[meeting.OtherId].PartyKind);
            var key = kind <= other ? (kind, other) : (other, kind);
            var (pairs, activities) = met.GetValueOrDefault(key);
            met[key] = (pairs + 1, activities + meeting.ActivityCount);
        }
        return [.. met.Select(pair => new MetKinds(pair.Key.Item1, pair.Key.Item2, pair.Value.Pairs, pair.Value.Activities))];
    }

    private static ProvinceExpansion[] Expansions(ScopedNetwork network, List<Collaboration> links)
    {
        var reached = new SortedDictionary<string, (int Links, HashSet<string> Subdistricts)>(StringComparer.Ordinal);
        foreach (var link in links)
        {
            if (network.Snapshot.Parties[link.ToId].AreaCode is not { } code || !char.IsAsciiDigit(code[0]))
                continue;
            var (count, subdistricts) = reached.GetValueOrDefault(code[..2], (0, []));
            if (code.Length == 6)
                subdistricts.Add(code);
            reached[code[..2]] = (count + 1, subdistricts);
        }
        var loaded = network
            .Snapshot.Areas.Where(area => area is { IsArchived: false, Level: AreaLevel.Subdistrict })
            .Select(area => area.Code)
            .ToLookup(code => code[..2]);
        return
        [
            .. reached.Select(province => new ProvinceExpansion(
                province.Key,
                province.Value.Links,
                province.Value.Subdistricts.Count,
                loaded[province.Key].Count(),
                loaded[province.Key].Count(province.Value.Subdistricts.Contains)
            )),
        ];
    }
}

/// <summary>Whose body a party is.</summary>
public enum Sector : byte
{
    Citizens,
    State,
    Other,
}

/// <summary>Options of <see cref="ProgrammeTies"/>.</summary>
public sealed record ProgrammeTiesOptions;

/// <summary>Answer of <see cref="ProgrammeTies"/>.</summary>
public sealed record ProgrammeTiesResult
{
    /// <summary>Pairs of parties with a tie; the next three are parts of it.</summary>
    public required int TieCount { get; init; }
    public required int WithinCitizensCount { get; init; }
    public required int WithinStateCount { get; init; }
    public required int AcrossCount { get; init; }

    /// <summary>Ties between citizens and state by all ties; null where there is none.</summary>
    public double? AcrossFraction => TieCount == 0 ? null : (double)AcrossCount / TieCount;

    /// <summary>Pairs that took part in an activity together, most often first.</summary>
    public required IReadOnlyList<Meeting> Meetings { get; init; }
    public required IReadOnlyList<MetKinds> MetKinds { get; init; }

    /// <summary>Links that say that work was extended.</summary>
    public required int ExpandedLinkCount { get; init; }

    /// <summary>By province; only those where work was extended to.</summary>
    public required IReadOnlyList<ProvinceExpansion> Expansions { get; init; }
}

/// <summary>Two parties, and the activities of the scope's years that both took part in, one with its parts counted once.</summary>
public sealed record Meeting(int PartyId, int OtherId, int ActivityCount);

/// <summary>How often two kinds met: pairs of parties, and their activities together added up.</summary>
public sealed record MetKinds(PartyKind Kind, PartyKind OtherKind, int PairCount, int MeetingCount);

/// <summary>How far work was extended to a province.</summary>
/// <param name="LinkCount">Links to parties in it.</param>
/// <param name="ReachedCount">Subdistricts in which they are.</param>
/// <param name="SubdistrictCount">Subdistricts of the province that are loaded.</param>
/// <param name="LoadedReachedCount">Those of them that were reached.</param>
public sealed record ProvinceExpansion(string ProvinceCode, int LinkCount, int ReachedCount, int SubdistrictCount, int LoadedReachedCount)
{
    /// <summary>The share of loaded subdistricts that were reached; null where none is loaded.</summary>
    public double? ReachedFraction => SubdistrictCount == 0 ? null : (double)LoadedReachedCount / SubdistrictCount;
}
