using System.Text.Json;

namespace AntiCorruption.Api.Tests.Communities;

public sealed class CommunityQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task CommunitiesSayWhoIsInThemAndWhomTheyAreNamedAfter()
    {
        var communities = (
            await api.DataAsync(
                """
                { network { communities { method resolution seed communityCount singleCount modularity converged
                  all(first: 2, minSize: 2) { totalCount nodes { label name nameEn size tieCount internalFraction conductance
                  density centre { id name nameEn } kinds { kind partyCount } provinces { code area { name } partyCount }
                    members(first: 1000) { totalCount nodes { id } } } } } } }
                """
            )
        ).GetProperty("network").GetProperty("communities");
        // The best of 30 runs of Leiden in python-igraph 0.10.2: 0.7127216114243984.
        Assert.InRange(communities.GetProperty("modularity").GetDouble(), 0.7127216, 0.72);
        var first = communities.GetProperty("all").GetProperty("nodes")[0];
        var (size, members) = (
            first.GetProperty("size").GetInt32(),
            first.GetProperty("members").GetProperty("nodes").EnumerateArray().Select(member => Text(member, "id")).ToList()
        );
        Assert.Equal(
            (size, size),
            (members.Count, first.GetProperty("kinds").EnumerateArray().Sum(kind => kind.GetProperty("partyCount").GetInt32()))
        );
        Assert.Equal(members[0], Text(first.GetProperty("centre"), "id"));
        Assert.Equal("กลุ่มของ" + Text(first.GetProperty("centre"), "name"), Text(first, "name"));
        Assert.StartsWith("Group around ", Text(first, "nameEn"), StringComparison.Ordinal);
        var found = (
            await api.DataAsync("query($id: ID!) { network { communities { of(partyId: $id) { label size } } } }", new { id = members[^1] })
        )
            .GetProperty("network")
            .GetProperty("communities")
            .GetProperty("of");
        Assert.Equal(size, found.GetProperty("size").GetInt32());
    }

    [Theory]
    [InlineData("method: LOUVAIN")]
    [InlineData("method: LABEL_PROPAGATION, seed: 4")]
    [InlineData("method: COMPONENTS")]
    [InlineData("resolution: 2.5, scope: { directed: true, weight: LINKS }")]
    [InlineData("continues: [{ fiscalYear: 2563 }, { fiscalYear: 2564 }], scope: { fiscalYears: [2565] }")]
    [InlineData("scope: { kinds: [] }")]
    public async Task EveryWayOfFindingThemAnswers(string arguments)
    {
        var communities = (
            await api.DataAsync(
                $"{{ network {{ communities({arguments}) "
                    + $"{{ communityCount modularity all(first: 1000) {{ totalCount nodes {{ label size }} }} }} }} }}"
            )
        )
            .GetProperty("network")
            .GetProperty("communities");
        var nodes = communities.GetProperty("all").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(communities.GetProperty("communityCount").GetInt32(), nodes.Count);
        Assert.Equal(nodes.Count, nodes.Select(node => node.GetProperty("label").GetInt32()).Distinct().Count());
        Assert.Equal(
            arguments.Contains("kinds", StringComparison.Ordinal) ? 0 : 150,
            nodes.Sum(node => node.GetProperty("size").GetInt32())
        );
    }

    [Theory]
    [InlineData("communities(resolution: 0) { communityCount }", "OUT_OF_RANGE")]
    [InlineData("communities(resolution: 1e9) { communityCount }", "OUT_OF_RANGE")]
    [InlineData("communities(seed: -1) { communityCount }", "OUT_OF_RANGE")]
    [InlineData("communities(continues: [{}]) { communityCount }", "REQUIRED")]
    [InlineData("communities(continues: [{ fiscalYear: 2022 }]) { communityCount }", "FISCAL_YEAR")]
    [InlineData("communities(continues: [{ version: 999 }]) { communityCount }", "VERSION_NOT_KEPT")]
    [InlineData("communities { of(partyId: \"nonsense\") { label } }", "INVALID_ID")]
    public async Task BadArgumentsGetAClearCode(string question, string code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ network {{ {question} }} }}"));

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
