namespace AntiCorruption.Api.Tests.WeakPoints;

public sealed class TieQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TheBusiestTiesComeFirst()
    {
        var answer = (
            await api.DataAsync("{ network { busyTies { isExact ties(first: 50) { nodes { fraction rank collaborations { id } } } } } }")
        )
            .GetProperty("network")
            .GetProperty("busyTies");
        Assert.True(answer.GetProperty("isExact").GetBoolean());
        var ties = answer.GetProperty("ties").GetProperty("nodes").EnumerateArray().ToArray();
        Assert.All(ties, tie => Assert.InRange(tie.GetProperty("fraction").GetDouble(), 0, 1));
        Assert.Equal(1, ties[0].GetProperty("rank").GetInt32());
        Assert.Equal(
            ties.Select(tie => tie.GetProperty("rank").GetInt32()).Order(),
            ties.Select(tie => tie.GetProperty("rank").GetInt32())
        );
    }

    [Fact]
    public async Task NewTiesMendAsManyBridgesAsThereAre()
    {
        var network = (
            await api.DataAsync(
                """
                { network { weakPoints { ties { totalCount } }
                    reinforcement(joinParts: true) { bridgeCount bridgesLeft isConnected ties { totalCount nodes { from { id } to {
                    id } } } } } }
                """
            )
        ).GetProperty("network");
        var answer = network.GetProperty("reinforcement");
        Assert.Equal(
            network.GetProperty("weakPoints").GetProperty("ties").GetProperty("totalCount").GetInt32(),
            answer.GetProperty("bridgeCount").GetInt32()
        );
        Assert.Equal((0, true), (answer.GetProperty("bridgesLeft").GetInt32(), answer.GetProperty("isConnected").GetBoolean()));
        Assert.NotEqual(0, answer.GetProperty("ties").GetProperty("totalCount").GetInt32());
    }
}
