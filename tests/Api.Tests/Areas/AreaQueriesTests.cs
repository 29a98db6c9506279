using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests.Areas;

public sealed class AreaQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task AnAreaKnowsWhatItLiesInAndWhatLiesInIt()
    {
        var area = (
            await api.DataAsync(
                """
                { area(code: "50") { name level parent { code } partyCount parties(first: 1000) { totalCount } children(first:
                1000) { nodes { parent { code } } } } }
                """
            )
        ).GetProperty("area");
        Assert.Equal(("เชียงใหม่", "PROVINCE"), (area.GetProperty("name").GetString(), area.GetProperty("level").GetString()));
        Assert.Equal(api.Network.Current.FindArea("50")!.ParentCode, area.GetProperty("parent").GetProperty("code").GetString());
        Assert.Equal(area.GetProperty("partyCount").GetInt32(), area.GetProperty("parties").GetProperty("totalCount").GetInt32());
        Assert.All(area.GetProperty("children").GetProperty("nodes").EnumerateArray(), child =>
            Assert.Equal("50", child.GetProperty("parent").GetProperty("code").GetString())
        );
    }

    [Theory]
    [InlineData("99")]
    [InlineData("")]
    [InlineData("5")]
    public async Task AnAreaThatIsNotThereIsNull(string code) =>
        Assert.Equal(
            """{"area":null}""",
            (await api.DataAsync("query($code: String!) { area(code: $code) { name } }", new { code })).GetRawText()
        );

    [Fact]
    public async Task AreasOfALevelAreListedByName()
    {
        var names = (
            await api.DataAsync(
                "{ areas(first: 1000, where: { level: { eq: PROVINCE } }, order: [{ name: ASC }]) { nodes { name } } " + "}"
            )
        )
            .GetProperty("areas")
            .GetProperty("nodes")
            .EnumerateArray()
            .Select(area => area.GetProperty("name").GetString()!)
            .ToList();
        Assert.Equal(api.Network.Current.Areas.Count(area => area.Level == AreaLevel.Province), names.Count);
        Assert.Equal(names.Order(StringComparer.Create(System.Globalization.CultureInfo.GetCultureInfo("th-TH"), false)), names);
    }
}
