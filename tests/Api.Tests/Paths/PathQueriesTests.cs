using System.Text.Json;

namespace AntiCorruption.Api.Tests.Paths;

public sealed class PathQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task ANeighbourhoodHoldsThePartnersAndTheMiddle()
    {
        var data = await api.DataAsync(
            """
            { neighbourhood(partyId: "UGFydHk6MQ") { depth isComplete parties(first: 1000) { totalCount } } node(id:
            "UGFydHk6MQ") { ... on Party { partnerCount } } }
            """
        );
        var around = data.GetProperty("neighbourhood");
        Assert.Equal((1, true), (around.GetProperty("depth").GetInt32(), around.GetProperty("isComplete").GetBoolean()));
        Assert.Equal(
            data.GetProperty("node").GetProperty("partnerCount").GetInt32() + 1,
            around.GetProperty("parties").GetProperty("totalCount").GetInt32()
        );
    }

    [Theory]
    [InlineData("{ neighbourhood(partyId: \"UGFydHk6MQ\", depth: 0) { depth } }", "OUT_OF_RANGE")]
    [InlineData("{ neighbourhood(partyId: \"UGFydHk6MQ\", depth: 6) { depth } }", "OUT_OF_RANGE")]
    [InlineData("{ neighbourhood(partyId: \"QXJlYTox\") { depth } }", "WRONG_KIND_OF_ID")]
    public async Task WrongArgumentsAreNamed(string query, string code) => Assert.Equal(code, await api.CodeAsync(query));

    private const string Way = "{ steps length parties { id } ties { collaborations { id } } }";

    [Fact]
    public async Task AShortestPathLeadsOverLinksThatAreThere()
    {
        var way = await ShortestAsync("org-act", "org-codi-council-network-office", "");
        Assert.Equal(way.GetProperty("steps").GetInt32() + 1, way.GetProperty("parties").GetArrayLength());
        Assert.Equal(way.GetProperty("steps").GetInt32(), way.GetProperty("length").GetInt32());
        Assert.All(way.GetProperty("ties").EnumerateArray(), tie => Assert.NotEqual(0, tie.GetProperty("collaborations").GetArrayLength()));
    }

    [Fact]
    public async Task AShortestPathIsTheFirstOfThePaths()
    {
        var (from, to) = (await IdAsync("org-act"), await IdAsync("org-codi-council-network-office"));
        var both = await api.DataAsync(
            $$"""
            query($from: ID!, $to: ID!) {
                shortestPath(from: $from, to: $to) {{Way}}
                network { paths(from: $from, to: $to, count: 1) { ways {{Way}} } }
            }
            """,
            new { from, to }
        );
        Assert.Equal(
            both.GetProperty("network").GetProperty("paths").GetProperty("ways")[0].GetRawText(),
            both.GetProperty("shortestPath").GetRawText()
        );
    }

    [Fact]
    public async Task AProposedLinkIsAStepOnlyWhereTheScopeSaysSo()
    {
        var (from, to) = (await AddAsync("way-a"), await AddAsync("way-b"));
        await api.DataAsync(
            """
            mutation($from: ID!, $to: ID!) {
                createCollaboration(input: { from: $from, to: $to, type: COLLABORATES_WITH, status: PROPOSED }) { errors { __typename } }
            }
            """,
            new { from, to }
        );
        Assert.Equal(JsonValueKind.Null, (await ShortestAsync("way-a", "way-b", "")).ValueKind);
        var way = await ShortestAsync("way-a", "way-b", "scope: { statuses: [PROPOSED] }");
        Assert.Equal(1, way.GetProperty("steps").GetInt32());
    }

    [Fact]
    public async Task AShortestPathToItselfHasNoStep() =>
        Assert.Equal(0, (await ShortestAsync("org-act", "org-act", "")).GetProperty("steps").GetInt32());

    private async Task<JsonElement> ShortestAsync(string from, string to, string scope) =>
        (
            await api.DataAsync(
                $$"""query($from: ID!, $to: ID!) { shortestPath(from: $from, to: $to {{scope}}) {{Way}} }""",
                new { from = await IdAsync(from), to = await IdAsync(to) }
            )
        ).GetProperty("shortestPath");

    private async Task<string> IdAsync(string key) =>
        (await api.DataAsync("query($key: String!) { party(key: $key) { id } }", new { key }))
            .GetProperty("party")
            .GetProperty("id")
            .GetString()!;

    private async Task<string> AddAsync(string key) =>
        (
            await api.DataAsync(
                "mutation($key: String!) { createParty(input: { key: $key, kind: MECHANISM, name: \"ทาง\" }) { party { id } } }",
                new { key }
            )
        )
            .GetProperty("createParty")
            .GetProperty("party")
            .GetProperty("id")
            .GetString()!;
}
