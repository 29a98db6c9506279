using System.Threading.Channels;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Following;

/// <summary>Looks through a store for what was changed past this program, and has the writer take over what obeys the rules.</summary>
/// <param name="interval">How often at least, while it cannot be told whether others changed something.</param>
/// <param name="first">What was found wrong when the store was loaded.</param>
/// <param name="writer">Who takes over what was found.</param>
internal sealed class Sweeper(
    IGraphStore store,
    Func<NetworkSnapshot> current,
    ISweepWriter writer,
    StoreContact contact,
    TimeProvider time,
    TimeSpan interval,
    IReadOnlyList<StoreProblem> first
)
{
    private const int MaxAttemptCount = 20;
    private const int MaxProblemCount = 1_000;

    private readonly SweepClock clock = new(interval);
    private Task sweeping = Task.CompletedTask;
    private IReadOnlyList<StoreProblem> problems = first;
    private IReadOnlyList<int> takenIds = [];

    /// <summary>What lies in the store and is not in the network, or otherwise, because it breaks a rule: the first thousand.</summary>
    public IReadOnlyList<StoreProblem> Problems => Volatile.Read(ref problems);

    /// <summary>Numbers up to these, per kind, are not given to new records: something lies in the store under them.</summary>
    public IReadOnlyList<int> TakenIds => Volatile.Read(ref takenIds);

    /// <summary>Ends when no sweep is on.</summary>
    public Task Ended => sweeping;

    /// <summary>Looks through the whole store now. Cost: as a load.</summary>
    /// <returns>False when others wrote so fast that no version could be compared.</returns>
    public async Task<bool> SweepAsync(CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaxAttemptCount; attempt++)
        {
            if (await StoreSweep.ReadAsync(store, current, cancellationToken).ConfigureAwait(false) is { } sweep)
            {
                await TakeOverAsync(sweep, cancellationToken).ConfigureAwait(false);
                return true;
            }
            await writer.CatchUpAsync(cancellationToken).ConfigureAwait(false);
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellationToken).ConfigureAwait(false);
        }
        return false;
    }

    /// <summary>Begins to look through the store when it is time to; others' writes are followed meanwhile.</summary>
    public void BeginWhenDue(long version, CancellationToken stopping)
    {
        if (!sweeping.IsCompleted || store.Mark is not { } mark || !clock.Note(version, mark, time.GetUtcNow()))
            return;
        clock.Begin();
        sweeping = Task.Run(() => SweepOnceAsync(stopping), CancellationToken.None);
    }

    private async Task TakeOverAsync(StoreSweep sweep, CancellationToken cancellationToken)
    {
        Volatile.Write(ref takenIds, sweep.TakenIds);
        List<StoreProblem> found = [.. sweep.Problems];
        if (sweep.Changes.Count > 0)
        {
            var refused = await writer.AdoptAsync(sweep, cancellationToken).ConfigureAwait(false);
            if (refused.Count < sweep.Changes.Count)
                clock.NoteAdoption();
            found.AddRange(refused);
        }
        if (found.Count > MaxProblemCount)
            found.RemoveRange(MaxProblemCount, found.Count - MaxProblemCount);
        Volatile.Write(ref problems, found);
    }

    private async Task SweepOnceAsync(CancellationToken stopping)
    {
        var began = time.GetUtcNow();
        var isDone = false;
        try
        {
            isDone = await SweepAsync(stopping).ConfigureAwait(false);
        }
        catch (Exception end) when (end is OperationCanceledException or ChannelClosedException)
        {
            // Stopping.
        }
        catch (StoreUnavailableException fault)
        {
            contact.Fail(fault);
        }
        finally
        {
            clock.End(began, time.GetUtcNow(), isDone);
        }
    }
}
