using System.Text.Json;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests.Paths;

public sealed class ScopedPathQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task WaysGoOverLinksOfTheScope()
    {
        var paths = await PathsAsync(
            "count: 4",
            "isInScope isWhole basis { tieCount } ways { steps length introducer { key } parties { key } ties { "
                + "from { key } to { key } collaborations { isDerived } } }"
        );
        Assert.True(paths.GetProperty("isInScope").GetBoolean());
        var lengths = paths.GetProperty("ways").EnumerateArray().Select(way => way.GetProperty("steps").GetInt32()).ToList();
        Assert.Equal((4, true), (lengths.Count, lengths.Order().SequenceEqual(lengths)));
        foreach (var way in paths.GetProperty("ways").EnumerateArray())
        {
            Assert.Equal(
                way.GetProperty("parties")[1].GetProperty("key").GetString(),
                way.GetProperty("introducer").GetProperty("key").GetString()
            );
            Assert.All(way.GetProperty("ties").EnumerateArray(), tie =>
                Assert.NotEmpty(tie.GetProperty("collaborations").EnumerateArray())
            );
        }
    }

    [Fact]
    public async Task NobodyIsTrustedWhereNobodyRated()
    {
        var paths = await PathsAsync("scope: { minTrust: 3 }", "isWhole ways { steps } basis { scope { minTrust } }");
        Assert.Empty(paths.GetProperty("ways").EnumerateArray());
        Assert.Equal(3, paths.GetProperty("basis").GetProperty("scope").GetProperty("minTrust").GetDouble());
    }

    [Fact]
    public async Task WithoutTheBusyOnesWaysAreLonger()
    {
        var direct = (await PathsAsync("count: 1", "ways { steps }")).GetProperty("ways")[0].GetProperty("steps").GetInt32();
        var around = (await PathsAsync("count: 1, maxPartnerCount: 12", "ways { steps parties { partnerCount } }"))
            .GetProperty("ways")
            .EnumerateArray()
            .ToList();
        Assert.All(around, way => Assert.True(way.GetProperty("steps").GetInt32() >= direct));
        Assert.All(around.SelectMany(way => way.GetProperty("parties").EnumerateArray().Skip(1).SkipLast(1)), party =>
            Assert.InRange(party.GetProperty("partnerCount").GetInt32(), 0, 12)
        );
    }

    [Theory]
    [InlineData("count: 0", "OUT_OF_RANGE")]
    [InlineData("count: 51", "OUT_OF_RANGE")]
    [InlineData("maxPartnerCount: -1", "OUT_OF_RANGE")]
    [InlineData("spareBusy: -0.5", "OUT_OF_RANGE")]
    [InlineData("scope: { minTrust: 9 }", "OUT_OF_RANGE")]
    [InlineData("scope: { areaCodes: [\"77777777\"] }", "UNKNOWN_AREA")]
    public async Task WrongArgumentsAreNamed(string arguments, string code) =>
        Assert.Equal(
            code,
            await api.CodeAsync(
                $"query($from: ID!, $to: ID!) {{ network {{ paths(from: $from, to: $to, {arguments}) {{ isWhole }} }} }}",
                Ends()
            )
        );

    [Fact]
    public async Task APartyThatIsNotThereHasNoAnswer() =>
        Assert.Equal(
            JsonValueKind.Null,
            (
                await api.DataAsync(
                    "query($a: ID!) { network { paths(from: $a, to: $a) { isWhole } } }",
                    new { a = GlobalId.Of(RecordKind.Party, 999_999) }
                )
            )
                .GetProperty("network")
                .GetProperty("paths")
                .ValueKind
        );

    private async Task<JsonElement> PathsAsync(string arguments, string fields) =>
        (
            await api.DataAsync(
                $"query($from: ID!, $to: ID!) {{ network {{ paths(from: $from, to: $to, {arguments}) {{ {fields} }} }} }}",
                Ends()
            )
        )
            .GetProperty("network")
            .GetProperty("paths");

    private object Ends() => new { from = Id("org-act"), to = Id("org-codi-council-network-office") };

    private string Id(string key) => GlobalId.Of(RecordKind.Party, api.Network.Current.FindParty(key)!.Id);
}
