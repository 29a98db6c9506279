using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests.Paths;

public sealed class PairConnectionQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Question = """
        query($from: ID!, $to: ID!) { network {
            strongestPath(from: $from, to: $to) { isInScope weakestTie way { steps parties { id } ties { collaborations { id
            } } } basis { scope { weight } } }
            resistance(from: $from, to: $to) { isInScope value upperBound converged } } }
        """;

    [Fact]
    public async Task NoTieOfTheStrongestPathIsWeakerThanItsWeakest()
    {
        var network = (await api.DataAsync(Question, new { from = Id("org-codi"), to = Id("org-pacc-z2") })).GetProperty("network");
        var strongest = network.GetProperty("strongestPath");
        Assert.Equal("LINKS", strongest.GetProperty("basis").GetProperty("scope").GetProperty("weight").GetString());
        Assert.Equal(
            strongest.GetProperty("weakestTie").GetDouble(),
            strongest.GetProperty("way").GetProperty("ties").EnumerateArray().Min(tie => tie.GetProperty("collaborations").GetArrayLength())
        );
        var resistance = network.GetProperty("resistance");
        Assert.True(resistance.GetProperty("converged").GetBoolean());
        Assert.InRange(resistance.GetProperty("value").GetDouble(), 1e-6, resistance.GetProperty("upperBound").GetDouble());
    }

    [Fact]
    public async Task APartyMeetsNoResistanceToItself()
    {
        var network = (await api.DataAsync(Question, new { from = Id("org-codi"), to = Id("org-codi") })).GetProperty("network");
        Assert.Equal(0, network.GetProperty("resistance").GetProperty("value").GetDouble());
        Assert.Equal(0, network.GetProperty("strongestPath").GetProperty("way").GetProperty("steps").GetInt32());
    }

    private string Id(string key) => GlobalId.Of(RecordKind.Party, api.Network.Current.FindParty(key)!.Id);
}
