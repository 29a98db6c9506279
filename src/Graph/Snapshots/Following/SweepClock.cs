namespace AntiCorruption.Graph.Snapshots.Following;

/// <summary>
/// When a store is to be looked through for what was changed past this program: at the start; soon after its mark moved while
/// its version did not (somebody else's change, and no other); after what was found has been taken over, which moves both; and, where both
/// moved so that nothing can be told, when the version has stood still for a while, or once in an interval.
/// </summary>
internal sealed class SweepClock(TimeSpan interval)
{
    /// <summary>Rest after a sweep, in lengths of it: a store that others change all the time is not kept busy with reading.</summary>
    private const int RestFactor = 10;

    /// <summary>
    /// How long the version must stand still before what is only possible is looked at: in lengths of a sweep, and at least.
    /// </summary>
    private const int QuietFactor = 60;

    private static readonly TimeSpan ShortestQuiet = TimeSpan.FromSeconds(5);

    private string? mark;
    private long version;
    private bool isSuspected;
    private bool isCertain = true;
    private bool isPossible;
    private DateTimeOffset restUntil = DateTimeOffset.MinValue;
    private DateTimeOffset last = DateTimeOffset.MinValue;
    private DateTimeOffset moved = DateTimeOffset.MinValue;
    private TimeSpan quiet = ShortestQuiet;

    /// <summary>Takes note of what the store says; true when it should be looked through now.</summary>
    public bool Note(long seenVersion, string seenMark, DateTimeOffset now)
    {
        // A mark may be a moment newer than the version read with it: only a second look at the same version makes it certain.
        if (isSuspected && seenVersion == version)
            isCertain = true;
        else if (isSuspected)
            isPossible = true;
        isSuspected = false;
        if (mark is not null && seenMark != mark)
            if (seenVersion == version)
                isSuspected = true;
            else
                isPossible = true;
        if (seenVersion != version)
            moved = now;
        (mark, version) = (seenMark, seenVersion);
        return now >= restUntil && (isCertain || isPossible && (now - moved >= quiet || now - last >= interval));
    }

    public void Begin() => (isCertain, isPossible) = (false, false);

    /// <summary>Somebody else's changes were taken over. Others that came meanwhile cannot be told from that.</summary>
    public void NoteAdoption() => isCertain = true;

    public void End(DateTimeOffset began, DateTimeOffset now, bool isDone)
    {
        (last, restUntil) = (now, now + (now - began) * RestFactor);
        quiet = TimeSpan.FromTicks(Math.Max(ShortestQuiet.Ticks, (now - began).Ticks * QuietFactor));
        if (!isDone)
            isCertain = true;
    }
}
