using System.Text.Json;

namespace AntiCorruption.Api.Tests.Pictures;

public sealed class PictureQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Columns =
        "basis { partyCount tieCount } textEn textTh isGrouped pointCount hiddenTieCount ids labels labelsEn kinds partyCounts x y size"
        + " values colour from to weight legend { size sizeName sizeNameTh largestValue colour colourMetric lowestColour highestColour"
        + " groups { key name nameEn partyCount } }";

    [Fact]
    public async Task EveryColumnHasAnEntryForEachPointOrLine()
    {
        var picture = await PictureAsync("");
        Assert.False(picture.GetProperty("isGrouped").GetBoolean());
        Assert.Equal(picture.GetProperty("basis").GetProperty("partyCount").GetInt32(), picture.GetProperty("pointCount").GetInt32());
        foreach (var column in (string[])["ids", "labels", "labelsEn", "kinds", "partyCounts", "x", "y", "size", "values", "colour"])
            Assert.Equal(picture.GetProperty("pointCount").GetInt32(), picture.GetProperty(column).GetArrayLength());
        foreach (var column in (string[])["from", "to", "weight"])
            Assert.Equal(picture.GetProperty("basis").GetProperty("tieCount").GetInt32(), picture.GetProperty(column).GetArrayLength());
        Assert.Equal(
            150,
            picture.GetProperty("legend").GetProperty("groups").EnumerateArray().Sum(group => group.GetProperty("partyCount").GetInt32())
        );
        Assert.StartsWith("ภาพแสดง 150 องค์กร", picture.GetProperty("textTh").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PointsDoNotOverlapAndAreAsLargeAsTheirMetricSays()
    {
        var picture = await PictureAsync("size: BETWEENNESS");
        var (x, y, size) = (Numbers(picture, "x"), Numbers(picture, "y"), Numbers(picture, "size"));
        for (var one = 0; one < x.Length; one++)
        for (var other = 0; other < one; other++)
            Assert.True(double.Hypot(x[one] - x[other], y[one] - y[other]) > size[one] + size[other]);
        var values = picture.GetProperty("values").EnumerateArray().Select(value => value.GetDouble()).ToArray();
        Assert.Equal(Array.IndexOf(values, values.Max()), Array.IndexOf(size, size.Max()));
        Assert.Equal(values.Max(), picture.GetProperty("legend").GetProperty("largestValue").GetDouble());
    }

    [Fact]
    public async Task PlacesAreTheSameWhateverSizeAndColourStandFor()
    {
        var (one, other) = (await PictureAsync(""), await PictureAsync("size: PAGE_RANK, colour: COMMUNITY"));
        Assert.Equal(Numbers(one, "x"), Numbers(other, "x"));
        Assert.NotEqual(one.GetProperty("colour").ToString(), other.GetProperty("colour").ToString());
        Assert.NotEqual(Numbers(one, "x"), Numbers(await PictureAsync("seed: 2"), "x"));
    }

    [Theory]
    [InlineData("KIND")]
    [InlineData("REGION")]
    [InlineData("PROVINCE")]
    [InlineData("LEVEL")]
    [InlineData("COMMUNITY")]
    [InlineData("COMPONENT")]
    public async Task AboveTheLimitGroupsAreDrawnAndOneIsOpenedByItsKey(string by)
    {
        var picture = await PictureAsync($"parties: 149, groupBy: {by}, colour: {by}");
        Assert.True(picture.GetProperty("isGrouped").GetBoolean());
        Assert.Equal(150, picture.GetProperty("partyCounts").EnumerateArray().Sum(count => count.GetInt32()));
        Assert.Equal(Enumerable.Range(0, picture.GetProperty("pointCount").GetInt32()).Select(i => (double)i), Numbers(picture, "colour"));
        var ids = picture.GetProperty("ids").EnumerateArray().Select(id => id.GetString()!).ToArray();
        Assert.Equal(
            ids,
            picture.GetProperty("legend").GetProperty("groups").EnumerateArray().Select(group => group.GetProperty("key").GetString()!)
        );
        var opened = await PictureAsync($"groupBy: {by}, inside: {JsonSerializer.Serialize(ids[^1])}");
        Assert.False(opened.GetProperty("isGrouped").GetBoolean());
        Assert.Equal(picture.GetProperty("partyCounts").EnumerateArray().Last().GetInt32(), opened.GetProperty("pointCount").GetInt32());
    }

    [Fact]
    public async Task LinesBetweenGroupsAreTheTiesBetweenTheirMembers()
    {
        var (all, groups) = (await PictureAsync("colour: KIND"), await PictureAsync("parties: 0, groupBy: KIND"));
        var kinds = Numbers(all, "colour");
        var across = Numbers(all, "from").Zip(Numbers(all, "to")).Count(ends => kinds[(int)ends.First] != kinds[(int)ends.Second]);
        Assert.Equal(across, Numbers(groups, "weight").Sum());
    }

    [Fact]
    public async Task TheStrongestLinesAreKeptAndTheOthersCounted()
    {
        var (all, few) = (await PictureAsync("scope: { weight: LINKS }"), await PictureAsync("scope: { weight: LINKS }, ties: 10"));
        Assert.Equal(Numbers(all, "weight").OrderDescending().Take(10).Order(), Numbers(few, "weight").Order());
        Assert.Equal(Numbers(all, "weight").Length - 10, few.GetProperty("hiddenTieCount").GetInt32());
    }

    [Fact]
    public async Task ColoursCanStandForAMetric()
    {
        var picture = await PictureAsync("colourMetric: CLUSTERING");
        Assert.Contains(JsonValueKind.Null, picture.GetProperty("colour").EnumerateArray().Select(colour => colour.ValueKind));
        Assert.Equal("CLUSTERING", picture.GetProperty("legend").GetProperty("colourMetric").GetString());
        Assert.Equal(0, picture.GetProperty("legend").GetProperty("groups").GetArrayLength());
    }

    [Fact]
    public async Task APictureContinuesThatOfAnEarlierYear()
    {
        const string both = "continues: [{ fiscalYear: 2563 }], scope: { fiscalYears: [2563] }";
        var (first, later) = (await PictureAsync("scope: { fiscalYears: [2563] }"), await PictureAsync(both));
        var (x, laterX) = (Numbers(first, "x"), Numbers(later, "x"));
        var width = x.Max() - x.Min();
        Assert.All(x.Zip(laterX), places => Assert.InRange(Math.Abs(places.First - places.Second), 0, width / 4));
    }

    [Theory]
    [InlineData("picture(inside: \"nonsense\") { pointCount }")]
    [InlineData("picture(inside: \"nonsense\", parties: 0) { pointCount }")]
    public async Task AGroupThatIsNotThereHasNoPicture(string question) =>
        Assert.Equal(
            JsonValueKind.Null,
            (await api.DataAsync($"{{ network {{ {question} }} }}")).GetProperty("network").GetProperty("picture").ValueKind
        );

    [Fact]
    public async Task AnEmptyScopeHasAnEmptyPicture() =>
        Assert.Equal(0, (await PictureAsync("scope: { kinds: [] }")).GetProperty("pointCount").GetInt32());

    [Theory]
    [InlineData("seed: -1", "OUT_OF_RANGE")]
    [InlineData("parties: -1", "OUT_OF_RANGE")]
    [InlineData("parties: 10001", "OUT_OF_RANGE")]
    [InlineData("ties: 100001", "OUT_OF_RANGE")]
    [InlineData("size: PERSONALISED_PAGE_RANK", "REQUIRED")]
    [InlineData("continues: [{}]", "REQUIRED")]
    [InlineData("parties: 2000000000", "COST_LIMIT")]
    public async Task BadArgumentsGetAClearCode(string arguments, string code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ network {{ picture({arguments}) {{ pointCount }} }} }}"));

    private async Task<JsonElement> PictureAsync(string arguments)
    {
        var question = arguments.Length > 0 ? $"picture({arguments})" : "picture";
        return (await api.DataAsync($"{{ network {{ {question} {{ {Columns} }} }} }}")).GetProperty("network").GetProperty("picture");
    }

    private static double[] Numbers(JsonElement picture, string column) =>
        [.. picture.GetProperty(column).EnumerateArray().Select(number => number.GetDouble())];
}
