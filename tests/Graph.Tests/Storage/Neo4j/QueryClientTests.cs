using System.Net;
using System.Net.Sockets;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

public sealed class QueryClientTests
{
    /// <summary>An address that swallows what is sent to it is as one that is down: nothing is thrown but that.</summary>
    [Fact]
    public async Task AnAddressThatDoesNotAnswerACallIsUnreachable()
    {
        using var full = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        full.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        full.Listen(0);
        var place = (IPEndPoint)full.LocalEndPoint!;
        using var first = await ConnectAsync(place);
        using var second = await ConnectAsync(place);
        var options = new Neo4jOptions
        {
            Uri = new($"http://127.0.0.1:{place.Port}"),
            ConnectTimeout = TimeSpan.FromMilliseconds(100),
            RetryCount = 1,
        };
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Neo4jGraphStore.OpenAsync(options, TestContext.Current.CancellationToken)
        );
        Assert.Equal(StoreFailure.Unreachable, fault.Failure);
    }

    /// <summary>Takes a place in the queue of those who are let in; nobody ever is.</summary>
    private static async Task<Socket> ConnectAsync(IPEndPoint place)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        _ = await Task.WhenAny(socket.ConnectAsync(place), Task.Delay(200));
        return socket;
    }
}
