using Apache.Arrow;
using Apache.Arrow.Ipc;
using Apache.Arrow.Types;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>An Arrow IPC file (Feather 2): pandas, R, DuckDB, Polars. Types as in Parquet.</summary>
internal static class ArrowFile
{
    private const int BatchSize = 4_096;

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
            using var records = new RecordBatch(schema, [.. batch.Columns.Select(column => Column(column, batch.Count))], batch.Count);
            await writer.WriteRecordBatchAsync(records, cancellationToken).ConfigureAwait(false);
        }
        await writer.WriteEndAsync(cancellationToken).ConfigureAwait(false);
    }

    private static IArrowArray Column(BatchColumn column, int count) =>
        column switch
        {
            BatchColumn<long?> numbers => Numbers<long, Int64Array, Int64Array.Builder>(new(), numbers.First(count)),
            BatchColumn<double?> numbers => Numbers<double, DoubleArray, DoubleArray.Builder>(new(), numbers.First(count)),
            BatchColumn<DateOnly?> days => Days(days.First(count)),
            BatchColumn<bool?> values => Booleans(values.First(count)),
            _ => Texts(((BatchColumn<string?>)column).First(count)),
        };

    private static TArray Numbers<T, TArray, TBuilder>(TBuilder numbers, ArraySegment<T?> values)
        where T : struct
        where TArray : IArrowArray
        where TBuilder : PrimitiveArrayBuilder<T, TArray, TBuilder>
    {
        numbers.Reserve(values.Count);
        foreach (var value in values)
        {
            _ = value is { } number ? numbers.Append(number) : numbers.AppendNull();
        }
        return numbers.Build(allocator: null);
    }

    private static StringArray Texts(ArraySegment<string?> values)
    {
        var texts = new StringArray.Builder();
        texts.Reserve(values.Count);
        foreach (var value in values)
        {
            _ = value is null ? texts.AppendNull() : texts.Append(value);
        }
        return texts.Build();
    }

    private static BooleanArray Booleans(ArraySegment<bool?> values)
    {
        var all = new BooleanArray.Builder();
        all.Reserve(values.Count);
        foreach (var value in values)
        {
            _ = value is { } known ? all.Append(known) : all.AppendNull();
        }
        return all.Build();
    }

    private static Date32Array Days(ArraySegment<DateOnly?> values)
    {
        var days = new Date32Array.Builder();
        foreach (var value in values)
        {
            _ = value is { } day ? days.Append(day) : days.AppendNull();
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
