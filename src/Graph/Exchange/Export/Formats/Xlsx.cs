using SpreadCheetah;
using SpreadCheetah.Styling;
using SpreadCheetah.Worksheets;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// A workbook: a sheet for each table and one that says what it is. Codes and years are text, so that no zero is lost; the header stays in
/// sight.
/// </summary>
internal static class Xlsx
{
    /// <summary>Rows that a sheet can have beside its header.</summary>
    public const int MaxRowCount = 1_048_575;

    private static readonly WorksheetOptions FrozenHeader = new() { FrozenRows = 1 };

    /// <exception cref="ExportTooLargeException">A table has more rows than a sheet; nothing has been handed on.</exception>
    public static Task WriteAsync(IReadOnlyList<ExportTable> tables, ExportNetwork network, ExportOutput output) =>
        FileBeside.WriteAsync(output, async file =>
        {
            await FillAsync(file, tables, network, output.CancellationToken).ConfigureAwait(false);
            ZipTimes.Clear(file);
        });

    private static async Task FillAsync(
        Stream file,
        IReadOnlyList<ExportTable> tables,
        ExportNetwork network,
        CancellationToken cancellationToken
    )
    {
        // The properties of the document would hold the time at which it was made.
        var options = new SpreadCheetahOptions { DocumentProperties = null };
        var book = await Spreadsheet.CreateNewAsync(file, options, cancellationToken).ConfigureAwait(false);
        await using (book.ConfigureAwait(false))
        {
            var header = new Style();
            header.Font.Bold = true;
            var style = book.AddStyle(header);
            foreach (var table in tables)
            {
                await SheetAsync(book, table, style, cancellationToken).ConfigureAwait(false);
            }
            await AboutAsync(book, network, cancellationToken).ConfigureAwait(false);
            await book.FinishAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task SheetAsync(Spreadsheet book, ExportTable table, StyleId header, CancellationToken cancellationToken)
    {
        await book.StartWorksheetAsync(table.Name, FrozenHeader, cancellationToken).ConfigureAwait(false);
        await book.AddRowAsync(table.Columns.Select(column => new StyledCell(column.Name, header)).ToArray(), cancellationToken)
            .ConfigureAwait(false);
        var (cells, count) = (new DataCell[table.Columns.Count], 0);
        foreach (var row in table.Rows(cancellationToken))
        {
            if (++count > MaxRowCount)
            {
                throw new ExportTooLargeException(table.Name, MaxRowCount);
            }
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = CellOf(row[i], table.Columns[i].Type);
            }
            await book.AddRowAsync(cells, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task AboutAsync(Spreadsheet book, ExportNetwork network, CancellationToken cancellationToken)
    {
        await book.StartWorksheetAsync("about", token: cancellationToken).ConfigureAwait(false);
        foreach (var (name, value) in ExportAbout.Each(network))
        {
            await book.AddRowAsync([new DataCell(name), new DataCell(value)], cancellationToken).ConfigureAwait(false);
        }
    }

    private static DataCell CellOf(ExportValue value, ExportType type) =>
        (value.IsNull, type) switch
        {
            (true, _) => default,
            (_, ExportType.Integer) => new(value.Integer),
            (_, ExportType.Real) => new(value.Real),
            (_, ExportType.Boolean) => new(value.Boolean),
            (_, ExportType.Date) => new(value.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
            _ => new(value.Text),
        };
}
