using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights;

/// <summary>
/// Random small networks (synthetic): two regions, three provinces, parties of every kind in areas of every level and in none, offices that
/// cover areas, links, activities, target areas.
/// </summary>
internal static class SmallNetworks
{
    public static readonly string[] Codes =
    [
        "R1",
        "R2",
        "50",
        "51",
        "60",
        "5001",
        "5002",
        "5101",
        "6001",
        "500101",
        "500102",
        "500201",
        "510101",
        "600101",
    ];

    /// <summary>An empty network to build on.</summary>
    public static async Task<NetworkSnapshot> EmptyAsync()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        return network.Current;
    }

    public static Gen<NetworkSnapshot> Random(NetworkSnapshot empty, int maxParties = 14, int maxLinks = 24) =>
        Gen.Select(Gen.Int[0, int.MaxValue - 1], Gen.Int[0, maxParties], Gen.Int[0, maxLinks])
            .Select((seed, parties, links) => Make(empty, seed, parties, links));

    /// <summary>Scopes that leave something out, and the one that does not.</summary>
    public static Gen<NetworkScope> Scopes { get; } =
        OneOf<NetworkScope>(
            NetworkScope.Default,
            new() { IsDirected = true },
            new() { IncludeDerived = false },
            new() { FiscalYears = FiscalYears.Of([2565, 2566]) },
            new() { AreaCodes = ["50"], IncludeCovering = true },
            new() { Kinds = EnumSet.All<PartyKind>().Without(PartyKind.PaccOffice) },
            new() { Kinds = default }
        );

    public static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static NetworkSnapshot Make(NetworkSnapshot empty, int seed, int parties, int links)
    {
        var random = new Random(seed);
        return NetworkBranch
            .Suppose(empty, edit =>
            {
                foreach (var code in Codes)
                    edit.Add(
                        new Area
                        {
                            Code = code,
                            Level =
                                code[0] == 'R' ? AreaLevel.Region
                                : code.Length == 2 ? AreaLevel.Province
                                : code.Length == 4 ? AreaLevel.District
                                : AreaLevel.Subdistrict,
                            NameTh = code,
                            ParentCode = Parent(code),
                        }
                    );
                int[] ids = [.. Enumerable.Range(0, parties).Select(number => AddParty(edit, random, number))];
                for (var i = 0; i < links && ids.Length > 1; i++)
                    AddLink(edit, random, ids);
                int? last = null;
                for (var i = random.Next(5); i > 0 && ids.Length > 2; i--)
                    last = AddActivity(edit, random, ids, i, last);
                for (var i = random.Next(5); i > 0; i--)
                    AddTargetArea(edit, random, ids, i);
                return 0;
            })
            .Snapshot;
    }

    private static string? Parent(string code) =>
        code[0] == 'R' ? null
        : code.Length > 2 ? code[..^2]
        : code[0] == '5' ? "R1"
        : "R2";

    private static T Pick<T>(Random random, params T[] items) => items[random.Next(items.Length)];

    private static int AddParty(NetworkEdit edit, Random random, int number)
    {
        var kind = number switch
        {
            0 or 1 => PartyKind.PaccOffice,
            2 => PartyKind.CodiOffice,
            3 or 4 => PartyKind.GoodActor,
            _ => (PartyKind)random.Next(11),
        };
        return edit.Add(
            new Party
            {
                Key = $"p{number}",
                PartyKind = kind,
                NameTh = $"องค์กร {number}",
                AreaCode = random.Next(6) == 0 ? null : Pick(random, Codes),
                IsArchived = random.Next(12) == 0,
                Category = kind switch
                {
                    PartyKind.PaccOffice or PartyKind.CodiOffice when random.Next(3) == 0 => PartyCategory.Headquarters,
                    PartyKind.LocalGovernment => Pick(
                        random,
                        PartyCategory.ProvincialAdministrativeOrganization,
                        PartyCategory.SubdistrictAdministrativeOrganization,
                        PartyCategory.BangkokMetropolitanAdministration
                    ),
                    _ => null,
                },
                Covers = kind is PartyKind.PaccOffice or PartyKind.CodiOffice or PartyKind.LocalGovernment
                    ? Codes.Where(code => random.Next(5) == 0 && code[0] != 'R').Select(code => new Coverage(code)).ToValueList()
                    : [],
            }
        ).Id;
    }

    private static void AddLink(NetworkEdit edit, Random random, int[] ids)
    {
        // A loop, or the same link twice: one link less.
        edit.TryAdd(
            new Collaboration
            {
                FromId = Pick(random, ids),
                ToId = Pick(random, ids),
                Type = (CollaborationType)random.Next(4),
                Status = random.Next(8) == 0 ? CollaborationStatus.Proposed : CollaborationStatus.Active,
                FiscalYears = random.Next(6) == 0 ? FiscalYears.None : FiscalYears.Of(2565 + random.Next(3)),
            },
            out Collaboration _
        );
    }

    /// <summary>An activity, now and then a part of the one before, with a day, a month or nothing but its fiscal year.</summary>
    private static int AddActivity(NetworkEdit edit, Random random, int[] ids, int number, int? last)
    {
        int[] present = [.. ids.OrderBy(_ => random.Next()).Take(2 + random.Next(3))];
        int? year = random.Next(5) == 0 ? null : 2565 + random.Next(3);
        return edit.Add(
            new Activity
            {
                Key = $"a{number}",
                ActivityKind = random.Next(3) == 0 ? ActivityKind.MonitoringVisit : ActivityKind.Forum,
                TitleTh = "เวที",
                FiscalYear = year,
                Start =
                    year is null || random.Next(4) == 0
                        ? null
                        : new PartialDate(year.Value - 543, 1 + random.Next(9), random.Next(3) == 0 ? null : 1 + random.Next(28)),
                ParentId = random.Next(3) == 0 ? last : null,
                AreaCode = random.Next(4) == 0 ? null : Pick(random, Codes),
                GuidingDirections = Enumerable.Range(1, 5).Where(_ => random.Next(3) == 0).ToValueList(),
                WorkSteps = Enumerable.Range(1, 5).Where(_ => random.Next(3) == 0).ToValueList(),
                Participations = present.Order().Select(id => new Participation(id, ParticipationRole.Participant)).ToValueList(),
                IsArchived = random.Next(8) == 0,
            }
        ).Id;
    }

    private static void AddTargetArea(NetworkEdit edit, Random random, int[] ids, int number)
    {
        // The same area twice in a year: one target area less.
        edit.TryAdd(
            new TargetArea
            {
                Key = $"t{number}",
                AreaCode = Pick(random, Codes),
                FiscalYear = 2566 + random.Next(2),
                IsArchived = random.Next(8) == 0,
                Steps = Enumerable
                    .Range(1, 5)
                    .Where(_ => random.Next(2) == 0)
                    .Select(step => new StepState(
                        step,
                        (WorkStepStatus)random.Next(3),
                        random.Next(2) == 0 ? null : new PartialDate(2023, 1 + random.Next(12)),
                        random.Next(2) == 0 ? null : new PartialDate(2023, 1 + random.Next(12))
                    ))
                    .ToValueList(),
                FollowUps = Enumerable
                    .Range(0, random.Next(4))
                    .Select(_ => new FollowUp(
                        (FollowUpKind)random.Next(5),
                        random.Next(4) == 0 ? null : new PartialDate(2023, 1 + random.Next(12), 1 + random.Next(28))
                    ))
                    .ToValueList(),
            },
            out TargetArea _
        );
    }
}

/// <summary>The definitions that several analyses share, written plainly.</summary>
internal static class Plainly
{
    /// <summary>All distances over links of the scope, either way, by Floyd and Warshall; a large number where no way leads.</summary>
    public const int NoWay = 1_000_000;

    public static int[,] Distances(ScopedNetwork network)
    {
        var n = network.Graph.NodeCount;
        var steps = new int[n, n];
        for (var i = 0; i < n; i++)
        for (var j = 0; j < n; j++)
            steps[i, j] =
                i == j ? 0
                : AreLinked(network, i, j) ? 1
                : NoWay;
        for (var k = 0; k < n; k++)
        for (var i = 0; i < n; i++)
        for (var j = 0; j < n; j++)
            steps[i, j] = Math.Min(steps[i, j], steps[i, k] + steps[k, j]);
        return steps;
    }

    public static bool AreLinked(ScopedNetwork network, int node, int other) =>
        network.Graph.HasArc(node, other) || network.Graph.HasArc(other, node);

    public static bool LiesIn(NetworkSnapshot network, string? code, string area) =>
        code is not null
        && (
            code.StartsWith(area, StringComparison.Ordinal)
            || area[0] == 'R' && code[0] != 'R' && network.FindArea(code[..2])!.ParentCode == area
        );

    public static bool IsOffice(Party party) => party.PartyKind is PartyKind.PaccOffice or PartyKind.CodiOffice;

    /// <summary>
    /// Sits there, or covers it: as the record says, or by what it is. A government of a whole province is none of its parts; Bangkok's is.
    /// </summary>
    public static bool WorksIn(NetworkSnapshot network, Party party, string area)
    {
        if (LiesIn(network, party.AreaCode, area))
            return true;
        if (IsOffice(party))
            return false;
        var covered = party.Covers.Select(cover => cover.AreaCode).ToList();
        if (
            party.Category is PartyCategory.ProvincialAdministrativeOrganization or PartyCategory.BangkokMetropolitanAdministration
            && party.AreaCode is { } seat
            && seat[0] != 'R'
        )
            covered.Add(seat[..2]);
        if (party.PartyKind == PartyKind.LocalAuthority && party.AreaCode?.Length == 4)
            covered.Add(party.AreaCode);
        return covered.Exists(code =>
            LiesIn(network, code, area)
            || LiesIn(network, area, code) && party.Category != PartyCategory.ProvincialAdministrativeOrganization
        );
    }

    /// <summary>
    /// Whether a tie to a party is a tie to its kind for an area: an office that covers it, or a party of the same province, or of none.
    /// </summary>
    public static bool CountsFor(NetworkSnapshot network, Party party, string area)
    {
        if (IsOffice(party))
            return OfficesOf(network, area, party.PartyKind).Exists(office => office.Id == party.Id);
        if (party.AreaCode is not { } code)
            return true;
        if (code[0] != 'R' && area[0] != 'R')
            return code[..2] == area[..2];
        return RegionOf(network, code) == RegionOf(network, area);
    }

    private static string? RegionOf(NetworkSnapshot network, string code) =>
        code[0] == 'R' ? code : network.FindArea(code[..2])!.ParentCode;

    /// <summary>The outermost activity in use of which one is a part.</summary>
    public static int EventOf(NetworkSnapshot network, Activity activity) =>
        activity.ParentId is { } id && !network.Activities[id].IsArchived ? EventOf(network, network.Activities[id]) : activity.Id;

    public static bool Covers(NetworkSnapshot network, Party office, string area) =>
        area[0] == 'R'
            ? network.Areas.Any(child => child.ParentCode == area && Covers(network, office, child.Code))
                || office.Covers.Any(cover => cover.AreaCode == area)
            : office.Covers.Any(cover => area.StartsWith(cover.AreaCode, StringComparison.Ordinal));

    /// <summary>Offices that cover the whole of a place, else those that cover a part.</summary>
    public static List<Party> OfficesOf(NetworkSnapshot network, string? area, PartyKind kind)
    {
        if (area is null)
            return [];
        var offices = network.Parties.Where(party => !party.IsArchived && party.PartyKind == kind).ToList();
        var whole = offices.Where(office => Covers(network, office, area)).ToList();
        return whole.Count > 0
            ? whole
            : [.. offices.Where(office => office.Covers.Any(cover => cover.AreaCode.StartsWith(area, StringComparison.Ordinal)))];
    }

    public static int? Known(int steps) => steps >= NoWay ? null : steps;
}
