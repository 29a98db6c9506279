using System.Net;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Tests.Wire;

namespace AntiCorruption.Api.Tests.Access;

public class ListenGuardTests
{
    [Theory]
    [InlineData("urls", "http://localhost:5080", true)]
    [InlineData("urls", "http://127.0.0.1:0;https://[::1]:0", true)]
    [InlineData("urls", "http://unix:/tmp/api.sock", true)]
    [InlineData("urls", "http://0.0.0.0:5080", false)]
    [InlineData("urls", "http://localhost:5080;http://*:80", false)]
    [InlineData("urls", "http://[::]:5080", false)]
    [InlineData("urls", "http://192.168.1.4:5080", false)]
    [InlineData("urls", "http://localhost.example.org:5080", false)]
    [InlineData("http_ports", "8080", false)]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://+:80", false)]
    public void AnAddressThatOthersReachIsAProblem(string key, string value, bool isWell)
    {
        var problem = ListenGuard.Problem(AccessHost.Configuration((key, value)));
        Assert.Equal(isWell, problem is null);
        Assert.Null(ListenGuard.Problem(AccessHost.Configuration((key, value), ("Access:ApiKeys:0:Hash", new string('a', 64)))));
    }

    [Fact]
    public async Task TheServerDoesNotStartOnSuchAnAddress() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => AccessHost.StartAsync(("urls", "http://0.0.0.0:0")));

    [Theory]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("api.localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("rebound.example", HttpStatusCode.Forbidden)]
    [InlineData("localhost.example", HttpStatusCode.Forbidden)]
    public async Task ANameThatOthersCanPointHereIsRefused(string name, HttpStatusCode status)
    {
        await using var host = await AccessHost.StartAsync();
        host.Http.DefaultRequestHeaders.Host = $"{name}:{host.Address.Port}";
        Assert.Equal(status, (await GraphQLAnswer.QueryAsync(host.Http, "{ hello }")).Status);
    }

    [Theory]
    [InlineData("cross-site", "cors", null, HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "no-cors", null, HttpStatusCode.Forbidden)]
    [InlineData("cross-site", "cors", "https://map.example", HttpStatusCode.OK)]
    [InlineData("same-origin", "cors", null, HttpStatusCode.OK)]
    [InlineData("none", "navigate", null, HttpStatusCode.OK)]
    public async Task APageOfAnotherSiteIsRefusedUnlessItIsAllowed(string site, string mode, string? origin, HttpStatusCode status)
    {
        await using var host = await AccessHost.StartAsync(("Wire:AllowedOrigins:0", "https://map.example"));
        host.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", site);
        host.Http.DefaultRequestHeaders.Add("Sec-Fetch-Mode", mode);
        if (origin is not null)
            host.Http.DefaultRequestHeaders.Add("Origin", origin);
        using var answer = await host.Http.GetAsync("/graphql?query={hello}", TestContext.Current.CancellationToken);
        Assert.Equal(status, answer.StatusCode);
        if (origin is not null)
            Assert.Equal(origin, Assert.Single(answer.Headers.GetValues("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("Forwarded", "for=192.0.2.1")]
    [InlineData("X-Forwarded-For", "192.0.2.1")]
    [InlineData("x-forwarded-proto", "https")]
    [InlineData("X-Forwarded-Whatever", "x")]
    [InlineData("X-Real-IP", "192.0.2.1")]
    [InlineData("Via", "1.1 proxy")]
    [InlineData("CF-Connecting-IP", "192.0.2.1")]
    [InlineData("X-Original-For", "127.0.0.1")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Origin", "http://localhost.evil.example")]
    public async Task WithoutAuthenticationNobodyComesInThroughSomebodyElse(string header, string value)
    {
        await using var host = await AccessHost.StartAsync();
        host.Http.DefaultRequestHeaders.TryAddWithoutValidation(header, value);
        foreach (var path in new[] { "/graphql?query={hello}", "/graphql?sdl", "/health/ready" })
            Assert.Equal(HttpStatusCode.Forbidden, (await host.Http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await GraphQLAnswer.QueryAsync(host.Http, "mutation { increment }")).Status);
        Assert.Contains(host.Log.Entries, entry => entry.Text.Contains("was refused as FORBIDDEN_", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("https://map.example", HttpStatusCode.OK)]
    [InlineData("http://api.example", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.OK)]
    public async Task WithKeysAPageOfAnotherSiteIsRefusedAsWellUnlessItIsAllowed(string? origin, HttpStatusCode status)
    {
        var key = ApiKey.New();
        await using var host = await AccessHost.StartAsync(
            ("Wire:AllowedOrigins:0", "https://map.example"),
            ("Access:ApiKeys:0:Name", "web"),
            ("Access:ApiKeys:0:Role", "viewer"),
            ("Access:ApiKeys:0:Hash", ApiKey.HashOf(key))
        );
        host.Http.DefaultRequestHeaders.Host = "api.example";
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        if (origin is not null)
            host.Http.DefaultRequestHeaders.Add("Origin", origin);
        foreach (var path in new[] { "/graphql?query={hello}", "/graphql?sdl", "/health/ready" })
            Assert.Equal(status, (await host.Http.GetAsync(path, TestContext.Current.CancellationToken)).StatusCode);
        var answer = await GraphQLAnswer.QueryAsync(host.Http, "{ hello }");
        Assert.Equal((status, status == HttpStatusCode.OK ? null : "FORBIDDEN_ORIGIN"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task AProxyIsAskedForCredentialsAsAnybodyElse()
    {
        var key = ApiKey.New();
        await using var host = await AccessHost.StartAsync(
            ("Access:ApiKeys:0:Name", "web"),
            ("Access:ApiKeys:0:Role", "viewer"),
            ("Access:ApiKeys:0:Hash", ApiKey.HashOf(key))
        );
        host.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "127.0.0.1");
        Assert.Equal(HttpStatusCode.Unauthorized, (await GraphQLAnswer.QueryAsync(host.Http, "{ hello }")).Status);
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Equal(HttpStatusCode.OK, (await GraphQLAnswer.QueryAsync(host.Http, "{ hello }")).Status);
    }

    [Fact]
    public async Task WithKeysAnyNameIsServed()
    {
        var key = ApiKey.New();
        await using var host = await AccessHost.StartAsync(
            ("Access:ApiKeys:0:Name", "web"),
            ("Access:ApiKeys:0:Role", "viewer"),
            ("Access:ApiKeys:0:Hash", ApiKey.HashOf(key))
        );
        host.Http.DefaultRequestHeaders.Host = "api.example";
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", key);
        Assert.Null((await GraphQLAnswer.QueryAsync(host.Http, "{ hello }")).Code);
    }
}
