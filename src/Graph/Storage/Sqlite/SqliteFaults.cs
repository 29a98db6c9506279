using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AntiCorruption.Graph.Storage.Sqlite;

/// <summary>What errors of SQLite and of the file system mean to the caller of a store.</summary>
internal static class SqliteFaults
{
    // Errors of the system, by their numbers on Unix.
    private const int IsBusy = 11;
    private const int HasNoRoom = 28;
    private const int IsReadOnly = 30;
    private const int IsOverQuota = 122;

    /// <summary>Why the store cannot do its work.</summary>
    public static StoreUnavailableException Explain(Exception error, string path) =>
        error switch
        {
            StoreUnavailableException known => known,
            SqliteException refused => new(FailureOf(refused.SqliteErrorCode, path), TextOf(refused, path), error),
            IOException { HResult: HasNoRoom or IsOverQuota } => NoRoom(path, error),
            UnauthorizedAccessException => new(StoreFailure.ReadOnly, $"{path} cannot be opened for writing.", error),
            _ => new(StoreFailure.Faulty, $"{path} does not work as a store: {error.Message}", error),
        };

    /// <summary>Why no store can be had at a path.</summary>
    public static StoreUnavailableException ExplainPlace(Exception error, string path) =>
        error switch
        {
            IOException { HResult: IsBusy } => new(StoreFailure.InUse, $"{path} is in use by another process.", error),
            IOException { HResult: IsReadOnly } => new(StoreFailure.ReadOnly, $"{path} cannot be written: the disk is read-only.", error),
            IOException { HResult: HasNoRoom or IsOverQuota } => NoRoom(path, error),
            UnauthorizedAccessException => new(StoreFailure.ReadOnly, $"{path} cannot be opened for writing: this user may not.", error),
            PathTooLongException => new(
                StoreFailure.NotPossible,
                $"No file can have a name as long as {path[..Math.Min(path.Length, 60)]}…",
                error
            ),
            _ => new(StoreFailure.NotPossible, $"No network can lie at {path}: {error.Message}", error),
        };

    public static StoreUnavailableException NoRoom(string path, Exception? error = null) =>
        new(StoreFailure.DiskFull, $"No room left for {path}.", error);

    /// <summary>A file that has been damaged in a way that is known.</summary>
    public static StoreUnavailableException Damaged(string path, string how, Exception? error = null) =>
        new(StoreFailure.NotReadable, $"{path} is damaged: {how}. Put back a backup, or mend it with the sqlite3 command.", error);

    private static StoreFailure FailureOf(int code, string path) =>
        code switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFailure.InUse,
            raw.SQLITE_READONLY => StoreFailure.ReadOnly,
            raw.SQLITE_FULL => StoreFailure.DiskFull,
            raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR when IsFull(path) => StoreFailure.DiskFull,
            raw.SQLITE_CANTOPEN => StoreFailure.ReadOnly,
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_ERROR => StoreFailure.NotReadable,
            _ => StoreFailure.Faulty,
        };

    private static string TextOf(SqliteException error, string path) =>
        FailureOf(error.SqliteErrorCode, path) switch
        {
            StoreFailure.InUse => $"{path} is in use by another process.",
            StoreFailure.ReadOnly when error.SqliteErrorCode == raw.SQLITE_CANTOPEN => $"{path} cannot be opened for writing.",
            StoreFailure.ReadOnly => $"{path} cannot be written: the file, its folder or its disk is read-only.",
            StoreFailure.DiskFull => NoRoom(path).Message,
            StoreFailure.NotReadable when error.SqliteErrorCode == raw.SQLITE_NOTADB => $"{path} is no database.",
            StoreFailure.NotReadable => Damaged(path, Reason(error)).Message,
            _ => $"{path} does not work as a store: {Reason(error)}",
        };

    /// <summary>SQLite's own words, out of the library's.</summary>
    private static string Reason(SqliteException error)
    {
        var parts = error.Message.Split('\'', 2);
        return parts.Length == 2 ? parts[1].TrimEnd('.', '\'') : error.Message;
    }

    /// <summary>Whether the disk has no room for a change.</summary>
    public static bool IsFull(string path)
    {
        try
        {
            return new DriveInfo(path).AvailableFreeSpace < 1 << 20;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
