namespace AntiCorruption.Api.Operations;

/// <summary>The host listens to no signals: <see cref="StopSignals"/> does, from the first line of the program on.</summary>
internal sealed class SignalsElsewhere : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
