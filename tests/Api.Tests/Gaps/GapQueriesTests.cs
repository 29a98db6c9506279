namespace AntiCorruption.Api.Tests.Gaps;

public sealed class GapQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task ProvincesAreListedWithWhatTheyLack()
    {
        var gaps = (
            await api.DataAsync(
                """
                { network { coverageGaps(level: PROVINCE) { basis { version partyCount } fiscalYear areaCount emptyAreaCount
                untiedToPaccCount withoutPaccOfficeCount missingKinds { kind areaCount }
                  areas(first: 3, missingKind: GOOD_ACTOR, isTiedToPacc: true) { totalCount pageInfo { hasNextPage } nodes {
                  areaCode area { name } partyCount kinds missingKinds isTiedToPacc stepsToPacc stepsToCodi stepsToGoodActor
                  paccOffices { key } parties(first: 1) { totalCount nodes { party { key } stepsToPacc } } } } } } }
                """
            )
        ).GetProperty("network").GetProperty("coverageGaps");
        Assert.Equal(
            (77, 46, 68, 0),
            (
                gaps.GetProperty("areaCount").GetInt32(),
                gaps.GetProperty("emptyAreaCount").GetInt32(),
                gaps.GetProperty("untiedToPaccCount").GetInt32(),
                gaps.GetProperty("withoutPaccOfficeCount").GetInt32()
            )
        );
        Assert.Equal(9, gaps.GetProperty("areas").GetProperty("totalCount").GetInt32());
        Assert.All(gaps.GetProperty("areas").GetProperty("nodes").EnumerateArray(), area =>
            Assert.Equal(1, area.GetProperty("stepsToPacc").GetInt32())
        );
    }

    [Fact]
    public async Task WithoutTargetAreasTheAnswerIsEmpty()
    {
        var gaps = (
            await api.DataAsync(
                "{ network { coverageGaps { fiscalYear areaCount areas { totalCount } } subdistrictCoverage { "
                    + "fiscalYear subdistrictCount coveredCount(by: GOOD_ACTOR) provinces(first: 1) { nodes { province { "
                    + "code } coveredFraction(by: PARTY) uncovered(by: PARTY) { totalCount } } } } } }"
            )
        ).GetProperty("network");
        Assert.Equal(0, gaps.GetProperty("coverageGaps").GetProperty("areaCount").GetInt32());
        Assert.Equal(
            "null",
            gaps.GetProperty("subdistrictCoverage")
                .GetProperty("provinces")
                .GetProperty("nodes")[0]
                .GetProperty("coveredFraction")
                .GetRawText()
        );
    }

    [Fact]
    public async Task TheCentreIsTheHeadOfficesOrAParty()
    {
        var id = (await api.DataAsync("{ party(key: \"org-pacc-z6\") { id } }")).GetProperty("party").GetProperty("id").GetString();
        var network = (
            await api.DataAsync(
                "query($id: ID) { network { all: centreReach { centre { key } reachedCount unreachableCount steps { "
                    + "steps partyCount } unreachable(first: 2) { nodes { key } } provinces(isReached: false) { totalCount "
                    + "} } one: centreReach(partyId: $id) { centre { key } } } }",
                new { id }
            )
        ).GetProperty("network");
        Assert.Equal(
            ["org-codi", "org-pacc"],
            network.GetProperty("all").GetProperty("centre").EnumerateArray().Select(party => party.GetProperty("key").GetString())
        );
        Assert.Equal(
            (80, 70),
            (
                network.GetProperty("all").GetProperty("reachedCount").GetInt32(),
                network.GetProperty("all").GetProperty("unreachableCount").GetInt32()
            )
        );
        Assert.Equal("org-pacc-z6", network.GetProperty("one").GetProperty("centre")[0].GetProperty("key").GetString());
    }

    [Theory]
    [InlineData("coverageGaps(fiscalYear: 2023) { areaCount }", "FISCAL_YEAR")]
    [InlineData("coverageGaps(fiscalYear: 2565, level: PROVINCE) { areaCount }", "BAD_ARGUMENTS")]
    [InlineData("coverageGaps(areaCode: \"99\") { areaCount }", "UNKNOWN_AREA")]
    [InlineData("subdistrictCoverage(areaCode: \"\") { subdistrictCount }", "UNKNOWN_AREA")]
    [InlineData("subdistrictCoverage(fiscalYear: 1) { subdistrictCount }", "FISCAL_YEAR")]
    [InlineData("centreReach(partyId: \"nonsense\") { reachedCount }", "INVALID_ID")]
    [InlineData("coverageGaps(scope: { areaCodes: [\"x\"] }) { areaCount }", "UNKNOWN_AREA")]
    public async Task BadArgumentsGetAClearCode(string question, string code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ network {{ {question} }} }}"));

    [Fact]
    public async Task AnEmptyScopeHasNoPartyAnywhere()
    {
        var network = (
            await api.DataAsync(
                "{ network { coverageGaps(level: REGION, scope: { kinds: [] }) { areaCount emptyAreaCount areas { "
                    + "nodes { stepsToPacc } } } centreReach(scope: { kinds: [] }) { reachedCount unreachableCount steps { "
                    + "steps } } none: centreReach(partyId: \"UGFydHk6OTk5OTk5\") { reachedCount } } }"
            )
        ).GetProperty("network");
        Assert.Equal(
            (6, 6),
            (
                network.GetProperty("coverageGaps").GetProperty("areaCount").GetInt32(),
                network.GetProperty("coverageGaps").GetProperty("emptyAreaCount").GetInt32()
            )
        );
        Assert.Equal("null", network.GetProperty("none").GetRawText());
    }
}
