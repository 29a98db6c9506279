using System.Threading.Channels;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Following;

/// <summary>
/// Asks the store at each interval which version it is at, has the writer catch up with others, and has the store looked through when that
/// is due.
/// </summary>
/// <param name="catchUpAsync">Has the writer take over what others wrote, so that versions are made in one place.</param>
internal sealed class Follower(
    IGraphStore store,
    Func<NetworkSnapshot> current,
    Func<CancellationToken, ValueTask> catchUpAsync,
    StoreContact contact,
    Sweeper sweeper,
    TimeProvider time
)
{
    /// <summary>Runs until it is stopped.</summary>
    public async Task RunAsync(TimeSpan interval, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping).ConfigureAwait(false))
                await LookAsync(stopping).ConfigureAwait(false);
        }
        catch (Exception end) when (end is OperationCanceledException or ChannelClosedException)
        {
            // Stopping.
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            var version = await store.ReadVersionAsync(stopping).ConfigureAwait(false);
            contact.Note();
            if (version < current().Version)
                await CheckPutBackAsync(stopping).ConfigureAwait(false);
            if (version > current().Version)
                await catchUpAsync(stopping).ConfigureAwait(false);
            sweeper.BeginWhenDue(version, stopping);
        }
        catch (StoreUnavailableException fault)
        {
            contact.Fail(fault);
        }
    }

    /// <summary>A version that was read before a write of this program is older than ours, too: only a second look tells.</summary>
    private async Task CheckPutBackAsync(CancellationToken stopping)
    {
        var shown = current().Version;
        var version = await store.ReadVersionAsync(stopping).ConfigureAwait(false);
        if (version < shown)
            contact.Lose(store.Location, version, shown);
    }
}
