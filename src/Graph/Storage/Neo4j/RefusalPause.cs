namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>
/// Keeps from knocking again and again with credentials that a server refuses: it would shut out others of the same name. After a
/// refusal nothing is sent for 5 s, after each further one for twice as long, at most a minute.
/// </summary>
internal sealed class RefusalPause(string place, TimeProvider clock)
{
    private static readonly TimeSpan Shortest = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private TimeSpan pause = TimeSpan.Zero;
    private DateTimeOffset until = DateTimeOffset.MinValue;
    private string reason = "";

    /// <exception cref="StoreUnavailableException">The last refusal is not long enough ago.</exception>
    public void Check()
    {
        lock (gate)
        {
            if (clock.GetUtcNow() < until)
                throw new StoreUnavailableException(
                    StoreFailure.AccessDenied,
                    $"{reason} {place} is asked again in {Math.Ceiling((until - clock.GetUtcNow()).TotalSeconds)} s."
                );
        }
    }

    /// <summary>Takes note of a failure, and gives it back.</summary>
    public StoreUnavailableException Note(StoreUnavailableException fault)
    {
        if (fault.Failure != StoreFailure.AccessDenied)
            return fault;
        lock (gate)
        {
            pause = pause == TimeSpan.Zero ? Shortest : TimeSpan.FromTicks(Math.Min(pause.Ticks * 2, Longest.Ticks));
            (until, reason) = (clock.GetUtcNow() + pause, fault.Message);
        }
        return fault;
    }

    /// <summary>The server has let this program in.</summary>
    public void End()
    {
        lock (gate)
            pause = TimeSpan.Zero;
    }
}
