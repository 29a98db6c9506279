using System.Globalization;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Storage.Sqlite;

/// <summary>Opens the file of a store, brings it to the newest schema, and tells its faults apart.</summary>
internal static class SqliteFile
{
    /// <summary>Marks the file as ours in SQLite's header.</summary>
    private const int ApplicationId = 0x41434E54;

    public static SqliteConnection Open(string path, bool readOnly = false)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
            DefaultTimeout = 1,
        }.ToString());
        connection.Open();
        return connection;
    }

    /// <summary>Applies the scripts of <c>schema/sqlite</c> that the file does not have yet, each in a transaction of its own.</summary>
    public static void Migrate(SqliteConnection connection, string path)
    {
        long application = Number(connection, "PRAGMA application_id"), version = Number(connection, "PRAGMA user_version");
        var isNew = Number(connection, "SELECT count(*) FROM sqlite_schema") == 0;
        if (!isNew && application != ApplicationId)
            throw new StoreUnavailableException(StoreFailure.NotReadable, $"{path} is a database of another program.");
        var scripts = Scripts();
        if (version > scripts.Count)
            throw new StoreUnavailableException(StoreFailure.NotReadable, $"{path} was written by a newer version of this program (schema {version}, known up to {scripts.Count}).");
        foreach (var (number, script) in scripts.Where(script => script.Number > version))
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, script);
            Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {number}; PRAGMA application_id = {ApplicationId}"));
            transaction.Commit();
        }
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

    /// <summary>What SQLite's error means to the caller of a store.</summary>
    public static StoreUnavailableException Explain(Exception error, string path) => error switch
    {
        StoreUnavailableException known => known,
        SqliteException { SqliteErrorCode: 5 or 6 } => new(StoreFailure.InUse, $"{path} is in use by another process.", error),
        SqliteException { SqliteErrorCode: 8 } => new(StoreFailure.ReadOnly, $"{path} cannot be written: the file, its folder or its disk is read-only.", error),
        SqliteException { SqliteErrorCode: 13 } => new(StoreFailure.DiskFull, $"No room left for {path}.", error),
        SqliteException { SqliteErrorCode: 14 } or UnauthorizedAccessException => new(StoreFailure.ReadOnly, $"{path} cannot be opened for writing.", error),
        SqliteException { SqliteErrorCode: 11 or 26 } => new(StoreFailure.NotReadable, $"{path} is damaged or not a database.", error),
        IOException { HResult: 28 } => new(StoreFailure.DiskFull, $"No room left for {path}.", error),
        _ => new(StoreFailure.Unreachable, $"{path} does not work as a store.", error),
    };

    private static List<(int Number, string Script)> Scripts()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith("sqlite/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select((name, i) => (i + 1, Read(name)))];

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
