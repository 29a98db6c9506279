using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Responses;
using GraphQL;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>
/// Sends results as server-sent events, in the distinct-connections mode of the GraphQL over SSE protocol: one stream per
/// operation, <c>next</c> for each result, then <c>complete</c>. Errors of the document come as a <c>next</c> too.
/// </summary>
internal sealed class EventStream(ResultWriter results, IOptions<WireOptions> options)
{
    private readonly TimeSpan _keepAlive = TimeSpan.FromSeconds(options.Value.KeepAliveSeconds);
    private readonly int _queue = options.Value.EventQueue;

    public async Task WriteAsync(HttpContext http, ExecutionResult result)
    {
        Open(http.Response);
        if (result.Streams is { Count: > 0 } streams)
            await FollowAsync(http, streams.Values.First()).ConfigureAwait(false);
        else
            await NextAsync(http, result).ConfigureAwait(false);
        await SendAsync(http, "event: complete\ndata: \n\n"u8.ToArray()).ConfigureAwait(false);
    }

    private static void Open(HttpResponse response)
    {
        response.ContentType = MediaTypes.EventStream;
        response.Headers.CacheControl = "no-cache, no-transform";
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        response.Headers["X-Accel-Buffering"] = "no";
    }

    private async Task FollowAsync(HttpContext http, IObservable<ExecutionResult> events)
    {
        using var queue = EventQueue.Of(events, _queue);
        await using var reading = queue.ReadAllAsync(http.RequestAborted).GetAsyncEnumerator(http.RequestAborted);
        await SendAsync(http, ":\n\n"u8.ToArray()).ConfigureAwait(false);
        while (await NextOrSignsOfLifeAsync(http, reading).ConfigureAwait(false))
            await NextAsync(http, reading.Current).ConfigureAwait(false);
    }

    private async Task<bool> NextOrSignsOfLifeAsync(HttpContext http, IAsyncEnumerator<ExecutionResult> reading)
    {
        var next = reading.MoveNextAsync().AsTask();
        while (await Task.WhenAny(next, Task.Delay(_keepAlive, http.RequestAborted)).ConfigureAwait(false) != next && !http.RequestAborted.IsCancellationRequested)
            await SendAsync(http, ":\n\n"u8.ToArray()).ConfigureAwait(false);
        return await next.ConfigureAwait(false);
    }

    private async Task NextAsync(HttpContext http, ExecutionResult result)
    {
        using var bytes = new PooledBuffer();
        bytes.Write("event: next\ndata: "u8);
        results.Write(bytes, result);
        bytes.Write("\n\n"u8);
        await SendAsync(http, bytes.Memory).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpContext http, ReadOnlyMemory<byte> bytes)
    {
        await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
        await http.Response.Body.FlushAsync(http.RequestAborted).ConfigureAwait(false);
    }
}
