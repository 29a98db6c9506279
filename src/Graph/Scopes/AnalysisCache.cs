using AntiCorruption.Graph.Snapshots;

namespace AntiCorruption.Graph.Scopes;

/// <summary>
/// Computes analyses and keeps their results by version, scope, analysis and options. Askers of the same thing share one computation; it is cancelled when the last of
/// them has left. What would take more than the limits is refused with its figures before it begins. The longest unused results go first.
/// </summary>
public sealed class AnalysisCache(AnalysisLimits? limits = null) : IDisposable
{
    private readonly AnalysisLimits limits = limits ?? new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = [];
    private readonly Lock gate = new();
    private readonly SemaphoreSlim turns = new((limits ?? new()).MaxRunningCount);
    private long keptBytes;
    private int waiting;

    public AnalysisLimits Limits => limits;

    /// <summary>The graph of a scope.</summary>
    public Task<ScopedNetwork> ScopeAsync(NetworkSnapshot snapshot, NetworkScope scope, CancellationToken cancel) =>
        TakeAsync(new(snapshot, scope, "", null), network => 64L * snapshot.Parties.Count + 24L * network.Graph.ArcCount, stop => ScopedNetwork.Build(snapshot, scope, stop), cancel);

    /// <summary>The result of an analysis: the one that is kept, or one that is computed now.</summary>
    /// <exception cref="OverBudgetException">It would take too much.</exception>
    /// <exception cref="AnalysesBusyException">Too many are waiting.</exception>
    public async Task<Measured<TResult>> MeasureAsync<TOptions, TResult>(
        NetworkSnapshot snapshot, NetworkScope scope, Analysis<TOptions, TResult> analysis, TOptions options, CancellationToken cancel)
        where TOptions : notnull
        where TResult : notnull
    {
        var network = await ScopeAsync(snapshot, scope, cancel).ConfigureAwait(false);
        var estimate = analysis.Estimate(network, options);
        if (estimate.Seconds > limits.MaxSeconds || estimate.Bytes > limits.MaxBytes)
            throw new OverBudgetException(analysis.Name, estimate, limits);
        var result = await TakeAsync(new(snapshot, scope, analysis.Name, options), _ => estimate.ResultBytes, stop => analysis.Compute(network, options, stop), cancel).ConfigureAwait(false);
        return new(network, result);
    }

    public void Dispose() => turns.Dispose();

    private async Task<T> TakeAsync<T>(Key key, Func<T, long> bytes, Func<CancellationToken, T> compute, CancellationToken cancel)
        where T : notnull
    {
        cancel.ThrowIfCancellationRequested();
        var entry = Enter(key, stop => RunAsync(compute, stop));
        try
        {
            var result = (T)await entry.Result.WaitAsync(cancel).ConfigureAwait(false);
            Keep(entry, bytes(result));
            return result;
        }
        catch (Exception)
        {
            Leave(entry);
            throw;
        }
    }

    private Entry Enter(Key key, Func<CancellationToken, Task<object>> start)
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
            }
            else
            {
                if (waiting >= limits.MaxWaitingCount) throw new AnalysesBusyException(waiting);
                var stop = new CancellationTokenSource();
                node = byUse.AddFirst(new Entry(key, stop));
                entries[key] = node;
                node.Value.Result = start(stop.Token);
            }
            node.Value.Askers++;
            return node.Value;
        }
    }

    private async Task<object> RunAsync<T>(Func<CancellationToken, T> compute, CancellationToken stop)
        where T : notnull
    {
        Interlocked.Increment(ref waiting);
        try
        {
            await turns.WaitAsync(stop).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
        try
        {
            return await Task.Run(() => (object)compute(stop), stop).ConfigureAwait(false);
        }
        finally
        {
            turns.Release();
        }
    }

    /// <summary>Counts a result that an asker has been given, and lets the longest unused go where there are too many.</summary>
    private void Keep(Entry entry, long bytes)
    {
        lock (gate)
        {
            entry.Askers--;
            if (entry.Bytes > 0 || !entries.TryGetValue(entry.Key, out var node) || node.Value != entry) return;
            entry.Bytes = Math.Max(1, bytes);
            keptBytes += entry.Bytes;
            for (var last = byUse.Last; last is not null && (keptBytes > limits.KeptBytes || entries.Count > limits.KeptCount);)
            {
                var before = last.Previous;
                if (last.Value.Askers == 0 && last.Value != entry) Drop(last);
                last = before;
            }
        }
    }

    /// <summary>One asker less. A computation that nobody waits for is cancelled; one that failed is forgotten, so that the next asker has a fresh try.</summary>
    private void Leave(Entry entry)
    {
        lock (gate)
        {
            entry.Askers--;
            if (entry.Askers > 0 && !entry.Result.IsCompleted || entry.Result.IsCompletedSuccessfully) return;
            if (entries.TryGetValue(entry.Key, out var node) && node.Value == entry) Drop(node);
        }
        entry.Stop.Cancel();
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        entries.Remove(node.Value.Key);
        keptBytes -= node.Value.Bytes;
    }

    /// <summary>A version is itself, by reference: what-ifs and past versions share the number of another.</summary>
    private sealed record Key(NetworkSnapshot Snapshot, NetworkScope Scope, string Analysis, object? Options);

    private sealed class Entry(Key key, CancellationTokenSource stop)
    {
        public Key Key => key;
        public CancellationTokenSource Stop => stop;
        public Task<object> Result { get; set; } = null!;
        public int Askers { get; set; }
        public long Bytes { get; set; }
    }
}
