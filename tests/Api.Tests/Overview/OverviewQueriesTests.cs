using System.Text.Json;

namespace AntiCorruption.Api.Tests.Overview;

public sealed class OverviewQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Everything = """
        { basis { tieCount } density meanDegree reciprocity degreeAssortativity kindAssortativity eiIndex transitivity
        meanClustering linkTypes { type linkCount } provinces { code area { name } partyCount withinTieCount
        acrossTieCount }
          distances { mean meanStandardError connectedFraction diameter effectiveDiameter steps { steps pairCount }
          isExact startCount } centralisation { degree betweenness closeness isExact } }
        """;

    /// <summary>NetworkX 2.8.8 on the bundled data.</summary>
    [Fact]
    public async Task TheFiguresAreThoseOfNetworkX()
    {
        var overview = (await api.DataAsync($"{{ network {{ overview {Everything} }} }}")).GetProperty("network").GetProperty("overview");
        Assert.Equal(0.028098434004474274, overview.GetProperty("density").GetDouble(), 1e-12);
        Assert.Equal(0.05621813984803304, overview.GetProperty("kindAssortativity").GetDouble(), 1e-9);
        Assert.Equal(2.758961681087763, overview.GetProperty("distances").GetProperty("mean").GetDouble(), 1e-9);
        Assert.Equal(0.17733891947891342, overview.GetProperty("centralisation").GetProperty("betweenness").GetDouble(), 1e-9);
        Assert.Equal(JsonValueKind.Null, overview.GetProperty("reciprocity").ValueKind);
        Assert.Equal("CO_PARTICIPATED", overview.GetProperty("linkTypes")[0].GetProperty("type").GetString());
    }

    [Fact]
    public async Task DirectionsGiveAReciprocity() =>
        // Without a stored link all ties count both ways.
        Assert.Equal(
            1,
            (await api.DataAsync("{ network { overview(scope: { directed: true }) { reciprocity } } }"))
                .GetProperty("network")
                .GetProperty("overview")
                .GetProperty("reciprocity")
                .GetDouble()
        );

    [Fact]
    public async Task AnEmptyScopeHasNullsAndNoFault()
    {
        var overview = (await api.DataAsync($"{{ network {{ overview(scope: {{ kinds: [] }}) {Everything} }} }}"))
            .GetProperty("network")
            .GetProperty("overview");
        Assert.All((string[])["density", "meanDegree", "reciprocity", "degreeAssortativity", "kindAssortativity", "eiIndex"], name =>
            Assert.Equal(JsonValueKind.Null, overview.GetProperty(name).ValueKind)
        );
        Assert.Equal(JsonValueKind.Null, overview.GetProperty("distances").GetProperty("mean").ValueKind);
        Assert.Equal(JsonValueKind.Null, overview.GetProperty("centralisation").GetProperty("closeness").ValueKind);
    }

    [Fact]
    public async Task ABadSeedIsRefused() =>
        Assert.Equal("OUT_OF_RANGE", await api.CodeAsync("{ network { overview { distances(seed: -1) { mean } } } }"));

    [Fact]
    public async Task FiguresSayHowFarTheyCouldMove()
    {
        var sensitivity = (
            await api.DataAsync(
                "{ network { overview { sensitivity(missingFraction: 0.2, runs: 20) { missingFraction runs seed level "
                    + "isTooSmall textTh textEn figures { figure value low high } } } } }"
            )
        )
            .GetProperty("network")
            .GetProperty("overview")
            .GetProperty("sensitivity");
        var degree = sensitivity
            .GetProperty("figures")
            .EnumerateArray()
            .Single(figure => figure.GetProperty("figure").GetString() == "MEAN_DEGREE");
        // 628/150 known; a fifth missing at random: about 5.2 in all.
        Assert.InRange(628 / 150.0 / 0.8, degree.GetProperty("low").GetDouble(), degree.GetProperty("high").GetDouble());
        Assert.Contains("20%", sensitivity.GetProperty("textEn").GetString(), StringComparison.Ordinal);
        var small = (
            await api.DataAsync("{ network { overview(scope: { kinds: [PACC_OFFICE] }) { sensitivity { isTooSmall figures { low } } } } }")
        )
            .GetProperty("network")
            .GetProperty("overview")
            .GetProperty("sensitivity");
        Assert.True(small.GetProperty("isTooSmall").GetBoolean());
    }

    [Theory]
    [InlineData("missingFraction: 0")]
    [InlineData("missingFraction: 0.6")]
    [InlineData("runs: 501")]
    [InlineData("level: 1")]
    public async Task SensitivityHasBounds(string arguments) =>
        Assert.Equal("OUT_OF_RANGE", await api.CodeAsync($"{{ network {{ overview {{ sensitivity({arguments}) {{ isTooSmall }} }} }} }}"));
}
