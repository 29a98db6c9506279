using System.Globalization;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots;

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
        (PartyKind.LocalAuthority, "ที่ว่าการอำเภอ"), (PartyKind.CitizenNetwork, "เครือข่ายพลเมือง"), (PartyKind.StateAgency, "หน่วยงานรัฐ"),
        (PartyKind.IssueNetwork, "เครือข่ายประเด็น"), (PartyKind.DevelopmentPartner, "ภาคีพัฒนา"), (PartyKind.Mechanism, "กลไกขับเคลื่อน"),
    ];

    private static readonly string[] Roles = ["สนับสนุน", "ขับเคลื่อน", "ประสานงาน", "อบรม", "ติดตาม"];

    /// <exception cref="RuleViolationException">DUPLICATE_KEY: this seed has been generated into this network before; nothing was changed.</exception>
    public static async Task<SyntheticReport> GenerateAsync(
        LiveNetwork network, SyntheticOptions options, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var committed = await network.CommitAsync(options.By, "generate", edit => new Run(edit, network.Current, options, progress, cancellationToken).Make(), cancellationToken).ConfigureAwait(false);
        return committed.Result with { Version = committed.Snapshot.Version };
    }

    private sealed class Run(NetworkEdit edit, NetworkSnapshot known, SyntheticOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        private readonly SeededRandom random = new(options.Seed);
        private readonly List<int> parties = [];
        private readonly List<int> provinces = [];
        private int areaCount, linkCount;

        public SyntheticReport Make()
        {
            var codes = Subdistricts();
            var first = parties.Count;
            foreach (var code in Spread(codes, options.CouncilCount)) Add(PartyKind.CommunityCouncil, "สภาองค์กรชุมชน", code);
            LocalGovernments(codes);
            foreach (var code in Spread(codes, options.OtherPartyCount)) Add(Others[parties.Count % Others.Length].Kind, Others[parties.Count % Others.Length].Name, code);
            foreach (var code in Spread(codes, options.GoodActorCount)) Add(PartyKind.GoodActor, "ผู้ก่อการดี", code);
            Links();
            Activities();
            TargetAreas(codes);
            return new(areaCount, parties.Count - first, linkCount, options.ActivityCount, options.TargetAreaCount, 0);
        }

        /// <summary>The subdistricts loaded, or made-up ones in the provinces.</summary>
        private List<string> Subdistricts()
        {
            List<string> codes = [.. known.Areas.Where(area => area.Level == AreaLevel.Subdistrict).Select(area => area.Code).Order(StringComparer.Ordinal).Take(options.SubdistrictCount)];
            if (codes.Count > 0) return codes;
            string[] provinceCodes = [.. known.Areas.Where(area => area.Level == AreaLevel.Province).Select(area => area.Code).Order(StringComparer.Ordinal)];
            if (provinceCodes.Length == 0) throw new RuleViolationException("UNKNOWN_AREA", "areas", "A synthetic network needs provinces: import areas first.", "เครือข่ายสังเคราะห์ต้องมีจังหวัดก่อน ให้นำเข้าพื้นที่");
            for (var i = 0; i < options.SubdistrictCount; i++)
            {
                var (province, number) = (provinceCodes[i % provinceCodes.Length], i / provinceCodes.Length);
                var district = string.Create(CultureInfo.InvariantCulture, $"{province}{number / 10 + 1:D2}");
                var code = string.Create(CultureInfo.InvariantCulture, $"{district}{number % 10 + 1:D2}");
                if (number % 10 == 0) Area(district, AreaLevel.District, province);
                Area(code, AreaLevel.Subdistrict, district);
                codes.Add(code);
            }
            return codes;
        }

        private void Area(string code, AreaLevel level, string parent)
        {
            edit.Add(new Area { Code = code, Level = level, NameTh = $"{Mark} {code}", NameEn = $"Synthetic {code}", ParentCode = parent, IsSynthetic = true });
            areaCount++;
        }

        private void LocalGovernments(List<string> codes)
        {
            List<Party> real = [.. known.Parties.Where(party => party is { PartyKind: PartyKind.LocalGovernment, IsArchived: false, AreaCode: not null })];
            if (real.Count < options.LocalGovernmentCount / 2)
            {
                foreach (var code in Spread(codes, options.LocalGovernmentCount)) Add(PartyKind.LocalGovernment, "องค์กรปกครองส่วนท้องถิ่น", code);
                return;
            }
            foreach (var party in real.Take(options.LocalGovernmentCount)) Remember(party.Id, party.AreaCode!);
        }

        private void Add(PartyKind kind, string name, string code)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var number = parties.Count + 1;
            var party = edit.Add(new Party
            {
                Key = string.Create(CultureInfo.InvariantCulture, $"syn-{options.Seed}-{number}"),
                PartyKind = kind,
                Category = kind == PartyKind.GoodActor ? random.Happens(.85) ? PartyCategory.Person : PartyCategory.Network : null,
                NameTh = string.Create(CultureInfo.InvariantCulture, $"{name} ({Mark}) {number}"),
                NameEn = string.Create(CultureInfo.InvariantCulture, $"Synthetic {kind} {number}"),
                Level = kind == PartyKind.GoodActor && random.Happens(.1) ? AreaLevel.Province : AreaLevel.Subdistrict,
                AreaCode = code,
                Roles = kind == PartyKind.GoodActor ? [random.Pick(Roles)] : [],
                Source = "synthetic",
                IsSynthetic = true,
            });
            Remember(party.Id, code);
        }

        private void Remember(int id, string code)
        {
            parties.Add(id);
            provinces.Add((code[0] - '0') * 10 + (code[1] - '0'));
        }

        private void Links()
        {
            foreach (var (from, to, type, intensity, years) in new SyntheticLinks(options, random, parties, provinces).Make())
            {
                if (++linkCount % 8192 == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    progress?.Report(new("links", linkCount, options.LinkCount));
                }
                edit.Add(new Collaboration { FromId = parties[from], ToId = parties[to], Type = type, Intensity = intensity, Status = CollaborationStatus.Active, FiscalYears = years, IsSynthetic = true });
            }
        }

        private void Activities()
        {
            var members = Enumerable.Range(0, parties.Count).GroupBy(i => provinces[i]).Select(group => group.ToArray()).ToArray();
            for (var i = 1; i <= options.ActivityCount; i++)
            {
                var group = random.Pick(members);
                var year = options.FirstFiscalYear + random.Below(2);
                var date = FiscalYear.FirstDay(year).AddDays(random.Below(365));
                int[] present = [.. Enumerable.Range(0, 3 + random.Below(8)).Select(_ => parties[random.Pick(group)]).Distinct()];
                edit.Add(new Activity
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
                    Participations = present.Select((party, place) => new Participation(party, place == 0 ? ParticipationRole.Organiser : ParticipationRole.Participant)).OrderBy(part => part.Role).ThenBy(part => part.PartyId).ToValueList(),
                    IsSynthetic = true,
                });
            }
        }

        private void TargetAreas(List<string> codes)
        {
            var made = new Dictionary<(string, int), int>();
            for (var i = 1; made.Count < Math.Min(options.TargetAreaCount, codes.Count); i++)
            {
                var (code, year) = (codes[random.Below(codes.Count)], options.FirstFiscalYear + random.Below(2));
                if (made.ContainsKey((code, year)) || !known.TargetAreasOf(code).IsEmpty) continue;
                int? continues = made.TryGetValue((code, year - 1), out var earlier) ? earlier : null;
                made[(code, year)] = edit.Add(new TargetArea
                {
                    Key = string.Create(CultureInfo.InvariantCulture, $"syn-{options.Seed}-target-{i}"),
                    AreaCode = code,
                    FiscalYear = year,
                    Phase = continues is null ? TargetAreaPhase.Target : TargetAreaPhase.Extended,
                    ContinuesId = continues,
                    Steps = [new StepState(1 + random.Below(5), (WorkStepStatus)random.Below(3))],
                    Source = "synthetic",
                    IsSynthetic = true,
                }).Id;
            }
        }

        /// <summary>A code for each of so many parties, all codes in turn.</summary>
        private static IEnumerable<string> Spread(List<string> codes, int count) => Enumerable.Range(0, count).Select(i => codes[i % codes.Count]);
    }
}
