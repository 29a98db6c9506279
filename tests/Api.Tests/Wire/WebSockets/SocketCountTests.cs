using System.Net.WebSockets;

namespace AntiCorruption.Api.Tests.Wire.WebSockets;

/// <summary>How many sockets may be open.</summary>
public class SocketCountTests
{
    [Fact]
    public async Task OneCallerHasOnlySoManySocketsAndGetsThemBack()
    {
        await using var host = await WireHost.StartAsync(("Wire:WebSocket:MaxSocketsPerCaller", "2"));
        using var first = await TestSocket.OpenAsync(host.GraphQL);
        using var second = await TestSocket.OpenAsync(host.GraphQL);
        using (var third = await TestSocket.ConnectAsync(host.GraphQL))
        {
            await third.SendAsync("""{"type":"connection_init"}""");
            Assert.Equal(1013, await third.ReadCloseAsync());
        }
        await first.CloseAsync();
        Assert.True(SpinWait.SpinUntil(() => host.OpenSockets == 1, TimeSpan.FromSeconds(10)));
        using var fourth = await TestSocket.OpenAsync(host.GraphQL);
    }

    [Fact]
    public async Task SocketsThatHaveNotSaidWhoseTheyAreCountForTheirAddress()
    {
        await using var host = await WireHost.StartAsync(
            ("Wire:WebSocket:MaxSocketsPerCaller", "2"),
            ("Wire:WebSocket:InitTimeoutSeconds", "60")
        );
        using var first = await TestSocket.ConnectAsync(host.GraphQL);
        using var second = await TestSocket.ConnectAsync(host.GraphQL);
        Assert.Contains(
            "503",
            (await Assert.ThrowsAsync<WebSocketException>(() => TestSocket.ConnectAsync(host.GraphQL))).Message,
            StringComparison.Ordinal
        );
        await second.SendAsync("""{"type":"connection_init"}""");
        await second.ReadAsync();
        using var third = await TestSocket.ConnectAsync(host.GraphQL);
    }

    [Fact]
    public async Task OnlySoManySocketsAreOpenInAll()
    {
        await using var host = await WireHost.StartAsync(("Wire:WebSocket:MaxSockets", "1"));
        using var first = await TestSocket.OpenAsync(host.GraphQL);
        Assert.Contains(
            "503",
            (await Assert.ThrowsAsync<WebSocketException>(() => TestSocket.ConnectAsync(host.GraphQL))).Message,
            StringComparison.Ordinal
        );
        Assert.Equal(1, host.OpenSockets);
    }
}
