using AntiCorruption.Api.Access;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Http;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AntiCorruption.Api.Operations;

/// <summary>
/// Opens the network of a server that is there for others to start, too: while it does not answer, tries again, and
/// listens meanwhile to say that it lives and is not ready. What waiting cannot mend (credentials, certificate, version) ends the start.
/// </summary>
internal static class WaitingServer
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    /// <exception cref="StoreUnavailableException">The store cannot be used, now or later.</exception>
    public static async Task<LiveNetwork> OpenNetworkAsync(
        string[] args,
        Func<CancellationToken, Task<LiveNetwork>> open,
        CancellationToken cancellation
    )
    {
        WebApplication? waiting = null;
        try
        {
            for (var pause = FirstPause; ; pause = TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, LongestPause.Ticks)))
            {
                try
                {
                    return await open(cancellation);
                }
                catch (StoreUnavailableException fault) when (fault.Failure == StoreFailure.Unreachable)
                {
                    if (waiting is null)
                        await Console.Error.WriteLineAsync(
                            $"{NetworkStore.Explain(fault)}\nTrying again until it answers. / จะลองใหม่จนกว่าจะติดต่อได้"
                        );
                    waiting ??= await ListenAsync(args, cancellation);
                }
                await Task.Delay(pause, cancellation);
            }
        }
        finally
        {
            if (waiting is not null)
                await waiting.DisposeAsync();
        }
    }

    private static async Task<WebApplication> ListenAsync(string[] args, CancellationToken cancellation)
    {
        var builder = Server.Configure(args);
        builder.Services.AddWireGuards(builder.Configuration).AddAccess(builder.Configuration);
        builder.Services.AddHealthChecks().AddCheck("network", () => HealthCheckResult.Unhealthy(), [HealthRoutes.ReadyTag]);
        var app = builder.Build();
        app.UsePageHeaders();
        app.UseAccess();
        app.UseWire();
        app.MapHealth();
        var answers = app.Services.GetRequiredService<AnswerWriter>();
        app.MapFallback(http => answers.RefuseAsync(http, StillWaiting(), AnswerType.Json));
        await app.StartAsync(CancellationToken.None);
        return app;
    }

    private static WireException StillWaiting() =>
        new("STORE_UNAVAILABLE", "The server waits for its store.", "เซิร์ฟเวอร์กำลังรอที่เก็บข้อมูล")
        {
            Status = StatusCodes.Status503ServiceUnavailable,
            RetryAfter = LongestPause,
        };
}
