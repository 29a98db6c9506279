using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace AntiCorruption.Graph.Exchange;

/// <summary>One row of a table: its place and its cells.</summary>
internal sealed record CsvRow(CsvFile File, int Line, string[] Cells);

/// <summary>A CSV file: UTF-8 (a byte-order mark is passed over), RFC 4180 quoting, a header row.</summary>
internal sealed class CsvFile
{
    private readonly Dictionary<string, int> columns;

    private CsvFile(string name, string path, string[] header)
    {
        Name = name;
        Path = path;
        Header = header;
        columns = header.Select((column, i) => (column, i)).GroupBy(pair => pair.column, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First().i, StringComparer.Ordinal);
    }

    /// <summary>The name to report, relative to what was given.</summary>
    public string Name { get; }
    public string Path { get; }
    public IReadOnlyList<string> Header { get; }
    public int RowCount { get; private set; }

    public int IndexOf(string column) => columns.TryGetValue(column, out var index) ? index : -1;

    /// <summary>Reads the header; null, with the problem told, when the file cannot be read.</summary>
    public static CsvFile? Open(string path, string name, ImportProblems problems)
    {
        try
        {
            using var parser = Parser(path, (_, _) => { });
            return parser.Read() ? new(name, path, parser.Record!) : Told("EMPTY_FILE", "The file is empty.", "แฟ้มว่าง");
        }
        catch (DecoderFallbackException)
        {
            return Told("INVALID_UTF8", "The file is not UTF-8.", "แฟ้มไม่ใช่ UTF-8");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CsvHelperException)
        {
            return Told("UNREADABLE", "The file cannot be read.", "อ่านแฟ้มไม่ได้");
        }

        CsvFile? Told(string code, string message, string thai)
        {
            problems.Add(new(name, 1, null, null, code, message, thai));
            return null;
        }
    }

    /// <summary>The rows; broken ones are told and left out, and reading stops where nothing after can be trusted.</summary>
    public IEnumerable<CsvRow> Rows(ImportProblems problems, CancellationToken cancellationToken)
    {
        var badQuote = 0;
        using var parser = Parser(Path, (line, _) => badQuote = line);
        var isRead = Read(parser, problems);
        while (isRead && Read(parser, problems))
        {
            RowCount++;
            if (RowCount % 4096 == 0) cancellationToken.ThrowIfCancellationRequested();
            var cells = parser.Record!;
            if (badQuote > 0)
            {
                problems.Add(new(Name, parser.RawRow, null, null, "BAD_QUOTE", "A quotation mark stands where none can: quote the cell and double the marks in it.", "เครื่องหมายคำพูดอยู่ผิดที่ ให้ครอบทั้งช่องและพิมพ์เครื่องหมายซ้ำสองตัว"));
                badQuote = 0;
            }
            else if (cells.Length != Header.Count)
                problems.Add(new(Name, parser.RawRow, null, null, "WRONG_CELL_COUNT", $"The row has {cells.Length} cells, the header {Header.Count}.", $"แถวนี้มี {cells.Length} ช่อง แต่หัวตารางมี {Header.Count} ช่อง"));
            else
                yield return new(this, parser.RawRow, cells);
        }
    }

    private bool Read(CsvParser parser, ImportProblems problems)
    {
        try
        {
            return parser.Read();
        }
        catch (DecoderFallbackException)
        {
            problems.Add(new(Name, parser.RawRow + 1, null, null, "INVALID_UTF8", "A text that is not UTF-8; nothing after it was read.", "พบข้อความที่ไม่ใช่ UTF-8 จึงไม่อ่านส่วนที่เหลือ"));
        }
        catch (CsvHelperException)
        {
            problems.Add(new(Name, parser.RawRow + 1, null, null, "BAD_ROW", "The row cannot be read; nothing after it was read.", "อ่านแถวนี้ไม่ได้ จึงไม่อ่านส่วนที่เหลือ"));
        }
        return false;
    }

    private static CsvParser Parser(string path, Action<int, string> badData) => new(
        new StreamReader(path, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, bufferSize: 1 << 16),
        new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            BadDataFound = bad => badData(bad.Context.Parser?.RawRow ?? 1, bad.Field),
            MaxFieldSize = 1 << 20,
            BufferSize = 1 << 16,
        });
}

/// <summary>Collects what is wrong, up to a bound.</summary>
internal sealed class ImportProblems
{
    private readonly List<ImportProblem> listed = [];

    public IReadOnlyList<ImportProblem> Listed => listed;
    public int Count { get; private set; }

    public void Add(ImportProblem problem)
    {
        Count++;
        if (listed.Count < ImportReport.MaxListedProblemCount) listed.Add(problem);
    }
}
