using System.Globalization;

namespace AntiCorruption.Api.Wire.Connections;

/// <summary>How many files and connections this process may hold open at a time (<c>ulimit -n</c>), where the system says so.</summary>
internal static class FileHandles
{
    /// <summary>The most that may be open; null where it is not known or not limited.</summary>
    public static int? Limit() => ReadLimit("/proc/self/limits");

    /// <summary>Those open now; 0 where it is not known.</summary>
    public static int Open() => Directory.Exists("/proc/self/fd") ? Directory.EnumerateFileSystemEntries("/proc/self/fd").Count() : 0;

    /// <summary>The soft limit in a file of the form of <c>/proc/self/limits</c>.</summary>
    internal static int? ReadLimit(string path)
    {
        if (!File.Exists(path))
            return null;
        var line = File.ReadLines(path).FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        var soft = line?["Max open files".Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
        return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : null;
    }
}
