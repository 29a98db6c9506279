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
                    await ColumnAsync(group, fields[i], batch, i, cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }

    private static Task ColumnAsync(
        ParquetRowGroupWriter group,
        DataField field,
        ColumnBatch batch,
        int column,
        CancellationToken cancellationToken
    ) =>
        batch.Columns[column].Type switch
        {
            ExportType.Integer => NumbersAsync<long>(
                group,
                field,
                batch.Select<long?>(column, value => value.IsNull ? null : value.Integer),
                cancellationToken
            ),
            ExportType.Real => NumbersAsync<double>(
                group,
                field,
                batch.Select<double?>(column, value => value.IsNull ? null : value.Real),
                cancellationToken
            ),
            ExportType.Boolean => NumbersAsync<bool>(
                group,
                field,
                batch.Select<bool?>(column, value => value.IsNull ? null : value.Boolean),
                cancellationToken
            ),
            ExportType.Date => NumbersAsync<DateOnly>(
                group,
                field,
                batch.Select<DateOnly?>(column, value => value.IsNull ? null : value.Date),
                cancellationToken
            ),
            _ => group.WriteAsync(field, batch.Select(column, value => value.IsNull ? null! : value.Text)),
        };

    private static Task NumbersAsync<T>(ParquetRowGroupWriter group, DataField field, T?[] values, CancellationToken cancellationToken)
        where T : struct => group.WriteAsync<T>(field, values.AsMemory(), cancellationToken: cancellationToken);

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
