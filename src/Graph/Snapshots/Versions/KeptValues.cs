namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>A value, and what it takes beside what it shares with others, in bytes (estimated).</summary>
public readonly record struct Weighed<T>(T Value, long Bytes);

/// <summary>
/// The last values asked for, bounded by number and by bytes. Each is made once for all who ask at the same time, a few at a time, and its
/// making stops when the last of them has left; one that could not be made is forgotten. The longest unused go first.
/// </summary>
/// <param name="maxCount">Values kept at most.</param>
/// <param name="maxBytes">What they take together at most.</param>
/// <param name="makerCount">Values that are made at a time; others wait for their turn.</param>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Design",
    "CA1001",
    Justification = "A semaphore whose wait handle nobody takes holds nothing."
)]
public sealed class KeptValues<TKey, TValue>(int maxCount, long maxBytes, int makerCount = 2)
    where TKey : notnull
{
    private readonly Dictionary<TKey, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();
    private readonly SemaphoreSlim turns = new(makerCount);
    private readonly Lock gate = new();
    private long bytes;

    /// <summary>Values that are kept or being made.</summary>
    public int Count
    {
        get
        {
            lock (gate)
                return entries.Count;
        }
    }

    /// <summary>The value of a key: the one that is kept, or one that <paramref name="make"/> makes.</summary>
    public async Task<TValue> TakeAsync(TKey key, Func<CancellationToken, Task<Weighed<TValue>>> make, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entry = Enter(key, make);
        try
        {
            return (await entry.Making.WaitAsync(cancellationToken).ConfigureAwait(false)).Value;
        }
        finally
        {
            Leave(entry);
        }
    }

    private Entry Enter(TKey key, Func<CancellationToken, Task<Weighed<TValue>>> make)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var node))
                byUse.Remove(node);
            else
                entries[key] = node = new(new Entry(key, stop => MakeAsync(make, stop)));
            byUse.AddFirst(node);
            node.Value.Askers++;
            return node.Value;
        }
    }

    private async Task<Weighed<TValue>> MakeAsync(Func<CancellationToken, Task<Weighed<TValue>>> make, CancellationToken stop)
    {
        await turns.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            return await make(stop).ConfigureAwait(false);
        }
        finally
        {
            turns.Release();
        }
    }

    private void Leave(Entry entry)
    {
        lock (gate)
        {
            entry.Askers--;
            if (entry.Making.IsCompletedSuccessfully)
            {
                Keep(entry);
                return;
            }
            if (entry.Askers > 0 && !entry.Making.IsCompleted)
                return;
            if (entries.TryGetValue(entry.Key, out var node) && node.Value == entry)
                Drop(node);
        }
        entry.Stop.Cancel();
    }

    /// <summary>Counts a value that an asker has been given, and lets the longest unused go where there are too many.</summary>
    private void Keep(Entry entry)
    {
        if (entry.Bytes > 0 || !entries.TryGetValue(entry.Key, out var own) || own.Value != entry)
            return;
        entry.Bytes = Math.Max(1, entry.Making.Result.Bytes);
        bytes += entry.Bytes;
        for (var last = byUse.Last; last is not null && (bytes > maxBytes || entries.Count > maxCount); )
        {
            var before = last.Previous;
            if (last.Value.Askers == 0 && last.Value != entry)
                Drop(last);
            last = before;
        }
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        entries.Remove(node.Value.Key);
        bytes -= node.Value.Bytes;
    }

    private sealed class Entry
    {
        public Entry(TKey key, Func<CancellationToken, Task<Weighed<TValue>>> make)
        {
            Key = key;
            // On another thread: what is made may take long before it first waits, and the gate is held here.
            Making = Task.Run(() => make(Stop.Token));
        }

        public TKey Key { get; }
        public CancellationTokenSource Stop { get; } = new();
        public Task<Weighed<TValue>> Making { get; }
        public int Askers { get; set; }
        public long Bytes { get; set; }
    }
}
