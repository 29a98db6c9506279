using System.Net;
using System.Net.WebSockets;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Tests.Wire;

namespace AntiCorruption.Api.Tests.Access;

public sealed class FailedLoginsTests : IAsyncLifetime
{
    private const int Burst = 5;
    private static readonly string key = ApiKey.New();
    private static readonly string other = ApiKey.New();
    private WireHost host = null!;

    public async ValueTask InitializeAsync() =>
        host = await AccessHost.StartAsync(
            ("Access:ApiKeys:0:Name", "web"),
            ("Access:ApiKeys:0:Role", "Viewer"),
            ("Access:ApiKeys:0:Hash", ApiKey.HashOf(FailedLoginsTests.key)),
            ("Access:ApiKeys:1:Name", "map"),
            ("Access:ApiKeys:1:Role", "Viewer"),
            ("Access:ApiKeys:1:Hash", ApiKey.HashOf(other)),
            ("Access:FailedLogins:Burst", $"{Burst}"),
            ("Access:FailedLogins:PerMinute", "1"),
            ("Access:TrustedProxies:0", "127.0.0.1")
        );

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task GuessingStopsAndIsLoggedWithoutFillingTheLog()
    {
        for (var i = 0; i < Burst; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(ApiKey.New(), "192.0.2.1"));
        for (var i = 0; i < 20; i++)
            Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(ApiKey.New(), "192.0.2.1"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(FailedLoginsTests.key, "192.0.2.1"));
        var lines = host.Log.Entries.Where(entry => entry.Text.Contains("192.0.2.1", StringComparison.Ordinal)).ToList();
        Assert.Equal(Burst + 1, lines.Count);
        Assert.All(lines, line => Assert.DoesNotContain("ac_", line.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OthersAreNotLockedOutNorIsWhoHasComeInFromThereBefore()
    {
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(FailedLoginsTests.key, "192.0.2.2"));
        for (var i = 0; i < Burst + 1; i++)
            await StatusAsync("nonsense", "192.0.2.2");
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(other, "192.0.2.2"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(FailedLoginsTests.key, "192.0.2.2"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(other, "192.0.2.3"));
    }

    [Fact]
    public async Task OneNetworkOfIPv6IsOneAddress()
    {
        for (var i = 0; i < Burst; i++)
            await StatusAsync("nonsense", $"2001:db8::{i + 1:x}");
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync("nonsense", "2001:db8::ffff"));
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync("nonsense", "2001:db8:1::1"));
    }

    [Fact]
    public async Task AProxyIsBelievedAboutItsCallerOnly()
    {
        // What the caller itself wrote stands left of what the trusted proxy added.
        for (var i = 0; i < Burst; i++)
            await StatusAsync("nonsense", $"203.0.113.{i}, 192.0.2.4");
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync("nonsense", "203.0.113.99, 192.0.2.4"));
    }

    [Fact]
    public async Task FailuresOnASocketCountToo()
    {
        for (var i = 0; i < Burst; i++)
            await FailOnSocketAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(FailedLoginsTests.key, "127.0.0.1"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(FailedLoginsTests.key, "192.0.2.5"));
    }

    private async Task FailOnSocketAsync()
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(host.GraphQL) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        var message = "{\"type\":\"connection_init\",\"payload\":{\"Authorization\":\"Bearer nonsense\"}}"u8.ToArray();
        await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, TestContext.Current.CancellationToken);
        await socket.ReceiveAsync(new byte[100], TestContext.Current.CancellationToken);
        Assert.Equal(4403, (int)socket.CloseStatus!.Value);
    }

    private async Task<HttpStatusCode> StatusAsync(string key, string address)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={hello}");
        request.Headers.Add("Authorization", "Bearer " + key);
        request.Headers.Add("X-Forwarded-For", address);
        using var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            Assert.NotNull(answer.Headers.RetryAfter);
        return answer.StatusCode;
    }
}
