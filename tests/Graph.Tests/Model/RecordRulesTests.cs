using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Tests.Model;

public class RecordRulesTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);
    private static readonly PersonalRecord Consented = new()
    {
        RealName = "ก",
        ConsentDate = new(2022, 1, 16),
        ConsentPurpose = "ค",
    };
    private static readonly Party Plain = new()
    {
        Key = "p",
        PartyKind = PartyKind.GoodActor,
        NameTh = "ก",
        Personal = Consented,
        Url = "https://example.org/ก",
    };
    private static readonly Collaboration Link = new()
    {
        FromId = 1,
        ToId = 2,
        Type = CollaborationType.Supports,
    };
    private static readonly Activity Forum = new()
    {
        Key = "a",
        ActivityKind = ActivityKind.Forum,
        TitleTh = "ก",
    };
    private static readonly TargetArea Target = new()
    {
        Key = "t",
        AreaCode = "50",
        FiscalYear = 2566,
    };

    public static TheoryData<GraphRecord, string, string> Broken =>
        new()
        {
            { Plain with { Key = "a b" }, "BAD_KEY", "key" },
            { Plain with { Key = new('k', 201) }, "BAD_KEY", "key" },
            { Plain with { NameTh = " " }, "REQUIRED", "nameTh" },
            { Plain with { NameTh = new('ก', 301) }, "TOO_LONG", "nameTh" },
            { Plain with { NameTh = "ก\0ข" }, "CONTROL_CHARACTER", "nameTh" },
            { Plain with { NameTh = "x\uD83Dy" }, "NOT_TEXT", "nameTh" },
            { Plain with { NameEn = "cafe\u0301" }, "NOT_NORMAL", "nameEn" },
            { Plain with { Aliases = ["ก", "\u200B"] }, "INVISIBLE_TEXT", "aliases[1]" },
            { Plain with { Aliases = Enumerable.Repeat("ก", 51).ToValueList() }, "TOO_MANY", "aliases" },
            { Plain with { Key = "a\u202Eb" }, "DIRECTION_CONTROL", "key" },
            { Plain with { NameTh = "ก\u2067ข" }, "DIRECTION_CONTROL", "nameTh" },
            { Plain with { Note = "ก\u202Dข" }, "DIRECTION_CONTROL", "note" },
            { Plain with { OfficialCode = "a\tb" }, "CONTROL_CHARACTER", "officialCode" },
            { Plain with { Zone = 0 }, "OUT_OF_RANGE", "zone" },
            { Plain with { Covers = [new("50", Source: new('ก', 4_001))] }, "TOO_LONG", "covers[0].source" },
            { Plain with { Location = new GeoPoint(91, 0) }, "OUT_OF_RANGE", "location" },
            { Plain with { Location = new GeoPoint(double.NaN, 0) }, "OUT_OF_RANGE", "location" },
            { Plain with { Url = "javascript:alert(1)" }, "BAD_URL", "url" },
            { Plain with { Url = " https://example.org/" }, "BAD_URL", "url" },
            { Plain with { Url = "https://" }, "BAD_URL", "url" },
            { Plain with { PartyKind = PartyKind.StateAgency }, "NOT_A_PERSON", "personal" },
            { Plain with { Category = PartyCategory.Network }, "NOT_A_PERSON", "personal" },
            { Plain with { Personal = Consented with { ConsentDate = null } }, "CONSENT_REQUIRED", "personal.consentDate" },
            { Plain with { Personal = Consented with { ConsentPurpose = " " } }, "CONSENT_REQUIRED", "personal.consentPurpose" },
            { Plain with { Personal = Consented with { ConsentDate = new(2565, 1, 16) } }, "CONSENT_DATE", "personal.consentDate" },
            { Plain with { Personal = Consented with { ConsentDate = new(2026, 11, 28) } }, "CONSENT_DATE", "personal.consentDate" },
            { Plain with { Note = new('ก', 4_001) }, "TOO_LONG", "note" },
            { Link with { Evidence = [new("https://example.org/"), new("ftp://example.org/")] }, "BAD_URL", "evidence[1].url" },
            { Link with { Trust = new(null, 5, null) }, "OUT_OF_RANGE", "trust.sharedMission" },
            { Link with { Value = new(0, null, null) }, "OUT_OF_RANGE", "value.powerAndInfluence" },
            { Link with { Start = new(2023), End = new(2022) }, "PERIOD", "end" },
            { Link with { Type = CollaborationType.CoParticipated }, "DERIVED", "type" },
            { Link with { ToId = 1 }, "SELF_LINK", "toId" },
            { Forum with { SourceUrl = "data:text/html,x" }, "BAD_URL", "sourceUrl" },
            { Forum with { WorkSteps = [6] }, "OUT_OF_RANGE", "workSteps[0]" },
            {
                Forum with
                {
                    Participations = [new(1, ParticipationRole.Host, PeopleCount: -1)],
                },
                "OUT_OF_RANGE",
                "participations[0].peopleCount"
            },
            { Forum with { Outputs = [new(ActivityOutputKind.Result, 1, "", null)] }, "REQUIRED", "outputs[0].textTh" },
            { Forum with { FiscalYear = 2022 }, "FISCAL_YEAR", "fiscalYear" },
            { Forum with { FiscalYear = 2560, Start = new(2022, 1) }, "FISCAL_YEAR_MISMATCH", "fiscalYear" },
            { Target with { Steps = [new(1, WorkStepStatus.Done), new(1, WorkStepStatus.Open)] }, "DUPLICATE", "steps[1].step" },
            { Target with { FollowUps = [new(FollowUpKind.Visit, null, Url: "vbscript:x")] }, "BAD_URL", "followUps[0].url" },
            {
                new Area
                {
                    Code = "5A",
                    Level = AreaLevel.Province,
                    NameTh = "ก",
                },
                "BAD_CODE",
                "code"
            },
        };

    [Theory]
    [MemberData(nameof(Broken), DisableDiscoveryEnumeration = true)]
    public void WhatIsWrongIsNamedAtItsPlace(GraphRecord record, string code, string field)
    {
        var fault = Assert.Single(RecordRules.Faults(record, Today));
        Assert.Equal((code, field), (fault.Code, fault.Field));
    }

    [Fact]
    public void AGoodRecordBreaksNothing() =>
        Assert.All(
            (GraphRecord[])
                [
                    Plain,
                    Link,
                    Forum,
                    Target,
                    new Area
                    {
                        Code = "R1",
                        Level = AreaLevel.Region,
                        NameTh = "ก",
                    },
                ],
            record => Assert.Empty(RecordRules.Faults(record, Today))
        );

    [Fact]
    public void AYearOfTheOtherEraIsMetWithTheOneThatIsMeant() =>
        Assert.EndsWith(
            "Did you mean 2022-01-16?",
            RecordRules.Faults(Plain with { Personal = Consented with { ConsentDate = new(2565, 1, 16) } }, Today).Single().MessageEn,
            StringComparison.Ordinal
        );
}
