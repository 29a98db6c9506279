namespace AntiCorruption.Api.Tests.TargetAreas;

public sealed class TargetAreaQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task TargetsOfAYearAreListedWithTheirAreas()
    {
        const int Year = 2571;
        await CreateAsync("50", Year);
        await CreateAsync("51", Year);
        await CreateAsync("50", Year + 1);
        var nodes = (
            await api.DataAsync(
                $$"""
                { targetAreas(first: 1000, where: { fiscalYear: { eq: {{Year}} } }) { nodes { key fiscalYear areaCode area {
                code } } } }
                """
            )
        ).GetProperty("targetAreas").GetProperty("nodes").EnumerateArray().ToList();
        var expected = api.Network.Current.TargetAreas.Where(target => target.FiscalYear == Year && !target.IsArchived);
        Assert.Equal(
            expected.Select(target => target.Key).Order(StringComparer.Ordinal),
            nodes.Select(node => node.GetProperty("key").GetString()!).Order(StringComparer.Ordinal)
        );
        Assert.All(nodes, node =>
            Assert.StartsWith(
                node.GetProperty("area").GetProperty("code").GetString()!,
                node.GetProperty("areaCode").GetString(),
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task ArchivedOnesAreListedWhereAskedFor()
    {
        var id = await CreateAsync("52", 2573);
        var (listed, all) = (await CountAsync(""), await CountAsync("(includeArchived: true)"));
        await api.ChangeAsync(
            $$"""mutation { archiveTargetArea(input: { id: "{{id}}" }) { targetArea { id } errors { ... on Error { code } } } }"""
        );
        Assert.Equal((listed - 1, all), (await CountAsync(""), await CountAsync("(includeArchived: true)")));
    }

    private async Task<string> CreateAsync(string areaCode, int fiscalYear) => (
            await api.ChangeAsync(
                $$"""
                mutation { createTargetArea(input: { areaCode: "{{areaCode}}", fiscalYear: {{fiscalYear}}, phase: PILOT }) {
                targetArea { id } errors { ... on Error { code } } } }
                """
            )
        ).GetProperty("targetArea").GetProperty("id").GetString()!;

    private async Task<int> CountAsync(string arguments) =>
        (await api.DataAsync($$"""{ targetAreas{{arguments}} { totalCount } }"""))
            .GetProperty("targetAreas")
            .GetProperty("totalCount")
            .GetInt32();
}
