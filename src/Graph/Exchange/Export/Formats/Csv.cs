using System.Buffers;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// Comma-separated values by RFC 4180: UTF-8, lines end with CR LF, a header, a missing value is empty. No byte order mark unless it is
/// for Excel: one hides the first column from Gephi, and without one Excel takes Thai for another script.
/// </summary>
internal static class Csv
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n");

    /// <summary>What makes a spreadsheet take a text for a formula.</summary>
    private static readonly SearchValues<char> FormulaStart = SearchValues.Create("=+-@\t\r");

    public static async Task WriteAsync(ExportTable table, ExportNetwork network, ExportOutput output)
    {
        var isForExcel = network.Options.IsForExcel;
        if (isForExcel)
        {
            output.Write("\uFEFF");
        }
        Header(table, output);
        foreach (var row in table.Rows(output.CancellationToken))
        {
            Row(table.Columns, row, isForExcel, output);
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>One text as a field.</summary>
    public static void Field(ReadOnlySpan<char> text, bool isForExcel, ExportOutput output)
    {
        var isMarked = isForExcel && text.Length > 0 && FormulaStart.Contains(text[0]);
        if (!isMarked && !text.ContainsAny(Special) && !HasOuterSpace(text))
        {
            output.Write(text);
            return;
        }
        output.Write(isMarked ? "\"'"u8 : "\""u8);
        for (int quote; (quote = text.IndexOf('"')) >= 0; text = text[(quote + 1)..])
        {
            output.Write(text[..quote]);
            output.Write("\"\""u8);
        }
        output.Write(text);
        output.Write("\""u8);
    }

    private static void Header(ExportTable table, ExportOutput output)
    {
        for (var i = 0; i < table.Columns.Count; i++)
        {
            output.Write(i == 0 ? ""u8 : ","u8);
            Field(table.Columns[i].Name, isForExcel: false, output);
        }
        output.Write("\r\n"u8);
    }

    private static void Row(IReadOnlyList<ExportColumn> columns, ExportValue[] row, bool isForExcel, ExportOutput output)
    {
        for (var i = 0; i < row.Length; i++)
        {
            output.Write(i == 0 ? ""u8 : ","u8);
            if (row[i].IsNull)
            {
                continue;
            }
            if (columns[i].Type == ExportType.Text)
            {
                Field(row[i].Text, isForExcel, output);
            }
            else
            {
                output.Write(row[i], columns[i].Type);
            }
        }
        output.Write("\r\n"u8);
    }

    private static bool HasOuterSpace(ReadOnlySpan<char> text) =>
        text.Length > 0 && (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]));
}
