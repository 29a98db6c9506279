using System.Text.Json;

namespace AntiCorruption.Api.Tests.Mixing;

public sealed class MixingQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("KIND", 314)]
    [InlineData("REGION", null)]
    [InlineData("PROVINCE", null)]
    [InlineData("LEVEL", null)]
    public async Task SharesAndExpectationsAddUp(string by, int? ties)
    {
        var mixing = (
            await api.DataAsync(
                $$"""
                { network { mixing(by: {{by}}, permutations: 50) { tieCount leftOutTieCount assortativity degreeAssortativity
                eiIndex { value expected lowerFraction upperFraction pValue }
                  groups { kind level areaCode area { name } partyCount eiIndex { value pValue } } cells { from { areaCode } to {
                  areaCode } tieCount share expectedTieCount expectedShare }
                  parties(first: 3) { totalCount nodes { party { name } withinTieCount acrossTieCount eiIndex group { partyCount } } } } } }
                """
            )
        ).GetProperty("network").GetProperty("mixing");
        var cells = mixing.GetProperty("cells").EnumerateArray().ToList();
        Assert.Equal(mixing.GetProperty("tieCount").GetInt64(), cells.Sum(cell => cell.GetProperty("tieCount").GetInt64()));
        Assert.Equal(1, cells.Sum(cell => cell.GetProperty("share").GetDouble()), 9);
        Assert.Equal(1, cells.Sum(cell => cell.GetProperty("expectedShare").GetDouble()), 9);
        Assert.Equal(314, mixing.GetProperty("tieCount").GetInt64() + mixing.GetProperty("leftOutTieCount").GetInt64());
        if (ties is { } count)
            Assert.Equal(count, mixing.GetProperty("tieCount").GetInt64());
        Assert.Equal(
            mixing.GetProperty("parties").GetProperty("totalCount").GetInt32(),
            mixing.GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("partyCount").GetInt32())
        );
        Assert.InRange(mixing.GetProperty("eiIndex").GetProperty("pValue").GetDouble(), 0, 1);
    }

    [Fact]
    public async Task AnEmptyScopeMixesNothing()
    {
        var mixing = (
            await api.DataAsync(
                "{ network { mixing(scope: { kinds: [] }) { tieCount assortativity eiIndex { value expected pValue } "
                    + "groups { partyCount } cells { tieCount } } } }"
            )
        )
            .GetProperty("network")
            .GetProperty("mixing");
        Assert.Equal(
            (0, JsonValueKind.Null, JsonValueKind.Null),
            (
                mixing.GetProperty("tieCount").GetInt32(),
                mixing.GetProperty("assortativity").ValueKind,
                mixing.GetProperty("eiIndex").GetProperty("value").ValueKind
            )
        );
    }

    [Theory]
    [InlineData("permutations: -1")]
    [InlineData("permutations: 10001")]
    [InlineData("seed: -1")]
    public async Task BadArgumentsGetAClearCode(string arguments) =>
        Assert.Equal("OUT_OF_RANGE", await api.CodeAsync($"{{ network {{ mixing({arguments}) {{ tieCount }} }} }}"));
}
