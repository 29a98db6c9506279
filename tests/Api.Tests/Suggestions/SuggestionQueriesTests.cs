using System.Text.Json;

namespace AntiCorruption.Api.Tests.Suggestions;

public sealed class SuggestionQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Fields = """
        { motive partyCount lookedFromCount candidateCount suggestions(first: 5) { totalCount nodes { from { key } to {
        key name } score features { shared area kind gap activities far fresh reach } sharedPartnerCount
          sharedPartners(first: 3) { nodes { key } } sharedActivities(first: 1) { totalCount } sharedArea { code }
          isKindMissing isKindMissingForPartner gaps stepsNow newWithinTwoSteps textTh textEn } } }
        """;

    [Theory]
    [InlineData("FILL_GAP")]
    [InlineData("BRIDGE")]
    [InlineData("BOND")]
    [InlineData("MOBILISE")]
    public async Task APartyGetsPartnersWithReasons(string motive)
    {
        var id = (await api.DataAsync("{ party(key: \"org-pacc-z6\") { id } }")).GetProperty("party").GetProperty("id").GetString();
        var answer = (
            await api.DataAsync(
                $"query($id: ID!) {{ network {{ partnerSuggestions(partyId: $id, motive: {motive}) {Fields} }} }}",
                new { id }
            )
        )
            .GetProperty("network")
            .GetProperty("partnerSuggestions");
        var nodes = answer.GetProperty("suggestions").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(5, nodes.Count);
        Assert.Equal(nodes.Select(Score).OrderDescending(), nodes.Select(Score));
        Assert.All(nodes, node =>
            Assert.Contains(
                node.GetProperty("to").GetProperty("name").GetString()!,
                node.GetProperty("textTh").GetString(),
                StringComparison.Ordinal
            )
        );
        Assert.All(nodes, node =>
            Assert.NotEqual(1, node.GetProperty("stepsNow").ValueKind == JsonValueKind.Null ? 0 : node.GetProperty("stepsNow").GetInt32())
        );
    }

    [Fact]
    public async Task AnAreaGetsPartnersForItsPartiesAndTheBackTestStandsBeside()
    {
        var answer = (
            await api.DataAsync(
                """
                { network { partnerSuggestions(areaCode: "50", limit: 3) { basis { version } partyCount suggestions { totalCount
                } backTest(trainYear: 2564, count: 5) { basis { partyCount } trainYear testYear newPairCount testedPairCount
                knownPartyCount
                  lookedFromCount comparedCount isTooSmallToSay rankings { ranking suggestedCount hitCount precision auc } }
                  latest: backTest { trainYear isTooSmallToSay } } } }
                """
            )
        ).GetProperty("network").GetProperty("partnerSuggestions");
        Assert.Equal(3, answer.GetProperty("suggestions").GetProperty("totalCount").GetInt32());
        Assert.Equal(
            (2564, 2565),
            (
                answer.GetProperty("backTest").GetProperty("trainYear").GetInt32(),
                answer.GetProperty("backTest").GetProperty("testYear").GetInt32()
            )
        );
        Assert.Equal(
            ["MOTIVE", "COMMON_NEIGHBOURS", "PREFERENTIAL_ATTACHMENT", "CHANCE"],
            answer.GetProperty("backTest").GetProperty("rankings").EnumerateArray().Select(one => one.GetProperty("ranking").GetString())
        );
        Assert.Equal(2567, answer.GetProperty("latest").GetProperty("trainYear").GetInt32());
    }

    [Theory]
    [InlineData("partnerSuggestions { partyCount }", "BAD_ARGUMENTS")]
    [InlineData("partnerSuggestions(partyId: \"UGFydHk6Mg\", areaCode: \"50\") { partyCount }", "BAD_ARGUMENTS")]
    [InlineData("partnerSuggestions(partyId: \"nonsense\") { partyCount }", "INVALID_ID")]
    [InlineData("partnerSuggestions(areaCode: \"zz\") { partyCount }", "UNKNOWN_AREA")]
    [InlineData("partnerSuggestions(areaCode: \"50\", limit: 0) { partyCount }", "OUT_OF_RANGE")]
    [InlineData("partnerSuggestions(areaCode: \"50\", limit: 201) { partyCount }", "OUT_OF_RANGE")]
    [InlineData("partnerSuggestions(areaCode: \"50\") { backTest(trainYear: 2021) { trainYear } }", "FISCAL_YEAR")]
    [InlineData("partnerSuggestions(areaCode: \"50\") { backTest(count: 0) { trainYear } }", "OUT_OF_RANGE")]
    [InlineData("partnerSuggestions(areaCode: \"50\") { backTest(seed: -1) { trainYear } }", "OUT_OF_RANGE")]
    public async Task BadArgumentsGetAClearCode(string question, string code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ network {{ {question} }} }}"));

    [Fact]
    public async Task WhatIsNotThereGetsAnHonestAnswer()
    {
        var network = (
            await api.DataAsync(
                """
                { network { none: partnerSuggestions(partyId: "UGFydHk6OTk5OTk5") { partyCount } outside:
                partnerSuggestions(partyId: "UGFydHk6Mg", scope: { kinds: [] }) { partyCount suggestions { totalCount } backTest
                { trainYear isTooSmallToSay rankings { precision auc } } }
                  lastYear: partnerSuggestions(areaCode: "50") { backTest(trainYear: 2593) { testedPairCount isTooSmallToSay } } } }
                """
            )
        ).GetProperty("network");
        Assert.Equal(JsonValueKind.Null, network.GetProperty("none").ValueKind);
        Assert.Equal(0, network.GetProperty("outside").GetProperty("suggestions").GetProperty("totalCount").GetInt32());
        Assert.True(network.GetProperty("lastYear").GetProperty("backTest").GetProperty("isTooSmallToSay").GetBoolean());
    }

    private static double Score(JsonElement node) => node.GetProperty("score").GetDouble();
}
