using System.Net.WebSockets;
using System.Text;

namespace AntiCorruption.Api.Tests.Wire.WebSockets;

/// <summary>A client's side of a graphql-transport-ws socket, by hand.</summary>
public sealed class TestSocket : IDisposable
{
    private readonly ClientWebSocket socket = new();

    private TestSocket() => this.socket.Options.AddSubProtocol("graphql-transport-ws");

    /// <summary>The code it was closed with; null while it is open.</summary>
    public int? Closed => (int?)this.socket.CloseStatus;

    /// <summary>Connects and says nothing yet.</summary>
    public static async Task<TestSocket> ConnectAsync(string graphQL)
    {
        var socket = new TestSocket();
        await socket.socket.ConnectAsync(new UriBuilder(graphQL) { Scheme = "ws" }.Uri, TestContext.Current.CancellationToken);
        return socket;
    }

    /// <summary>Connects and is acknowledged.</summary>
    public static async Task<TestSocket> OpenAsync(string graphQL)
    {
        var socket = await ConnectAsync(graphQL);
        await socket.SendAsync("""{"type":"connection_init"}""");
        Assert.Contains("connection_ack", await socket.ReadAsync(), StringComparison.Ordinal);
        return socket;
    }

    public Task SubscribeAsync(string id, string query) =>
        SendAsync($$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"{{{query}}}"}}""");

    public Task SendAsync(string text, bool isWhole = true) =>
        this.socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, isWhole, TestContext.Current.CancellationToken);

    /// <summary>The next message; empty when it is a goodbye.</summary>
    public async Task<string> ReadAsync()
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[8192];
        while (true)
        {
            var received = await this.socket.ReceiveAsync(buffer, TestContext.Current.CancellationToken);
            bytes.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
                return Encoding.UTF8.GetString(bytes.ToArray());
        }
    }

    /// <summary>Reads past what comes to the goodbye; its code.</summary>
    public async Task<int> ReadCloseAsync()
    {
        while (Closed is null)
            await ReadAsync();
        return Closed.Value;
    }

    public Task CloseAsync() => this.socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, TestContext.Current.CancellationToken);

    public void Dispose() => this.socket.Dispose();
}
