namespace AntiCorruption.Api.Wire.Calls;

/// <summary>
/// How many more events the reader of a subscription takes. A source that waits for it makes no event in vain, however
/// many there are to tell and however slowly they are read.
/// </summary>
/// <param name="window">Events that may be made ahead of their reader.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A semaphore whose wait handle nobody takes holds nothing."
)]
public sealed class EventDemand(int window)
{
    private readonly SemaphoreSlim room = new(window);

    /// <summary>Events that may be made ahead of their reader.</summary>
    public int Window => window;

    /// <summary>Waits until one more event is wanted.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => room.WaitAsync(cancellationToken);

    /// <summary>An event was taken.</summary>
    internal void Release() => room.Release();
}
