using System.Globalization;
using AntiCorruption.Graph.Model;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Storage.Sqlite;

/// <summary>Writes change sets, all in one transaction, with statements that are prepared once.</summary>
internal sealed class SqliteAppender : IDisposable
{
    private static readonly string[] LastIdColumns = ["last_area", "last_party", "last_activity", "last_target_area", "last_collaboration"];

    private readonly SqliteConnection connection;
    private readonly Statement[] upserts;
    private readonly Statement[] deletes;
    private readonly Statement insertSet;
    private readonly Statement insertChange;
    private readonly Statement findSet;
    private long lastStep;

    public SqliteAppender(SqliteConnection connection)
    {
        this.connection = connection;
        upserts = [.. Enum.GetValues<RecordKind>().Select(kind => new Statement(connection, SqliteRecords.UpsertSql(kind)))];
        deletes = [.. SqliteRecords.Tables.Select(table => new Statement(connection, $"DELETE FROM {table} WHERE id = $0"))];
        insertSet = new(connection, "INSERT INTO change_set (version, change_id, at, by, operation) VALUES ($0, $1, $2, $3, $4)");
        insertChange = new(connection, "INSERT INTO change (kind, record_id, version, before) VALUES ($0, $1, $2, $3)");
        findSet = new(connection, "SELECT version FROM change_set WHERE change_id = $0");
    }

    /// <summary>When something was last done, in milliseconds of the system's clock.</summary>
    public long LastStep => Interlocked.Read(ref lastStep);

    public long Append(IReadOnlyList<ChangeSet> changeSets, long expectedVersion)
    {
        var (version, _) = SqliteFile.ReadHead(connection, connection.DataSource);
        if (changeSets.Count > 0 && findSet.Scalar(changeSets[^1].ChangeId.ToByteArray()) is long known)
            return known;
        if (version != expectedVersion)
            throw new StaleVersionException(expectedVersion, version);
        if (changeSets.Count == 0)
            return version;
        Step();
        // Plain BEGIN and COMMIT: a transaction object would have to be set on every prepared statement.
        SqliteFile.Execute(connection, "BEGIN IMMEDIATE");
        try
        {
            version = WriteAll(changeSets, version);
            SqliteFile.Execute(connection, "COMMIT");
            return version;
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    public void Dispose()
    {
        foreach (var statement in (Statement[])[.. upserts, .. deletes, insertSet, insertChange, findSet])
            statement.Dispose();
    }

    private long WriteAll(IReadOnlyList<ChangeSet> changeSets, long version)
    {
        var lastIds = new int[SqliteRecords.Tables.Length];
        foreach (var changeSet in changeSets)
        {
            if (changeSet.Version != ++version)
                throw new ArgumentException($"Change set {changeSet.Version} does not follow version {version - 1}.", nameof(changeSets));
            Write(changeSet, lastIds);
        }
        SqliteFile.Execute(
            connection,
            string.Create(CultureInfo.InvariantCulture, $"UPDATE meta SET version = {version}")
                + string.Concat(
                    LastIdColumns.Select(
                        (column, i) => string.Create(CultureInfo.InvariantCulture, $", {column} = max({column}, {lastIds[i]})")
                    )
                )
        );
        return version;
    }

    /// <summary>Notes that the work goes on.</summary>
    public void Step() => Interlocked.Exchange(ref lastStep, Environment.TickCount64);

    /// <summary>A full disk ends the transaction by itself; what is over already cannot be rolled back again.</summary>
    private void Rollback()
    {
        try
        {
            SqliteFile.Execute(connection, "ROLLBACK");
        }
        catch (SqliteException)
        {
            // Rolled back already.
        }
    }

    private void Write(ChangeSet changeSet, int[] lastIds)
    {
        insertSet.Run(
            changeSet.Version,
            changeSet.ChangeId.ToByteArray(),
            changeSet.At.ToString("O", CultureInfo.InvariantCulture),
            changeSet.By,
            changeSet.Operation
        );
        // Deletions first: a key that one record gives up may be taken by another in the same set.
        foreach (var change in changeSet.Changes)
            if (change.After is null || change.Before is not null)
                deletes[(int)change.Kind].Run(change.Id);
        foreach (var change in changeSet.Changes)
        {
            insertChange.Run(
                (int)change.Kind,
                change.Id,
                changeSet.Version,
                change.Before is null ? null : RecordJson.Write(change.Before)
            );
            if (change.After is not null)
                upserts[(int)change.Kind].Run(SqliteRecords.Values(change.After));
            Step();
            lastIds[(int)change.Kind] = Math.Max(lastIds[(int)change.Kind], change.Id);
        }
    }

    /// <summary>A prepared statement with parameters $0, $1, …</summary>
    private sealed class Statement : IDisposable
    {
        private readonly SqliteCommand command;

        public Statement(SqliteConnection connection, string sql)
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; sql.Contains($"${i}", StringComparison.Ordinal); i++)
                command.Parameters.Add(new SqliteParameter { ParameterName = $"${i}" });
        }

        public void Run(params ReadOnlySpan<object?> values)
        {
            Bind(values);
            command.ExecuteNonQuery();
        }

        public object? Scalar(params ReadOnlySpan<object?> values)
        {
            Bind(values);
            return command.ExecuteScalar();
        }

        public void Dispose() => command.Dispose();

        private void Bind(ReadOnlySpan<object?> values)
        {
            for (var i = 0; i < values.Length; i++)
                command.Parameters[i].Value = values[i] ?? DBNull.Value;
        }
    }
}
