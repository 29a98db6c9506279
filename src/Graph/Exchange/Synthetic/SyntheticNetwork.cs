using System.Globalization;
using AntiCorruption.Graph.Exchange.Import;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Exchange.Synthetic;

/// <summary>What was made.</summary>
public sealed record SyntheticReport(int AreaCount, int PartyCount, int LinkCount, int ActivityCount, int TargetAreaCount, long Version);

/// <summary>
/// Adds a made-up network of any size, for trying and for measuring. Real subdistricts and local governments are used
/// where they have been imported; all else is made up. Every record says that it is synthetic, in its mark and its name.
/// </summary>
public static class SyntheticNetwork
{
    private const string Mark = "สังเคราะห์";

    private static readonly (PartyKind Kind, string Name)[] Others =
    [
        (PartyKind.LocalAuthority, "ที่ว่าการอำเภอ"),
        (PartyKind.CitizenNetwork, "เครือข่ายพลเมือง"),
        (PartyKind.StateAgency, "หน่วยงานรัฐ"),
        (PartyKind.IssueNetwork, "เครือข่ายประเด็น"),
        (PartyKind.DevelopmentPartner, "ภาคีพัฒนา"),
        (PartyKind.Mechanism, "กลไกขับเคลื่อน"),
    ];

    private static readonly string[] Roles = ["สนับสนุน", "ขับเคลื่อน", "ประสานงาน", "อบรม", "ติดตาม"];

    /// <summary>
    /// Makes it in parts of 20,000 records, each a change of its own. One that was cut goes on where it ended: what the seed has made
    /// already is found by its keys and kept.
    /// </summary>
    /// <returns>What was made, or what it breaks.</returns>
    /// <exception cref="SeedTakenException">All of it is there already, or another size of it; nothing was changed.</exception>
    public static async Task<Committed<SyntheticReport>> GenerateAsync(
        LiveNetwork network,
        SyntheticOptions options,
        IProgress<ImportProgress>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        if (!network.Current.Areas.Any(area => area.Level == AreaLevel.Province))
            return new(null, network.Current, null, [Rules.NoProvinces.At("areas")]);
        var run = new Run(network.Current, options, progress);
        var first = network.Current.Version;
        foreach (var part in run.Make().Chunk(options.PartSize))
        {
            var committed = await network
                .CommitAsync(options.By, "generate", edit => Array.ConvertAll(part, add => add(edit)).Length, cancellationToken)
                .ConfigureAwait(false);
            if (!committed.IsMade)
                return new(null, committed.Snapshot, null, committed.Faults);
        }
        if (network.Current.Version == first)
            throw new SeedTakenException(options.Seed);
        return new(run.Report with { Version = network.Current.Version }, network.Current, null, []);
    }

    /// <summary>
    /// Makes one record after the other, as additions that may be made more than once; what a record needs of earlier ones it asks for when
    /// it is added.
    /// </summary>
    private sealed class Run(NetworkSnapshot known, SyntheticOptions options, IProgress<ImportProgress>? progress)
    {
        private readonly SeededRandom random = new(options.Seed);
        private readonly List<string> codes = [];

        /// <summary>Ids of the parties, 0 until they are added.</summary>
        private readonly List<int> parties = [];
        private readonly List<int> provinces = [];

        /// <summary>Links that an earlier run made.</summary>
        private readonly HashSet<(int, int, CollaborationType)> links = [];
        private int areaCount,
            linkCount;

        public SyntheticReport Report => new(areaCount, parties.Count, linkCount, options.ActivityCount, options.TargetAreaCount, 0);

        public IEnumerable<Func<NetworkEdit, GraphRecord?>> Make() =>
            Subdistricts().Concat(Parties()).Concat(Known()).Concat(Links()).Concat(Activities()).Concat(TargetAreas());

        /// <summary>The subdistricts loaded, or made-up ones in the provinces.</summary>
        private IEnumerable<Func<NetworkEdit, GraphRecord?>> Subdistricts()
        {
            codes.AddRange([
                .. known
                    .Areas.Where(area => area is { Level: AreaLevel.Subdistrict, IsSynthetic: false })
                    .Select(area => area.Code)
                    .Order(StringComparer.Ordinal)
                    .Take(options.SubdistrictCount),
            ]);
            if (codes.Count > 0)
                yield break;
            string[] provinceCodes =
            [
                .. known.Areas.Where(area => area.Level == AreaLevel.Province).Select(area => area.Code).Order(StringComparer.Ordinal),
            ];
            for (var i = 0; i < options.SubdistrictCount; i++)
            {
                var (province, number) = (provinceCodes[i % provinceCodes.Length], i / provinceCodes.Length);
                var district = string.Create(CultureInfo.InvariantCulture, $"{province}{number / 10 + 1:D2}");
                var code = string.Create(CultureInfo.InvariantCulture, $"{district}{number % 10 + 1:D2}");
                if (number % 10 == 0)
                    yield return Area(district, AreaLevel.District, province);
                yield return Area(code, AreaLevel.Subdistrict, district);
                codes.Add(code);
            }
        }

        private Func<NetworkEdit, GraphRecord?> Area(string code, AreaLevel level, string parent)
        {
            areaCount++;
            var area = new Area
            {
                Code = code,
                Level = level,
                NameTh = $"{Mark} {code}",
                NameEn = $"Synthetic {code}",
                ParentCode = parent,
                IsSynthetic = true,
            };
            return edit => Find<Area>(edit, RecordKind.Area, code) ?? edit.Add(area);
        }

        private IEnumerable<Func<NetworkEdit, GraphRecord?>> Parties()
        {
            foreach (var code in Spread(options.CouncilCount))
                yield return Party(PartyKind.CommunityCouncil, "สภาองค์กรชุมชน", code);
            foreach (var add in LocalGovernments())
                yield return add;
            foreach (var code in Spread(options.OtherPartyCount))
                yield return Party(Others[parties.Count % Others.Length].Kind, Others[parties.Count % Others.Length].Name, code);
            foreach (var code in Spread(options.GoodActorCount))
                yield return Party(PartyKind.GoodActor, "ผู้ก่อการดี", code);
        }

        private IEnumerable<Func<NetworkEdit, GraphRecord?>> LocalGovernments()
        {
            List<Party> real =
            [
                .. known.Parties.Where(party =>
                    party is { PartyKind: PartyKind.LocalGovernment, IsArchived: false, IsSynthetic: false, AreaCode: not null }
                ),
            ];
            if (real.Count < options.LocalGovernmentCount / 2)
            {
                foreach (var code in Spread(options.LocalGovernmentCount))
                    yield return Party(PartyKind.LocalGovernment, "องค์กรปกครองส่วนท้องถิ่น", code);
                yield break;
            }
            foreach (var party in real.Take(options.LocalGovernmentCount))
                Remember(party.Id, party.AreaCode!);
        }

        private Func<NetworkEdit, GraphRecord?> Party(PartyKind kind, string name, string code)
        {
            var place = parties.Count;
            var number = place + 1;
            var party = new Party
            {
                Key = string.Create(CultureInfo.InvariantCulture, $"syn-{options.Seed}-{number}"),
                PartyKind = kind,
                Category =
                    kind == PartyKind.GoodActor
                        ? random.Happens(.85)
                            ? PartyCategory.Person
                            : PartyCategory.Network
                        : null,
                NameTh = string.Create(CultureInfo.InvariantCulture, $"{name} ({Mark}) {number}"),
                NameEn = string.Create(CultureInfo.InvariantCulture, $"Synthetic {kind} {number}"),
                Level = kind == PartyKind.GoodActor && random.Happens(.1) ? AreaLevel.Province : AreaLevel.Subdistrict,
                AreaCode = code,
                Roles = kind == PartyKind.GoodActor ? [random.Pick(Roles)] : [],
                Source = "synthetic",
                IsSynthetic = true,
            };
            Remember(0, code);
            return edit =>
            {
                var added = Find<Party>(edit, RecordKind.Party, party.Key) is { } found ? AsMade(found, party) : edit.Add(party);
                parties[place] = added.Id;
                return added;
            };
        }

        private void Remember(int id, string code)
        {
            parties.Add(id);
            provinces.Add((code[0] - '0') * 10 + (code[1] - '0'));
        }

        private IEnumerable<Func<NetworkEdit, GraphRecord?>> Links()
        {
            foreach (var (from, to, type, intensity, years) in new SyntheticLinks(options, random, parties, provinces).Make())
            {
                if (++linkCount % 8192 == 0)
                    progress?.Report(new("links", linkCount, options.LinkCount));
                yield return edit =>
                    IsLinked(parties[from], parties[to], type)
                        ? null
                        : edit.Add(
                            new Collaboration
                            {
                                FromId = parties[from],
                                ToId = parties[to],
                                Type = type,
                                Intensity = intensity,
                                Status = CollaborationStatus.Active,
                                FiscalYears = years,
                                IsSynthetic = true,
                            }
                        );
            }
        }

        private IEnumerable<Func<NetworkEdit, GraphRecord?>> Activities()
        {
            var members = Enumerable.Range(0, parties.Count).GroupBy(i => provinces[i]).Select(group => group.ToArray()).ToArray();
            for (var i = 1; i <= options.ActivityCount; i++)
            {
                var group = random.Pick(members);
                var year = options.FirstFiscalYear + random.Below(2);
                var date = FiscalYear.FirstDay(year).AddDays(random.Below(365));
                int[] present = [.. Enumerable.Range(0, 3 + random.Below(8)).Select(_ => random.Pick(group)).Distinct()];
                var activity = new Activity
                {
                    Key = string.Create(CultureInfo.InvariantCulture, $"syn-{options.Seed}-act-{i}"),
                    ActivityKind = (ActivityKind)random.Below((int)ActivityKind.Other),
                    TitleTh = string.Create(CultureInfo.InvariantCulture, $"กิจกรรม ({Mark}) {i}"),
                    TitleEn = string.Create(CultureInfo.InvariantCulture, $"Synthetic activity {i}"),
                    Start = new PartialDate(date.Year, date.Month, date.Day),
                    FiscalYear = year,
                    Mode = (ActivityMode)random.Below(3),
                    AreaCode = provinces[group[0]].ToString("D2", CultureInfo.InvariantCulture),
                    GuidingDirections = [1 + random.Below(5)],
                    WorkSteps = [1 + random.Below(5)],
                    IsSynthetic = true,
                };
                yield return edit =>
                    Find<Activity>(edit, RecordKind.Activity, activity.Key)
                    ?? edit.Add(
                        activity with
                        {
                            Participations = present
                                .Select(
                                    (party, place) =>
                                        new Participation(
                                            parties[party],
                                            place == 0 ? ParticipationRole.Organiser : ParticipationRole.Participant
                                        )
                                )
                                .OrderBy(part => part.Role)
                                .ThenBy(part => part.PartyId)
                                .ToValueList(),
                        }
                    );
            }
        }

        private IEnumerable<Func<NetworkEdit, GraphRecord?>> TargetAreas()
        {
            var made = new Dictionary<(string Code, int Year), int>();
            for (var i = 1; made.Count < Math.Min(options.TargetAreaCount, codes.Count); i++)
            {
                var (code, year) = (codes[random.Below(codes.Count)], options.FirstFiscalYear + random.Below(2));
                if (made.ContainsKey((code, year)) || IsOthersTarget(code))
                    continue;
                made.Add((code, year), 0);
                var continues = made.ContainsKey((code, year - 1));
                var target = new TargetArea
                {
                    Key = string.Create(CultureInfo.InvariantCulture, $"syn-{options.Seed}-target-{i}"),
                    AreaCode = code,
                    FiscalYear = year,
                    Phase = continues ? TargetAreaPhase.Extended : TargetAreaPhase.Target,
                    Steps = [new StepState(1 + random.Below(5), (WorkStepStatus)random.Below(3))],
                    Source = "synthetic",
                    IsSynthetic = true,
                };
                yield return edit =>
                {
                    var added = Find<TargetArea>(edit, RecordKind.TargetArea, target.Key)
                        ?? edit.Add(target with { ContinuesId = continues ? made[(code, year - 1)] : null });
                    made[(code, year)] = added.Id;
                    return added;
                };
            }
        }

        private string KeyStart => string.Create(CultureInfo.InvariantCulture, $"syn-{options.Seed}-");

        private static T? Find<T>(NetworkEdit edit, RecordKind kind, string key)
            where T : GraphRecord => edit.FindId(kind, key) is { } id ? edit.Find<T>(kind, id) : null;

        /// <summary>A party that an earlier run made must be the one that this run would make.</summary>
        private Party AsMade(Party found, Party wanted) =>
            (found.PartyKind, found.AreaCode) == (wanted.PartyKind, wanted.AreaCode) ? found : throw new SeedTakenException(options.Seed);

        /// <summary>Takes note of the links of an earlier run; adds nothing.</summary>
        private IEnumerable<Func<NetworkEdit, GraphRecord?>> Known()
        {
            if (known.FindParty(KeyStart + "1") is null)
                yield break;
            foreach (var link in known.Collaborations)
                if (link.IsSynthetic)
                    links.Add(Joined(link.FromId, link.ToId, link.Type));
        }

        private bool IsLinked(int from, int to, CollaborationType type) => links.Contains(Joined(from, to, type));

        private static (int, int, CollaborationType) Joined(int one, int other, CollaborationType type) =>
            (Math.Min(one, other), Math.Max(one, other), type);

        private bool IsOthersTarget(string code)
        {
            foreach (var id in known.TargetAreasOf(code))
                if (!known.TargetAreas[id].Key.StartsWith(KeyStart, StringComparison.Ordinal))
                    return true;
            return false;
        }

        /// <summary>A code for each of so many parties, all codes in turn.</summary>
        private IEnumerable<string> Spread(int count) => Enumerable.Range(0, count).Select(i => codes[i % codes.Count]);
    }
}
