using System.Text;

namespace AntiCorruption.Graph.Exchange.Import;

/// <summary>
/// What stands between the cells of a table: commas, semicolons or tabs, as spreadsheets of different countries write them.
/// </summary>
/// <param name="IsStated">Whether the first line says it (<c>sep=;</c>), and the header is the second.</param>
internal readonly record struct CsvDialect(char Separator, bool IsStated)
{
    private const int MaxLineLength = 1 << 16;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>The separator that the first line holds most often outside quotation marks.</summary>
    /// <exception cref="DecoderFallbackException">The line is not UTF-8.</exception>
    public static CsvDialect Read(TextReader table)
    {
        var line = FirstLine(table);
        if (line.Length == 5 && line.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return new(line[4], true);
        return new(Separators.MaxBy(separator => CountOutsideQuotes(line, separator)), false);
    }

    private static string FirstLine(TextReader table)
    {
        var line = new StringBuilder();
        for (var c = table.Read(); c is not (-1 or '\r' or '\n') && line.Length < MaxLineLength; c = table.Read())
            line.Append((char)c);
        return line.ToString();
    }

    private static int CountOutsideQuotes(string line, char separator)
    {
        var (count, isQuoted) = (0, false);
        foreach (var c in line)
        {
            if (c == '"')
                isQuoted = !isQuoted;
            else if (c == separator && !isQuoted)
                count++;
        }
        return count;
    }
}
