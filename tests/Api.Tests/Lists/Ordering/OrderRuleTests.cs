namespace AntiCorruption.Api.Tests.Lists.Ordering;

public sealed class OrderRuleTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("parties(order: [{ kind: ASC, name: ASC }])", "ORDER_AMBIGUOUS")]
    [InlineData("parties(order: { kind: ASC, name: ASC })", "ORDER_AMBIGUOUS")]
    [InlineData("activities(order: [{ name: ASC }, { partyCount: DESC, kind: ASC }])", "ORDER_AMBIGUOUS")]
    [InlineData("parties(order: [{ kind: ASC, name: null }])", null)]
    [InlineData("parties(order: [{ kind: ASC }, { name: ASC }])", null)]
    [InlineData("parties(order: [{}, { name: ASC }])", null)]
    public async Task AnElementNamesOneField(string field, string? code) =>
        Assert.Equal(code, await api.CodeAsync($"{{ {field} {{ totalCount }} }}"));

    [Fact]
    public async Task VariablesAreReadInTheSameWay()
    {
        const string Query = "query($order: [PartySortInput!]) { parties(order: $order) { totalCount } }";
        Assert.Equal("ORDER_AMBIGUOUS", await api.CodeAsync(Query, new { order = new[] { new { name = "ASC", kind = "DESC" } } }));
        Assert.Equal("ORDER_TOO_LONG", await api.CodeAsync(Query, new { order = Enumerable.Repeat(new { name = "ASC" }, 30_000) }));
        Assert.Null(await api.CodeAsync(Query, new { order = Enumerable.Repeat(new { name = "ASC" }, 16) }));
    }

    [Fact]
    public async Task ElementsSortInTheirWrittenOrder()
    {
        async Task<string> Ids(string order) =>
            (
                await api.DataAsync(
                    $"{{ activities(first: 1000, order: {order}) {{ nodes {{ kind partyCount: participants {{ totalCount }} id }} }} }}"
                )
            )
                .GetProperty("activities")
                .GetRawText();
        Assert.NotEqual(await Ids("[{ partyCount: DESC }, { kind: ASC }]"), await Ids("[{ kind: ASC }, { partyCount: DESC }]"));
    }
}
