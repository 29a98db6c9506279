using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>An Arrow IPC file (Feather 2): pandas, R, DuckDB, Polars. Types as in Parquet.</summary>
internal static class ArrowFile
{
    private const int BatchSize = 20_000;

    public static Task WriteAsync(ExportTable table, ExportNetwork network, ExportOutput output) =>
        FileBeside.WriteAsync(output, file => FillAsync(file, table, network, output.CancellationToken));

    private static async Task FillAsync(Stream file, ExportTable table, ExportNetwork network, CancellationToken cancellationToken)
    {
        var fields = table.Columns.Select(column => new Field(column.Name, TypeOf(column.Type), nullable: true));
        var schema = new Schema(fields, new Dictionary<string, string> { ["about"] = ExportAbout.Line(network) });
        using var writer = new ArrowFileWriter(file, schema, leaveOpen: true);
        await writer.WriteStartAsync(cancellationToken).ConfigureAwait(false);
        foreach (var batch in ColumnBatch.Of(table, BatchSize, cancellationToken))
        {
            using var records = new RecordBatch(
                schema,
                [.. Enumerable.Range(0, table.Columns.Count).Select(column => Column(batch, column))],
                batch.Count
            );
            await writer.WriteRecordBatchAsync(records, cancellationToken).ConfigureAwait(false);
        }
        await writer.WriteEndAsync(cancellationToken).ConfigureAwait(false);
    }

    private static IArrowArray Column(ColumnBatch batch, int column) =>
        batch.Columns[column].Type switch
        {
            ExportType.Integer => Integers(batch[column]),
            ExportType.Real => Reals(batch[column]),
            ExportType.Boolean => new BooleanArray.Builder().AppendRange(batch.Select(column, value => value.Boolean)).Build(),
            ExportType.Date => Days(batch[column]),
            _ => Texts(batch[column]),
        };

    private static Int64Array Integers(ReadOnlySpan<ExportValue> values)
    {
        var numbers = new Int64Array.Builder();
        foreach (var value in values)
        {
            _ = value.IsNull ? numbers.AppendNull() : numbers.Append(value.Integer);
        }
        return numbers.Build();
    }

    private static DoubleArray Reals(ReadOnlySpan<ExportValue> values)
    {
        var numbers = new DoubleArray.Builder();
        foreach (var value in values)
        {
            _ = value.IsNull ? numbers.AppendNull() : numbers.Append(value.Real);
        }
        return numbers.Build();
    }

    private static StringArray Texts(ReadOnlySpan<ExportValue> values)
    {
        var texts = new StringArray.Builder();
        foreach (var value in values)
        {
            _ = value.IsNull ? texts.AppendNull() : texts.Append(value.Text);
        }
        return texts.Build();
    }

    private static Date32Array Days(ReadOnlySpan<ExportValue> values)
    {
        var days = new Date32Array.Builder();
        foreach (var value in values)
        {
            _ = value.IsNull ? days.AppendNull() : days.Append(value.Date);
        }
        return days.Build();
    }

    private static IArrowType TypeOf(ExportType type) =>
        type switch
        {
            ExportType.Integer => Int64Type.Default,
            ExportType.Real => DoubleType.Default,
            ExportType.Boolean => BooleanType.Default,
            ExportType.Date => Date32Type.Default,
            _ => StringType.Default,
        };
}
