using System.Text.Json;

namespace AntiCorruption.Api.Tests.Programme;

public sealed class ProgrammeQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TheTiesOfTheProgrammeAreCounted()
    {
        var ties = (
            await api.DataAsync(
                """
                { network { programmeTies { basis { tieCount } withinCitizensCount withinStateCount acrossCount acrossFraction
                metKinds { kind otherKind pairCount meetingCount } meetings(first: 2) { totalCount nodes { one { key } other {
                key } activityCount } }
                  expandedLinkCount expansions { totalCount nodes { province { code } linkCount reachedCount subdistrictCount
                  reachedFraction } } } } }
                """
            )
        ).GetProperty("network").GetProperty("programmeTies");
        Assert.Equal(
            ties.GetProperty("acrossCount").GetInt32() / (double)ties.GetProperty("basis").GetProperty("tieCount").GetInt32(),
            ties.GetProperty("acrossFraction").GetDouble(),
            12
        );
        Assert.Equal(
            ties.GetProperty("meetings").GetProperty("totalCount").GetInt32(),
            ties.GetProperty("metKinds").EnumerateArray().Sum(kinds => kinds.GetProperty("pairCount").GetInt32())
        );
        Assert.Equal(0, ties.GetProperty("expandedLinkCount").GetInt32());
    }

    [Fact]
    public async Task ATargetAreaIsFollowedUp()
    {
        await api.DataAsync(
            """
            mutation { createTargetArea(input: { areaCode: "65", fiscalYear: 2566, phase: TARGET, steps: [{ step: 1, status:
            DONE }, { step: 2, status: OPEN, due: "2023-02" }, { step: 3, status: IN_PROGRESS, due: "2023-12-31" }],
              followUps: [{ kind: VISIT, date: "2023-01-10" }, { kind: VISIT, date: "2023-05-01" }] }) { targetArea { id }
              errors { ... on Error { message } } } }
            """
        );
        var status = (
            await api.DataAsync(
                """
                { network { targetAreaStatus(on: "2023-03-01", staleAfterDays: 30) { fiscalYear on areaCount staleCount
                overdueCount activities { activityCount byDirection byStep } areas(isStale: true, isOverdue: true) { nodes {
                  targetArea { areaCode } lastVisit daysSinceVisit lastSupport daysSinceSupport isStale openSteps overdueSteps
                  unrecordedSteps activities { activityCount } } } } } }
                """
            )
        ).GetProperty("network").GetProperty("targetAreaStatus");
        Assert.Equal(
            (2566, "2023-03-01", 1, 1, 1),
            (
                status.GetProperty("fiscalYear").GetInt32(),
                status.GetProperty("on").GetString(),
                status.GetProperty("areaCount").GetInt32(),
                status.GetProperty("staleCount").GetInt32(),
                status.GetProperty("overdueCount").GetInt32()
            )
        );
        var area = status.GetProperty("areas").GetProperty("nodes")[0];
        Assert.Equal(
            ("2023-01-10", 50, "[2,3,5]", "[2]", "[4]"),
            (
                area.GetProperty("lastVisit").GetString(),
                area.GetProperty("daysSinceVisit").GetInt32(),
                Text(area, "openSteps"),
                Text(area, "overdueSteps"),
                Text(area, "unrecordedSteps")
            )
        );
        Assert.Equal(JsonValueKind.Null, area.GetProperty("daysSinceSupport").ValueKind);
    }

    [Theory]
    [InlineData("targetAreaStatus(fiscalYear: 2023) { areaCount }", "FISCAL_YEAR")]
    [InlineData("targetAreaStatus(areaCode: \"zz\") { areaCount }", "UNKNOWN_AREA")]
    [InlineData("targetAreaStatus(staleAfterDays: 0) { areaCount }", "OUT_OF_RANGE")]
    [InlineData("programmeTies(scope: { fiscalYears: [1] }) { acrossCount }", "FISCAL_YEAR")]
    public async Task BadArgumentsGetAClearCode(string question, string code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ network {{ {question} }} }}"));

    [Fact]
    public async Task WhereThereIsNothingTheAnswerIsEmpty()
    {
        var network = (
            await api.DataAsync(
                "{ network { programmeTies(scope: { kinds: [] }) { acrossCount acrossFraction metKinds { pairCount } "
                    + "} targetAreaStatus(fiscalYear: 2540) { areaCount activities { byStep } areas { totalCount } } } }"
            )
        ).GetProperty("network");
        Assert.Equal(JsonValueKind.Null, network.GetProperty("programmeTies").GetProperty("acrossFraction").ValueKind);
        Assert.Equal("[0,0,0,0,0]", Text(network.GetProperty("targetAreaStatus").GetProperty("activities"), "byStep"));
    }

    private static string Text(JsonElement element, string property) => element.GetProperty(property).GetRawText();
}
