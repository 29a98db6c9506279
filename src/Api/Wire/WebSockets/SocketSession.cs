using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Responses;
using GraphQL;

namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>The server's side of one graphql-transport-ws connection: reads messages, starts and stops operations.</summary>
internal sealed class SocketSession(WebSocket socket, SocketSender sender, SocketContext context, SocketPlace place)
{
    private readonly ConcurrentDictionary<string, SocketOperation> operations = new(StringComparer.Ordinal);
    private bool initialised;
    private volatile bool isStopping;
    private volatile IWireCaller? caller;

    /// <summary>Reads until either side has closed.</summary>
    public async Task RunAsync(CancellationToken aborted)
    {
        _ = CloseIfSilentAsync(aborted);
        var reader = new SocketReader(socket, TimeSpan.FromSeconds(context.Options.WebSocket.ReceiveTimeoutSeconds));
        try
        {
            while (await reader.WaitAsync(aborted).ConfigureAwait(false) && await TakeAsync(reader, aborted).ConfigureAwait(false))
            {
                // The next message.
            }
        }
        finally
        {
            foreach (var operation in this.operations.Values)
                operation.Stop();
        }
    }

    /// <summary>Reads and handles one message, in a buffer that lives no longer; false: the other side closes.</summary>
    private async Task<bool> TakeAsync(SocketReader reader, CancellationToken aborted)
    {
        using var message = new PooledBuffer();
        var arrival = await reader.ReadAsync(message, MaxBytes, aborted).ConfigureAwait(false);
        if (arrival == Arrival.Close)
            return false;
        // After this side's goodbye the rest is read and not looked at.
        if (!sender.Closing)
            await HandleAsync(arrival, message.Memory).ConfigureAwait(false);
        return true;
    }

    /// <summary>The server stops: what was asked for is answered, nothing new is begun, then the socket is closed.</summary>
    public async Task StopAsync()
    {
        isStopping = true;
        await Task.WhenAll(this.operations.Values.Select(operation => operation.Settled)).ConfigureAwait(false);
        await sender.CloseAsync(CloseReason.GoingAway).ConfigureAwait(false);
    }

    /// <summary>Nobody is known before the acknowledgement, so little is taken.</summary>
    private int MaxBytes =>
        this.caller is null ? Math.Min(context.Options.WebSocket.MaxInitBytes, context.Options.MaxBodyBytes) : context.Options.MaxBodyBytes;

    private async Task CloseIfSilentAsync(CancellationToken aborted)
    {
        await Task.Delay(TimeSpan.FromSeconds(context.Options.WebSocket.InitTimeoutSeconds), aborted)
            .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!initialised && !aborted.IsCancellationRequested)
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

    private ValueTask HandleAsync(Arrival arrival, ReadOnlyMemory<byte> bytes)
    {
        if (arrival == Arrival.TooBig)
            return sender.CloseAsync(CloseReason.TooBig);
        if (arrival != Arrival.Text || SocketMessage.Read(bytes) is not { } message)
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
        if (initialised)
        {
            await sender.CloseAsync(CloseReason.TooManyInits).ConfigureAwait(false);
            return;
        }
        initialised = true;
        try
        {
            var caller = await context.Callers.OfAsync(context.Http, message.Authorization()).ConfigureAwait(false);
            place.BelongTo(context.Sockets.Enter(caller));
            this.caller = caller;
            await sender.AckAsync().ConfigureAwait(false);
            _ = CloseWhenCredentialsEndAsync(caller);
        }
        catch (WireException fault)
        {
            await sender
                .CloseAsync(fault.Code == SocketCount.Code ? CloseReason.TooManySockets : CloseReason.Forbidden)
                .ConfigureAwait(false);
        }
    }

    private async ValueTask SubscribeAsync(SocketMessage message)
    {
        if (this.caller is not { } caller)
            await sender.CloseAsync(CloseReason.Unauthorized).ConfigureAwait(false);
        else if (string.IsNullOrEmpty(message.Id) || message.Payload.IsEmpty)
            await sender.CloseAsync(CloseReason.Invalid("A subscribe message needs an id and a payload")).ConfigureAwait(false);
        else if (isStopping)
            await RefuseAsync(message.Id, EventFaults.Stopping()).ConfigureAwait(false);
        else if (this.operations.ContainsKey(message.Id))
            await sender.CloseAsync(CloseReason.IdTaken(message.Id)).ConfigureAwait(false);
        else if (this.operations.Count >= context.Options.WebSocket.MaxOperations)
            await RefuseAsync(message.Id, SocketFaults.TooManyOperations(context.Options.WebSocket.MaxOperations)).ConfigureAwait(false);
        else
            Start(message.Id, message.Payload, caller);
    }

    private ValueTask RefuseAsync(string id, WireException fault) =>
        sender.ErrorAsync(JsonSerializer.SerializeToUtf8Bytes(id), new ExecutionErrors { fault });

    private void Start(string id, ReadOnlyMemory<byte> payload, IWireCaller caller)
    {
        var operation = new SocketOperation(id, sender, context);
        this.operations[id] = operation;
        _ = RunAsync(operation, id, payload, caller);
    }

    private async Task RunAsync(SocketOperation operation, string id, ReadOnlyMemory<byte> payload, IWireCaller caller)
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
            this.operations.TryRemove(KeyValuePair.Create(id, operation));
            operation.Dispose();
        }
    }

    private ValueTask Complete(SocketMessage message)
    {
        if (message.Id is not null && this.operations.TryRemove(message.Id, out var operation))
            operation.Stop();
        return default;
    }
}
