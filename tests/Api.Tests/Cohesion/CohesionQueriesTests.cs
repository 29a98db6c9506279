namespace AntiCorruption.Api.Tests.Cohesion;

public sealed class CohesionQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task EveryTripleIsOfOneKind()
    {
        var answer = (
            await api.DataAsync(
                """
                { network { triadCensus { mutualPairCount asymmetricPairCount nullPairCount triads { name count textTh textEn }
                    basis { partyCount tieCount } } } }
                """
            )
        ).GetProperty("network").GetProperty("triadCensus");
        var (parties, ties) = (Number(answer.GetProperty("basis"), "partyCount"), Number(answer.GetProperty("basis"), "tieCount"));
        Assert.Equal((ties, 0), (Number(answer, "mutualPairCount"), Number(answer, "asymmetricPairCount")));
        Assert.Equal(parties * (parties - 1) / 2 - ties, Number(answer, "nullPairCount"));
        var triads = answer.GetProperty("triads").EnumerateArray().ToArray();
        Assert.Equal(16, triads.Length);
        Assert.Equal(parties * (parties - 1) * (parties - 2) / 6, triads.Sum(triad => Number(triad, "count")));
        Assert.Equal(16, triads.Select(triad => triad.GetProperty("textTh").GetString()).Distinct().Count());
    }

    [Fact]
    public async Task LevelsOfTrussesHoldEveryTie()
    {
        var answer = (
            await api.DataAsync(
                """
                { network { trusses { largest levels { number tieCount } ties(first: 3) { nodes { number from { id }
                collaborations { id } } }
                    best: ties(minNumber: 12) { totalCount } basis { tieCount } } } }
                """
            )
        ).GetProperty("network").GetProperty("trusses");
        var levels = answer.GetProperty("levels").EnumerateArray().ToArray();
        Assert.Equal(Number(answer.GetProperty("basis"), "tieCount"), levels.Sum(level => Number(level, "tieCount")));
        Assert.Equal(Number(answer, "largest"), Number(levels[0], "number"));
        Assert.Equal(
            levels.Where(level => Number(level, "number") >= 12).Sum(level => Number(level, "tieCount")),
            Number(answer.GetProperty("best"), "totalCount")
        );
        Assert.All(answer.GetProperty("ties").GetProperty("nodes").EnumerateArray(), tie =>
            Assert.NotEqual(0, tie.GetProperty("collaborations").GetArrayLength())
        );
    }

    [Fact]
    public async Task ASmallWorldIsMoreClusteredThanChance()
    {
        var answer = (await api.DataAsync("{ network { smallWorld { sigma omega clustering randomClustering meanDistance isExact } } }"))
            .GetProperty("network")
            .GetProperty("smallWorld");
        Assert.True(answer.GetProperty("isExact").GetBoolean());
        Assert.True(answer.GetProperty("clustering").GetDouble() > answer.GetProperty("randomClustering").GetDouble());
        Assert.True(answer.GetProperty("sigma").GetDouble() > 1);
    }

    [Fact]
    public async Task AnEmptyScopeHasNoTriple()
    {
        var answer = await api.DataAsync(
            "{ network { triadCensus(scope: { kinds: [] }) { nullPairCount } trusses(scope: { kinds: [] }) { "
                + "largest levels { number } } } }"
        );
        Assert.Equal(
            """{"triadCensus":{"nullPairCount":0},"trusses":{"largest":null,"levels":[]}}""",
            answer.GetProperty("network").GetRawText()
        );
    }

    private static long Number(System.Text.Json.JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
