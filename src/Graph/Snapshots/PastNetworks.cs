using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots;

/// <summary>The version cannot be shown: it was never there, or too much has changed since.</summary>
public sealed class VersionNotKeptException(long version, long newest, string reason) : Exception($"Version {version} of {newest} cannot be shown: {reason}")
{
    public long Version => version;
    public long Newest => newest;
}

/// <summary>
/// Earlier versions of a network, made from the newest by undoing what the store's change log says, and those of earlier fiscal years. The last few asked for are
/// kept. Cost: the changes since; they are read from the store.
/// </summary>
public sealed class PastNetworks(LiveNetwork live)
{
    /// <summary>Changes of records that are undone at most.</summary>
    public const int MaxChangeCount = 200_000;

    private readonly KeptValues<(long? Version, int? FiscalYear, NetworkSnapshot? Of), NetworkSnapshot> kept = new(16);

    /// <exception cref="VersionNotKeptException">There is no such version, or more than <see cref="MaxChangeCount"/> records have changed since.</exception>
    /// <exception cref="StoreUnavailableException">The change log cannot be read.</exception>
    public Task<NetworkSnapshot> AtVersionAsync(long version, CancellationToken cancellationToken)
    {
        var newest = live.Current;
        if (version == newest.Version) return Task.FromResult(newest);
        if (version < 0 || version > newest.Version) return Task.FromException<NetworkSnapshot>(new VersionNotKeptException(version, newest.Version, "there is none."));
        return kept.TakeAsync((version, null, null), () => UndoAsync(newest, version), cancellationToken);
    }

    /// <summary>What a version shows up to the end of a fiscal year.</summary>
    public Task<NetworkSnapshot> UpToAsync(NetworkSnapshot network, int fiscalYear, CancellationToken cancellationToken) =>
        kept.TakeAsync((null, fiscalYear, network), () => Task.Run(() => NetworkBranch.UpTo(network, fiscalYear)), cancellationToken);

    private async Task<NetworkSnapshot> UndoAsync(NetworkSnapshot newest, long version)
    {
        if (await live.CountChangesAsync(version, CancellationToken.None).ConfigureAwait(false) > MaxChangeCount)
            throw new VersionNotKeptException(version, newest.Version, $"more than {MaxChangeCount} records have changed since.");
        var since = new List<ChangeSet>();
        await foreach (var changeSet in live.ReadChangesAsync(version, CancellationToken.None).ConfigureAwait(false))
            if (changeSet.Version <= newest.Version) since.Add(changeSet);
        since.Reverse();
        return NetworkBranch.Undo(newest, since, version);
    }
}
