using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Http;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary>Ends a server in order: nothing new is let in, what runs has its time, and what is cut then is requested.</summary>
internal static class ServerStop
{
    /// <summary>Waits until the server is requested to stop, by the token or from inside, and stops it.</summary>
    /// <returns>The requests that were cut.</returns>
    public static async Task<int> WaitAsync(WebApplication app, CancellationToken cancellation)
    {
        await StopRequestedAsync(app.Lifetime, cancellation);
        var seconds = app.Services.GetRequiredService<IOptions<WireOptions>>().Value.DrainSeconds;
        using var patience = new CancellationTokenSource();
        var stopping = app.StopAsync(patience.Token);
        var cut = 0;
        if (await Task.WhenAny(stopping, Task.Delay(TimeSpan.FromSeconds(seconds), CancellationToken.None)) != stopping)
        {
            cut = app.Services.GetRequiredService<RunningRequests>().Count;
            await patience.CancelAsync();
        }
        await stopping.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (cut > 0)
            await Console.Error.WriteLineAsync(
                $"Stopped after {seconds} seconds; {cut} requests that still ran were cut. / หยุดหลังจากรอ {seconds} "
                    + $"วินาที และตัดคำขอที่ยังไม่เสร็จ {cut} รายการ"
            );
        return cut;
    }

    private static async Task StopRequestedAsync(IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        var requested = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var byToken = cancellation.Register(() => requested.TrySetResult());
        await using var fromInside = lifetime.ApplicationStopping.Register(() => requested.TrySetResult());
        await requested.Task;
    }
}
