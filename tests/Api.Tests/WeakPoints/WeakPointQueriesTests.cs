namespace AntiCorruption.Api.Tests.WeakPoints;

public sealed class WeakPointQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TheBundledNetworkHangsByAFewOffices()
    {
        var answer = (
            await api.DataAsync(
                """
                { network { weakPoints { blockCount parties(first: 2) { totalCount nodes { party { key } cutOffCount
                provinceCount cutOff(first: 50) { totalCount nodes { key } } } }
                    ties { totalCount nodes { from { key } to { key } cutOffCount cutOff { nodes { key } } collaborations {
                    isDerived } } } shells { core partyCount } } } }
                """
            )
        ).GetProperty("network").GetProperty("weakPoints");
        // Counted by NetworkX 2.8.8 (articulation_points, bridges, biconnected_components, core_number) on the pairs of participants in
        // data/participations.csv.
        Assert.Equal(49, answer.GetProperty("blockCount").GetInt32());
        Assert.Equal(13, answer.GetProperty("parties").GetProperty("totalCount").GetInt32());
        Assert.Equal(21, answer.GetProperty("ties").GetProperty("totalCount").GetInt32());
        var first = answer.GetProperty("parties").GetProperty("nodes")[0];
        Assert.Equal(
            ("org-codi", 28),
            (first.GetProperty("party").GetProperty("key").GetString(), first.GetProperty("cutOffCount").GetInt32())
        );
        Assert.Equal(first.GetProperty("cutOffCount").GetInt32(), first.GetProperty("cutOff").GetProperty("totalCount").GetInt32());
        Assert.All(answer.GetProperty("ties").GetProperty("nodes").EnumerateArray(), tie =>
            Assert.NotEmpty(tie.GetProperty("collaborations").EnumerateArray())
        );
        Assert.Equal(150, answer.GetProperty("shells").EnumerateArray().Sum(shell => shell.GetProperty("partyCount").GetInt32()));
        Assert.Equal(11, answer.GetProperty("shells").EnumerateArray().Last().GetProperty("core").GetInt32());
    }

    [Fact]
    public async Task AnEmptyScopeHasNoWeakPoint()
    {
        var answer = (
            await api.DataAsync(
                "{ network { weakPoints(scope: { kinds: [] }) { blockCount parties { totalCount } ties { totalCount } shells { core } } } }"
            )
        )
            .GetProperty("network")
            .GetProperty("weakPoints");
        Assert.Equal("""{"blockCount":0,"parties":{"totalCount":0},"ties":{"totalCount":0},"shells":[]}""", answer.GetRawText());
    }
}
