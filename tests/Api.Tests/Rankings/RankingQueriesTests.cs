using System.Text.Json;
using AntiCorruption.Graph.Insights.Rankings;

namespace AntiCorruption.Api.Tests.Rankings;

public sealed class RankingQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task ARankingSaysHowItCameAboutAndOnWhat()
    {
        var ranking = (
            await api.DataAsync(
                """
                { network { ranking(metric: BETWEENNESS) { basis { version partyCount tieCount } method { metric nameTh nameEn
                algorithm isExact startCount converged } rankedCount
                  parties(first: 1) { totalCount nodes { value rank percentile standardError party { key } } } } } }
                """
            )
        ).GetProperty("network").GetProperty("ranking");
        Assert.Equal(
            (150, 314),
            (
                ranking.GetProperty("basis").GetProperty("partyCount").GetInt32(),
                ranking.GetProperty("basis").GetProperty("tieCount").GetInt32()
            )
        );
        var method = ranking.GetProperty("method");
        Assert.Equal(
            ("BETWEENNESS", "betweenness", true, JsonValueKind.Null),
            (
                Text(method, "metric"),
                Text(method, "nameEn"),
                method.GetProperty("isExact").GetBoolean(),
                method.GetProperty("startCount").ValueKind
            )
        );
        var first = ranking.GetProperty("parties").GetProperty("nodes")[0];
        // NetworkX 2.8.8: 1980.25, alone at the top of 150.
        Assert.Equal(
            ("org-codi", 1980.25, 1),
            (Text(first.GetProperty("party"), "key"), first.GetProperty("value").GetDouble(), first.GetProperty("rank").GetInt32())
        );
        Assert.Equal(100 * 149.5 / 150, first.GetProperty("percentile").GetDouble(), 9);
    }

    [Fact]
    public async Task EveryMetricCanBeAsked()
    {
        foreach (var metric in Enum.GetNames<Metric>())
        {
            var name = System.Text.Json.JsonNamingPolicy.SnakeCaseUpper.ConvertName(metric);
            var options = metric == nameof(Metric.PersonalisedPageRank) ? ", options: { seeds: [\"UGFydHk6Ng\"] }" : "";
            foreach (var scope in (string[])["", ", scope: { directed: true, weight: LINKS }", ", scope: { kinds: [] }"])
            {
                var ranking = (
                    await api.DataAsync(
                        $"{{ network {{ ranking(metric: {name}{options}{scope}) {{ method {{ metric nameTh nameEn algorithm }} "
                            + $"parties {{ nodes {{ value rank }} }} }} }} }}"
                    )
                )
                    .GetProperty("network")
                    .GetProperty("ranking");
                Assert.Equal(name, Text(ranking.GetProperty("method"), "metric"));
                Assert.Equal(
                    scope.Contains("kinds", StringComparison.Ordinal) ? 0 : 50,
                    ranking.GetProperty("parties").GetProperty("nodes").GetArrayLength()
                );
            }
        }
    }

    [Fact]
    public async Task PartiesAreFilteredAndSortedByAMetricAndByWhatTheyAre()
    {
        const string Query = """
            query($where: RankedPartyFilterInput, $order: [RankedPartySortInput!]) { network { ranking(metric: DEGREE) {
            parties(first: 1000, where: $where, order: $order) { totalCount nodes { value rank percentile party { kind name
            } } } } } }
            """;
        var all = await NodesAsync(new { });
        var some = await NodesAsync(new { where = new { value = new { gte = 10 }, party = new { kind = new { eq = "PACC_OFFICE" } } } });
        Assert.Equal(all.Where(row => row.Value >= 10 && row.Kind == "PACC_OFFICE"), some);
        Assert.NotEmpty(some);
        var named = await NodesAsync(new { where = new { rank = new { lte = 20 } }, order = new[] { new { name = "ASC" } } });
        Assert.Equal(
            all.Where(row => row.Rank <= 20)
                .Select(row => row.Name)
                .Order(StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("th-TH"), false)),
            named.Select(row => row.Name)
        );
        var least = await NodesAsync(new { where = new { percentile = new { lt = 50 } }, order = new[] { new { value = "ASC" } } });
        Assert.Equal(all.Count(row => row.Percentile < 50), least.Count);
        Assert.Equal(least.Select(row => row.Value), least.Select(row => row.Value).Order());

        async Task<List<(double Value, int Rank, double Percentile, string Kind, string Name)>> NodesAsync(object variables) =>
            [
                .. (await api.DataAsync(Query, variables))
                    .GetProperty("network")
                    .GetProperty("ranking")
                    .GetProperty("parties")
                    .GetProperty("nodes")
                    .EnumerateArray()
                    .Select(node =>
                        (
                            node.GetProperty("value").GetDouble(),
                            node.GetProperty("rank").GetInt32(),
                            node.GetProperty("percentile").GetDouble(),
                            Text(node.GetProperty("party"), "kind")!,
                            Text(node.GetProperty("party"), "name")!
                        )
                    ),
            ];
    }

    [Fact]
    public async Task WalkingAllPagesMeetsEveryPartyOnce()
    {
        List<string> met = [];
        string? after = null;
        do
        {
            var page = (
                await api.DataAsync(
                    "query($after: String) { network { ranking(metric: CLUSTERING) { parties(first: 40, after: $after) { "
                        + "nodes { party { id } } pageInfo { endCursor hasNextPage } } } } }",
                    new { after }
                )
            )
                .GetProperty("network")
                .GetProperty("ranking")
                .GetProperty("parties");
            met.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => Text(node.GetProperty("party"), "id")!));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean()
                ? Text(page.GetProperty("pageInfo"), "endCursor")
                : null;
        } while (after is not null);
        Assert.Equal((150, 150), (met.Count, met.Distinct().Count()));
    }

    [Fact]
    public async Task APartyHasItsOwnValues()
    {
        var id = Text((await api.DataAsync("""{ party(key: "org-act") { id } }""")).GetProperty("party"), "id");
        var metrics = (
            await api.DataAsync(
                "query($id: ID!) { network { partyMetrics(partyId: $id, metrics: [DEGREE, BETWEENNESS, CLUSTERING]) { "
                    + "isInScope party { key } values { method { metric } value rank rankedCount } } } }",
                new { id }
            )
        )
            .GetProperty("network")
            .GetProperty("partyMetrics");
        // NetworkX 2.8.8.
        Assert.Equal(
            [("DEGREE", 2, 79), ("BETWEENNESS", 0, 22), ("CLUSTERING", 1, 1)],
            metrics
                .GetProperty("values")
                .EnumerateArray()
                .Select(value =>
                    (
                        Text(value.GetProperty("method"), "metric")!,
                        value.GetProperty("value").GetDouble(),
                        value.GetProperty("rank").GetInt32()
                    )
                )
        );
        var outside = (
            await api.DataAsync(
                "query($id: ID!) { network { partyMetrics(partyId: $id, metrics: [DEGREE], scope: { kinds: "
                    + "[PACC_OFFICE] }) { isInScope values { value rank } } } }",
                new { id }
            )
        )
            .GetProperty("network")
            .GetProperty("partyMetrics");
        Assert.False(outside.GetProperty("isInScope").GetBoolean());
        Assert.Equal(JsonValueKind.Null, outside.GetProperty("values")[0].GetProperty("value").ValueKind);
        Assert.Equal(
            JsonValueKind.Null,
            (await api.DataAsync("""{ network { partyMetrics(partyId: "UGFydHk6OTk5OTk5", metrics: [DEGREE]) { isInScope } } }"""))
                .GetProperty("network")
                .GetProperty("partyMetrics")
                .ValueKind
        );
    }

    [Theory]
    [InlineData("ranking(metric: PAGE_RANK, options: { damping: 1 }) { rankedCount }", "OUT_OF_RANGE")]
    [InlineData("ranking(metric: BETWEENNESS, options: { startCount: 3 }) { rankedCount }", "OUT_OF_RANGE")]
    [InlineData("ranking(metric: PERSONALISED_PAGE_RANK) { rankedCount }", "REQUIRED")]
    [InlineData("ranking(metric: PERSONALISED_PAGE_RANK, options: { seeds: [\"x\"] }) { rankedCount }", "INVALID_ID")]
    [InlineData("ranking(metric: REACH, options: { steps: 0 }) { rankedCount }", "OUT_OF_RANGE")]
    [InlineData("ranking(metric: BETWEENNESS, options: { seed: -1 }) { rankedCount }", "OUT_OF_RANGE")]
    [InlineData("ranking(metric: DEGREE, scope: { areaCodes: [\"99\"] }) { rankedCount }", "UNKNOWN_AREA")]
    [InlineData("ranking(metric: DEGREE) { parties(after: \"nonsense\") { totalCount } }", "BAD_CURSOR")]
    [InlineData("partyMetrics(partyId: \"nonsense\", metrics: [DEGREE]) { isInScope }", "INVALID_ID")]
    public async Task BadArgumentsGetAClearCode(string question, string code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ network {{ {question} }} }}"));

    [Fact]
    public async Task TheFirstPartiesSayHowFarTheyCouldMove()
    {
        var sensitivity = (
            await api.DataAsync(
                "{ network { ranking(metric: DEGREE) { sensitivity(top: 3, runs: 20) { isTooSmall textTh textEn "
                    + "parties { party { key } value lowValue highValue rank bestRank worstRank } } } } }"
            )
        )
            .GetProperty("network")
            .GetProperty("ranking")
            .GetProperty("sensitivity");
        var first = sensitivity.GetProperty("parties")[0];
        Assert.Equal(
            (3, "org-codi", 41, 1),
            (
                sensitivity.GetProperty("parties").GetArrayLength(),
                Text(first.GetProperty("party"), "key"),
                first.GetProperty("value").GetDouble(),
                first.GetProperty("bestRank").GetInt32()
            )
        );
        Assert.InRange(41 / 0.9, first.GetProperty("lowValue").GetDouble(), first.GetProperty("highValue").GetDouble());
        Assert.Equal("OUT_OF_RANGE", await api.CodeAsync("{ network { ranking(metric: DEGREE) { sensitivity(top: 0) { isTooSmall } } } }"));
    }

    [Fact]
    public async Task AnUnknownMetricIsNoQuestion() =>
        Assert.NotNull(await api.CodeAsync("{ network { ranking(metric: FAME) { rankedCount } } }"));

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
