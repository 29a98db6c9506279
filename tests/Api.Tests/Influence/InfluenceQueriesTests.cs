using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests.Influence;

public sealed class InfluenceQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TheBestReachAsFarAsTheirOwnSpreadSays()
    {
        var best = (
            await api.DataAsync(
                "{ network { influencers(count: 3) { parties { id } reachedCount standardError isGuaranteed guarantee } } }"
            )
        )
            .GetProperty("network")
            .GetProperty("influencers");
        Assert.True(best.GetProperty("isGuaranteed").GetBoolean());
        Assert.Equal(1 - 1 / Math.E - 0.2, best.GetProperty("guarantee").GetDouble(), 9);
        var ids = best.GetProperty("parties").EnumerateArray().Select(party => party.GetProperty("id").GetString()).ToArray();
        Assert.Equal(3, ids.Length);
        var spread = (
            await api.DataAsync(
                """
                query($ids: [ID!]!) { network { influence(partyIds: $ids, runs: 10000) {
                    beginnerCount reachedCount standardError parties(first: 3) { nodes { fraction party { id } } } } } }
                """,
                new { ids }
            )
        ).GetProperty("network").GetProperty("influence");
        var error = best.GetProperty("standardError").GetDouble() + spread.GetProperty("standardError").GetDouble();
        Assert.InRange(
            spread.GetProperty("reachedCount").GetDouble() - best.GetProperty("reachedCount").GetDouble(),
            -5 * error,
            5 * error
        );
        Assert.All(spread.GetProperty("parties").GetProperty("nodes").EnumerateArray(), row =>
            Assert.Equal(1, row.GetProperty("fraction").GetDouble())
        );
    }

    [Theory]
    [InlineData("influencers(count: 51) { guarantee }")]
    [InlineData("influencers(epsilon: 0.01) { guarantee }")]
    [InlineData("influencers(probability: 1.5) { guarantee }")]
    public async Task WhatIsOutOfRangeIsRefused(string field) =>
        Assert.Equal("OUT_OF_RANGE", await api.CodeAsync($"{{ network {{ {field} }} }}"));

    [Fact]
    public async Task NobodyOutsideTheScopeBegins()
    {
        var id = GlobalId.Of(RecordKind.Party, api.Network.Current.FindParty("org-codi")!.Id);
        var answer = await api.DataAsync(
            "query($ids: [ID!]!) { network { influence(partyIds: $ids, scope: { kinds: [] }) { beginnerCount reachedCount } } }",
            new { ids = new[] { id } }
        );
        Assert.Equal("""{"beginnerCount":0,"reachedCount":0}""", answer.GetProperty("network").GetProperty("influence").GetRawText());
    }
}
