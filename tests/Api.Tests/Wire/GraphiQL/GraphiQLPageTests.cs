using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;

namespace AntiCorruption.Api.Tests.Wire.GraphiQL;

public sealed partial class GraphiQLPageTests : IAsyncLifetime
{
    private WireHost host = null!;

    public async ValueTask InitializeAsync() => host = await WireHost.StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task ABrowserGetsThePageAndAProgramDoesNot()
    {
        using var page = await GetAsync("/graphql", "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal("text/html", page.Content.Headers.ContentType!.MediaType);
        using var answer = await GetAsync("/graphql?query={hello}", "text/html,application/xhtml+xml,*/*;q=0.8");
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
        using var program = await GetAsync("/graphql", "application/json");
        Assert.Equal(HttpStatusCode.BadRequest, program.StatusCode);
    }

    [Fact]
    public async Task ThePageAsksThisServerOnly()
    {
        using var page = await GetAsync("/graphql", "text/html");
        var html = await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains(
            "default-src 'none'; script-src 'self'",
            Assert.Single(page.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
        var links = Links().Matches(html).Select(link => link.Groups[1].Value).Where(link => link is not ("data:," or "?sdl")).ToList();
        Assert.Equal(3, links.Count);
        foreach (var link in links)
        {
            Assert.StartsWith("/graphql/", link, StringComparison.Ordinal);
            using var file = await GetAsync(link, "*/*");
            Assert.Equal(HttpStatusCode.OK, file.StatusCode);
            using var again = new HttpRequestMessage(HttpMethod.Get, link);
            again.Headers.IfNoneMatch.Add(file.Headers.ETag!);
            using var unchanged = await host.Http.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }

    [Fact]
    public async Task GraphiQLOpensInARealBrowserUnderItsPolicy()
    {
        var browser = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(browser is null, "Chromium is not installed; the page was not opened.");
        var profile = Directory.CreateTempSubdirectory();
        try
        {
            string[] arguments =
            [
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                $"--user-data-dir={profile.FullName}",
                "--enable-logging=stderr",
                "--virtual-time-budget=8000",
                "--dump-dom",
                host.GraphQL,
            ];
            using var process = Process.Start(
                new ProcessStartInfo(browser!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
            var log = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var dom = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Contains("graphiql-execute-button", dom, StringComparison.Ordinal);
            Assert.Contains("ยินดีต้อนรับ", dom, StringComparison.Ordinal);
            Assert.DoesNotContain("Content Security Policy", await log, StringComparison.Ordinal);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("(?:src|href)=\"([^\"]*)\"")]
    private static partial Regex Links();
}
