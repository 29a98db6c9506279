using AntiCorruption.Graph.Model;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Storage;

/// <summary>Records with every field set or unset at random.</summary>
internal static class RandomRecords
{
    private static readonly string[] Odd =
    [
        "สภาองค์กรชุมชนตำบลเขาล้าน",
        "ป.ป.ท. เขต 6",
        "a \"quoted\"\n, text",
        "''; DROP TABLE party; --",
        "ก้าวหน้า 😀",
    ];
    private static readonly Gen<string> Text = Gen.OneOf(Gen.Int[0, 4].Select(i => Odd[i]), Gen.String[Gen.Char.AlphaNumeric, 1, 20]);
    private static readonly Gen<string?> Maybe = Gen.OneOf(Text.Select(text => (string?)text), Gen.Const((string?)null));
    private static readonly Gen<ValueList<string>> Texts = Text.Array[0, 4].Select(texts => texts.ToValueList());
    private static readonly Gen<PartialDate?> Date = Gen.OneOf(
        Gen.Const((PartialDate?)null),
        Gen.Int[1990, 2040].Select(year => (PartialDate?)new PartialDate(year)),
        Gen.Select(Gen.Int[1990, 2040], Gen.Int[1, 12], (year, month) => (PartialDate?)new PartialDate(year, month)),
        Gen.Select(Gen.Int[1990, 2040], Gen.Int[1, 12], Gen.Int[1, 28], (year, month, day) =>
            (PartialDate?)new PartialDate(year, month, day)
        )
    );
    private static readonly Gen<GeoPoint?> Point = Gen.OneOf(
        Gen.Const((GeoPoint?)null),
        Gen.Select(Gen.Double[-90, 90], Gen.Double[-180, 180], (y, x) => (GeoPoint?)new GeoPoint(y, x))
    );
    private static readonly Gen<int?> Rating = Gen.OneOf(Gen.Const((int?)null), Gen.Int[1, 4].Select(rating => (int?)rating));
    private static readonly Gen<FiscalYears> Years = Gen.ULong.Select(mask => new FiscalYears(mask));

    public static Gen<Area> Area(int id) =>
        Gen.Select(Text, Maybe, Texts, Point, Gen.Bool, Enum<AreaLevel>(), (name, maybe, texts, point, flag, level) => new Area
            {
                Id = id,
                Code = $"A{id}",
                Level = level,
                NameTh = name,
                NameEn = maybe,
                Aliases = texts,
                ParentCode = maybe,
                IsoCode = maybe,
                CodiRegion = maybe,
                Location = point,
                WikidataId = maybe,
                Source = maybe,
                IsSynthetic = flag,
                IsArchived = !flag,
            });

    public static Gen<Party> Party(int id) =>
        Gen.Select(
            Text,
            Maybe,
            Texts,
            Point,
            Gen.Bool,
            Gen.Select(Enum<PartyKind>(), Enum<PartyCategory>(), Enum<CoverageExtent>(), Maybe),
            (name, maybe, texts, point, flag, kinds) =>
                new Party
                {
                    Id = id,
                    Key = $"party-{id}",
                    PartyKind = kinds.Item1,
                    Category = flag ? kinds.Item2 : null,
                    NameTh = name,
                    NameEn = maybe,
                    Aliases = texts,
                    Level = flag ? AreaLevel.Province : null,
                    AreaCode = kinds.Item4,
                    ParentId = flag ? id - 1 : null,
                    OfficialCode = flag ? $"code-{id}" : null,
                    Zone = flag ? 3 : null,
                    IsGroup = flag,
                    Covers = flag ? [new Coverage("50", kinds.Item3, EvidenceGrade.Inferred, maybe), new Coverage("51")] : [],
                    Location = point,
                    Url = maybe,
                    Roles = texts,
                    Source = maybe,
                    Note = maybe,
                    IsSynthetic = flag,
                    IsArchived = !flag,
                    Personal = flag
                        ? new PersonalRecord
                        {
                            RealName = maybe,
                            Contact = name,
                            ConsentDate = new DateOnly(2026, 1, 31),
                            ConsentPurpose = maybe,
                        }
                        : null,
                }
        );

    public static Gen<Activity> Activity(int id) =>
        Gen.Select(Text, Maybe, Date, Date, Gen.Bool, Enum<ActivityKind>(), (title, maybe, start, end, flag, kind) => new Activity
            {
                Id = id,
                Key = $"activity-{id}",
                ActivityKind = kind,
                TitleTh = title,
                TitleEn = maybe,
                Start = start,
                End = end,
                DateGrade = flag ? EvidenceGrade.Read : null,
                FiscalYear = flag ? 2565 : null,
                Mode = flag ? ActivityMode.Hybrid : null,
                AreaCode = maybe,
                VenueTh = maybe,
                VenueEn = maybe,
                ParticipantCount = flag ? 150 : null,
                ParticipantCountQualifier = flag ? CountQualifier.MoreThan : null,
                IsProgramme = flag,
                ProgrammeBasis = maybe,
                ParentId = flag ? 1 : null,
                DuplicateOfId = flag ? null : 2,
                GuidingDirections = flag ? [1, 5] : [],
                WorkSteps = flag ? [] : [2],
                Participations =
                [
                    new Participation(1, ParticipationRole.Host, maybe, flag ? 3 : null),
                    new Participation(2, ParticipationRole.Participant),
                ],
                Outputs = flag ? [new ActivityOutput(ActivityOutputKind.WorkStep, 1, title, maybe, 2565)] : [],
                SourceUrl = maybe,
                Note = maybe,
                IsSynthetic = flag,
            });

    public static Gen<TargetArea> TargetArea(int id) =>
        Gen.Select(Maybe, Date, Gen.Bool, Enum<TargetAreaPhase>(), (maybe, date, flag, phase) => new TargetArea
            {
                Id = id,
                Key = $"target-{id}",
                AreaCode = "50",
                FiscalYear = 2560 + id % 20,
                Phase = phase,
                ContinuesId = flag ? 1 : null,
                Source = maybe,
                Note = maybe,
                IsSynthetic = flag,
                IsArchived = !flag,
                Steps = flag ? [new StepState(1, WorkStepStatus.Open, date, date), new StepState(2, WorkStepStatus.Done)] : [],
                FollowUps = flag ? [new FollowUp(FollowUpKind.Visit, date, maybe, 1, maybe)] : [],
            });

    public static Gen<Collaboration> Collaboration(int id) =>
        Gen.Select(
            Maybe,
            Date,
            Date,
            Years,
            Gen.Select(Rating, Rating, Rating),
            Gen.Select(Gen.Bool, Gen.Int[0, 3], Gen.Int[0, 4]),
            (maybe, start, end, years, ratings, rest) =>
                new Collaboration
                {
                    Id = id,
                    Key = rest.Item1 ? $"link-{id}" : null,
                    FromId = 1 + id,
                    ToId = 1000 + id,
                    Type = (CollaborationType)rest.Item2,
                    Intensity = rest.Item3 == 4 ? null : (Intensity)rest.Item3,
                    Status = (CollaborationStatus)rest.Item2,
                    FiscalYears = years,
                    Start = start,
                    End = end,
                    Note = maybe,
                    IsSynthetic = rest.Item1,
                    IsArchived = !rest.Item1,
                    Evidence = rest.Item1 ? [new Evidence(maybe, "หลักฐาน", EvidenceGrade.Read)] : [],
                    Trust = rest.Item1 ? new TrustRating(ratings.Item1, ratings.Item2, ratings.Item3) : null,
                    Value = rest.Item2 == 0 ? new ValueRating(ratings.Item3, ratings.Item2, ratings.Item1) : null,
                }
        );

    /// <summary>A record of each kind.</summary>
    public static Gen<GraphRecord[]> OneOfEach(int id) =>
        Gen.Select(Area(id), Party(id), Activity(id), TargetArea(id), Collaboration(id), (area, party, activity, target, link) =>
            new GraphRecord[] { area, party, activity, target, link }
        );

    private static Gen<TEnum> Enum<TEnum>()
        where TEnum : struct, System.Enum =>
        Gen.Int[0, System.Enum.GetValues<TEnum>().Length - 1].Select(i => System.Enum.GetValues<TEnum>()[i]);
}
