using System.Threading.Channels;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Collections;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>What a store gave.</summary>
/// <param name="Network">The records that can be shown.</param>
/// <param name="Problems">What was left out, and why.</param>
/// <param name="UnreadableCount">How many of them are no records at all.</param>
internal sealed record LoadedNetwork(NetworkSnapshot Network, IReadOnlyList<StoreProblem> Problems, int UnreadableCount);

/// <summary>Builds the first version from a store's stream, batch by batch.</summary>
internal static class SnapshotLoader
{
    private const int ReadAheadCount = 16;

    public static async Task<LoadedNetwork> LoadAsync(IGraphStore store, CancellationToken cancellationToken)
    {
        var stream = await store.LoadAsync(cancellationToken).ConfigureAwait(false);
        var builder = new SnapshotBuilder(CreateEmpty(stream.LastIds));
        var check = new LoadedRecords(builder, stream.LastIds);
        var read = Channel.CreateBounded<IReadOnlyList<GraphRecord>>(ReadAheadCount);
        var reading = Task.Run(() => ReadAsync(stream, read.Writer, cancellationToken), cancellationToken);
        await foreach (var batch in read.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        foreach (var record in batch)
            if (check.IsSound(record))
                Put(builder, record);
        await reading.ConfigureAwait(false);
        builder.TieLinks();
        var leftOut = store.Mark is null ? check.LeaveOutDangling() : check.LeaveOutBroken();
        return new(builder.ToSnapshot(stream.Version), [.. stream.Problems, .. leftOut], stream.Problems.Count);
    }

    private static void Put(SnapshotBuilder builder, GraphRecord record)
    {
        if (record is Collaboration link)
            builder.PutUntied(link);
        else
            builder.Apply(record.Kind, record.Id, null, record);
    }

    /// <summary>Reads ahead on another processor while records are put in their places.</summary>
    private static async Task ReadAsync(
        GraphStream stream,
        ChannelWriter<IReadOnlyList<GraphRecord>> to,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await foreach (var batch in stream.Batches.WithCancellation(cancellationToken).ConfigureAwait(false))
                await to.WriteAsync(batch, cancellationToken).ConfigureAwait(false);
            to.Complete();
        }
        catch (Exception failure)
        {
            to.Complete(failure);
        }
    }

    private static NetworkSnapshot CreateEmpty(IReadOnlyList<int> lastIds)
    {
        RecordTable<T> Table<T>(RecordKind kind)
            where T : GraphRecord => new(ChunkedArray<T?>.Empty, 0, lastIds[(int)kind]);

        var tables = new SnapshotTables(
            Table<Area>(RecordKind.Area),
            Table<Party>(RecordKind.Party),
            Table<Activity>(RecordKind.Activity),
            Table<TargetArea>(RecordKind.TargetArea),
            Table<Collaboration>(RecordKind.Collaboration)
        );
        var indexes = new SnapshotIndexes
        {
            Keys = [.. Enum.GetValues<RecordKind>().Select(_ => LayeredMap<string, int>.Create())],
            OfficialCodes = LayeredMap<string, int>.Create(),
            Links = ChunkedArray<Ties?>.Empty,
            ActivitiesOfParty = ChunkedArray<IdList>.Empty,
            Members = ChunkedArray<IdList>.Empty,
            PartiesOfArea = LayeredMap<string, IdList>.Create(),
            Children = LayeredMap<string, IdList>.Create(),
            TargetAreasOfArea = LayeredMap<string, IdList>.Create(),
        };
        return new(0, tables, indexes, new(tables, indexes.ActivitiesOfParty));
    }
}
