namespace AntiCorruption.Api.Wire.Calls;

/// <summary>
/// How many more events the reader of a subscription takes. A source that waits for it makes no event in vain, however
/// many there are to tell and however slowly they are read.
/// </summary>
/// <param name="window">Events that may be made ahead of their reader.</param>
public sealed class EventDemand(int window)
{
    private readonly SemaphoreSlim _room = new(window);

    /// <summary>Events that may be made ahead of their reader.</summary>
    public int Window => window;

    /// <summary>Waits until one more event is wanted.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) => _room.WaitAsync(cancellationToken);

    /// <summary>An event was taken.</summary>
    internal void Release() => _room.Release();
}
