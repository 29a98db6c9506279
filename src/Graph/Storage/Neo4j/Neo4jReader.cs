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
    public const int ReaderCount = 2;

    /// <summary>Ids that one statement reads.</summary>
    private const int WindowSize = 16_384;

    /// <summary>Numbers that somebody else may leave out: tables are as long as the highest number.</summary>
    private const int MaxSkippedCount = 1_000_000;

    private static readonly string[] Statements = ["read-areas", "read-parties", "read-activities", "read-target-areas", "read-collaborations"];

    /// <param name="isProbe">True when the caller asks again by itself.</param>
    public async Task<NetworkHead> ReadHeadAsync(CancellationToken cancellationToken, bool isProbe = false)
    {
        var heads = await client.RunAsync(Statement.Of("read-network") with { MovesBookmark = true, IsProbe = isProbe }, ReadHead, cancellationToken).ConfigureAwait(false);
        return heads.Count > 0 ? heads[0] : throw new StoreUnavailableException(StoreFailure.NotReadable, $"{client.Place} does not hold a network any more.");
    }

    /// <summary>All records at a version, kind by kind, ids ascending but for links; two statements are at work ahead.</summary>
    /// <param name="problems">Takes what cannot be read as a record.</param>
    public async IAsyncEnumerable<IReadOnlyList<GraphRecord>> ReadAllAsync(NetworkHead head, Action<StoreProblem> problems, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reads = Windows(head).Select(window => (Func<CancellationToken, Task<List<GraphRecord>>>)(stop => ReadAsync(window.Kind, [window.Range], head.Version, problems, stop)));
        await foreach (var batch in ReadAhead.RunAsync(reads, ReaderCount, cancellationToken).ConfigureAwait(false))
            if (batch.Count > 0) yield return batch;
        var links = new Neo4jLinkReader(client, this, head, problems);
        await foreach (var batch in links.ReadAsync(cancellationToken).ConfigureAwait(false))
            if (batch.Count > 0) yield return batch;
    }

    /// <summary>The records with some ids, all of them given by <paramref name="version"/>, as they were then; ids ascending.</summary>
    public async Task<List<GraphRecord>> ReadAsync(RecordKind kind, IReadOnlyList<IdRange> ranges, long version, Action<StoreProblem> problems, CancellationToken cancellationToken)
    {
        if (ranges.Count == 0) return [];
        var rows = await client.RunAsync(Statement.Of(Statements[(int)kind], json => IdRange.Write(json, "ranges", ranges)), (ref row) => Neo4jRecords.Read(kind, ref row), cancellationToken).ConfigureAwait(false);
        var now = await ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var earlier = now.Version == version ? [] : await ReadBeforeNextAsync(kind, ranges, version, cancellationToken).ConfigureAwait(false);
        var records = new List<GraphRecord>(rows.Count);
        foreach (var (id, record, problem) in rows)
            if (earlier.ContainsKey(id)) continue;
            else if (record is not null) records.Add(record);
            else problems(new(kind, id, problem!));
        records.AddRange(earlier.Values.OfType<GraphRecord>());
        records.Sort((one, other) => one.Id.CompareTo(other.Id));
        return records;
    }

    /// <summary>Nodes and relationships of ours with numbers that were never given, or with none.</summary>
    public async Task<StoreStrays> ReadStraysAsync(CancellationToken cancellationToken)
    {
        var strays = await client.RunAsync(Statement.Of("read-strays"), ReadStray, cancellationToken).ConfigureAwait(false);
        // Read after the strays, so that what this program has numbered meanwhile is none.
        var head = await ReadHeadAsync(cancellationToken).ConfigureAwait(false);
        var (records, problems, highest) = (new List<GraphRecord>(), new List<StoreProblem>(), new int[5]);
        foreach (var kind in strays.Select(stray => stray.Kind).Distinct())
        {
            var last = head.LastIds[(int)kind];
            foreach (var (_, id, what) in strays.Where(stray => stray.Kind == kind && stray.Id is not > 0))
                problems.Add(new(kind, id ?? 0, $"{what} has no number: give it an id some thousands above {last}, or run schema/neo4j/by-hand/give-numbers.cypher"));
            var ids = strays.Where(stray => stray.Kind == kind && stray.Id > last).Select(stray => stray.Id!.Value).Distinct().ToList();
            foreach (var id in ids.Where(id => id - last > MaxSkippedCount)) problems.Add(new(kind, id, $"its number is more than {MaxSkippedCount} above the highest given, {last}"));
            ids.RemoveAll(id => id - last > MaxSkippedCount);
            highest[(int)kind] = ids.DefaultIfEmpty().Max();
            records.AddRange(await ReadAsync(kind, IdRange.Of(ids), head.Version, problems.Add, cancellationToken).ConfigureAwait(false));
        }
        return new(records, problems, highest);
    }

    /// <summary>For each record that changed after a version, what it was at that version.</summary>
    public async Task<Dictionary<int, GraphRecord?>> ReadBeforeNextAsync(RecordKind kind, IReadOnlyList<IdRange> ranges, long version, CancellationToken cancellationToken)
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
            if (!first.TryGetValue(change.Id, out var known) || change.Version < known.Version) first[change.Id] = (change.Version, change.Before);
        return first.ToDictionary(one => one.Key, one => one.Value.Before is { } before ? RecordJson.Read(kind, before) : null);
    }

    private static IEnumerable<(RecordKind Kind, IdRange Range)> Windows(NetworkHead head)
    {
        for (var kind = RecordKind.Area; kind < RecordKind.Collaboration; kind++)
            for (var first = 1; first <= head.LastIds[(int)kind]; first += WindowSize)
                yield return (kind, new(first, Math.Min(first + WindowSize - 1, head.LastIds[(int)kind])));
    }

    private static NetworkHead ReadHead(ref Utf8JsonReader row)
    {
        row.Read();
        var version = row.GetInt64();
        row.Read();
        var lastIds = new int[5];
        for (var i = 0; row.Read() && row.TokenType == JsonTokenType.Number; i++) lastIds[i] = row.GetInt32();
        return new(version, lastIds);
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

    private static (RecordKind Kind, int? Id, string What) ReadStray(ref Utf8JsonReader row)
    {
        row.Read();
        var kind = Enum.Parse<RecordKind>(row.GetString()!);
        row.Read();
        int? id = row.TokenType == JsonTokenType.Number && row.TryGetInt32(out var number) ? number : null;
        row.Read();
        return (kind, id, row.GetString()!);
    }
}
