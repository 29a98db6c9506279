using System.Net;
using System.Net.WebSockets;
using System.Text;

namespace AntiCorruption.Api.Tests.Wire.Limits;

/// <summary>What is counted per caller: requests, subscriptions, events a slow reader has not taken.</summary>
public class LimitsTests
{
    [Fact]
    public async Task ACallerWhoAsksTooOftenIsToldWhenToComeBack()
    {
        await using var host = await WireHost.StartAsync(
            ("Wire:Rate:OnLoopback", "true"),
            ("Wire:Rate:Burst", "3"),
            ("Wire:Rate:PerMinute", "6")
        );
        for (var request = 0; request < 3; request++)
            Assert.Equal(HttpStatusCode.OK, (await GraphQLAnswer.QueryAsync(host.Http, "{ hello }")).Status);
        using var refused = await host.Http.GetAsync("/graphql?query={hello}", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Contains(
            "RATE_LIMIT",
            await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ThisMachineIsNotCounted()
    {
        await using var host = await WireHost.StartAsync(("Wire:Rate:Burst", "1"), ("Wire:Rate:PerMinute", "1"));
        for (var request = 0; request < 20; request++)
            Assert.Equal(HttpStatusCode.OK, (await GraphQLAnswer.QueryAsync(host.Http, "{ hello }")).Status);
    }

    [Fact]
    public async Task SubscriptionsAreCountedAndGivenBack()
    {
        await using var host = await WireHost.StartAsync(("Wire:Limits:MaxSubscriptionsPerCaller", "1"));
        var first = await StreamAsync(host);
        using (var second = await StreamAsync(host))
        {
            Assert.Equal(HttpStatusCode.TooManyRequests, second.StatusCode);
            Assert.Contains(
                "TOO_MANY_SUBSCRIPTIONS",
                await second.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
                StringComparison.Ordinal
            );
        }
        first.Dispose();
        Assert.True(SpinWait.SpinUntil(() => host.OpenSubscriptions == 0, TimeSpan.FromSeconds(10)));
        using var third = await StreamAsync(host);
        Assert.Equal(HttpStatusCode.OK, third.StatusCode);
    }

    [Fact]
    public async Task OneSocketCarriesABoundedNumberOfOperations()
    {
        await using var host = await WireHost.StartAsync(("Wire:WebSocket:MaxOperations", "2"));
        using var socket = await OpenAsync(host);
        for (var id = 1; id <= 3; id++)
            await SendAsync(
                socket,
                $$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"subscription { countUp(to: 1000, delay: 60000) }"}}"""
            );
        var refused = await ReadAsync(socket);
        Assert.Contains("\"id\":\"3\",\"type\":\"error\"", refused, StringComparison.Ordinal);
        Assert.Contains("TOO_MANY_SUBSCRIPTIONS", refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASlowReaderOfASocketIsClosedAndNothingPilesUp()
    {
        await using var host = await WireHost.StartAsync(("Wire:EventQueue", "10"), ("Wire:WebSocket:SendTimeoutSeconds", "1"));
        using var socket = await OpenAsync(host);
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { flood(to: 1000000) }"}}""");
        Assert.True(
            SpinWait.SpinUntil(() => host.OpenSockets == 0, TimeSpan.FromSeconds(30)),
            "the flood goes on for a reader who does not read"
        );
        Assert.Equal(0, host.OpenSubscriptions);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task ASlowReaderOfAnEventStreamIsCut()
    {
        await using var host = await WireHost.StartAsync(("Wire:EventQueue", "10"));
        using var answer = await StreamAsync(host, "subscription{flood(to:1000000)}");
        Assert.True(
            SpinWait.SpinUntil(() => host.OpenSubscriptions == 0, TimeSpan.FromSeconds(20)),
            "the flood goes on for a reader who does not read"
        );
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task AMessageThatIsTooLargeClosesTheSocket()
    {
        await using var host = await WireHost.StartAsync(("Wire:MaxBodyBytes", "20000"));
        using var socket = await OpenAsync(host);
        await SendAsync(socket, new string(' ', 100_000));
        await ReadAsync(socket);
        Assert.Equal(WebSocketCloseStatus.MessageTooBig, socket.CloseStatus);
    }

    [Fact]
    public async Task StoppingTheServerDoesNotWaitForSubscribers()
    {
        var host = await WireHost.StartAsync();
        using var stream = await StreamAsync(host);
        using var socket = await OpenAsync(host);
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription { countUp(to: 10, delay: 60000) }"}}""");
        Assert.True(SpinWait.SpinUntil(() => host.OpenSubscriptions == 2, TimeSpan.FromSeconds(10)));
        var stopping = host.DisposeAsync().AsTask();
        await ReadAsync(socket);
        Assert.Equal(WebSocketCloseStatus.EndpointUnavailable, socket.CloseStatus);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);
        await stopping.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
    }

    private static Task<HttpResponseMessage> StreamAsync(WireHost host, string query = "subscription{countUp(to:10,delay:60000)}")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + query);
        request.Headers.Accept.ParseAdd("text/event-stream");
        return host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
    }

    private static async Task<ClientWebSocket> OpenAsync(WireHost host)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(host.GraphQL) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        await SendAsync(socket, "{\"type\":\"connection_init\"}");
        Assert.Contains("connection_ack", await ReadAsync(socket), StringComparison.Ordinal);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string text) =>
        socket.SendAsync(
            Encoding.UTF8.GetBytes(text),
            WebSocketMessageType.Text,
            endOfMessage: true,
            TestContext.Current.CancellationToken
        );

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }
}
