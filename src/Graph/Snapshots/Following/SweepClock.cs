namespace AntiCorruption.Graph.Snapshots.Following;

/// <summary>
/// When a store is to be looked through for what was changed past this program: at the start; soon after its mark moved while
/// its version did not (somebody else's change, and no other); and, while both move so that nothing can be told, once in an interval.
/// </summary>
internal sealed class SweepClock(TimeSpan interval)
{
    /// <summary>Rest after a sweep, in lengths of it: a store that others change all the time is not kept busy with reading.</summary>
    private const int RestFactor = 10;

    private string? mark;
    private long version;
    private bool isSuspected;
    private bool isCertain = true;
    private bool isPossible;
    private DateTimeOffset restUntil = DateTimeOffset.MinValue;
    private DateTimeOffset last = DateTimeOffset.MinValue;

    /// <summary>Takes note of what the store says; true when it should be looked through now.</summary>
    public bool Note(long seenVersion, string seenMark, DateTimeOffset now)
    {
        // A mark may be a moment newer than the version read with it: only a second look at the same version makes it certain.
        if (isSuspected && seenVersion == version) isCertain = true;
        else if (isSuspected) isPossible = true;
        isSuspected = false;
        if (mark is not null && seenMark != mark)
            if (seenVersion == version) isSuspected = true;
            else isPossible = true;
        (mark, version) = (seenMark, seenVersion);
        return now >= restUntil && (isCertain || isPossible && now - last >= interval);
    }

    public void Begin() => (isCertain, isPossible) = (false, false);

    public void End(DateTimeOffset began, DateTimeOffset now, bool isDone)
    {
        (last, restUntil) = (now, now + (now - began) * RestFactor);
        if (!isDone) isCertain = true;
    }
}
