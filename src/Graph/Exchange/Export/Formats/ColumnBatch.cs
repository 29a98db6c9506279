namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>Some rows of a table turned into columns, for formats that keep them so. It is filled again and again.</summary>
internal sealed class ColumnBatch
{
    private readonly BatchColumn[] columns;

    private ColumnBatch(IReadOnlyList<ExportColumn> columns, int size)
    {
        this.columns = [.. columns.Select(column => BatchColumn.Of(column.Type, size))];
    }

    /// <summary>Rows in it.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<BatchColumn> Columns => columns;

    /// <summary>The rows of a table, batch by batch; each is gone when the next is asked for.</summary>
    public static IEnumerable<ColumnBatch> Of(ExportTable table, int size, CancellationToken cancellationToken)
    {
        var batch = new ColumnBatch(table.Columns, size);
        foreach (var row in table.Rows(cancellationToken))
        {
            for (var i = 0; i < row.Length; i++)
            {
                batch.columns[i].Set(batch.Count, row[i]);
            }
            if (++batch.Count == size)
            {
                yield return batch;
                batch.Count = 0;
            }
        }
        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}

/// <summary>The values of one column of a batch.</summary>
internal abstract class BatchColumn
{
    public abstract void Set(int row, ExportValue value);

    public static BatchColumn Of(ExportType type, int size) =>
        type switch
        {
            ExportType.Integer => new BatchColumn<long?>(size, value => value.IsNull ? null : value.Integer),
            ExportType.Real => new BatchColumn<double?>(size, value => value.IsNull ? null : value.Real),
            ExportType.Boolean => new BatchColumn<bool?>(size, value => value.IsNull ? null : value.Boolean),
            ExportType.Date => new BatchColumn<DateOnly?>(size, value => value.IsNull ? null : value.Date),
            _ => new BatchColumn<string?>(size, value => value.IsNull ? null : value.Text),
        };
}

/// <inheritdoc cref="BatchColumn"/>
/// <param name="form">A value as the column keeps it; null where it is missing.</param>
internal sealed class BatchColumn<T>(int size, Func<ExportValue, T> form) : BatchColumn
{
    private readonly T[] values = new T[size];

    public override void Set(int row, ExportValue value) => values[row] = form(value);

    /// <summary>The first values.</summary>
    public ArraySegment<T> First(int count) => new(values, 0, count);
}
