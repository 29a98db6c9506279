using Microsoft.Win32.SafeHandles;

namespace AntiCorruption.Graph.Storage.Sqlite;

/// <summary>
/// The file of a store, held for this process by what it is, whatever path leads to it. Knows whether its path still leads
/// to it and whether somebody else has written into it.
/// </summary>
/// <remarks>
/// The file must not be opened a second time by its path while SQLite works on it: closing any handle of a file gives up
/// the locks that the process holds on it.
/// </remarks>
internal sealed class HeldFile : IDisposable
{
    /// <summary>SQLite's header at the beginning of the file.</summary>
    private const int HeaderSize = 100;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerOnly | UnixFileMode.UserExecute;

    private readonly FileStream file;
    private SafeFileHandle? log;
    private byte[] header = [];

    private HeldFile(string path, FileStream file) => (Path, this.file) = (path, file);

    /// <summary>The file itself; links to it have been followed.</summary>
    public string Path { get; }

    public string LogPath => Path + "-wal";

    public long Length => RandomAccess.GetLength(file.SafeFileHandle);

    /// <summary>Takes hold of the file; makes it, and the folders above it, for its owner only.</summary>
    /// <exception cref="StoreUnavailableException">It cannot be had; the failure says why.</exception>
    public static HeldFile Take(string path, bool mustExist)
    {
        try
        {
            var target = new FileInfo(path) is { LinkTarget: not null } link
                ? link.ResolveLinkTarget(returnFinalTarget: true)!.FullName
                : path;
            if (Directory.Exists(target))
                throw new StoreUnavailableException(StoreFailure.NotPossible, $"{path} is a folder; the network lies in a file.");
            if (mustExist && !File.Exists(target))
                throw new StoreUnavailableException(StoreFailure.Missing, $"There is no file {path}.");
            MakeFolder(System.IO.Path.GetDirectoryName(target)!);
            var file = new FileStream(target, Options());
            // Files of an earlier version may be open to everybody.
            Protect(target);
            Protect(target + "-wal");
            return new(target, file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw SqliteFaults.ExplainPlace(error, path);
        }
    }

    public byte[] ReadHeader()
    {
        var read = new byte[HeaderSize];
        var size = RandomAccess.Read(file.SafeFileHandle, read, 0);
        return read[..size];
    }

    /// <summary>Takes note of what only this program changes: the header, and which file is the log.</summary>
    public void Note()
    {
        header = ReadHeader();
        log ??= File.Exists(LogPath) ? File.OpenHandle(LogPath, share: FileShare.ReadWrite | FileShare.Delete) : null;
    }

    /// <summary>
    /// What has been done to the file past this program; null when it is as it was noted. To be asked while nobody writes.
    /// </summary>
    public string? FindLoss()
    {
        if (!IsSame(Path, file.SafeFileHandle))
            return File.Exists(Path) ? "was replaced by another file" : "was removed";
        if (!ReadHeader().AsSpan().SequenceEqual(header))
            return "was overwritten";
        return log is null || IsSame(LogPath, log) ? null : "has lost the file with its latest changes (-wal)";
    }

    /// <summary>Returns when the disk has answered.</summary>
    public void TouchDisk() => RandomAccess.FlushToDisk(file.SafeFileHandle);

    public void Dispose()
    {
        log?.Dispose();
        file.Dispose();
    }

    private static void Protect(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return;
        try
        {
            File.SetUnixFileMode(path, OwnerOnly);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // It belongs to somebody else, who lets this program write.
        }
    }

    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private static void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(folder);
        else
            Directory.CreateDirectory(folder, OwnerFolder);
    }

    private static bool IsSame(string path, SafeFileHandle handle)
    {
        var found = new FileInfo(path);
        return found.Exists
            && found.LinkTarget is null
            && found.Length == RandomAccess.GetLength(handle)
            && found.CreationTimeUtc == File.GetCreationTimeUtc(handle)
            && found.LastWriteTimeUtc == File.GetLastWriteTimeUtc(handle);
    }
}
