using System.Text.Json;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Requests;
using GraphQL;

namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>One operation on a socket, from its subscribe message to its completion by either side.</summary>
internal sealed class SocketOperation(string id, SocketSender sender, SocketContext context) : IDisposable
{
    private readonly byte[] id = JsonSerializer.SerializeToUtf8Bytes(id);
    private readonly TaskCompletionSource settled = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource stop = CancellationTokenSource.CreateLinkedTokenSource(context.Aborted);

    /// <summary>Ends when the operation has been answered, or has become a stream, whose end nobody waits for.</summary>
    public Task Settled => settled.Task;

    /// <summary>The client completed it: it stops, and nothing more is said about it.</summary>
    public void Stop() => stop.Cancel();

    public void Dispose() => stop.Dispose();

    /// <summary>Runs to the end and says how it ended. Throws only what ends the whole socket.</summary>
    public async Task RunAsync(ReadOnlyMemory<byte> payload, IWireCaller caller)
    {
        try
        {
            // Parsed before the first wait: the bytes are the reader's, which goes on to the next message.
            var request = RequestJson.Parse(payload.Span);
            await Task.Yield();
            await AnswerAsync(request, caller).ConfigureAwait(false);
        }
        catch (WireException fault)
        {
            await sender.ErrorAsync(this.id, new ExecutionErrors { fault }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Completed by the client, or the socket is gone.
        }
        catch (SlowReaderException)
        {
            await sender.CloseAsync(CloseReason.SlowReader).ConfigureAwait(false);
        }
        finally
        {
            settled.TrySetResult();
        }
    }

    private async Task AnswerAsync(WireRequest request, IWireCaller caller)
    {
        context.Rate.Take(context.Http, caller);
        await using var scope = context.Http.RequestServices.CreateAsyncScope();
        var call = new WireCall(caller, scope.ServiceProvider, Channel.Stream, context.Http.TraceIdentifier, stop.Token)
        {
            Demand = new EventDemand(context.Options.EventQueue),
            Address = context.Http.Connection.RemoteIpAddress,
        };
        var result = await context.Executor.ExecuteAsync(request, call).ConfigureAwait(false);
        if (result.Streams is { Count: > 0 } streams)
            await FollowAsync(streams.Values.First(), call).ConfigureAwait(false);
        else if (result.Executed)
            await sender.NextAsync(this.id, result).ConfigureAwait(false);
        else
        {
            await sender.ErrorAsync(this.id, result.Errors ?? []).ConfigureAwait(false);
            return;
        }
        await sender.CompleteAsync(this.id).ConfigureAwait(false);
    }

    private async Task FollowAsync(IObservable<ExecutionResult> events, WireCall call)
    {
        using var place = context.Subscriptions.Enter(call.Caller, call.Cost);
        using var queue = EventQueue.Of(events, call.Demand!);
        settled.TrySetResult();
        while (await queue.WaitAsync(stop.Token).ConfigureAwait(false))
        while (queue.TryTake(out var result))
            await sender.NextAsync(this.id, result, context.Options.MaxEventBytes).ConfigureAwait(false);
    }
}
