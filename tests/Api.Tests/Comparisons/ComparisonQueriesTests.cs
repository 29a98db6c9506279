using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests.Comparisons;

public sealed class ComparisonQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TwoFiscalYearsDifferByTheirActivities()
    {
        var answer = (
            await api.DataAsync(
                """
                { network { comparison(from: { fiscalYear: 2565 }, to: { fiscalYear: 2566 }) {
                    from { tieCount scope { fiscalYears } } to { tieCount } tieCounts { kind tieCount }
                    ties(first: 1000) { totalCount nodes { from { key } to { key } before after kind } } lost: ties(kinds: [LOST]) {
                    totalCount } notRepeated: ties(kinds: [NOT_REPEATED]) { totalCount } } } }
                """
            )
        ).GetProperty("network").GetProperty("comparison");
        // Pairs of participants of the activities of each year, counted from data/participations.csv by a script that joins the table with
        // itself: 129 and 114, 14 of them in both.
        Assert.Equal(
            (129, 114),
            (answer.GetProperty("from").GetProperty("tieCount").GetInt32(), answer.GetProperty("to").GetProperty("tieCount").GetInt32())
        );
        Assert.Equal(129 + 114 - 14, answer.GetProperty("ties").GetProperty("totalCount").GetInt32());
        // All of them met in activities and nothing else: not meeting again is no loss.
        Assert.Equal(
            (0, 129 - 14),
            (
                answer.GetProperty("lost").GetProperty("totalCount").GetInt32(),
                answer.GetProperty("notRepeated").GetProperty("totalCount").GetInt32()
            )
        );
        Assert.Equal(
            answer.GetProperty("ties").GetProperty("totalCount").GetInt32(),
            answer.GetProperty("tieCounts").EnumerateArray().Sum(count => count.GetProperty("tieCount").GetInt32())
        );
    }

    [Fact]
    public async Task MoversAreWalkedPageByPage()
    {
        var keys = new List<string>();
        string? after = null;
        do
        {
            var page = (
                await api.DataAsync(
                    "query($after: String) { network { comparison(from: { fiscalYear: 2565 }, to: { fiscalYear: 2566 }) { "
                        + "movers(first: 7, after: $after) { nodes { party { key } } pageInfo { endCursor hasNextPage } } } } }",
                    new { after }
                )
            )
                .GetProperty("network")
                .GetProperty("comparison")
                .GetProperty("movers");
            keys.AddRange(
                page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("party").GetProperty("key").GetString()!)
            );
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()
                ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString()
                : null;
        } while (after is not null);
        Assert.Equal(keys.Distinct().Count(), keys.Count);
        // The 83 parties with an activity together with others in either year, counted as above.
        Assert.Equal(83, keys.Count);
    }

    [Fact]
    public async Task AVersionIsComparedWithTheOneThatAChangeMade()
    {
        var (one, two) = (GlobalId.Of(RecordKind.Party, 1), GlobalId.Of(RecordKind.Party, 2));
        var version = api.Network.Current.Version;
        await api.DataAsync(
            "mutation($one: ID!, $two: ID!) { createCollaboration(input: { from: $one, to: $two, type: SUPPORTS "
                + "}) { errors { __typename } } }",
            new { one, two }
        );
        var answer = (
            await api.DataAsync(
                "query($a: Long!, $b: Long!) { network { comparison(from: { version: $a }, to: { version: $b }) { "
                    + "ties(kinds: [NEW, STRONGER]) { nodes { from { id } to { id } after } } } } }",
                new { a = version, b = version + 1 }
            )
        );
        var tie = answer
            .GetProperty("network")
            .GetProperty("comparison")
            .GetProperty("ties")
            .GetProperty("nodes")
            .EnumerateArray()
            .Single();
        Assert.Equal(
            (one, two),
            (tie.GetProperty("from").GetProperty("id").GetString(), tie.GetProperty("to").GetProperty("id").GetString())
        );
        // The whole request from the earlier version: the link is not there.
        var then = await api.DataAsync(
            "query($a: Long!, $id: ID!) @asOf(version: $a) { version node(id: $id) { ... on Party { "
                + "collaborations(where: { isDerived: { eq: false } }) { totalCount } } } }",
            new { a = version, id = one }
        );
        Assert.Equal(
            (version, 0),
            (
                then.GetProperty("version").GetInt64(),
                then.GetProperty("node").GetProperty("collaborations").GetProperty("totalCount").GetInt32()
            )
        );
    }

    [Fact]
    public async Task AYearWithoutDataIsAnEmptyAnswer()
    {
        var answer = (
            await api.DataAsync(
                "{ network { comparison(from: { fiscalYear: 2540 }, to: { fiscalYear: 2541 }) { ties { totalCount } "
                    + "movers { totalCount } communities { jaccard } normalisedMutualInformation adjustedRandIndex } } }"
            )
        )
            .GetProperty("network")
            .GetProperty("comparison");
        Assert.Equal(
            """{"ties":{"totalCount":0},"movers":{"totalCount":0},"communities":[],"normalisedMutualInformation":"""
                + """null,"adjustedRandIndex":null}""",
            answer.GetRawText()
        );
    }

    [Theory]
    [InlineData("from: {}, to: { fiscalYear: 2566 }", "REQUIRED")]
    [InlineData("from: { fiscalYear: 2022 }, to: { fiscalYear: 2566 }", "FISCAL_YEAR")]
    [InlineData("from: { version: 999999 }, to: { fiscalYear: 2566 }", "VERSION_NOT_KEPT")]
    [InlineData("from: { version: -1 }, to: { fiscalYear: 2566 }", "VERSION_NOT_KEPT")]
    [InlineData("from: { fiscalYear: 2565 }, to: { fiscalYear: 2566 }, seed: -1", "OUT_OF_RANGE")]
    public async Task WrongMomentsAreNamed(string arguments, string code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ network {{ comparison({arguments}) {{ tieCounts {{ kind }} }} }} }}"));
}
