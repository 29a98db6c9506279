using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace AntiCorruption.Graph.Storage.Sqlite;

/// <summary>
/// The log in which SQLite writes ahead. Each time it begins anew, its first page gives the file a stamp one above that which
/// the file itself has. So a log that lies beside another state of the file, such as a restored backup, is told from
/// the file's own and never read into it.
/// </summary>
internal sealed class WriteAheadLog(SqliteConnection connection, HeldFile file)
{
    /// <summary>Where in the file's header the user's version lies: the schema's number, and above it the stamp.</summary>
    private const int StampOffset = 60;
    private const int ApplicationOffset = 68;
    private const int SchemaBits = 8;
    private const int StampMask = (1 << 31 - SchemaBits) - 1;

    /// <summary>Sizes of the log's own header and of what stands before a page.</summary>
    private const int LogHeaderSize = 32;
    private const int FrameHeaderSize = 24;

    /// <summary>Pages after which the log is written into the file.</summary>
    private const int MaxPageCount = 1_000;

    private bool isStampDue;

    /// <summary>The number of the schema in the user's version of a file.</summary>
    public static int SchemaOf(long userVersion) => (int)userVersion & (1 << SchemaBits) - 1;

    /// <summary>The user's version of a file with another schema.</summary>
    public static int WithSchema(int userVersion, int schema) => Join(StampOf(userVersion), schema);

    /// <summary>The user's version of a file; a new one begins with any stamp, so that no two files go the same way.</summary>
    public static int WithStamp(long userVersion, bool isNew) =>
        isNew ? Join(RandomNumberGenerator.GetInt32(1, StampMask), 0) : (int)userVersion;

    /// <summary>Puts a log aside that is not of this state of the file.</summary>
    /// <returns>Where it lies now; null when there was none.</returns>
    /// <exception cref="StoreUnavailableException">The file is another program's.</exception>
    public static string? PutForeignAside(HeldFile file)
    {
        var header = file.ReadHeader();
        var application = header.Length > ApplicationOffset ? ReadNumber(header, ApplicationOffset) : 0;
        if (application != SqliteFile.ApplicationId && application != 0)
            throw SqliteFile.OfAnother(file.Path);
        if (!File.Exists(file.LogPath) || new FileInfo(file.LogPath).Length == 0)
            return null;
        if (
            file.Length > 0
            && (application == 0 || ReadFirstStamp(file.LogPath) is not { } first || IsOf(StampOf(ReadNumber(header, StampOffset)), first))
        )
            return null;
        var aside = string.Create(CultureInfo.InvariantCulture, $"{file.LogPath}.{DateTime.UtcNow:yyyyMMddHHmmssfff}.old");
        File.Move(file.LogPath, aside);
        return aside;
    }

    /// <summary>
    /// Takes into the file what an earlier run left in the log, and begins a new one that no copy of the closed file is the beginning of.
    /// </summary>
    public void Begin()
    {
        SqliteFile.Execute(connection, "PRAGMA wal_autocheckpoint = 0");
        try
        {
            if (!TryEmpty())
                return;
            Stamp();
            if (TryEmpty())
                Stamp();
        }
        catch (SqliteException error) when (error.SqliteErrorCode == raw.SQLITE_FULL)
        {
            // Nothing can be written now; what is there can be read.
        }
    }

    /// <summary>To be called before a write.</summary>
    public void Prepare()
    {
        if (isStampDue)
            Stamp();
    }

    /// <summary>To be called after a write: takes a log that has grown long into the file.</summary>
    public void Shorten()
    {
        _ = raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pageCount, out _, 0);
        if (pageCount < MaxPageCount)
            return;
        _ = raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out _, out _, 1);
        if (!TryTakeIn("RESTART"))
            return;
        isStampDue = true;
        file.Note();
    }

    /// <summary>Takes everything into the file, which is then whole without a log.</summary>
    public void End() => TryTakeIn("TRUNCATE");

    /// <summary>Has the file closed without taking anything into it: what lies there now is not this program's.</summary>
    public void Abandon() => _ = raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);

    private bool TryEmpty()
    {
        if (!TryTakeIn("TRUNCATE"))
            return false;
        isStampDue = true;
        return true;
    }

    private void Stamp()
    {
        var version = SqliteFile.Number(connection, "PRAGMA user_version");
        var next = Join(StampOf(version) + 1 & StampMask, SchemaOf(version));
        SqliteFile.Execute(connection, string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {next}"));
        isStampDue = false;
    }

    /// <summary>False when a reader still needs the log.</summary>
    private bool TryTakeIn(string mode) => SqliteFile.Number(connection, $"PRAGMA wal_checkpoint({mode})") == 0;

    private static bool IsOf(int fileStamp, int logStamp) => logStamp == fileStamp || logStamp == (fileStamp + 1 & StampMask);

    /// <summary>The stamp in the first page of a log; null when the log does not begin with one.</summary>
    private static int? ReadFirstStamp(string path)
    {
        var start = new byte[LogHeaderSize + FrameHeaderSize + StampOffset + sizeof(int)];
        using var log = File.OpenRead(path);
        var isWhole = log.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length;
        return isWhole && ReadNumber(start, LogHeaderSize) == 1
            ? StampOf(ReadNumber(start, LogHeaderSize + FrameHeaderSize + StampOffset))
            : null;
    }

    private static int Join(int stamp, int schema) => stamp << SchemaBits | schema;

    private static int StampOf(long userVersion) => (int)userVersion >> SchemaBits & StampMask;

    private static int ReadNumber(byte[] bytes, int offset) => BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(offset));
}
