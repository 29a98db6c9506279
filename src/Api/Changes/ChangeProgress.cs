using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Api.Changes;

/// <summary>
/// How far the changes of one request are: what a caller must be told whose time runs out. Mutations of a request run one after the other.
/// </summary>
public sealed class ChangeProgress : IMutationProgress
{
    private int madeCount;
    private bool isUnderWay;

    /// <summary>Changes that are durable.</summary>
    public int MadeCount => Volatile.Read(ref madeCount);

    /// <summary>Whether one has begun of which it is not known whether it is made.</summary>
    public bool IsUnderWay => Volatile.Read(ref isUnderWay);

    public WireException Timeout(double seconds) => StoreFaults.Timeout(this, seconds);

    internal void Begin() => Volatile.Write(ref isUnderWay, true);

    internal void End(ChangeSet? made)
    {
        if (made is not null)
            Interlocked.Increment(ref madeCount);
        Volatile.Write(ref isUnderWay, false);
    }
}
