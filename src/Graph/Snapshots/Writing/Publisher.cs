using System.Runtime.CompilerServices;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Writing;

/// <summary>
/// Tells subscribers of change sets in order, from any version on. A subscriber is nothing but the version that it has
/// seen: the newest change sets are kept once for all of them, as many as <paramref name="keptBytes"/> allow, and who is
/// further behind reads on from the store. So nobody is dropped, nobody is waited for, and nothing is left of one who goes.
/// </summary>
/// <param name="store">Where what is no longer kept is read.</param>
/// <param name="version">The version of the network at the beginning.</param>
/// <param name="keptBytes">The most that kept change sets take, in bytes of their records as JSON; the newest one stays however
/// large.</param>
internal sealed class Publisher(IGraphStore store, long version, long keptBytes) : IDisposable
{
    /// <summary>Changes read from the store at a time: the store is not held open while a slow subscriber reads.</summary>
    private const int BatchChangeCount = 1_000;

    private readonly Lock gate = new();
    private readonly SemaphoreSlim readers = new(2);
    private readonly Dictionary<long, Kept> kept = [];
    private TaskCompletionSource moved = NewSignal();
    private long newest = version;
    private long oldest = version + 1;
    private long bytes;
    private int subscriberCount;
    private bool isComplete;

    /// <summary>Subscribers that are reading now.</summary>
    public int SubscriberCount => Volatile.Read(ref subscriberCount);

    /// <summary>Tells of change sets that have become visible.</summary>
    public void Publish(IReadOnlyList<ChangeSet> changeSets)
    {
        lock (gate)
        {
            newest = changeSets[^1].Version;
            if (subscriberCount == 0)
                Forget();
            else
                foreach (var changeSet in changeSets)
                    Keep(changeSet);
        }
        Wake();
    }

    /// <summary>Ends all subscriptions when they have seen what there is.</summary>
    public void Complete()
    {
        lock (gate)
            isComplete = true;
        Wake();
    }

    /// <summary>
    /// The change sets after a version, in order: those that are there, then each as it is made, until the network is closed.
    /// </summary>
    /// <exception cref="StoreUnavailableException">What was missed cannot be read.</exception>
    public async IAsyncEnumerable<ChangeSet> FollowAsync(long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref subscriberCount);
        try
        {
            for (var seen = afterVersion; ; )
            {
                var (next, signal, isEnd) = Next(seen);
                if (isEnd)
                    yield break;
                if (signal is not null)
                    await signal.WaitAsync(cancellationToken).ConfigureAwait(false);
                else
                    foreach (var changeSet in next is not null ? [next] : await ReadAsync(seen, cancellationToken).ConfigureAwait(false))
                    {
                        yield return changeSet;
                        seen = changeSet.Version;
                    }
            }
        }
        finally
        {
            Interlocked.Decrement(ref subscriberCount);
        }
    }

    public void Dispose() => readers.Dispose();

    /// <summary>
    /// What comes after a version: the change set that is kept, a signal to wait for, or neither, when it must be read from the store.
    /// </summary>
    private (ChangeSet? Next, Task? Signal, bool IsEnd) Next(long seen)
    {
        lock (gate)
        {
            return seen < newest ? (kept.GetValueOrDefault(seen + 1).Set, null, false)
                : isComplete ? (null, null, true)
                : (null, moved.Task, false);
        }
    }

    private async Task<List<ChangeSet>> ReadAsync(long seen, CancellationToken cancellationToken)
    {
        await readers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var batch = new List<ChangeSet>();
            var count = 0;
            await foreach (var changeSet in store.ReadChangesAsync(seen, cancellationToken).ConfigureAwait(false))
            {
                batch.Add(changeSet);
                if ((count += changeSet.Changes.Count) >= BatchChangeCount)
                    break;
            }
            if (batch.Count == 0)
                throw new StoreUnavailableException(StoreFailure.Conflict, $"The store holds nothing after version {seen}.");
            return batch;
        }
        finally
        {
            readers.Release();
        }
    }

    private void Keep(ChangeSet changeSet)
    {
        if (kept.Count == 0)
            oldest = changeSet.Version;
        var one = new Kept(changeSet, BytesOf(changeSet));
        kept.Add(changeSet.Version, one);
        bytes += one.Bytes;
        for (; bytes > keptBytes && kept.Count > 1; oldest++)
            if (kept.Remove(oldest, out var gone))
                bytes -= gone.Bytes;
    }

    private void Forget()
    {
        kept.Clear();
        bytes = 0;
    }

    /// <summary>Counted no further than matters.</summary>
    private long BytesOf(ChangeSet changeSet)
    {
        var sum = 0L;
        foreach (var change in changeSet.Changes)
        {
            if (change.Before is not null)
                sum += RecordJson.WriteBytes(change.Before).Length;
            if (change.After is not null)
                sum += RecordJson.WriteBytes(change.After).Length;
            if (sum > keptBytes)
                break;
        }
        return sum;
    }

    private void Wake()
    {
        TaskCompletionSource waiting;
        lock (gate)
            (waiting, moved) = (moved, NewSignal());
        waiting.TrySetResult();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private readonly record struct Kept(ChangeSet Set, long Bytes);
}
