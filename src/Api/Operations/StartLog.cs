namespace AntiCorruption.Api.Operations;

/// <summary>
/// Keeps a start that fails out of the log: the host and the web server would write it there with their traces, and the program tells it
/// in a sentence anyway (<see cref="StartFaults"/>). Once it has started they log as they are configured.
/// </summary>
internal sealed class StartLog : IHostedLifecycleService
{
    private static readonly string[] categories = ["Microsoft.AspNetCore.Server.Kestrel", "Microsoft.Extensions.Hosting.Internal.Host"];
    private volatile bool hasStarted;

    public static void AddTo(WebApplicationBuilder builder)
    {
        var log = new StartLog();
        builder.Services.AddHostedService(_ => log);
        foreach (var category in categories)
        {
            var level = builder.Configuration[$"Logging:LogLevel:{category}"];
            var least = Enum.TryParse<LogLevel>(level, ignoreCase: true, out var asked) ? asked : LogLevel.Warning;
            builder.Logging.AddFilter(category, one => log.hasStarted && one >= least);
        }
    }

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        hasStarted = true;
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
