using AntiCorruption.Graph.Snapshots;

namespace AntiCorruption.Graph.Exchange;

/// <summary>
/// Brings tables into a network: everything is read and checked first, by the rules that every other way in obeys, then
/// all of it is written as one change, or nothing. What is in the network already is not written again.
/// </summary>
public static class Importer
{
    /// <param name="paths">Folders (their *.csv files) and files; their order says nothing.</param>
    /// <exception cref="Storage.StoreUnavailableException">The store did not take the change; nothing was written.</exception>
    public static async Task<ImportReport> ImportAsync(
        LiveNetwork network, IReadOnlyList<string> paths, ImportOptions? options = null, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var unread = new ImportProblems();
        var files = CsvFolder.Files(paths, unread);
        try
        {
            var committed = await network.CommitAsync(options.By, "import", edit =>
            {
                var run = new ImportRun(edit, progress, cancellationToken);
                foreach (var problem in unread.Listed) run.Problems.Add(problem);
                run.Read(files);
                var report = run.Report(files);
                if (options.DryRun || report.ProblemCount > 0 && !options.SkipBad) throw new NotWrittenException(report);
                return report;
            }, cancellationToken).ConfigureAwait(false);
            return committed.Result with { Version = committed.ChangeSet?.Version };
        }
        catch (NotWrittenException end)
        {
            return end.Report;
        }
    }

    /// <summary>Ends an edit with a report in place of a change.</summary>
    private sealed class NotWrittenException(ImportReport report) : Exception
    {
        public ImportReport Report => report;
    }
}

/// <summary>Finds the tables to import and tells what each is.</summary>
internal static class CsvFolder
{
    public static IReadOnlyList<(CsvFile File, ImportFormat Format)> Files(IReadOnlyList<string> paths, ImportProblems problems)
    {
        var files = new List<(CsvFile, ImportFormat)>();
        foreach (var (path, name) in paths.SelectMany(path => Expand(path, problems)).DistinctBy(file => file.Path))
            if (CsvFile.Open(path, name, problems) is { } file && Known(file, problems) is { } format) files.Add((file, format));
        return files;
    }

    private static IEnumerable<(string Path, string Name)> Expand(string path, ImportProblems problems)
    {
        if (File.Exists(path)) return [(Path.GetFullPath(path), Path.GetFileName(path))];
        if (Directory.Exists(path))
        {
            // A table that no importer knows may lie in a folder of tables; named by itself it would be an error.
            string[] found = [.. Directory.GetFiles(path, "*.csv").Order(StringComparer.Ordinal)];
            return found.Select(file => (Path.GetFullPath(file), Path.GetFileName(file))).Where(file => IsKnown(file.Item1, file.Item2));
        }
        problems.Add(new(path, 0, null, null, "NO_SUCH_FILE", "There is no such file or folder.", "ไม่พบแฟ้มหรือโฟลเดอร์"));
        return [];
    }

    /// <summary>Whether a file of a folder is meant for us: its header is known, or its name is that of a format (and then its header is at fault).</summary>
    private static bool IsKnown(string path, string name) =>
        ImportFormat.All.Any(format => format.Name == Path.GetFileNameWithoutExtension(name))
        || CsvFile.Open(path, name, new()) is { } file && ImportFormat.Of(file) is not null;

    private static ImportFormat? Known(CsvFile file, ImportProblems problems)
    {
        foreach (var twice in file.Header.GroupBy(column => column, StringComparer.Ordinal).Where(group => group.Count() > 1))
            problems.Add(new(file.Name, 1, twice.Key, null, "DUPLICATE_COLUMN", $"The column '{twice.Key}' occurs twice.", $"คอลัมน์ '{twice.Key}' ซ้ำ"));
        if (ImportFormat.Of(file) is { } format)
        {
            var unknown = file.Header.Where(column => !format.Required.Contains(column) && !format.Optional.Contains(column)).ToList();
            foreach (var column in unknown)
                problems.Add(new(file.Name, 1, column, null, "UNKNOWN_COLUMN", $"A table of {format.Name} has no column '{column}'.", $"ตาราง {format.Name} ไม่มีคอลัมน์ '{column}'"));
            return unknown.Count == 0 ? format : null;
        }
        var nearest = ImportFormat.Nearest(file);
        foreach (var column in nearest.Required.Where(column => file.IndexOf(column) < 0))
            problems.Add(new(file.Name, 1, column, null, "MISSING_COLUMN", $"The column '{column}' is missing, if this is to be a table of {nearest.Name}.", $"ไม่มีคอลัมน์ '{column}' ถ้าต้องการให้เป็นตาราง {nearest.Name}"));
        return null;
    }
}
