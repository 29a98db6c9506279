using System.Net.WebSockets;
using AntiCorruption.Api.Wire.Responses;

namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>
/// Reads the messages of one socket. Between messages it holds no buffer, so an idle socket costs none; a message that
/// has begun has a limit of bytes, met while it grows, and of time.
/// </summary>
internal sealed class SocketReader(WebSocket socket, TimeSpan patience)
{
    /// <summary>Waits until a message begins; false: the other side closes.</summary>
    public async ValueTask<bool> WaitAsync(CancellationToken aborted) =>
        (await socket.ReceiveAsync(Memory<byte>.Empty, aborted).ConfigureAwait(false)).MessageType != WebSocketMessageType.Close;

    /// <summary>Reads the message that has begun into a buffer that stays its caller's.</summary>
    /// <exception cref="OperationCanceledException">The message was not whole in time; the socket is cut.</exception>
    public async ValueTask<Arrival> ReadAsync(PooledBuffer message, int maxBytes, CancellationToken aborted)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(aborted);
        time.CancelAfter(patience);
        while (true)
        {
            var room = message.GetMemory();
            var part = await socket
                .ReceiveAsync(room[..Math.Min(room.Length, maxBytes + 1 - message.Length)], time.Token)
                .ConfigureAwait(false);
            message.Advance(part.Count);
            if (part.MessageType == WebSocketMessageType.Close)
                return Arrival.Close;
            if (message.Length > maxBytes)
                return Arrival.TooBig;
            if (part.EndOfMessage)
                return part.MessageType == WebSocketMessageType.Text ? Arrival.Text : Arrival.Binary;
        }
    }
}

/// <summary>What came in.</summary>
internal enum Arrival
{
    /// <summary>The other side says goodbye.</summary>
    Close,

    /// <summary>A whole message of text.</summary>
    Text,

    /// <summary>A whole message that is no text.</summary>
    Binary,

    /// <summary>The beginning of a message above the limit.</summary>
    TooBig,
}
