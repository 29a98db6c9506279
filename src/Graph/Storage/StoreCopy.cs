using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace AntiCorruption.Graph.Storage;

/// <summary>What a store holds: its version, how many records of each kind, and a hash over all of them.</summary>
public sealed record StoreContent(long Version, IReadOnlyList<int> Counts, string Hash)
{
    public bool IsSameAs(StoreContent other) => (Version, Hash) == (other.Version, other.Hash) && Counts.SequenceEqual(other.Counts);
}

/// <summary>What a copy did, and what both stores hold after it.</summary>
public sealed record StoreCopyReport(long CopiedCount, StoreContent From, StoreContent To)
{
    public bool IsEqual => From.IsSameAs(To);
}

/// <summary>Copies one store into another, change set by change set: the history comes along, and a copy that was cut goes on where it ended.</summary>
public static class StoreCopy
{
    /// <summary>Change sets, and changes in them, that are written together.</summary>
    private const int SetCount = 500;
    private const int ChangeCount = 5_000;

    /// <param name="progress">Told the version that the target has reached.</param>
    /// <exception cref="StoreUnavailableException">One of the stores failed; or the target holds another network (<see cref="StoreFailure.Conflict"/>), and nothing was written.</exception>
    public static async Task<StoreCopyReport> CopyAsync(IGraphStore from, IGraphStore to, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var first = await to.ReadVersionAsync(cancellationToken).ConfigureAwait(false);
        await CheckBeginningAsync(from, to, first, cancellationToken).ConfigureAwait(false);
        var version = first;
        var batch = new List<ChangeSet>();
        var size = 0;
        await foreach (var set in from.ReadChangesAsync(first, cancellationToken).ConfigureAwait(false))
        {
            if (batch.Count > 0 && (batch.Count == SetCount || size + set.Changes.Count > ChangeCount)) await WriteAsync().ConfigureAwait(false);
            batch.Add(set);
            size += set.Changes.Count;
        }
        if (batch.Count > 0) await WriteAsync().ConfigureAwait(false);
        return new(version - first, await ReadContentAsync(from, cancellationToken).ConfigureAwait(false), await ReadContentAsync(to, cancellationToken).ConfigureAwait(false));

        async Task WriteAsync()
        {
            version = await to.AppendAsync(batch, version, cancellationToken).ConfigureAwait(false);
            progress?.Report(version);
            (batch, size) = ([], 0);
        }
    }

    /// <summary>
    /// Counts and hashes everything in a store: one pass. The hash is the sum of the records' SHA-256, as four numbers of 64 bits, so that the
    /// order in which a store gives its records says nothing.
    /// </summary>
    public static async Task<StoreContent> ReadContentAsync(IGraphStore store, CancellationToken cancellationToken = default)
    {
        var stream = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var (counts, sums, hash) = (new int[5], new ulong[4], new byte[SHA256.HashSizeInBytes]);
        await foreach (var batch in stream.Batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            foreach (var record in batch)
            {
                counts[(int)record.Kind]++;
                SHA256.HashData([(byte)record.Kind, .. RecordJson.WriteBytes(record)], hash);
                for (var i = 0; i < sums.Length; i++) sums[i] += BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(i * sizeof(ulong)));
            }
        return new(stream.Version, counts, string.Concat(sums.Select(sum => sum.ToString("x16", CultureInfo.InvariantCulture))));
    }

    /// <summary>A target that is not empty must be an earlier state of the source.</summary>
    private static async Task CheckBeginningAsync(IGraphStore from, IGraphStore to, long version, CancellationToken cancellationToken)
    {
        if (version == 0) return;
        if (await FindAsync(from, version, cancellationToken).ConfigureAwait(false) is { } one && await FindAsync(to, version, cancellationToken).ConfigureAwait(false) is { } other && one == other) return;
        throw new StoreUnavailableException(StoreFailure.Conflict, $"{to.Location} holds another network than {from.Location}; copy into an empty one.");
    }

    private static async Task<Guid?> FindAsync(IGraphStore store, long version, CancellationToken cancellationToken)
    {
        await foreach (var set in store.ReadChangesAsync(version - 1, cancellationToken).ConfigureAwait(false)) return set.ChangeId;
        return null;
    }
}
