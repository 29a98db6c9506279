using System.Runtime.CompilerServices;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Tests.Storage;

/// <summary>The plainest store that keeps the contract: what a store must do, in a page. Several networks can share one.</summary>
internal sealed class MemoryGraphStore : IGraphStore
{
    private readonly List<ChangeSet> sets = [];
    private TaskCompletionSource? stop;

    public string Location => "memory";

    public async Task<long> ReadVersionAsync(CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref stop) is { } stopped)
            await stopped.Task.WaitAsync(cancellationToken);
        lock (sets)
            return sets.Count;
    }

    /// <summary>Takes the store back to an earlier version, as somebody does who puts back a backup.</summary>
    public void PutBack(int version)
    {
        lock (sets)
            sets.RemoveRange(version, sets.Count - version);
    }

    /// <summary>Lets the store not answer until the result is disposed of.</summary>
    public IDisposable Stop()
    {
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Volatile.Write(ref stop, stopped);
        return new Restart(this, stopped);
    }

    public Task<GraphStream> LoadAsync(CancellationToken cancellationToken)
    {
        var records = new SortedDictionary<(RecordKind, int), GraphRecord>();
        var lastIds = new int[5];
        lock (sets)
        {
            foreach (var change in sets.SelectMany(set => set.Changes))
            {
                lastIds[(int)change.Kind] = Math.Max(lastIds[(int)change.Kind], change.Id);
                if (change.After is null)
                    records.Remove((change.Kind, change.Id));
                else
                    records[(change.Kind, change.Id)] = change.After;
            }
            return Task.FromResult(new GraphStream(sets.Count, lastIds, BatchesAsync([.. records.Values])));
        }
    }

    public Task<long> AppendAsync(IReadOnlyList<ChangeSet> changeSets, long expectedVersion, CancellationToken cancellationToken)
    {
        lock (sets)
        {
            if (changeSets.Count > 0 && sets.Find(set => set.ChangeId == changeSets[^1].ChangeId) is { } known)
                return Task.FromResult(known.Version);
            if (sets.Count != expectedVersion)
                throw new StaleVersionException(expectedVersion, sets.Count);
            for (var i = 0; i < changeSets.Count; i++)
                if (changeSets[i].Version != expectedVersion + i + 1)
                    throw new ArgumentException("sets do not follow", nameof(changeSets));
            sets.AddRange(changeSets);
            return Task.FromResult((long)sets.Count);
        }
    }

    public async IAsyncEnumerable<ChangeSet> ReadChangesAsync(
        long afterVersion,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        ChangeSet[] later;
        lock (sets)
            later = [.. sets.Skip((int)afterVersion)];
        foreach (var set in later)
            yield return set;
    }

    public Task<long> CountChangesAsync(long afterVersion, CancellationToken cancellationToken)
    {
        lock (sets)
            return Task.FromResult(sets.Skip((int)afterVersion).Sum(set => (long)set.Changes.Count));
    }

    public Task<IReadOnlyList<KnownChange>> FindChangesAsync(IReadOnlyList<Guid> changeIds, CancellationToken cancellationToken)
    {
        lock (sets)
            return Task.FromResult<IReadOnlyList<KnownChange>>([
                .. sets.Where(set => changeIds.Any(id => ChangeIds.HaveOneName(id, set.ChangeId)))
                    .Select(set => new KnownChange(set.ChangeId, set.Version)),
            ]);
    }

    public Task<IReadOnlyList<ChangeSet>> ReadHistoryAsync(
        RecordKind kind,
        int id,
        long beforeVersion,
        int limit,
        CancellationToken cancellationToken
    )
    {
        lock (sets)
            return Task.FromResult<IReadOnlyList<ChangeSet>>([
                .. sets.Where(set => set.Version < beforeVersion)
                    .Select(set => set with { Changes = [.. set.Changes.Where(change => change.Kind == kind && change.Id == id)] })
                    .Where(set => set.Changes.Count > 0)
                    .Reverse()
                    .Take(limit),
            ]);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Restart(MemoryGraphStore store, TaskCompletionSource stopped) : IDisposable
    {
        public void Dispose()
        {
            Volatile.Write(ref store.stop, null);
            stopped.SetResult();
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<GraphRecord>> BatchesAsync(IReadOnlyList<GraphRecord> records)
    {
        await Task.CompletedTask;
        foreach (var batch in records.GroupBy(record => record.Kind))
            yield return [.. batch];
    }
}

/// <summary>The contract itself held against the plainest store.</summary>
public sealed class MemoryGraphStoreTests : GraphStoreContract
{
    protected override Task<IGraphStore> CreateAsync() => Task.FromResult<IGraphStore>(new MemoryGraphStore());

    protected override Task<IGraphStore> ReopenAsync() => Task.FromResult(Store);
}
