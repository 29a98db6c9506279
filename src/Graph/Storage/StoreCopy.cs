using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage;

/// <summary>What a store holds: its version, how many records of each kind, and a hash over all of them.</summary>
public sealed record StoreContent(long Version, IReadOnlyList<int> Counts, string Hash)
{
    public bool HoldsSameAs(StoreContent other) => Hash == other.Hash && Counts.SequenceEqual(other.Counts);
}

/// <summary>What a copy did, and what both stores hold after it.</summary>
/// <param name="IsHistoryCopied">Whether their versions must be the same, too.</param>
public sealed record StoreCopyReport(long CopiedCount, StoreContent From, StoreContent To, bool IsHistoryCopied)
{
    public bool IsEqual => From.HoldsSameAs(To) && (!IsHistoryCopied || From.Version == To.Version);
}

/// <summary>Copies one store into another, and compares what they then hold. The source is read while the target writes.</summary>
public static class StoreCopy
{
    /// <summary>Change sets, and changes in them, that are written together: no more than any store takes.</summary>
    private const int SetCount = 500;
    private const int ChangeCount = 5_000;

    /// <summary>Copies change set by change set: the history comes along, and a copy that was cut goes on where it ended.</summary>
    /// <param name="progress">Told the version that the target has reached.</param>
    /// <exception cref="StoreUnavailableException">One of the stores failed; or the target holds another network (<see cref="StoreFailure.Conflict"/>), and nothing was written.</exception>
    public static async Task<StoreCopyReport> CopyAsync(IGraphStore from, IGraphStore to, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var first = await to.ReadVersionAsync(cancellationToken).ConfigureAwait(false);
        await CheckBeginningAsync(from, to, first, cancellationToken).ConfigureAwait(false);
        return await CopyAsync(from, to, first, from.ReadChangesAsync(first, cancellationToken), progress, cancellationToken).ConfigureAwait(false) with { IsHistoryCopied = true };
    }

    /// <summary>Copies the records as they are now into an empty store, in changes of some thousands each: for a history with changes that the target cannot take at once.</summary>
    /// <remarks>Numbers of records that were deleted last may be given again there.</remarks>
    /// <inheritdoc cref="CopyAsync(IGraphStore, IGraphStore, IProgress{long}?, CancellationToken)"/>
    public static async Task<StoreCopyReport> CopyRecordsAsync(IGraphStore from, IGraphStore to, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        if (await to.ReadVersionAsync(cancellationToken).ConfigureAwait(false) is var version and not 0)
            throw new StoreUnavailableException(StoreFailure.Conflict, $"{to.Location} is at version {version}; records are copied without their history into an empty store only.");
        var stream = await from.LoadAsync(cancellationToken).ConfigureAwait(false);
        return await CopyAsync(from, to, 0, CreationsOf(stream.Batches, cancellationToken), progress, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<StoreCopyReport> CopyAsync(IGraphStore from, IGraphStore to, long first, IAsyncEnumerable<ChangeSet> sets, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var writing = Task.FromResult(first);
        var batch = new List<ChangeSet>();
        var size = 0;
        try
        {
            await foreach (var set in sets.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (batch.Count > 0 && (batch.Count == SetCount || size + set.Changes.Count > ChangeCount)) await WriteAsync().ConfigureAwait(false);
                batch.Add(set);
                size += set.Changes.Count;
            }
            if (batch.Count > 0) await WriteAsync().ConfigureAwait(false);
        }
        finally
        {
            await Task.WhenAny(writing).ConfigureAwait(false);
        }
        var last = await writing.ConfigureAwait(false);
        progress?.Report(last);
        return new(last - first, await ReadContentAsync(from, cancellationToken).ConfigureAwait(false), await ReadContentAsync(to, cancellationToken).ConfigureAwait(false), IsHistoryCopied: false);

        async Task WriteAsync()
        {
            var version = await writing.ConfigureAwait(false);
            if (version > first) progress?.Report(version);
            var ready = batch;
            writing = Task.Run(() => to.AppendAsync(ready, version, cancellationToken), cancellationToken);
            (batch, size) = ([], 0);
        }
    }

    private static async IAsyncEnumerable<ChangeSet> CreationsOf(IAsyncEnumerable<IReadOnlyList<GraphRecord>> batches, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var version = 0L;
        await foreach (var batch in batches.WithCancellation(cancellationToken).ConfigureAwait(false))
            foreach (var part in batch.Chunk(ChangeCount))
                yield return new()
                {
                    ChangeId = Guid.CreateVersion7(),
                    Version = ++version,
                    At = DateTimeOffset.UtcNow,
                    By = "copy command",
                    Operation = "copy",
                    Changes = Array.ConvertAll(part, record => new RecordChange(record.Kind, record.Id, null, record)),
                };
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
