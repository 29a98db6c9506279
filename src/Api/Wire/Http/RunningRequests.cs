namespace AntiCorruption.Api.Wire.Http;

/// <summary>Counts the requests that run, event streams and sockets among them.</summary>
public sealed class RunningRequests
{
    private int count;

    /// <summary>Those running now.</summary>
    public int Count => Volatile.Read(ref count);

    internal async Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        Interlocked.Increment(ref count);
        try
        {
            await next(http).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref count);
        }
    }
}
