namespace AntiCorruption.Api.Tests.History;

public sealed class HistoryQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task EveryChangeOfARecordIsToldNewestFirstAndPageByPage()
    {
        foreach (var note in (string[])["หนึ่ง", "สอง", "สาม"])
            await api.ChangeAsync(
                $$"""
                mutation { updateParty(input: { id: "UGFydHk6Nw", note: "{{note}}" }) { party { id } errors { ... on Error {
                code } } } }
                """
            );
        const string Query = """
            query($after: String) { version history(id: "UGFydHk6Nw", first: 2, after: $after) { totalCount nodes { kind
            version operation before after } pageInfo { endCursor hasNextPage } } }
            """;
        var first = await api.DataAsync(Query);
        var history = first.GetProperty("history");
        Assert.Equal(first.GetProperty("version").GetInt64(), history.GetProperty("nodes")[0].GetProperty("version").GetInt64());
        Assert.Contains("สาม", history.GetProperty("nodes")[0].GetProperty("after").GetString(), StringComparison.Ordinal);
        Assert.Contains("สอง", history.GetProperty("nodes")[0].GetProperty("before").GetString(), StringComparison.Ordinal);
        Assert.True(history.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        var second = await api.DataAsync(Query, new { after = history.GetProperty("pageInfo").GetProperty("endCursor").GetString() });
        Assert.Contains(
            "หนึ่ง",
            second.GetProperty("history").GetProperty("nodes")[0].GetProperty("after").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData("UGFydHk6")]
    public async Task WhatIsNoRecordHasNoHistory(string id) =>
        Assert.Equal("INVALID_ID", await api.CodeAsync("query($id: ID!) { history(id: $id) { totalCount } }", new { id }));
}
