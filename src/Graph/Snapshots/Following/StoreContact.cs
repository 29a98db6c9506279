using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Following;

/// <summary>What is known of the store by those who ask it: when it last answered, and why it did not the last time.</summary>
internal sealed class StoreContact(TimeProvider time)
{
    private long lastTicks = time.GetUtcNow().UtcTicks;
    private StoreUnavailableException? fault;
    private StoreUnavailableException? loss;

    /// <summary>When the store last answered.</summary>
    public DateTimeOffset Last => new(Interlocked.Read(ref lastTicks), TimeSpan.Zero);

    /// <summary>Why it did not answer the last time it was asked; null when it did.</summary>
    public StoreUnavailableException? Fault => Loss ?? Volatile.Read(ref fault);

    /// <summary>Why this program must not go on with it, whatever it answers from now on; null while it may.</summary>
    public StoreUnavailableException? Loss => Volatile.Read(ref loss);

    public void Note()
    {
        Interlocked.Exchange(ref lastTicks, time.GetUtcNow().UtcTicks);
        Volatile.Write(ref fault, null);
    }

    public void Fail(StoreUnavailableException reason) => Volatile.Write(ref fault, reason);

    /// <summary>The store is at a version before one that this program has shown: what it wrote since then is gone.</summary>
    public StoreUnavailableException Lose(string location, long version, long shown)
    {
        var reason = new StoreUnavailableException(
            StoreFailure.Replaced,
            $"{location} was put back to version {version}, and this program shows version {shown}. Start it again "
                + "to show what is there now."
        );
        Volatile.Write(ref loss, reason);
        return reason;
    }
}
