using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>
/// Reads change sets back from the log. What a record became is what its next change says that it was, or the record itself.
/// </summary>
internal sealed class Neo4jFeed(QueryClient client, Neo4jReader reader)
{
    /// <summary>Versions looked up at a time, and records that change sets read together may have.</summary>
    private const int VersionCount = 1_000;
    private const int RecordCount = 10_000;

    public async IAsyncEnumerable<ChangeSet> ReadAsync(long after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var last = (await reader.ReadHeadAsync(cancellationToken).ConfigureAwait(false)).Version;
        for (; after < last; after = Math.Min(last, after + VersionCount))
        {
            var heads = await ReadHeadsAsync(after, Math.Min(last, after + VersionCount), cancellationToken).ConfigureAwait(false);
            for (int from = 0, to; from < heads.Count; from = to)
            {
                var size = heads[from].Size;
                for (to = from + 1; to < heads.Count && size + heads[to].Size <= RecordCount; to++)
                    size += heads[to].Size;
                foreach (var set in await ReadWindowAsync(heads[from..to], cancellationToken).ConfigureAwait(false))
                    yield return set;
            }
        }
    }

    /// <summary>Asks whoever takes writes: what was written a moment ago must be seen.</summary>
    public async Task<IReadOnlyList<KnownChange>> FindAsync(IReadOnlyList<Guid> changeIds, CancellationToken cancellationToken)
    {
        var statement = Statement.Of("find-changes", json =>
        {
            json.WriteStartArray("prefixes");
            foreach (var id in changeIds)
                json.WriteStringValue(ChangeIds.PrefixOf(id));
            json.WriteEndArray();
        }) with { IsWrite = true };
        return await client.RunAsync(statement, ReadKnown, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ChangeSet>> ReadHistoryAsync(
        RecordKind kind,
        int id,
        long beforeVersion,
        int limit,
        CancellationToken cancellationToken
    )
    {
        var statement = Statement.Of("read-history", json =>
        {
            json.WriteString("kind", kind.ToString());
            json.WriteNumber("id", id);
            json.WriteNumber("before", beforeVersion);
            json.WriteNumber("limit", limit);
        });
        var rows = await client.RunAsync(statement, ReadHistoryRow, cancellationToken).ConfigureAwait(false);
        var history = new List<ChangeSet>(rows.Count);
        foreach (var (head, text) in rows)
        {
            var after =
                history.Count > 0
                    ? history[^1].Changes[0].Before
                    : (
                        await reader.ReadAsync(kind, [new(id, id)], head.Version, _ => { }, cancellationToken).ConfigureAwait(false)
                    ).SingleOrDefault();
            history.Add(head with { Changes = [new(kind, id, text is null ? null : RecordJson.Read(kind, text), after)] });
        }
        return history;
    }

    private Task<List<(ChangeSet Head, int Size)>> ReadHeadsAsync(long after, long to, CancellationToken cancellationToken) =>
        client.RunAsync(
            Versions("read-change-sets", after, to),
            (ref row) =>
            {
                var head = ReadHead(ref row);
                row.Read();
                return (head, row.GetInt32());
            },
            cancellationToken
        );

    private async Task<IEnumerable<ChangeSet>> ReadWindowAsync(List<(ChangeSet Head, int Size)> heads, CancellationToken cancellationToken)
    {
        long after = heads[0].Head.Version - 1,
            to = heads[^1].Head.Version;
        var log = (await client.RunAsync(Versions("read-log", after, to), ReadLogRow, cancellationToken).ConfigureAwait(false))
            .SelectMany(Entries)
            .OrderBy(entry => entry.Kind)
            .ThenBy(entry => entry.Id)
            .ThenBy(entry => entry.Version)
            .ToList();
        var now = new Dictionary<(RecordKind, int), GraphRecord>();
        foreach (var kind in log.Select(entry => entry.Kind).Distinct())
        foreach (
            var record in await reader
                .ReadAsync(
                    kind,
                    IdRange.Of(log.Where(entry => entry.Kind == kind).Select(entry => entry.Id)),
                    to,
                    _ => { },
                    cancellationToken
                )
                .ConfigureAwait(false)
        )
            now[(kind, record.Id)] = record;
        var changes = heads.ToDictionary(head => head.Head.Version, _ => new List<RecordChange>());
        for (var i = 0; i < log.Count; i++)
        {
            var (version, kind, id, before) = log[i];
            var isLast = i + 1 == log.Count || (log[i + 1].Kind, log[i + 1].Id) != (kind, id);
            changes[version].Add(new(kind, id, before, isLast ? now.GetValueOrDefault((kind, id)) : log[i + 1].Before));
        }
        return heads.Select(head => head.Head with { Changes = changes[head.Head.Version] });
    }

    private static Statement Versions(string name, long after, long to) => Statement.Of(name, json =>
        {
            json.WriteNumber("after", after);
            json.WriteNumber("to", to);
        });

    private static IEnumerable<(long Version, RecordKind Kind, int Id, GraphRecord? Before)> Entries(
        (long Version, RecordKind Kind, IdRange Range, string? Before) row
    )
    {
        for (var id = row.Range.First; id <= row.Range.Last; id++)
            yield return (row.Version, row.Kind, id, row.Before is null ? null : RecordJson.Read(row.Kind, row.Before));
    }

    private static (long Version, RecordKind Kind, IdRange Range, string? Before) ReadLogRow(ref Utf8JsonReader row)
    {
        row.Read();
        var version = row.GetInt64();
        row.Read();
        var kind = EnumNames.Parse<RecordKind>(row.GetString());
        row.Read();
        var first = row.GetInt32();
        row.Read();
        var last = row.GetInt32();
        row.Read();
        return (version, kind, new(first, last), row.GetString());
    }

    private static (ChangeSet Head, string? Before) ReadHistoryRow(ref Utf8JsonReader row)
    {
        row.Read();
        var version = row.GetInt64();
        row.Read();
        var before = row.GetString();
        return (ReadRest(version, ref row), before);
    }

    private static KnownChange ReadKnown(ref Utf8JsonReader row)
    {
        var id = Guid.Parse(Text(ref row));
        row.Read();
        return new(id, row.GetInt64());
    }

    private static ChangeSet ReadHead(ref Utf8JsonReader row)
    {
        row.Read();
        return ReadRest(row.GetInt64(), ref row);
    }

    private static ChangeSet ReadRest(long version, ref Utf8JsonReader row) =>
        new()
        {
            Version = version,
            ChangeId = Guid.Parse(Text(ref row)),
            At = DateTimeOffset.Parse(Text(ref row), CultureInfo.InvariantCulture),
            By = Text(ref row),
            Operation = Text(ref row),
            Changes = [],
        };

    private static string Text(ref Utf8JsonReader row)
    {
        row.Read();
        return row.GetString()!;
    }
}
