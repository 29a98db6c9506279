using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Scopes;

/// <summary>
/// Computes analyses and keeps their results by version, scope, analysis and options. Askers of the same thing share one computation; it is
/// cancelled when the last of them has left. What would take more than the limits is refused with its figures before it begins. Askers take
/// turns (<see cref="FairTurns"/>). The longest unused results go first.
/// </summary>
public sealed class AnalysisCache(AnalysisLimits? limits = null)
{
    private const long BytesOfParty = 64;
    private const long BytesOfLink = 64;

    private readonly AnalysisLimits limits = limits ?? new();
    private readonly Dictionary<Key, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = [];
    private readonly Lock gate = new();
    private readonly FairTurns turns = TurnsOf(limits ?? new());
    private long keptBytes;

    public AnalysisLimits Limits => limits;

    /// <summary>The analyses as an asker sees them who shares turns with others.</summary>
    public CallerAnalyses For(string asker) => new(this, asker);

    /// <summary>The graph of a scope.</summary>
    /// <exception cref="OverBudgetException">It would take too much memory, or more than there is left.</exception>
    /// <exception cref="AnalysesBusyException">Too many are waiting.</exception>
    public Task<ScopedNetwork> ScopeAsync(NetworkSnapshot snapshot, NetworkScope scope, CancellationToken cancel, string asker = "")
    {
        var bytes = (BytesOfParty * snapshot.Parties.Count) + (BytesOfLink * snapshot.Collaborations.Count);
        var work = new Work<ScopedNetwork>(Check("scope", new(0, bytes, bytes)), stop => ScopedNetwork.Build(snapshot, scope, stop), asker);
        return TakeAsync(
            new(snapshot, scope, "", null),
            work,
            network => BytesOfParty * snapshot.Parties.Count + 24L * network.Graph.ArcCount,
            cancel
        );
    }

    /// <summary>The result of an analysis: the one that is kept, or one that is computed now.</summary>
    /// <exception cref="OverBudgetException">It would take too much, or more memory than there is left.</exception>
    /// <exception cref="AnalysesBusyException">Too many are waiting.</exception>
    public async Task<Measured<TResult>> MeasureAsync<TOptions, TResult>(
        NetworkSnapshot snapshot,
        NetworkScope scope,
        Analysis<TOptions, TResult> analysis,
        TOptions options,
        CancellationToken cancel,
        string asker = ""
    )
        where TOptions : notnull
        where TResult : notnull
    {
        var network = await ScopeAsync(snapshot, scope, cancel, asker).ConfigureAwait(false);
        var work = new Work<TResult>(
            Check(analysis.Name, analysis.Estimate(network, options)),
            stop => analysis.Compute(network, options, stop),
            asker
        );
        return new(
            network,
            await TakeAsync(new(snapshot, scope, analysis.Name, options), work, _ => work.Of.Estimate.ResultBytes, cancel)
                .ConfigureAwait(false)
        );
    }

    private static FairTurns TurnsOf(AnalysisLimits limits) => new(limits.MaxRunningCount, limits.MaxWaitingCount, limits.MaxBytes);

    private (string Name, AnalysisEstimate Estimate) Check(string name, AnalysisEstimate estimate) =>
        estimate.Seconds > limits.MaxSeconds || estimate.Bytes > limits.MaxBytes
            ? throw new OverBudgetException(name, estimate, limits)
            : (name, estimate);

    private async Task<T> TakeAsync<T>(Key key, Work<T> work, Func<T, long> bytes, CancellationToken cancel)
        where T : notnull
    {
        cancel.ThrowIfCancellationRequested();
        var entry = Enter(key, work);
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

    private Entry Enter<T>(Key key, Work<T> work)
        where T : notnull
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var node))
            {
                turns.Join(node.Value.Turn, work.Asker);
                byUse.Remove(node);
                byUse.AddFirst(node);
            }
            else
            {
                var turn = turns.Enter(work.Asker, work.Of.Estimate.Bytes);
                var stop = new CancellationTokenSource();
                node = byUse.AddFirst(new Entry(key, turn, stop, RunAsync(work, turn, stop.Token)));
                entries[key] = node;
            }
            node.Value.Askers++;
            return node.Value;
        }
    }

    private async Task<object> RunAsync<T>(Work<T> work, FairTurns.Turn turn, CancellationToken stop)
        where T : notnull
    {
        try
        {
            await turn.Started.WaitAsync(stop).ConfigureAwait(false);
            return await Task.Run(() => (object)work.Compute(stop), stop).ConfigureAwait(false);
        }
        catch (Exception missing) when (IsOutOfMemory(missing))
        {
            throw new OverBudgetException(work.Of.Name, work.Of.Estimate, limits, isMemoryShort: true);
        }
        finally
        {
            turns.Leave(turn);
        }
    }

    private static bool IsOutOfMemory(Exception fault) =>
        fault is OutOfMemoryException || fault is AggregateException many && many.Flatten().InnerExceptions.Any(IsOutOfMemory);

    /// <summary>Counts a result that an asker has been given, and lets the longest unused go where there are too many.</summary>
    private void Keep(Entry entry, long bytes)
    {
        lock (gate)
        {
            entry.Askers--;
            if (entry.Bytes > 0 || !entries.TryGetValue(entry.Key, out var node) || node.Value != entry)
                return;
            entry.Bytes = Math.Max(1, bytes);
            keptBytes += entry.Bytes;
            for (var last = byUse.Last; last is not null && (keptBytes > limits.KeptBytes || entries.Count > limits.KeptCount); )
            {
                var before = last.Previous;
                if (last.Value.Askers == 0 && last.Value != entry)
                    Drop(last);
                last = before;
            }
        }
    }

    /// <summary>
    /// One asker less. A computation that nobody waits for is cancelled; one that failed is forgotten, so that the next asker has a fresh
    /// try.
    /// </summary>
    private void Leave(Entry entry)
    {
        lock (gate)
        {
            entry.Askers--;
            if (entry.Askers > 0 && !entry.Result.IsCompleted || entry.Result.IsCompletedSuccessfully)
                return;
            if (entries.TryGetValue(entry.Key, out var node) && node.Value == entry)
                Drop(node);
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

    /// <summary>What is to be computed, for whom, and what that will take.</summary>
    private sealed record Work<T>((string Name, AnalysisEstimate Estimate) Of, Func<CancellationToken, T> Compute, string Asker);

    private sealed class Entry(Key key, FairTurns.Turn turn, CancellationTokenSource stop, Task<object> result)
    {
        public Key Key => key;
        public FairTurns.Turn Turn => turn;
        public CancellationTokenSource Stop => stop;
        public Task<object> Result => result;
        public int Askers { get; set; }
        public long Bytes { get; set; }
    }
}
