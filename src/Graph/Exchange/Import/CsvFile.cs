using System.Globalization;
using System.Text;
using AntiCorruption.Graph.Model;
using CsvHelper;
using CsvHelper.Configuration;

namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>One row of a table: its place and its cells.</summary>
internal sealed record CsvRow(CsvFile File, int Line, string[] Cells);

/// <summary>
/// A table in text: UTF-8 (a byte-order mark is passed over), RFC 4180 quoting, commas, semicolons or tabs, a header row.
/// </summary>
internal sealed class CsvFile
{
    private readonly CsvDialect dialect;
    private readonly Dictionary<string, int> columns;

    private CsvFile(string name, string path, CsvDialect dialect, string[] header)
    {
        Name = name;
        Path = path;
        this.dialect = dialect;
        Header = header;
        columns = header
            .Index()
            .Where(column => column.Item.Length > 0)
            .DistinctBy(column => column.Item)
            .ToDictionary(column => column.Item, column => column.Index, StringComparer.Ordinal);
    }

    /// <summary>The name to report, relative to what was given.</summary>
    public string Name { get; }
    public string Path { get; }

    /// <summary>The columns' names; one that spreadsheets leave behind the last has none.</summary>
    public IReadOnlyList<string> Header { get; }

    public int IndexOf(string column) => columns.TryGetValue(column, out var index) ? index : -1;

    /// <summary>Reads the header; null, with the problem told, when the file cannot be read.</summary>
    public static CsvFile? Open(string path, string name, ImportProblems problems)
    {
        try
        {
            if (ReadHeader(path, name) is { } file)
                return file;
            problems.Add(ImportProblem.Of(name, 1, ImportRules.EmptyFile));
        }
        catch (DecoderFallbackException)
        {
            problems.Add(TextEncoding.Refuse(path, name, 1));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CsvHelperException)
        {
            problems.Add(ImportProblem.Of(name, 1, ImportRules.Unreadable));
        }
        return null;
    }

    /// <summary>The rows; broken ones are told and left out, and reading stops where nothing after can be trusted.</summary>
    public IEnumerable<CsvRow> Rows(ImportProblems problems, CancellationToken cancellationToken)
    {
        var (badQuote, count) = (false, 0);
        using var parser = Parser(Path, dialect, () => badQuote = true);
        for (
            var isRead = Read(parser, problems) && (!dialect.IsStated || Read(parser, problems));
            isRead && Read(parser, problems);
            badQuote = false
        )
        {
            if (++count % 4096 == 0)
                cancellationToken.ThrowIfCancellationRequested();
            if (parser.Record!.All(string.IsNullOrWhiteSpace))
                continue;
            var cells = WithoutEmptyEnd(parser.Record!);
            if (FaultOf(cells, badQuote, parser.RawRow) is { } fault)
                problems.Add(fault);
            else
                yield return new(this, parser.RawRow, cells);
        }
    }

    private static CsvFile? ReadHeader(string path, string name)
    {
        CsvDialect dialect;
        using (var start = TextEncoding.Open(path))
            dialect = CsvDialect.Read(start);
        using var parser = Parser(path, dialect, () => { });
        if (!parser.Read() || dialect.IsStated && !parser.Read())
            return null;
        return new(name, path, dialect, [.. parser.Record!.Select(column => PlainText.Normalise(column.Trim()))]);
    }

    /// <summary>The row without the empty cells that spreadsheets leave behind the last column.</summary>
    private string[] WithoutEmptyEnd(string[] cells)
    {
        var count = cells.Length;
        while (count > Header.Count && cells[count - 1].Length == 0)
            count--;
        return count == cells.Length ? cells : cells[..count];
    }

    private ImportProblem? FaultOf(string[] cells, bool badQuote, int line)
    {
        if (badQuote)
            return ImportProblem.Of(Name, line, ImportRules.BadQuote);
        if (cells.Length != Header.Count)
            return ImportProblem.Of(Name, line, ImportRules.CellCount, [cells.Length, Header.Count]);
        var nameless = Enumerable.Range(0, cells.Length).FirstOrDefault(i => Header[i].Length == 0 && cells[i].Length > 0, -1);
        return nameless < 0 ? null : ImportProblem.Of(Name, line, ImportRules.NamelessColumn, [nameless + 1], value: cells[nameless]);
    }

    private bool Read(CsvParser parser, ImportProblems problems)
    {
        try
        {
            return parser.Read();
        }
        catch (DecoderFallbackException)
        {
            problems.Add(TextEncoding.Refuse(Path, Name, parser.RawRow + 1, new("; nothing after it was read", " จึงไม่อ่านส่วนที่เหลือ")));
        }
        catch (CsvHelperException)
        {
            problems.Add(ImportProblem.Of(Name, parser.RawRow + 1, ImportRules.BadRow));
        }
        return false;
    }

    private static CsvParser Parser(string path, CsvDialect dialect, Action badData) =>
        new(
            TextEncoding.Open(path),
            new CsvConfiguration(CultureInfo.InvariantCulture)
            {
                Delimiter = dialect.Separator.ToString(),
                BadDataFound = _ => badData(),
                MaxFieldSize = 1 << 20,
                BufferSize = 1 << 16,
            }
        );
}
