using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using GraphQL;

namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>The server's side of one graphql-transport-ws connection: reads messages, starts and stops operations.</summary>
internal sealed class SocketSession(WebSocket socket, SocketSender sender, SocketContext context)
{
    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new(StringComparer.Ordinal);
    private bool _initialised;
    private volatile IWireCaller? _caller;

    /// <summary>Reads until either side has closed.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        _ = CloseIfSilentAsync(aborted);
        var buffer = ArrayPool<byte>.Shared.Rent(8192);
        try
        {
            while (await ReceiveAsync(buffer, aborted).ConfigureAwait(false) is { } received)
            {
                buffer = received.Buffer;
                if (!sender.Closing)
                    await HandleAsync(received).ConfigureAwait(false);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
            foreach (var operation in _operations.Values)
                operation.Stop();
        }
    }

    private async Task CloseIfSilentAsync(CancellationToken aborted)
    {
        await Task.Delay(TimeSpan.FromSeconds(context.Options.WebSocket.InitTimeoutSeconds), aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!_initialised && !aborted.IsCancellationRequested)
            await sender.CloseAsync(CloseReason.InitTimeout).ConfigureAwait(false);
    }

    private async Task CloseWhenCredentialsEndAsync(IWireCaller caller)
    {
        if (Credentials.TimeLeft(caller) is not { } left)
            return;
        await Task.Delay(left, context.Aborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!context.Aborted.IsCancellationRequested)
            await sender.CloseAsync(CloseReason.Forbidden).ConfigureAwait(false);
    }

    /// <summary>One whole message, in the buffer given or a larger one; null: the other side closes.</summary>
    private async Task<Received?> ReceiveAsync(byte[] buffer, CancellationToken aborted)
    {
        for (var length = 0; ;)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), aborted).ConfigureAwait(false);
            if (part.MessageType == WebSocketMessageType.Close)
                return null;
            length += part.Count;
            if (part.EndOfMessage)
                return new Received(buffer, length, part.MessageType == WebSocketMessageType.Text);
            if (length > context.Options.MaxBodyBytes)
            {
                await sender.CloseAsync(CloseReason.TooBig).ConfigureAwait(false);
                length = 0;
            }
            if (length == buffer.Length)
            {
                var larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
                buffer.CopyTo(larger, 0);
                ArrayPool<byte>.Shared.Return(buffer);
                buffer = larger;
            }
        }
    }

    private ValueTask HandleAsync(Received received)
    {
        if (!received.IsText || SocketMessage.Read(received.Buffer.AsMemory(0, received.Length)) is not { } message)
            return sender.CloseAsync(CloseReason.Invalid("Invalid message received"));
        return message.Type switch
        {
            "connection_init" => InitialiseAsync(message),
            "ping" => sender.PongAsync(message.Payload),
            "pong" => default,
            "subscribe" => SubscribeAsync(message),
            "complete" => Complete(message),
            _ => sender.CloseAsync(CloseReason.Invalid("Unknown message type")),
        };
    }

    private async ValueTask InitialiseAsync(SocketMessage message)
    {
        if (_initialised)
        {
            await sender.CloseAsync(CloseReason.TooManyInits).ConfigureAwait(false);
            return;
        }
        _initialised = true;
        try
        {
            _caller = await context.Callers.OfAsync(context.Http, message.Authorization()).ConfigureAwait(false);
            await sender.AckAsync().ConfigureAwait(false);
            _ = CloseWhenCredentialsEndAsync(_caller);
        }
        catch (WireException)
        {
            await sender.CloseAsync(CloseReason.Forbidden).ConfigureAwait(false);
        }
    }

    private async ValueTask SubscribeAsync(SocketMessage message)
    {
        if (_caller is not { } caller)
            await sender.CloseAsync(CloseReason.Unauthorized).ConfigureAwait(false);
        else if (string.IsNullOrEmpty(message.Id) || message.Payload.IsEmpty)
            await sender.CloseAsync(CloseReason.Invalid("A subscribe message needs an id and a payload")).ConfigureAwait(false);
        else if (_operations.ContainsKey(message.Id))
            await sender.CloseAsync(CloseReason.IdTaken(message.Id)).ConfigureAwait(false);
        else if (_operations.Count >= context.Options.WebSocket.MaxOperations)
            await sender.ErrorAsync(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(message.Id), new ExecutionErrors { SocketFaults.TooManyOperations(context.Options.WebSocket.MaxOperations) }).ConfigureAwait(false);
        else
            Start(message.Id, message.Payload.ToArray(), caller);
    }

    private void Start(string id, byte[] payload, IWireCaller caller)
    {
        var operation = new SocketOperation(id, sender, context);
        _operations[id] = operation;
        _ = Task.Run(async () =>
        {
            try
            {
                await operation.RunAsync(payload, caller).ConfigureAwait(false);
            }
            catch (Exception gone) when (gone is WebSocketException or OperationCanceledException or ObjectDisposedException or IOException)
            {
                // The socket is gone; the reading side notices and ends the session.
            }
            finally
            {
                _operations.TryRemove(KeyValuePair.Create(id, operation));
                operation.Dispose();
            }
        });
    }

    private ValueTask Complete(SocketMessage message)
    {
        if (message.Id is not null && _operations.TryRemove(message.Id, out var operation))
            operation.Stop();
        return default;
    }

    private readonly record struct Received(byte[] Buffer, int Length, bool IsText);
}
