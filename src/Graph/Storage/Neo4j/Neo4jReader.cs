using System.Runtime.CompilerServices;
using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>The version of a store and the highest ids given.</summary>
internal sealed record NetworkHead(long Version, int[] LastIds);

/// <summary>
/// Reads records as they were at one version. Neo4j's reads see what others commit meanwhile, so the rows are read first and
/// then, if the version has moved on, the log: what a record was before its first change after that version is what it was.
/// </summary>
internal sealed class Neo4jReader(QueryClient client)
{
    /// <summary>Statements at work at a time.</summary>
    private const int ReaderCount = 2;

    /// <summary>Ids that one statement reads, and those that come in one row.</summary>
    private const int WindowSize = 16_384;
    public const int RowSize = 256;

    /// <summary>Numbers that somebody else may leave out: tables are as long as the highest number.</summary>
    private const int MaxSkippedCount = 1_000_000;

    private static readonly string[] Statements =
    [
        "read-areas",
        "read-parties",
        "read-activities",
        "read-target-areas",
        "read-collaborations",
    ];

    /// <param name="isProbe">True when the caller asks again by itself.</param>
    public async Task<NetworkHead> ReadHeadAsync(CancellationToken cancellationToken, bool isProbe = false)
    {
        var heads = await client
            .RunAsync(Statement.Of("read-network") with { MovesBookmark = true, IsProbe = isProbe }, ReadHead, cancellationToken)
            .ConfigureAwait(false);
        return heads.Count > 0
            ? heads[0]
            : throw new StoreUnavailableException(
                StoreFailure.Replaced,
                $"{client.Place} does not hold a network any more: it was emptied or replaced. Start the program again "
                    + "to use what is there now."
            );
    }

    /// <summary>All records at a version, kind by kind, ids ascending; two statements are at work ahead.</summary>
    /// <param name="problems">Takes what cannot be read as a record.</param>
    public async IAsyncEnumerable<IReadOnlyList<GraphRecord>> ReadAllAsync(
        NetworkHead head,
        Action<StoreProblem> problems,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var nodes = new PartyNodes();
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            if (kind == RecordKind.Collaboration)
                await ReadPlacesAsync(head, nodes, cancellationToken).ConfigureAwait(false);
            var reads = IdRange
                .Split([new(1, head.LastIds[(int)kind])], WindowSize)
                .Select(window =>
                    (Func<CancellationToken, Task<List<GraphRecord>>>)(
                        stop => ReadAsync(kind, [window], head.Version, nodes, problems, stop)
                    )
                );
            // One kind after the other: links are read when the nodes of all parties are known.
            await foreach (var batch in ReadAhead.RunAsync(reads, ReaderCount, cancellationToken).ConfigureAwait(false))
                if (batch.Count > 0)
                    yield return batch;
        }
    }

    /// <summary>The records with some ids, all of them given by <paramref name="version"/>, as they were then; ids ascending.</summary>
    public Task<List<GraphRecord>> ReadAsync(
        RecordKind kind,
        IReadOnlyList<IdRange> ranges,
        long version,
        Action<StoreProblem> problems,
        CancellationToken cancellationToken
    ) => ReadAsync(kind, ranges, version, nodes: null, problems, cancellationToken);

    /// <summary>Nodes and relationships of ours with numbers that were never given, or with none.</summary>
    public async Task<UntrackedRecords> ReadUntrackedAsync(CancellationToken cancellationToken)
    {
        var untracked = await client.RunAsync(Statement.Of("read-untracked"), ReadUntracked, cancellationToken).ConfigureAwait(false);
        // Read after the untracked, so that what this program has numbered meanwhile is none.
        var head = await ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var (records, problems, highest) = (new List<GraphRecord>(), new List<StoreProblem>(), new int[5]);
        foreach (var kind in untracked.Select(record => record.Kind).Distinct())
        {
            var last = head.LastIds[(int)kind];
            foreach (var (_, id, what) in untracked.Where(record => record.Kind == kind && record.Id is not > 0))
                problems.Add(
                    new(
                        kind,
                        id ?? 0,
                        $"{what} has no number: give it an id some thousands above {last}, or run schema/neo4j/by-hand/give-numbers.cypher"
                    )
                );
            var ids = untracked
                .Where(record => record.Kind == kind && record.Id > last)
                .Select(record => record.Id!.Value)
                .Distinct()
                .ToList();
            foreach (var id in ids.Where(id => id - last > MaxSkippedCount))
                problems.Add(new(kind, id, $"its number is more than {MaxSkippedCount} above the highest given, {last}"));
            ids.RemoveAll(id => id - last > MaxSkippedCount);
            highest[(int)kind] = ids.DefaultIfEmpty().Max();
            records.AddRange(await ReadAsync(kind, IdRange.Of(ids), head.Version, problems.Add, cancellationToken).ConfigureAwait(false));
        }
        return new(records, problems, highest);
    }

    /// <summary>For each record that changed after a version, what it was at that version.</summary>
    public async Task<Dictionary<int, GraphRecord?>> ReadBeforeNextAsync(
        RecordKind kind,
        IReadOnlyList<IdRange> ranges,
        long version,
        CancellationToken cancellationToken
    )
    {
        var statement = Statement.Of("read-next-changes", json =>
        {
            json.WriteString("kind", kind.ToString());
            json.WriteNumber("after", version);
            IdRange.Write(json, "ranges", ranges);
        });
        var changes = await client.RunAsync(statement, ReadChange, cancellationToken).ConfigureAwait(false);
        var first = new Dictionary<int, (long Version, string? Before)>();
        foreach (var change in changes)
            if (!first.TryGetValue(change.Id, out var known) || change.Version < known.Version)
                first[change.Id] = (change.Version, change.Before);
        return first.ToDictionary(one => one.Key, one => one.Value.Before is { } before ? RecordJson.Read(kind, before) : null);
    }

    /// <param name="nodes">Takes the nodes of the parties read, and tells the ends of links; null: the server tells these itself, which is
    /// slow for many.</param>
    private async Task<List<GraphRecord>> ReadAsync(
        RecordKind kind,
        IReadOnlyList<IdRange> ranges,
        long version,
        PartyNodes? nodes,
        Action<StoreProblem> problems,
        CancellationToken cancellationToken
    )
    {
        if (ranges.Count == 0)
            return [];
        var name = kind == RecordKind.Collaboration && nodes is not null ? "read-links" : Statements[(int)kind];
        var statement = Statement.Of(name, json => IdRange.Write(json, "ranges", IdRange.Split(ranges, RowSize)));
        var rows = await client
            .RunAsync(statement, (ref row) => Neo4jRecords.ReadRow(kind, ref row, nodes), cancellationToken)
            .ConfigureAwait(false);
        var now = await ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var earlier =
            now.Version == version ? [] : await ReadBeforeNextAsync(kind, ranges, version, cancellationToken).ConfigureAwait(false);
        var records = new List<GraphRecord>(rows.Sum(row => row.Count) + earlier.Count);
        foreach (var row in rows)
        foreach (var (id, record, problem) in row)
            if (earlier.ContainsKey(id))
                continue;
            else if (record is not null)
                records.Add(record);
            else
                problems(new(kind, id, problem!));
        records.AddRange(earlier.Values.OfType<GraphRecord>());
        records.Sort((one, other) => one.Id.CompareTo(other.Id));
        DropRepeated(records, problems);
        return records;
    }

    private async Task ReadPlacesAsync(NetworkHead head, PartyNodes nodes, CancellationToken cancellationToken)
    {
        var statement = Statement.Of("read-places", json => json.WriteNumber("last", head.LastIds[(int)RecordKind.Party]));
        foreach (var (node, id) in await client.RunAsync(statement, ReadPlace, cancellationToken).ConfigureAwait(false))
            if (id is { } place)
                nodes.Add(node, place);
    }

    /// <summary>Relationships of different types may have the same number: Neo4j watches over each type by itself.</summary>
    private static void DropRepeated(List<GraphRecord> sorted, Action<StoreProblem> problems)
    {
        for (var i = sorted.Count - 1; i > 0; i--)
            if (sorted[i].Id == sorted[i - 1].Id)
            {
                problems(new(sorted[i].Kind, sorted[i].Id, "another relationship has the same number"));
                sorted.RemoveAt(i);
            }
    }

    private static NetworkHead ReadHead(ref Utf8JsonReader row)
    {
        row.Read();
        var version = row.GetInt64();
        row.Read();
        var lastIds = new int[5];
        for (var i = 0; row.Read() && row.TokenType == JsonTokenType.Number; i++)
            lastIds[i] = row.GetInt32();
        return new(version, lastIds);
    }

    private static (long Node, int? Id) ReadPlace(ref Utf8JsonReader row)
    {
        row.Read();
        var node = row.GetInt64();
        row.Read();
        return (node, row.TryGetInt32(out var id) ? id : null);
    }

    private static (int Id, long Version, string? Before) ReadChange(ref Utf8JsonReader row)
    {
        row.Read();
        var id = row.GetInt32();
        row.Read();
        var version = row.GetInt64();
        row.Read();
        return (id, version, row.GetString());
    }

    private static (RecordKind Kind, int? Id, string What) ReadUntracked(ref Utf8JsonReader row)
    {
        row.Read();
        var kind = EnumNames.Parse<RecordKind>(row.GetString());
        row.Read();
        int? id = row.TokenType == JsonTokenType.Number && row.TryGetInt32(out var number) ? number : null;
        row.Read();
        return (kind, id, row.GetString()!);
    }
}
