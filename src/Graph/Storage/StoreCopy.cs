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
    /// <exception cref="StoreUnavailableException">One of the stores failed; or the target holds another network
    /// (<see cref="StoreFailure.Conflict"/>), and nothing was written.</exception>
    public static async Task<StoreCopyReport> CopyAsync(
        IGraphStore from,
        IGraphStore to,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        var first = await to.ReadVersionAsync(cancellationToken).ConfigureAwait(false);
        await CheckBeginningAsync(from, to, first, cancellationToken).ConfigureAwait(false);
        var copy = new Copy(from, to, first, Source: null, progress);
        return await CopyAsync(copy, from.ReadChangesAsync(first, cancellationToken), cancellationToken).ConfigureAwait(false) with
        {
            IsHistoryCopied = true,
        };
    }

    /// <summary>
    /// Copies the records as they are now into an empty store, in changes of some thousands each: for a history with changes that the
    /// target cannot take at once.
    /// </summary>
    /// <remarks>Numbers of records that were deleted last may be given again there.</remarks>
    /// <inheritdoc cref="CopyAsync(IGraphStore, IGraphStore, IProgress{long}?, CancellationToken)"/>
    public static async Task<StoreCopyReport> CopyRecordsAsync(
        IGraphStore from,
        IGraphStore to,
        IProgress<long>? progress = null,
        CancellationToken cancellationToken = default
    )
    {
        if (await to.ReadVersionAsync(cancellationToken).ConfigureAwait(false) is var version and not 0)
            throw new StoreUnavailableException(
                StoreFailure.Conflict,
                $"{to.Location} is at version {version}; records are copied without their history into an empty store only."
            );
        var stream = await from.LoadAsync(cancellationToken).ConfigureAwait(false);
        return await CopyAsync(
                new(from, to, 0, stream.Version, progress),
                CreationsOf(stream.Batches, cancellationToken),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static async Task<StoreCopyReport> CopyAsync(Copy copy, IAsyncEnumerable<ChangeSet> sets, CancellationToken cancellationToken)
    {
        var (from, to, first, source, progress) = copy;
        var writing = Task.FromResult(first);
        var batch = new List<ChangeSet>();
        var size = 0;
        try
        {
            await foreach (var set in sets.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (batch.Count > 0 && (batch.Count == SetCount || size + set.Changes.Count > ChangeCount))
                    await WriteAsync().ConfigureAwait(false);
                batch.Add(set);
                size += set.Changes.Count;
            }
            if (batch.Count > 0)
                await WriteAsync().ConfigureAwait(false);
        }
        finally
        {
            await Task.WhenAny(writing).ConfigureAwait(false);
        }
        var last = await writing.ConfigureAwait(false);
        progress?.Report(last);
        var copied = await ReadContentAsync(from, source ?? last, cancellationToken).ConfigureAwait(false);
        return new(last - first, copied, await ReadContentAsync(to, cancellationToken).ConfigureAwait(false), IsHistoryCopied: false);

        async Task WriteAsync()
        {
            var version = await writing.ConfigureAwait(false);
            if (version > first)
                progress?.Report(version);
            var ready = batch;
            writing = Task.Run(() => to.AppendAsync(ready, version, cancellationToken), cancellationToken);
            (batch, size) = ([], 0);
        }
    }

    private static async IAsyncEnumerable<ChangeSet> CreationsOf(
        IAsyncEnumerable<IReadOnlyList<GraphRecord>> batches,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
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
    /// Counts and hashes what a store held at a version, from what it holds now and the changes since: so a store that goes on being
    /// written can be compared with a copy of it.
    /// </summary>
    public static async Task<StoreContent> ReadContentAsync(IGraphStore store, long version, CancellationToken cancellationToken = default)
    {
        var stream = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var sum = await SumAsync(stream, cancellationToken).ConfigureAwait(false);
        if (stream.Version > version)
            await foreach (var set in store.ReadChangesAsync(version, cancellationToken).ConfigureAwait(false))
                if (set.Version <= stream.Version)
                    sum.Undo(set);
        return sum.ToContent(Math.Min(version, stream.Version));
    }

    /// <summary>
    /// Counts and hashes everything in a store: one pass. The hash is the sum of the records' SHA-256, as four numbers of 64 bits, so that
    /// the order in which a store gives its records says nothing.
    /// </summary>
    public static async Task<StoreContent> ReadContentAsync(IGraphStore store, CancellationToken cancellationToken = default)
    {
        var stream = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        return (await SumAsync(stream, cancellationToken).ConfigureAwait(false)).ToContent(stream.Version);
    }

    private static async Task<ContentSum> SumAsync(GraphStream stream, CancellationToken cancellationToken)
    {
        var sum = new ContentSum();
        await foreach (var batch in stream.Batches.WithCancellation(cancellationToken).ConfigureAwait(false))
        foreach (var record in batch)
            sum.Add(record);
        return sum;
    }

    /// <summary>A target that is not empty must be an earlier state of the source.</summary>
    private static async Task CheckBeginningAsync(IGraphStore from, IGraphStore to, long version, CancellationToken cancellationToken)
    {
        if (version == 0)
            return;
        if (
            await FindAsync(from, version, cancellationToken).ConfigureAwait(false) is { } one
            && await FindAsync(to, version, cancellationToken).ConfigureAwait(false) is { } other
            && one == other
        )
            return;
        throw new StoreUnavailableException(
            StoreFailure.Conflict,
            $"{to.Location} holds another network than {from.Location}; copy into an empty one."
        );
    }

    private static async Task<Guid?> FindAsync(IGraphStore store, long version, CancellationToken cancellationToken)
    {
        await foreach (var set in store.ReadChangesAsync(version - 1, cancellationToken).ConfigureAwait(false))
            return set.ChangeId;
        return null;
    }

    /// <param name="Source">The version of the source that is copied; null when it is the one that the target reaches.</param>
    private sealed record Copy(IGraphStore From, IGraphStore To, long First, long? Source, IProgress<long>? Progress);

    /// <summary>Counts and the sum of the records' hashes. Records can be taken out again.</summary>
    private sealed class ContentSum
    {
        private readonly int[] counts = new int[5];
        private readonly ulong[] sums = new ulong[4];
        private readonly byte[] hash = new byte[SHA256.HashSizeInBytes];

        public void Add(GraphRecord record)
        {
            counts[(int)record.Kind]++;
            Hash(record);
            for (var i = 0; i < sums.Length; i++)
                sums[i] += Part(i);
        }

        public void Undo(ChangeSet set)
        {
            foreach (var change in set.Changes)
            {
                if (change.After is { } after)
                    Remove(after);
                if (change.Before is { } before)
                    Add(before);
            }
        }

        public StoreContent ToContent(long version) =>
            new(version, counts, string.Concat(sums.Select(sum => sum.ToString("x16", CultureInfo.InvariantCulture))));

        private void Remove(GraphRecord record)
        {
            counts[(int)record.Kind]--;
            Hash(record);
            for (var i = 0; i < sums.Length; i++)
                sums[i] -= Part(i);
        }

        private void Hash(GraphRecord record) => SHA256.HashData([(byte)record.Kind, .. RecordJson.WriteBytes(record)], hash);

        private ulong Part(int i) => BinaryPrimitives.ReadUInt64BigEndian(hash.AsSpan(i * sizeof(ulong)));
    }
}
