using System.Globalization;
using AntiCorruption.Graph.Model;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Storage.Sqlite;

/// <summary>Reads change sets back. What a record became is what its next change says it was before, or the record as it is.</summary>
internal sealed class SqliteFeed(SqliteConnection connection)
{
    public List<long> VersionsAfter(long version) => Longs("SELECT version FROM change_set WHERE version > $0 ORDER BY version", version);

    public long CountAfter(long version) => Longs("SELECT COUNT(*) FROM change WHERE version > $0", version)[0];

    public List<KnownChange> Find(IReadOnlyList<Guid> changeIds)
    {
        var found = new List<KnownChange>();
        foreach (var (from, to) in changeIds.Select(ChangeIds.RangeOf))
        {
            using var command = Command("SELECT change_id, version FROM change_set WHERE change_id BETWEEN $0 AND $1", from, to);
            using var rows = command.ExecuteReader();
            while (rows.Read())
                found.Add(new(new((byte[])rows.GetValue(0)), rows.GetInt64(1)));
        }
        return found;
    }

    public ChangeSet Read(long version)
    {
        using var command = Command("SELECT kind, record_id, before FROM change WHERE version = $0 ORDER BY kind, record_id", version);
        using var rows = command.ExecuteReader();
        var changes = new List<RecordChange>();
        while (rows.Read())
            changes.Add(
                Change(
                    EnumNames.OfNumber<RecordKind>(rows.GetInt32(0)),
                    rows.GetInt32(1),
                    version,
                    rows.IsDBNull(2) ? null : rows.GetString(2)
                )
            );
        return Head(version, changes);
    }

    public List<ChangeSet> History(RecordKind kind, int id, long beforeVersion, int limit)
    {
        using var command = Command(
            "SELECT version, before FROM change WHERE kind = $0 AND record_id = $1 AND version < $2 ORDER BY version DESC LIMIT $3",
            (int)kind,
            id,
            beforeVersion,
            limit
        );
        using var rows = command.ExecuteReader();
        var history = new List<ChangeSet>();
        while (rows.Read())
        {
            var version = rows.GetInt64(0);
            history.Add(Head(version, [Change(kind, id, version, rows.IsDBNull(1) ? null : rows.GetString(1))]));
        }
        return history;
    }

    private RecordChange Change(RecordKind kind, int id, long version, string? before) =>
        new(kind, id, before is null ? null : RecordJson.Read(kind, before), After(kind, id, version));

    private GraphRecord? After(RecordKind kind, int id, long version)
    {
        using (
            var command = Command(
                "SELECT before FROM change WHERE kind = $0 AND record_id = $1 AND version > $2 ORDER BY version LIMIT 1",
                (int)kind,
                id,
                version
            )
        )
        using (var next = command.ExecuteReader())
            if (next.Read())
                return next.IsDBNull(0) ? null : RecordJson.Read(kind, next.GetString(0));
        using var current = Command(SqliteRecords.SelectSql(kind) + " WHERE id = $0", id);
        using var row = current.ExecuteReader();
        return row.Read() ? SqliteRecords.Read(kind, row) : null;
    }

    private ChangeSet Head(long version, IReadOnlyList<RecordChange> changes)
    {
        using var command = Command("SELECT change_id, at, by, operation FROM change_set WHERE version = $0", version);
        using var row = command.ExecuteReader();
        row.Read();
        return new ChangeSet
        {
            ChangeId = new((byte[])row.GetValue(0)),
            Version = version,
            At = DateTimeOffset.Parse(row.GetString(1), CultureInfo.InvariantCulture),
            By = row.GetString(2),
            Operation = row.GetString(3),
            Changes = changes,
        };
    }

    private List<long> Longs(string sql, params ReadOnlySpan<object> values)
    {
        using var command = Command(sql, values);
        using var rows = command.ExecuteReader();
        var numbers = new List<long>();
        while (rows.Read())
            numbers.Add(rows.GetInt64(0));
        return numbers;
    }

    private SqliteCommand Command(string sql, params ReadOnlySpan<object> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i}", values[i]);
        return command;
    }
}
