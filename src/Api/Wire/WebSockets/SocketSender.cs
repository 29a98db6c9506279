using System.Net.WebSockets;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Responses;
using GraphQL;

namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>
/// Sends the messages of one socket, one at a time: who has more to send waits. A message that the other side does not
/// take within the time limit ends the connection, so nothing waits for ever.
/// </summary>
internal sealed class SocketSender(WebSocket socket, ResultWriter results, TimeSpan patience) : IDisposable
{
    private static readonly TimeSpan partingTime = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly CancellationTokenSource parting = new();

    /// <summary>True when this side has said goodbye: what still comes in is not looked at.</summary>
    public bool Closing { get; private set; }

    public ValueTask AckAsync() => SendAsync("""{"type":"connection_ack"}"""u8.ToArray());

    public async ValueTask PongAsync(ReadOnlyMemory<byte> payload)
    {
        using var bytes = new PooledBuffer();
        bytes.Write("{\"type\":\"pong\""u8);
        if (!payload.IsEmpty)
        {
            bytes.Write(",\"payload\":"u8);
            bytes.Write(payload.Span);
        }
        bytes.Write("}"u8);
        await SendAsync(bytes.Memory).ConfigureAwait(false);
    }

    /// <summary>Sends a result.</summary>
    /// <exception cref="Errors.WireException">EVENT_TOO_LARGE: it has more bytes than allowed; nothing was sent.</exception>
    public async ValueTask NextAsync(byte[] id, ExecutionResult result, int maxBytes = int.MaxValue)
    {
        using var bytes = Envelope("next"u8, id);
        bytes.Write(",\"payload\":"u8);
        results.Write(bytes, result);
        EventFaults.Check(bytes.Length, maxBytes);
        bytes.Write("}"u8);
        await SendAsync(bytes.Memory).ConfigureAwait(false);
    }

    public async ValueTask ErrorAsync(byte[] id, ExecutionErrors errors)
    {
        using var bytes = Envelope("error"u8, id);
        bytes.Write(",\"payload\":"u8);
        results.WriteErrors(bytes, errors);
        bytes.Write("}"u8);
        await SendAsync(bytes.Memory).ConfigureAwait(false);
    }

    public async ValueTask CompleteAsync(byte[] id)
    {
        using var bytes = Envelope("complete"u8, id);
        bytes.Write("}"u8);
        await SendAsync(bytes.Memory).ConfigureAwait(false);
    }

    /// <summary>Says goodbye once; the other side has a few seconds to answer before the connection is cut.</summary>
    public async ValueTask CloseAsync(CloseReason reason)
    {
        if (Closing)
            return;
        Closing = true;
        parting.Token.UnsafeRegister(static socket => ((WebSocket)socket!).Abort(), socket);
        parting.CancelAfter(partingTime);
        if (!await turn.WaitAsync(partingTime).ConfigureAwait(false))
            return;
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync((WebSocketCloseStatus)reason.Code, reason.Text, parting.Token).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        parting.Dispose();
        turn.Dispose();
    }

    private static PooledBuffer Envelope(ReadOnlySpan<byte> type, byte[] id)
    {
        var bytes = new PooledBuffer();
        bytes.Write("{\"id\":"u8);
        bytes.Write(id);
        bytes.Write(",\"type\":\""u8);
        bytes.Write(type);
        bytes.Write("\""u8);
        return bytes;
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> message)
    {
        await turn.WaitAsync(parting.Token).ConfigureAwait(false);
        try
        {
            if (socket.State != WebSocketState.Open)
                return;
            using var limit = new CancellationTokenSource(patience);
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, limit.Token).ConfigureAwait(false);
        }
        finally
        {
            turn.Release();
        }
    }
}
