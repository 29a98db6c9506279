using System.Net;

namespace AntiCorruption.Api.Tests.Wire.Http;

public sealed class PageHeadersTests(ApiHost host) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData("/")]
    [InlineData("/graphql")]
    [InlineData("/graphql?sdl")]
    [InlineData("/graphql?query={__typename}")]
    [InlineData("/graphql/graphiql.js")]
    [InlineData("/health/ready")]
    [InlineData("/nowhere")]
    public async Task EveryAnswerTellsBrowsersWhatTheyMayDoWithIt(string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (path == "/graphql")
            request.Headers.Accept.ParseAdd("text/html");
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    /// <summary>The page's own style is named by its hash; anything else that got into the page would not run.</summary>
    [Fact]
    public async Task TheFrontPageMayUseItsOwnStyleOnly()
    {
        using var answer = await host.Http.GetAsync("/", TestContext.Current.CancellationToken);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        var style = page.Split("<style>")[1].Split("</style>")[0];
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(style)));
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains($"style-src 'sha256-{hash}'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-inline", policy, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
