namespace AntiCorruption.Api.Tests.Wire.Requests;

public sealed class AsOfTests : IAsyncLifetime
{
    private readonly ApiHost api = new();

    public ValueTask InitializeAsync()
    {
        api.Settings.AddRange(["--Wire:Limits:MaxCost", "3000"]);
        return api.InitializeAsync();
    }

    public ValueTask DisposeAsync() => api.DisposeAsync();

    /// <summary>
    /// A version that there is none of is told only to who may ask for it: nothing earlier is looked for before a request has passed.
    /// </summary>
    [Theory]
    [InlineData("query @asOf(version: 999999) { nothing }", "FIELDS_ON_CORRECT_TYPE")]
    [InlineData("query @asOf(version: 999999) { network { brokers(draws: 200) { whole { count } } } }", "COST_LIMIT")]
    [InlineData("query @asOf(version: 999999) { version }", "VERSION_NOT_KEPT")]
    [InlineData("query($v: Long = 999999) @asOf(version: $v) { version }", "VERSION_NOT_KEPT")]
    [InlineData("query @asOf(fiscalYear: 2022) { version }", "FISCAL_YEAR")]
    public async Task NothingIsLookedForBeforeARequestHasPassed(string query, string code) =>
        Assert.Equal(code, await api.CodeAsync(query));

    [Fact]
    public async Task AnEarlierVersionHasAPrice()
    {
        var refused = await GraphQLAnswer.QueryAsync(api.Http, "query @asOf(fiscalYear: 2565) { parties(first: 600) { nodes { key } } }");
        Assert.Equal("COST_LIMIT", refused.Code);
        Assert.Null(await api.CodeAsync("{ parties(first: 600) { nodes { key } } }"));
    }

    [Fact]
    public async Task AVariableSaysTheYear()
    {
        const string query = "query($y: Int) @asOf(fiscalYear: $y) { network { upToFiscalYear } }";
        Assert.Equal(2565, (await api.DataAsync(query, new { y = 2565 })).GetProperty("network").GetProperty("upToFiscalYear").GetInt32());
        Assert.Equal(
            System.Text.Json.JsonValueKind.Null,
            (await api.DataAsync(query)).GetProperty("network").GetProperty("upToFiscalYear").ValueKind
        );
    }
}
