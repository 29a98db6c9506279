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
            problems.Add(
                new(
                    given.First(one => Path.GetFullPath(one) == path),
                    0,
                    null,
                    null,
                    "NO_SUCH_FILE",
                    "There is no such file or folder.",
                    "ไม่พบแฟ้มหรือโฟลเดอร์"
                )
            );
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
            return new(name, "FOLDER", "A folder within a folder is not read.", "ไม่อ่านโฟลเดอร์ที่ซ้อนอยู่");
        if (Path.GetExtension(name).ToUpperInvariant() is not (".CSV" or ".TSV"))
            return new(name, "NOT_A_TABLE", "It is not a CSV or TSV file.", "ไม่ใช่แฟ้ม CSV หรือ TSV");
        if (ImportFormat.All.Any(format => format.Name == Path.GetFileNameWithoutExtension(name)))
            return null;
        var found = new ImportProblems();
        if (CsvFile.Open(entry, name, found) is not { } file)
            return new(name, found.Listed[0].Code, found.Listed[0].Message, found.Listed[0].MessageTh);
        return ImportFormat.Of(file) is null ? UnknownHeader(file) : null;
    }

    private static PassedOverFile UnknownHeader(CsvFile file)
    {
        var columns = ImportProblem.Shown(string.Join(", ", file.Header));
        return new(
            file.Name,
            "UNKNOWN_HEADER",
            $"Its header ({columns}) is that of no table that can be imported.",
            $"หัวตาราง ({columns}) ไม่ตรงกับตารางใดที่นำเข้าได้"
        );
    }

    private ImportFormat? Known(CsvFile file)
    {
        foreach (
            var twice in file
                .Header.Where(column => column.Length > 0)
                .GroupBy(column => column, StringComparer.Ordinal)
                .Where(group => group.Count() > 1)
        )
            Tell(file, twice.Key, "DUPLICATE_COLUMN", $"The column '{twice.Key}' occurs twice.", $"คอลัมน์ '{twice.Key}' ซ้ำ");
        if (ImportFormat.Of(file) is not { } format)
        {
            TellMissing(file, ImportFormat.Nearest(file));
            return null;
        }
        var unknown = file
            .Header.Where(column => column.Length > 0 && !format.Required.Contains(column) && !format.Optional.Contains(column))
            .ToList();
        foreach (var column in unknown)
            Tell(
                file,
                column,
                "UNKNOWN_COLUMN",
                $"A table of {format.Name} has no column '{column}'.",
                $"ตาราง {format.Name} ไม่มีคอลัมน์ '{column}'"
            );
        return unknown.Count == 0 ? format : null;
    }

    private void TellMissing(CsvFile file, ImportFormat? nearest)
    {
        if (nearest is null)
        {
            var unknown = UnknownHeader(file);
            problems.Add(new(file.Name, 1, null, null, unknown.Code, unknown.Message, unknown.MessageTh));
            return;
        }
        foreach (var column in nearest.Required.Where(column => file.IndexOf(column) < 0))
            Tell(
                file,
                column,
                "MISSING_COLUMN",
                $"The column '{column}' is missing, if this is to be a table of {nearest.Name}.",
                $"ไม่มีคอลัมน์ '{column}' ถ้าต้องการให้เป็นตาราง {nearest.Name}"
            );
    }

    private void Tell(CsvFile file, string column, string code, string message, string messageTh) =>
        problems.Add(
            new(
                file.Name,
                1,
                ImportProblem.Shown(column),
                null,
                code,
                ImportProblem.Shown(message, 300),
                ImportProblem.Shown(messageTh, 300)
            )
        );
}
