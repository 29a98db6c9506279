using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Following;

/// <summary>What is known of the store by those who ask it: when it last answered, and why it did not the last time.</summary>
internal sealed class StoreContact(TimeProvider time)
{
    private long lastTicks = time.GetUtcNow().UtcTicks;
    private StoreUnavailableException? fault;

    /// <summary>When the store last answered.</summary>
    public DateTimeOffset Last => new(Interlocked.Read(ref lastTicks), TimeSpan.Zero);

    /// <summary>Why it did not answer the last time it was asked; null when it did.</summary>
    public StoreUnavailableException? Fault => Volatile.Read(ref fault);

    public void Note()
    {
        Interlocked.Exchange(ref lastTicks, time.GetUtcNow().UtcTicks);
        Volatile.Write(ref fault, null);
    }

    public void Fail(StoreUnavailableException reason) => Volatile.Write(ref fault, reason);
}
