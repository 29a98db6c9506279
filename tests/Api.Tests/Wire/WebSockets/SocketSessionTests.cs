using System.Buffers;
using System.Net.WebSockets;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.WebSockets;

namespace AntiCorruption.Api.Tests.Wire.WebSockets;

/// <summary>What a socket may hold, and that what it holds is its own.</summary>
public class SocketSessionTests
{
    [Fact]
    public async Task ASocketThatBreaksGivesItsBufferBackOnce()
    {
        using var socket = new BreakingSocket(8192);
        using var sender = new SocketSender(socket, null!, TimeSpan.FromSeconds(1));
        using var nobody = new MemoryStream();
        var context = new SocketContext(null!, null!, null!, null!, null!, null!, new WireOptions());
        await Assert.ThrowsAsync<WebSocketException>(() =>
            new SocketSession(socket, sender, context, new SocketPlace(nobody, nobody)).RunAsync(new(canceled: true))
        );
        foreach (var length in new[] { 4096, 8192, 16384 })
            Assert.NotSame(ArrayPool<byte>.Shared.Rent(length), ArrayPool<byte>.Shared.Rent(length));
    }

    [Theory]
    [InlineData(1_900, true)]
    [InlineData(1_025, true)]
    [InlineData(1_025, false)]
    [InlineData(100_000, false)]
    public async Task BeforeTheAcknowledgementOnlyLittleIsTaken(int length, bool isWhole)
    {
        await using var host = await WireHost.StartAsync(
            ("Wire:WebSocket:MaxInitBytes", "1024"),
            ("Wire:WebSocket:InitTimeoutSeconds", "60")
        );
        using var socket = await TestSocket.ConnectAsync(host.GraphQL);
        await socket.SendAsync(new string(' ', length), isWhole);
        Assert.Equal(1009, await socket.ReadCloseAsync());
    }

    [Theory]
    [InlineData(20_001)]
    [InlineData(38_000)]
    public async Task AMessageAboveTheLimitIsRefusedHoweverItFitsTheBuffer(int length)
    {
        await using var host = await WireHost.StartAsync(("Wire:MaxBodyBytes", "20000"));
        using var socket = await TestSocket.OpenAsync(host.GraphQL);
        await socket.SendAsync(new string(' ', length));
        Assert.Equal(1009, await socket.ReadCloseAsync());
    }

    [Fact]
    public async Task AMessageInPartsIsRefusedWhileItGrows()
    {
        await using var host = await WireHost.StartAsync(("Wire:MaxBodyBytes", "20000"));
        using var socket = await TestSocket.OpenAsync(host.GraphQL);
        for (var part = 0; part < 3; part++)
            await socket.SendAsync(new string(' ', 7_000), isWhole: false);
        Assert.Equal(1009, await socket.ReadCloseAsync());
    }

    [Fact]
    public async Task AMessageAtTheLimitIsTaken()
    {
        await using var host = await WireHost.StartAsync(("Wire:MaxBodyBytes", "20000"));
        using var socket = await TestSocket.OpenAsync(host.GraphQL);
        await socket.SendAsync("""{"type":"ping"}""".PadRight(20_000));
        Assert.Equal("""{"type":"pong"}""", await socket.ReadAsync());
    }

    [Fact]
    public async Task AMessageThatIsNotFinishedInTimeEndsTheSocket()
    {
        await using var host = await WireHost.StartAsync(("Wire:WebSocket:ReceiveTimeoutSeconds", "0.2"));
        using var socket = await TestSocket.OpenAsync(host.GraphQL);
        await socket.SendAsync("{", isWhole: false);
        await Assert.ThrowsAsync<WebSocketException>(socket.ReadAsync);
        Assert.True(SpinWait.SpinUntil(() => host.OpenSockets == 0, TimeSpan.FromSeconds(10)));
    }

    /// <summary>Sends as many bytes as are taken of a message that is never whole, then breaks.</summary>
    private sealed class BreakingSocket(int length) : WebSocket
    {
        private int left = length;

        public override WebSocketCloseStatus? CloseStatus => null;
        public override string? CloseStatusDescription => null;
        public override WebSocketState State => WebSocketState.Open;
        public override string? SubProtocol => null;

        public override ValueTask<ValueWebSocketReceiveResult> ReceiveAsync(Memory<byte> buffer, CancellationToken cancellationToken)
        {
            var count = Math.Min(buffer.Length, left);
            left -= count;
            return left > 0 || count > 0 || buffer.IsEmpty
                ? new(new ValueWebSocketReceiveResult(count, WebSocketMessageType.Text, false))
                : throw new WebSocketException("broken");
        }

        public override void Abort() { }

        public override Task CloseAsync(WebSocketCloseStatus closeStatus, string? statusDescription, CancellationToken cancellationToken) =>
            Task.CompletedTask;

        public override Task CloseOutputAsync(
            WebSocketCloseStatus closeStatus,
            string? statusDescription,
            CancellationToken cancellationToken
        ) => Task.CompletedTask;

        public override void Dispose() { }

        public override Task<WebSocketReceiveResult> ReceiveAsync(ArraySegment<byte> buffer, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public override Task SendAsync(
            ArraySegment<byte> buffer,
            WebSocketMessageType messageType,
            bool endOfMessage,
            CancellationToken cancellationToken
        ) => Task.CompletedTask;
    }
}
