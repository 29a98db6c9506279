using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Storage.Sqlite;

/// <summary>Opens connections to the file of a store, and brings it to the newest schema.</summary>
internal static class SqliteFile
{
    /// <summary>Marks the file as ours in SQLite's header.</summary>
    public const int ApplicationId = 0x41434E54;

    /// <summary>
    /// Opens a connection to a file that this process holds. SQLite, too, keeps other processes out, and shares what connections
    /// must know of the log in memory, not in a file that a full disk could not hold.
    /// </summary>
    public static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Vfs = OperatingSystem.IsWindows() ? null : "unix-excl",
                Pooling = false,
                DefaultTimeout = 1,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    /// <summary>Opens a connection that reads one version.</summary>
    public static SqliteConnection OpenReader(string path)
    {
        var connection = Open(path);
        Execute(connection, "PRAGMA query_only = 1; BEGIN");
        return connection;
    }

    /// <summary>Applies the scripts of <c>schema/sqlite</c> that the file does not have yet, each in a transaction of its own.</summary>
    public static void Migrate(SqliteConnection connection, string path)
    {
        long application = Number(connection, "PRAGMA application_id"),
            version = Number(connection, "PRAGMA user_version");
        var isNew = Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!isNew && application != ApplicationId)
            throw OfAnother(path);
        var scripts = Scripts();
        var schema = WriteAheadLog.SchemaOf(version);
        var stamped = WriteAheadLog.WithStamp(version, isNew);
        if (schema > scripts.Count)
            throw new StoreUnavailableException(
                StoreFailure.NotReadable,
                $"{path} was written by a newer version of this program (schema {schema}, known up to {scripts.Count})."
            );
        foreach (var (number, script) in scripts.Where(script => script.Number > schema))
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, script);
            Execute(
                connection,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"PRAGMA user_version = {WriteAheadLog.WithSchema(stamped, number)}; PRAGMA application_id = {ApplicationId}"
                )
            );
            transaction.Commit();
        }
    }

    /// <summary>The version and the highest ids given.</summary>
    /// <exception cref="StoreUnavailableException">The file does not say them.</exception>
    public static (long Version, int[] LastIds) ReadHead(SqliteConnection connection, string path)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT version, last_area, last_party, last_activity, last_target_area, last_collaboration FROM meta";
        using var row = command.ExecuteReader();
        if (!row.Read())
            throw SqliteFaults.Damaged(path, "its table meta has no row");
        return (row.GetInt64(0), [row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)]);
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// What SQLite finds wrong with the pages and indexes of the file, at most a hundred findings, and whether the history is whole.
    /// </summary>
    public static IReadOnlyList<string> FindDamage(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA integrity_check(100)";
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
            if (rows.GetString(0) is var finding and not "ok")
                found.Add(finding);
        long version = Number(connection, "SELECT version FROM meta"),
            last = Number(connection, "SELECT coalesce(max(version), 0) FROM change_set");
        if (version != last)
            found.Add($"its table meta says version {version}, and its history ends with version {last}");
        var lostCount = Number(connection, "SELECT count(*) FROM change WHERE version NOT IN (SELECT version FROM change_set)");
        if (lostCount > 0)
            found.Add($"{lostCount} changes in its history belong to no version");
        return found;
    }

    public static StoreUnavailableException OfAnother(string path) =>
        new(StoreFailure.NotReadable, $"{path} is a database of another program.");

    private static List<(int Number, string Script)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. assembly
                .GetManifestResourceNames()
                .Where(name => name.StartsWith("sqlite/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select((name, i) => (i + 1, Read(name))),
        ];

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
