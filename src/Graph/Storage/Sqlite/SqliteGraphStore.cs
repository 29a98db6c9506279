using System.Globalization;
using System.Runtime.CompilerServices;
using AntiCorruption.Graph.Model;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Storage.Sqlite;

public sealed record SqliteStoreOptions
{
    /// <summary>The file; made, with the folders above it, when it is not there.</summary>
    public required string Path { get; init; }

    /// <summary>Whether a file that is not there, or empty, is an error.</summary>
    public bool MustExist { get; init; }

    /// <summary>The largest size of the file in pages of 4 KiB; 0 for no limit but the disk's.</summary>
    public int MaxPageCount { get; init; }
}

/// <summary>
/// The embedded store: one SQLite file, one process. A write is durable (written ahead and synchronised) when it returns.
/// Readers have connections of their own and see one version while a writer goes on. Once closed, the one file holds all.
/// A file that is removed, replaced or overwritten meanwhile is neither read nor written any more.
/// </summary>
public sealed class SqliteGraphStore : IGraphStore
{
    /// <summary>How long a write may make no step before the disk is taken for standing still.</summary>
    private static readonly TimeSpan StepLimit = TimeSpan.FromSeconds(4);

    private readonly string path;
    private readonly SqliteConnection connection;
    private readonly HeldFile held;
    private readonly WriteAheadLog log;
    private readonly SemaphoreSlim gate = new(1);
    private readonly SqliteAppender appender;
    private long version;
    private bool isFull;
    private bool isDisposed;

    private SqliteGraphStore(string path, SqliteConnection connection, HeldFile held, WriteAheadLog log)
    {
        this.path = path;
        this.connection = connection;
        this.held = held;
        this.log = log;
        (version, _) = SqliteFile.ReadHead(connection, path);
        appender = new(connection);
    }

    public string Location => path;

    public string? Notice { get; private init; }

    /// <exception cref="StoreUnavailableException">The file cannot be used; its failure says why.</exception>
    public static Task<SqliteGraphStore> OpenAsync(SqliteStoreOptions options, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = Path.GetFullPath(options.Path);
        var held = HeldFile.Take(path, options.MustExist);
        SqliteConnection? connection = null;
        try
        {
            if (options.MustExist && held.Length == 0)
                throw new StoreUnavailableException(StoreFailure.Missing, $"{path} is empty.");
            var aside = WriteAheadLog.PutForeignAside(held);
            connection = SqliteFile.Open(held.Path);
            SqliteFile.Execute(
                connection,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -65536"
            );
            if (options.MaxPageCount > 0)
                SqliteFile.Execute(
                    connection,
                    string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {options.MaxPageCount}")
                );
            SqliteFile.Migrate(connection, path);
            var log = new WriteAheadLog(connection, held);
            log.Begin();
            held.Note();
            return Task.FromResult(new SqliteGraphStore(path, connection, held, log) { Notice = NoticeOf(path, aside) });
        }
        catch (Exception error)
        {
            connection?.Dispose();
            held.Dispose();
            throw SqliteFaults.Explain(error, path);
        }
    }

    /// <summary>Answers when the disk does.</summary>
    public async Task<long> ReadVersionAsync(CancellationToken cancellationToken)
    {
        if (!await gate.WaitAsync(0, cancellationToken).ConfigureAwait(false))
            return WhileWriting();
        try
        {
            held.TouchDisk();
            CheckHeld();
            if (isFull && SqliteFaults.IsFull(held.Path))
                throw SqliteFaults.NoRoom(path);
            return SqliteFile.ReadHead(connection, path).Version;
        }
        catch (Exception error) when (error is SqliteException or IOException)
        {
            throw SqliteFaults.Explain(error, path);
        }
        finally
        {
            gate.Release();
        }
    }

    public async Task<GraphStream> LoadAsync(CancellationToken cancellationToken)
    {
        var reader = await OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (current, lastIds) = SqliteFile.ReadHead(reader, path);
            var load = new SqliteLoad(reader, path);
            return new(current, lastIds, load.ReadAllAsync(cancellationToken)) { Problems = load.Problems };
        }
        catch (Exception error)
        {
            await reader.DisposeAsync().ConfigureAwait(false);
            throw SqliteFaults.Explain(error, path);
        }
    }

    public async Task<long> AppendAsync(IReadOnlyList<ChangeSet> changeSets, long expectedVersion, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            appender.Step();
            CheckHeld();
            log.Prepare();
            Volatile.Write(ref version, appender.Append(changeSets, expectedVersion));
            isFull = false;
            Shorten();
            return version;
        }
        catch (Exception error) when (error is SqliteException or IOException)
        {
            var fault = SqliteFaults.Explain(error, path);
            isFull = fault.Failure == StoreFailure.DiskFull;
            throw fault;
        }
        finally
        {
            gate.Release();
        }
    }

    public async IAsyncEnumerable<ChangeSet> ReadChangesAsync(
        long afterVersion,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var reader = await OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        var feed = new SqliteFeed(reader);
        foreach (var next in Explained(() => feed.VersionsAfter(afterVersion)))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return Explained(() => feed.Read(next));
        }
    }

    public Task<long> CountChangesAsync(long afterVersion, CancellationToken cancellationToken) =>
        ReadAsync(feed => feed.CountAfter(afterVersion), cancellationToken);

    public async Task<IReadOnlyList<KnownChange>> FindChangesAsync(IReadOnlyList<Guid> changeIds, CancellationToken cancellationToken) =>
        await ReadAsync(feed => feed.Find(changeIds), cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<ChangeSet>> ReadHistoryAsync(
        RecordKind kind,
        int id,
        long beforeVersion,
        int limit,
        CancellationToken cancellationToken
    ) => await ReadAsync(feed => feed.History(kind, id, beforeVersion, limit), cancellationToken).ConfigureAwait(false);

    public async Task<IReadOnlyList<string>> FindDamageAsync(CancellationToken cancellationToken)
    {
        using var reader = await OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        return Explained(() => SqliteFile.FindDamage(reader));
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref isDisposed, true))
            return;
        await gate.WaitAsync().ConfigureAwait(false);
        EndLog();
        appender.Dispose();
        await connection.DisposeAsync().ConfigureAwait(false);
        held.Dispose();
        gate.Dispose();
    }

    private static string? NoticeOf(string path, string? aside) =>
        aside is null
            ? null
            : $"{path} is not the file that its -wal was written for (a backup was put back?): what that held was "
                + $"not taken in and is kept as {aside}. / แฟ้มข้อมูลไม่ตรงกับแฟ้ม -wal ที่อยู่ข้างกัน (อาจนำแฟ้มสำรองกลับมาใช้) "
                + $"จึงไม่ได้นำข้อมูลในแฟ้ม -wal เข้ามา และเก็บไว้ที่ {aside}";

    /// <summary>The last version known while a write is on.</summary>
    private long WhileWriting()
    {
        if (Environment.TickCount64 - appender.LastStep <= StepLimit.TotalMilliseconds)
            return Volatile.Read(ref version);
        throw new StoreUnavailableException(StoreFailure.Unreachable, $"The disk of {path} does not answer.");
    }

    /// <summary>The change is durable already: a log that cannot be taken into the file now can be later.</summary>
    private void Shorten()
    {
        try
        {
            appender.Step();
            log.Shorten();
        }
        catch (SqliteException)
        {
            // No room for it; the next write tries again.
        }
    }

    private void EndLog()
    {
        try
        {
            if (held.FindLoss() is null)
                log.End();
            else
                log.Abandon();
        }
        catch (Exception error) when (error is SqliteException or IOException)
        {
            // What is in the log stays there and is read from it at the next start.
        }
    }

    private void CheckHeld()
    {
        if (held.FindLoss() is { } loss)
            throw new StoreUnavailableException(
                StoreFailure.Replaced,
                $"{path} {loss} while it was in use. Put the file back, or start the program again on what is there now."
            );
    }

    private async Task<SqliteConnection> OpenReaderAsync(CancellationToken cancellationToken)
    {
        // A log that is being written looks changed, too: only while nobody writes is it certain.
        if (held.FindLoss() is not null)
        {
            await gate.WaitAsync(cancellationToken).ConfigureAwait(false);
            try
            {
                CheckHeld();
            }
            finally
            {
                gate.Release();
            }
        }
        return Explained(() => SqliteFile.OpenReader(held.Path));
    }

    private async Task<T> ReadAsync<T>(Func<SqliteFeed, T> read, CancellationToken cancellationToken)
    {
        using var reader = await OpenReaderAsync(cancellationToken).ConfigureAwait(false);
        return Explained(() => read(new SqliteFeed(reader)));
    }

    private T Explained<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (Exception error) when (SqliteRecords.IsDamage(error))
        {
            throw SqliteFaults.Damaged(path, $"in its history, {SqliteRecords.Explain(error)}", error);
        }
        catch (Exception error) when (error is SqliteException or IOException)
        {
            throw SqliteFaults.Explain(error, path);
        }
    }
}
