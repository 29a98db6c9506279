using System.Threading.Channels;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots;

public sealed partial class LiveNetwork
{
    /// <summary>The name that changes made in the store itself are recorded under.</summary>
    public const string StoreEditor = "store";

    private const int MaxSweepAttemptCount = 20;
    private const int MaxProblemCount = 1_000;

    private readonly SweepClock? sweeps;
    private Task sweeping = Task.CompletedTask;
    private IReadOnlyList<StoreProblem> storeProblems;

    /// <summary>Numbers up to these, per kind, are not given to new records: something lies in the store under them.</summary>
    private IReadOnlyList<int> takenIds = [];

    /// <summary>What lies in the store and is not in the network, or otherwise, because it breaks a rule: made or changed past this program. The first thousand.</summary>
    public IReadOnlyList<StoreProblem> StoreProblems => Volatile.Read(ref storeProblems);

    /// <summary>
    /// Looks through the whole store for what was changed past this program, takes over what obeys the rules (as a change by
    /// <see cref="StoreEditor"/>) and tells the rest in <see cref="StoreProblems"/>. Cost: as a load.
    /// </summary>
    /// <returns>False when others wrote so fast that no version could be compared.</returns>
    public async Task<bool> SweepAsync(CancellationToken cancellationToken = default)
    {
        for (var attempt = 0; attempt < MaxSweepAttemptCount; attempt++)
        {
            if (await StoreSweep.ReadAsync(store, () => Current, cancellationToken).ConfigureAwait(false) is { } sweep)
            {
                Volatile.Write(ref takenIds, sweep.TakenIds);
                List<StoreProblem> problems = [.. sweep.Problems, .. await AdoptAsync(sweep, cancellationToken).ConfigureAwait(false)];
                if (problems.Count > MaxProblemCount) problems.RemoveRange(MaxProblemCount, problems.Count - MaxProblemCount);
                Volatile.Write(ref storeProblems, problems);
                return true;
            }
            await pending.Writer.WriteAsync(PendingEdit.CatchUp(), cancellationToken).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken).ConfigureAwait(false);
        }
        return false;
    }

    private async Task<List<StoreProblem>> AdoptAsync(StoreSweep sweep, CancellationToken cancellationToken)
    {
        if (sweep.Changes.Count == 0) return [];
        var item = new PendingEdit(StoreEditor, "edited in the store", sweep.Adopt, cancellationToken) { IsAdoption = true };
        await pending.Writer.WriteAsync(item, cancellationToken).ConfigureAwait(false);
        return (List<StoreProblem>)(await item.Done.Task.ConfigureAwait(false)).Result!;
    }

    /// <summary>Begins to look through the store when it is time to; others' writes are followed meanwhile.</summary>
    private void SweepWhenDue(long version)
    {
        if (sweeps is null || !sweeping.IsCompleted || store.Mark is not { } mark || !sweeps.Note(version, mark, time.GetUtcNow())) return;
        sweeps.Begin();
        sweeping = Task.Run(() => SweepOnceAsync(sweeps));
    }

    private async Task SweepOnceAsync(SweepClock clock)
    {
        var began = time.GetUtcNow();
        var isDone = false;
        try
        {
            isDone = await SweepAsync(stopping.Token).ConfigureAwait(false);
        }
        catch (Exception end) when (end is OperationCanceledException or ChannelClosedException)
        {
            // Stopping.
        }
        catch (StoreUnavailableException fault)
        {
            StoreFault = fault;
        }
        finally
        {
            clock.End(began, time.GetUtcNow(), isDone);
        }
    }
}
