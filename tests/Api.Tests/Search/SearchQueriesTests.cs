using AntiCorruption.Api.Tests.Wire;

namespace AntiCorruption.Api.Tests.Search;

public sealed class SearchQueriesTests(ApiHost host) : IClassFixture<ApiHost>
{
    /// <summary>Written as escapes in the document and in variables: half a surrogate pair, non-characters, controls.</summary>
    [Theory]
    [InlineData("\\uD83D")]
    [InlineData("abc\\uFFFE")]
    [InlineData("\\uFFFF")]
    [InlineData("\\uFDD0ปปท")]
    [InlineData("\\u0000")]
    public async Task NoTextEndsTheSearch(string escaped)
    {
        var inDocument = await GraphQLAnswer.QueryAsync(host.Http, $$"""{ search(text: "{{escaped}}", first: 1) { totalCount } }""");
        Assert.NotEqual("INTERNAL_ERROR", inDocument.Code);
        var request =
            $$"""{ "query": "query($t: String!) { search(text: $t, first: 1) { totalCount } }", "variables": { "t": "{{escaped}}" } }""";
        using var body = new StringContent(request, System.Text.Encoding.UTF8, "application/json");
        using var answer = await host.Http.PostAsync("/graphql", body, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(
            "INTERNAL_ERROR",
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TheWholeListIsWhatHasTheWord()
    {
        var found = (
            await host.DataAsync("{ search(text: \"University\", first: 5) { totalCount nodes { ... on Named { name } } } }")
        ).GetProperty("search");
        Assert.Equal(3, found.GetProperty("totalCount").GetInt32());
        Assert.All(found.GetProperty("nodes").EnumerateArray(), node =>
            Assert.Contains("มหาวิทยาลัย", node.GetProperty("name").GetString(), StringComparison.Ordinal)
        );
    }
}
