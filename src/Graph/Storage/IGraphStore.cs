using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage;

/// <summary>
/// Where the graph is kept: all records, and the feed of changes that made them. A store's version counts its change sets,
/// from 0 for an empty one; change set n leads from version n−1 to n. Stores differ in nothing that a caller can see:
/// one contract suite holds them all.
/// </summary>
public interface IGraphStore : IAsyncDisposable
{
    /// <summary>Where the graph lies, for people: a path or an address, never a credential.</summary>
    string Location { get; }

    /// <summary>
    /// What changes with every change of the store, whoever made it, as <see cref="ReadVersionAsync"/> last saw it; null for a store
    /// that only this program can write. A new mark at the same version: somebody changed records past this program.
    /// </summary>
    string? Mark => null;

    /// <summary>What people should know of how it was opened, in English and Thai; null for nothing.</summary>
    string? Notice => null;

    /// <summary>The version of the last change set.</summary>
    Task<long> ReadVersionAsync(CancellationToken cancellationToken);

    /// <summary>Opens one consistent version of everything, to be read in batches; memory stays bounded by the batch.</summary>
    Task<GraphStream> LoadAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Writes change sets <paramref name="expectedVersion"/>+1 and following, all or none, and returns when they are durable.
    /// A call repeated with the same change ids, because its answer was lost, writes nothing and returns as the first would have.
    /// </summary>
    /// <returns>The version after the last set.</returns>
    /// <exception cref="StaleVersionException">The store is at another version than expected.</exception>
    /// <exception cref="StoreUnavailableException">Nothing was written, or it is unknown whether it was; asking again is safe.</exception>
    Task<long> AppendAsync(IReadOnlyList<ChangeSet> changeSets, long expectedVersion, CancellationToken cancellationToken);

    /// <summary>The change sets after a version, in order, each with its records before and after.</summary>
    IAsyncEnumerable<ChangeSet> ReadChangesAsync(long afterVersion, CancellationToken cancellationToken);

    /// <summary>How many records the change sets after a version changed, each counted once a set; without reading them.</summary>
    Task<long> CountChangesAsync(long afterVersion, CancellationToken cancellationToken);

    /// <summary>
    /// The changes in the log that were asked for under the same names as these (<see cref="ChangeIds.HaveOneName"/>), and the versions
    /// they led to.
    /// </summary>
    Task<IReadOnlyList<KnownChange>> FindChangesAsync(IReadOnlyList<Guid> changeIds, CancellationToken cancellationToken);

    /// <summary>
    /// The changes of one record, newest first, at most <paramref name="limit"/> with a version below <paramref name="beforeVersion"/>.
    /// </summary>
    Task<IReadOnlyList<ChangeSet>> ReadHistoryAsync(
        RecordKind kind,
        int id,
        long beforeVersion,
        int limit,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// What was put beside the records that this program numbered: under numbers above the highest given, or without one.
    /// </summary>
    Task<UntrackedRecords> ReadUntrackedAsync(CancellationToken cancellationToken) => Task.FromResult(UntrackedRecords.None);

    /// <summary>What is wrong with the medium below the records, such as pages of a file. Cost: as a load or more.</summary>
    Task<IReadOnlyList<string>> FindDamageAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>([]);
}

/// <summary>
/// One version of a store, streamed: areas first, then parties, activities, target areas and collaborations, each in batches by ascending
/// id.
/// </summary>
/// <param name="Version">The version that the batches show.</param>
/// <param name="LastIds">The highest id ever given per kind, deleted records included, indexed by <see cref="RecordKind"/>.</param>
/// <param name="Batches">The records; a batch holds records of one kind only.</param>
public sealed record GraphStream(long Version, IReadOnlyList<int> LastIds, IAsyncEnumerable<IReadOnlyList<GraphRecord>> Batches)
{
    /// <summary>What lies in the store and is no record of ours, left out of the batches; complete when they have been read.</summary>
    public IReadOnlyList<StoreProblem> Problems { get; init; } = [];
}

/// <summary>A change that the log holds.</summary>
/// <param name="ChangeId">Its id.</param>
/// <param name="Version">The version that it led to.</param>
public sealed record KnownChange(Guid ChangeId, long Version);

/// <summary>Something in a store that cannot be read as a record: made or changed past this program.</summary>
/// <param name="Id">Its number, 0 where it has none.</param>
/// <param name="Message">What is wrong with it.</param>
public sealed record StoreProblem(RecordKind Kind, int Id, string Message);

/// <summary>What somebody put into a store past this program.</summary>
/// <param name="Records">Whole records with numbers above the highest given.</param>
/// <param name="Problems">What is none.</param>
/// <param name="HighestIds">The highest number met per kind, 0 where there is none.</param>
public sealed record UntrackedRecords(
    IReadOnlyList<GraphRecord> Records,
    IReadOnlyList<StoreProblem> Problems,
    IReadOnlyList<int> HighestIds
)
{
    public static readonly UntrackedRecords None = new([], [], new int[5]);
}
