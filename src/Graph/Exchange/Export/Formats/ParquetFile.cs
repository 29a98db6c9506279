using Parquet;
using Parquet.Schema;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// Parquet: DuckDB, pandas, R, Spark. Plain UTF-8 texts, codes and years among them, days as dates; every column may be missing.
/// </summary>
internal static class ParquetFile
{
    private const int RowGroupSize = 20_000;

    public static Task WriteAsync(ExportTable table, ExportNetwork network, ExportOutput output) =>
        FileBeside.WriteAsync(output, file => FillAsync(file, table, network, output.CancellationToken));

    private static async Task FillAsync(Stream file, ExportTable table, ExportNetwork network, CancellationToken cancellationToken)
    {
        DataField[] fields = [.. table.Columns.Select(column => new DataField(column.Name, TypeOf(column.Type), isNullable: true))];
        var writer = await ParquetWriter
            .CreateAsync(new ParquetSchema(fields), file, cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            writer.CustomMetadata = new Dictionary<string, string> { ["about"] = ExportAbout.Line(network) };
            foreach (var batch in ColumnBatch.Of(table, RowGroupSize, cancellationToken))
            {
                using var group = writer.CreateRowGroup();
                for (var i = 0; i < fields.Length; i++)
                {
                    await ColumnAsync(group, fields[i], batch.Columns[i], batch.Count, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private static Task ColumnAsync(
        ParquetRowGroupWriter group,
        DataField field,
        BatchColumn column,
        int count,
        CancellationToken cancellationToken
    ) =>
        column switch
        {
            BatchColumn<long?> numbers => group.WriteAsync<long>(field, numbers.First(count), cancellationToken: cancellationToken),
            BatchColumn<double?> numbers => group.WriteAsync<double>(field, numbers.First(count), cancellationToken: cancellationToken),
            BatchColumn<bool?> values => group.WriteAsync<bool>(field, values.First(count), cancellationToken: cancellationToken),
            BatchColumn<DateOnly?> days => group.WriteAsync<DateOnly>(field, days.First(count), cancellationToken: cancellationToken),
            _ => group.WriteAsync(field, ((BatchColumn<string?>)column).First(count)!),
        };

    private static Type TypeOf(ExportType type) =>
        type switch
        {
            ExportType.Integer => typeof(long),
            ExportType.Real => typeof(double),
            ExportType.Boolean => typeof(bool),
            ExportType.Date => typeof(DateOnly),
            _ => typeof(string),
        };
}
