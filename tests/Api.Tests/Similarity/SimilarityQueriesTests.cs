using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests.Similarity;

public sealed class SimilarityQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Shared = """
        query($from: ID!, $to: ID!) { network { similarity(from: $from, to: $to) {
            isInScope figures { index value nameTh nameEn } sharedPartners { id } basis { partyCount } } } }
        """;

    [Fact]
    public async Task APairSharesThePartnersThatBothHave()
    {
        var answer = (await api.DataAsync(Shared, new { from = Id("org-codi"), to = Id("org-pacc-z2") }))
            .GetProperty("network")
            .GetProperty("similarity");
        var network = api.Network.Current;
        var (one, other) = (network.FindParty("org-codi")!.Id, network.FindParty("org-pacc-z2")!.Id);
        var shared = network.PartnersOf(one).ToArray().Intersect(network.PartnersOf(other).ToArray()).Count();
        Assert.Equal(shared, answer.GetProperty("sharedPartners").GetArrayLength());
        Assert.Equal(shared, answer.GetProperty("figures")[0].GetProperty("value").GetDouble());
        Assert.Equal(Enum.GetValues<Graph.Algorithms.Similarity.SimilarityIndex>().Length, answer.GetProperty("figures").GetArrayLength());
    }

    [Fact]
    public async Task TheMostAlikeComeFirst()
    {
        var rows = (
            await api.DataAsync(
                "query($of: ID!) { network { similarParties(partyId: $of, count: 5) { isInScope parties { score party { id } } } } }",
                new { of = Id("org-codi") }
            )
        )
            .GetProperty("network")
            .GetProperty("similarParties")
            .GetProperty("parties")
            .EnumerateArray()
            .Select(row => row.GetProperty("score").GetDouble())
            .ToArray();
        Assert.Equal(5, rows.Length);
        Assert.Equal(rows.OrderDescending(), rows);
    }

    [Fact]
    public async Task APartyIsNotComparedWithItself() =>
        Assert.Equal("SAME_PARTY", await api.CodeAsync(Shared, new { from = Id("org-codi"), to = Id("org-codi") }));

    [Fact]
    public async Task TooManyAreRefused() =>
        Assert.Equal(
            "OUT_OF_RANGE",
            await api.CodeAsync(
                "query($of: ID!) { network { similarParties(partyId: $of, count: 101) { isInScope } } }",
                new { of = Id("org-codi") }
            )
        );

    private string Id(string key) => GlobalId.Of(RecordKind.Party, api.Network.Current.FindParty(key)!.Id);
}
