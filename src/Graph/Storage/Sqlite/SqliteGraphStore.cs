using System.Globalization;
using System.Runtime.CompilerServices;
using AntiCorruption.Graph.Model;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Storage.Sqlite;

public sealed record SqliteStoreOptions
{
    /// <summary>The file; made, with the folders above it, when it is not there.</summary>
    public required string Path { get; init; }

    /// <summary>The largest size of the file in pages of 4 KiB; 0 for no limit but the disk's.</summary>
    public int MaxPageCount { get; init; }
}

/// <summary>
/// The embedded store: one SQLite file, one process. A write is durable (written ahead and synchronised) when it returns.
/// Readers have connections of their own and see one version while a writer goes on.
/// </summary>
public sealed class SqliteGraphStore : IGraphStore
{
    private const int BatchSize = 4096;

    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly FileStream heldLock;
    private readonly SemaphoreSlim gate = new(1);
    private readonly SqliteAppender appender;
    private bool isDisposed;

    private SqliteGraphStore(string path, SqliteConnection connection, FileStream heldLock)
    {
        this.path = path;
        this.connection = connection;
        this.heldLock = heldLock;
        appender = new(connection);
    }

    public string Location => path;

    /// <exception cref="StoreUnavailableException">The file cannot be used; its failure says why.</exception>
    public static Task<SqliteGraphStore> OpenAsync(SqliteStoreOptions options, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = Path.GetFullPath(options.Path);
        FileStream? held = null;
        SqliteConnection? connection = null;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            held = Hold(path);
            connection = SqliteFile.Open(path);
            SqliteFile.Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536");
            if (options.MaxPageCount > 0) SqliteFile.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {options.MaxPageCount}"));
            SqliteFile.Migrate(connection, path);
            return Task.FromResult(new SqliteGraphStore(path, connection, held));
        }
        catch (Exception error)
        {
            connection?.Dispose();
            held?.Dispose();
            throw SqliteFile.Explain(error, path);
        }
    }

    public async Task<long> ReadVersionAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return SqliteFile.Number(connection, "SELECT version FROM meta");
        }
        catch (SqliteException error)
        {
            throw SqliteFile.Explain(error, path);
        }
        finally
        {
            gate.Release();
        }
    }

    public Task<GraphStream> LoadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            var reader = SqliteFile.Open(path, readOnly: true);
            var transaction = reader.BeginTransaction(deferred: true);
            using var meta = reader.CreateCommand();
            meta.CommandText = "SELECT version, last_area, last_party, last_activity, last_target_area, last_collaboration FROM meta";
            using var row = meta.ExecuteReader();
            row.Read();
            int[] lastIds = [row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)];
            return Task.FromResult(new GraphStream(row.GetInt64(0), lastIds, ReadAllAsync(reader, transaction, cancellationToken)));
        }
        catch (SqliteException error)
        {
            throw SqliteFile.Explain(error, path);
        }
    }

    public async Task<long> AppendAsync(IReadOnlyList<ChangeSet> changeSets, long expectedVersion, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return appender.Append(changeSets, expectedVersion);
        }
        catch (Exception error) when (error is SqliteException or IOException)
        {
            throw SqliteFile.Explain(error, path);
        }
        finally
        {
            gate.Release();
        }
    }

    public async IAsyncEnumerable<ChangeSet> ReadChangesAsync(long afterVersion, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        using var reader = SqliteFile.Open(path, readOnly: true);
        using var transaction = reader.BeginTransaction(deferred: true);
        var feed = new SqliteFeed(reader);
        foreach (var version in feed.VersionsAfter(afterVersion))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return feed.Read(version);
        }
    }

    public Task<long> CountChangesAsync(long afterVersion, CancellationToken cancellationToken) => Task.FromResult(Read(feed => feed.CountAfter(afterVersion), cancellationToken));

    public Task<IReadOnlyList<ChangeSet>> ReadHistoryAsync(RecordKind kind, int id, long beforeVersion, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ChangeSet>>(Read(feed => feed.History(kind, id, beforeVersion, limit), cancellationToken));

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true)) return;
        await gate.WaitAsync().ConfigureAwait(false);
        appender.Dispose();
        await connection.DisposeAsync().ConfigureAwait(false);
        await heldLock.DisposeAsync().ConfigureAwait(false);
        gate.Dispose();
    }

    private T Read<T>(Func<SqliteFeed, T> read, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            using var reader = SqliteFile.Open(path, readOnly: true);
            using var transaction = reader.BeginTransaction(deferred: true);
            return read(new SqliteFeed(reader));
        }
        catch (SqliteException error)
        {
            throw SqliteFile.Explain(error, path);
        }
    }

    private static async IAsyncEnumerable<IReadOnlyList<GraphRecord>> ReadAllAsync(
        SqliteConnection reader, SqliteTransaction transaction, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using (reader.ConfigureAwait(false))
        await using (transaction.ConfigureAwait(false))
            foreach (var kind in Enum.GetValues<RecordKind>())
            {
                using var command = reader.CreateCommand();
                command.CommandText = SqliteRecords.SelectSql(kind) + " ORDER BY id";
                using var rows = command.ExecuteReader();
                for (var batch = NextBatch(kind, rows); batch.Count > 0; batch = NextBatch(kind, rows))
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    yield return batch;
                }
            }
    }

    private static List<GraphRecord> NextBatch(RecordKind kind, SqliteDataReader rows)
    {
        var batch = new List<GraphRecord>(BatchSize);
        while (batch.Count < BatchSize && rows.Read()) batch.Add(SqliteRecords.Read(kind, rows));
        return batch;
    }

    /// <summary>Holds the file for this process: SQLite's own locks would let a second one in between two writes.</summary>
    private static FileStream Hold(string path)
    {
        try
        {
            return new(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException error) when (error is not (DirectoryNotFoundException or PathTooLongException) && error.HResult != 28 && error.HResult != 30)
        {
            throw new StoreUnavailableException(StoreFailure.InUse, $"{path} is in use by another process.", error);
        }
        catch (IOException error) when (error.HResult == 30)
        {
            throw new StoreUnavailableException(StoreFailure.ReadOnly, $"{path} cannot be written: the disk is read-only.", error);
        }
    }
}
