namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>Some rows of a table turned into columns, for formats that keep them so. It is filled again and again.</summary>
internal sealed class ColumnBatch(IReadOnlyList<ExportColumn> columns, int size)
{
    private readonly ExportValue[][] values = [.. columns.Select(_ => new ExportValue[size])];

    /// <summary>Rows in it.</summary>
    public int Count { get; private set; }

    public IReadOnlyList<ExportColumn> Columns => columns;

    /// <summary>The values of a column, a row each.</summary>
    public ReadOnlySpan<ExportValue> this[int column] => values[column].AsSpan(0, Count);

    /// <summary>The values of a column in another form.</summary>
    public T[] Select<T>(int column, Func<ExportValue, T> form)
    {
        var all = new T[Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = form(values[column][i]);
        }
        return all;
    }

    /// <summary>The rows of a table, batch by batch; each is gone when the next is asked for.</summary>
    public static IEnumerable<ColumnBatch> Of(ExportTable table, int size, CancellationToken cancellationToken)
    {
        var batch = new ColumnBatch(table.Columns, size);
        foreach (var row in table.Rows(cancellationToken))
        {
            batch.Add(row);
            if (batch.Count == size)
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

    private void Add(ExportValue[] row)
    {
        for (var i = 0; i < row.Length; i++)
        {
            values[i][Count] = row[i];
        }
        Count++;
    }
}
