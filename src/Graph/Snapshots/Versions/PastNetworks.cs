using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>The version cannot be shown: it was never there, or too much has changed since.</summary>
public sealed class VersionNotKeptException(long version, long newest, string reason)
    : Exception($"Version {version} of {newest} cannot be shown: {reason}")
{
    public long Version => version;
    public long Newest => newest;
}

/// <summary>
/// Earlier versions of a network, made from the newest by undoing what the store's change log says, and those of earlier fiscal years. The
/// last few asked for are kept, as long as they fit into a share of memory. Cost: the changes since; they are read from the store. The
/// making stops when nobody waits for it.
/// </summary>
/// <param name="live">Where the newest version and the change log come from.</param>
/// <param name="maxBytes">What kept versions may take beside what they share with the newest; a sixteenth of memory, at most 512 MiB, when
/// left out.</param>
public sealed class PastNetworks(LiveNetwork live, long? maxBytes = null)
{
    /// <summary>Changes of records that are undone at most.</summary>
    public const int MaxChangeCount = 200_000;

    private const int MaxKeptCount = 16;
    private const long BytesOfVersion = 1 << 16;
    private const long BytesOfChange = 1024;

    private readonly KeptValues<(long? Version, int? FiscalYear, NetworkSnapshot? Of), NetworkSnapshot> kept = new(
        MaxKeptCount,
        maxBytes ?? MemoryShare.Of(16, 512L << 20)
    );

    /// <exception cref="VersionNotKeptException">There is no such version, or more than <see cref="MaxChangeCount"/> records have changed
    /// since.</exception>
    /// <exception cref="StoreUnavailableException">The change log cannot be read.</exception>
    public Task<NetworkSnapshot> AtVersionAsync(long version, CancellationToken cancellationToken)
    {
        var newest = live.Current;
        if (version == newest.Version)
            return Task.FromResult(newest);
        if (version < 0 || version > newest.Version)
            return Task.FromException<NetworkSnapshot>(new VersionNotKeptException(version, newest.Version, "there is none."));
        return kept.TakeAsync((version, null, null), stop => UndoAsync(newest, version, stop), cancellationToken);
    }

    /// <summary>What a version shows up to the end of a fiscal year.</summary>
    public Task<NetworkSnapshot> UpToAsync(NetworkSnapshot network, int fiscalYear, CancellationToken cancellationToken) =>
        kept.TakeAsync((null, fiscalYear, network), stop => Task.FromResult(UpTo(network, fiscalYear, stop)), cancellationToken);

    private static Weighed<NetworkSnapshot> UpTo(NetworkSnapshot network, int fiscalYear, CancellationToken stop)
    {
        var recordCount = network.Collaborations.Count + network.Activities.Count + network.TargetAreas.Count;
        return new(NetworkBranch.UpTo(network, fiscalYear, stop), BytesOfVersion + (BytesOfChange / 4 * recordCount));
    }

    private async Task<Weighed<NetworkSnapshot>> UndoAsync(NetworkSnapshot newest, long version, CancellationToken stop)
    {
        if (await live.CountChangesAsync(version, stop).ConfigureAwait(false) is var count && count > MaxChangeCount)
            throw new VersionNotKeptException(version, newest.Version, $"more than {MaxChangeCount} records have changed since.");
        var since = new List<ChangeSet>();
        await foreach (var changeSet in live.ReadChangesAsync(version, stop).ConfigureAwait(false))
            if (changeSet.Version <= newest.Version)
                since.Add(changeSet);
        since.Reverse();
        return new(NetworkBranch.Undo(newest, since, version, stop), BytesOfVersion + (BytesOfChange * count));
    }
}
