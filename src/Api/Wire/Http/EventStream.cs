using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Api.Wire.Responses;
using GraphQL;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>
/// Sends results as server-sent events, in the distinct-connections mode of the GraphQL over SSE protocol: one stream per
/// operation, <c>next</c> for each result, then <c>complete</c>. Errors of the document come as a <c>next</c> too.
/// </summary>
internal sealed class EventStream(
    ResultWriter results,
    SubscriptionCount subscriptions,
    IHostApplicationLifetime lifetime,
    IOptions<WireOptions> options
)
{
    private static readonly byte[] signOfLife = ":\n\n"u8.ToArray();
    private readonly TimeSpan keepAlive = TimeSpan.FromSeconds(options.Value.KeepAliveSeconds);
    private readonly TimeSpan patience = TimeSpan.FromSeconds(options.Value.SendTimeoutSeconds);
    private readonly int window = options.Value.EventQueue;
    private readonly int maxBytes = options.Value.MaxEventBytes;

    /// <summary>How many events one stream takes at a time.</summary>
    public EventDemand NewDemand() => new(window);

    /// <summary>Sends a result, or the events of a stream to their end.</summary>
    /// <exception cref="WireException">Too many subscriptions are open; nothing has been sent.</exception>
    /// <exception cref="SlowReaderException">The caller reads more slowly than events come.</exception>
    public async Task WriteAsync(HttpContext http, ExecutionResult result, WireCall call)
    {
        if (result.Streams is not { Count: > 0 } streams)
            await OnceAsync(http, result).ConfigureAwait(false);
        else if (!await FollowAsync(http, streams.Values.First(), call).ConfigureAwait(false))
        {
            // It ends without "complete": the client is to come back, with fresh credentials or to a server that runs.
            return;
        }
        await SendAsync(http, "event: complete\ndata: \n\n"u8.ToArray()).ConfigureAwait(false);
    }

    private async Task OnceAsync(HttpContext http, ExecutionResult result)
    {
        Open(http.Response);
        await NextAsync(http, result).ConfigureAwait(false);
    }

    private static void Open(HttpResponse response)
    {
        response.ContentType = MediaTypes.EventStream;
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    /// <summary>Sends events to their end; false when the server stops or the credentials end before.</summary>
    private async Task<bool> FollowAsync(HttpContext http, IObservable<ExecutionResult> events, WireCall call)
    {
        using var place = subscriptions.Enter(call.Caller, call.Cost);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
        if (Credentials.TimeLeft(call.Caller) is { } left)
            stop.CancelAfter(left);
        using var queue = EventQueue.Of(events, call.Demand!);
        Open(http.Response);
        await SendAsync(http, signOfLife).ConfigureAwait(false);
        try
        {
            while (await WaitAsync(http, queue, stop.Token).ConfigureAwait(false))
            while (queue.TryTake(out var result))
                await NextAsync(http, result, this.maxBytes).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return false;
        }
        catch (WireException fault)
        {
            // The source cannot go on; what there is to say is the last event.
            await NextAsync(http, new ExecutionResult(fault)).ConfigureAwait(false);
            return true;
        }
    }

    private async Task<bool> WaitAsync(HttpContext http, EventQueue queue, CancellationToken stop)
    {
        var next = queue.WaitAsync(stop).AsTask();
        while (
            !next.IsCompleted
            && await Task.WhenAny(next, Task.Delay(keepAlive, stop)).ConfigureAwait(false) != next
            && !stop.IsCancellationRequested
        )
            await SendAsync(http, signOfLife).ConfigureAwait(false);
        return await next.ConfigureAwait(false);
    }

    private async Task NextAsync(HttpContext http, ExecutionResult result, int maxBytes = int.MaxValue)
    {
        using var bytes = new PooledBuffer();
        bytes.Write("event: next\ndata: "u8);
        results.Write(bytes, result);
        EventFaults.Check(bytes.Length, maxBytes);
        bytes.Write("\n\n"u8);
        await SendAsync(http, bytes.Memory).ConfigureAwait(false);
    }

    private Task SendAsync(HttpContext http, ReadOnlyMemory<byte> bytes) => PacedAnswer.SendAsync(http, bytes, patience);
}
