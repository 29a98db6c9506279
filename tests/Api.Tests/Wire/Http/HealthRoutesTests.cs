using System.Net;
using AntiCorruption.Api.Wire.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AntiCorruption.Api.Tests.Wire.Http;

public class HealthRoutesTests
{
    [Fact]
    public async Task ReadyFollowsItsChecksAndLiveDoesNot()
    {
        var state = HealthStatus.Unhealthy;
        await using var host = await WireHost.StartAsync(WireHost.TestSchema, services =>
            services.AddHealthChecks().AddCheck("store", () => new HealthCheckResult(state, "secret path"), [HealthRoutes.ReadyTag])
        );
        Assert.Equal((HttpStatusCode.OK, """{"status":"Healthy","checks":{}}"""), await GetAsync(host, "/health/live"));
        Assert.Equal(
            (HttpStatusCode.ServiceUnavailable, """{"status":"Unhealthy","checks":{"store":"Unhealthy"}}"""),
            await GetAsync(host, "/health/ready")
        );
        state = HealthStatus.Healthy;
        Assert.Equal((HttpStatusCode.OK, """{"status":"Healthy","checks":{"store":"Healthy"}}"""), await GetAsync(host, "/health/ready"));
    }

    [Theory]
    [InlineData("page-17:a.b", true)]
    [InlineData("two words", false)]
    [InlineData("<script>", false)]
    public async Task ARequestIdIsTakenOverWhenItIsPlain(string sent, bool taken)
    {
        await using var host = await WireHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=query%20Greet{hello}");
        request.Headers.TryAddWithoutValidation("X-Request-Id", sent);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        var id = Assert.Single(answer.Headers.GetValues("X-Request-Id"));
        Assert.Equal(taken, id == sent);
        Assert.Contains(host.Log.Entries, entry =>
            entry.Text.Contains("Query Greet by tester over ReadOnce: 0 errors", StringComparison.Ordinal)
            && entry.Text.Contains(id, StringComparison.Ordinal)
        );
    }

    private static async Task<(HttpStatusCode, string)> GetAsync(WireHost host, string path)
    {
        using var answer = await host.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
