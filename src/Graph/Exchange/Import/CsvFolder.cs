using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>Finds the tables to import, tells what each is, and what was passed over.</summary>
internal sealed class CsvFolder(ImportProblems problems)
{
    private static readonly EnumerationOptions EveryEntry = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    private readonly List<(CsvFile File, ImportFormat Format)> files = [];
    private readonly List<PassedOverFile> passedOver = [];

    public IReadOnlyList<(CsvFile File, ImportFormat Format)> Files => files;

    /// <summary>What lies in a folder and was not read, each with the reason; hidden files apart.</summary>
    public IReadOnlyList<PassedOverFile> PassedOver => passedOver;

    public static CsvFolder Read(IReadOnlyList<string> paths, ImportProblems problems)
    {
        var folder = new CsvFolder(problems);
        foreach (var path in paths.Select(Path.GetFullPath).Distinct(StringComparer.Ordinal))
            folder.Add(path, paths);
        return folder;
    }

    private void Add(string path, IReadOnlyList<string> given)
    {
        if (File.Exists(path))
            AddFile(path);
        else if (Directory.Exists(path))
            AddFolder(path);
        else
            problems.Add(ImportProblem.Of(given.First(one => Path.GetFullPath(one) == path), 0, ImportRules.NoSuchFile));
    }

    private void AddFile(string path)
    {
        if (files.Any(file => file.File.Path == path))
            return;
        if (CsvFile.Open(path, Path.GetFileName(path), problems) is { } file && Known(file) is { } format)
            files.Add((file, format));
    }

    /// <summary>
    /// A folder may hold other things than tables for us; a file that bears the name of a format is meant for us, whatever its header.
    /// </summary>
    private void AddFolder(string path)
    {
        foreach (
            var entry in Directory
                .EnumerateFileSystemEntries(path, "*", EveryEntry)
                .Where(entry => !Path.GetFileName(entry).StartsWith('.'))
                .Order(StringComparer.Ordinal)
        )
            if (ReasonToPassOver(entry) is { } reason)
                passedOver.Add(reason);
            else
                AddFile(entry);
    }

    private static PassedOverFile? ReasonToPassOver(string entry)
    {
        var name = Path.GetFileName(entry);
        if (Directory.Exists(entry))
            return PassedOverFile.Of(ImportProblem.Of(name, 0, ImportRules.Folder));
        if (Path.GetExtension(name).ToUpperInvariant() is not (".CSV" or ".TSV"))
            return PassedOverFile.Of(ImportProblem.Of(name, 0, ImportRules.NotATable));
        if (ImportFormat.All.Any(format => format.Name == Path.GetFileNameWithoutExtension(name)))
            return null;
        var found = new ImportProblems();
        if (CsvFile.Open(entry, name, found) is not { } file)
            return PassedOverFile.Of(found.Listed[0]);
        return ImportFormat.Of(file) is null ? PassedOverFile.Of(UnknownHeader(file)) : null;
    }

    private static ImportProblem UnknownHeader(CsvFile file) =>
        ImportProblem.Of(file.Name, 1, ImportRules.UnknownHeader, [ImportProblem.Shown(string.Join(", ", file.Header))]);

    private ImportFormat? Known(CsvFile file)
    {
        foreach (
            var twice in file
                .Header.Where(column => column.Length > 0)
                .GroupBy(column => column, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
        )
            Tell(file, twice.Key, ImportRules.ColumnTwice, twice.Key);
        if (ImportFormat.Of(file) is not { } format)
        {
            TellMissing(file, ImportFormat.Nearest(file));
            return null;
        }
        var unknown = file
            .Header.Where(column => column.Length > 0 && !format.Required.Contains(column) && !format.Optional.Contains(column))
            .ToList();
        foreach (var column in unknown)
            Tell(file, column, ImportRules.UnknownColumn, format.Name, column);
        return unknown.Count == 0 ? format : null;
    }

    private void TellMissing(CsvFile file, ImportFormat? nearest)
    {
        if (nearest is null)
        {
            problems.Add(UnknownHeader(file));
            return;
        }
        foreach (var column in nearest.Required.Where(column => file.IndexOf(column) < 0))
            Tell(file, column, ImportRules.MissingColumn, column, nearest.Name);
    }

    private void Tell(CsvFile file, string column, Rule rule, params IReadOnlyList<object> values) =>
        problems.Add(ImportProblem.Of(file.Name, 1, rule, values, column));
}
