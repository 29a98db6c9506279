namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>One column: its name in every file, what its values are, and what they mean.</summary>
/// <param name="Name">Plain ASCII, unique in its table.</param>
public sealed record ExportColumn(string Name, ExportType Type, string MeaningEn, string MeaningTh);

/// <summary>Rows of one kind with typed columns: what every format of tables writes.</summary>
public abstract class ExportTable(string name)
{
    public string Name => name;

    public abstract IReadOnlyList<ExportColumn> Columns { get; }

    /// <summary>The rows, always in the same order, made while they are read. The array is used again for the next row.</summary>
    /// <exception cref="OperationCanceledException">The reader has left.</exception>
    public abstract IEnumerable<ExportValue[]> Rows(CancellationToken cancellationToken);
}

/// <summary>A table over rows of one type.</summary>
/// <param name="rows">Makes them while they are read, so that no table is ever held whole.</param>
public sealed class ExportTable<TRow>(string name, ExportColumns<TRow> columns, Func<CancellationToken, IEnumerable<TRow>> rows)
    : ExportTable(name)
{
    /// <summary>Rows between two looks at whether anybody still reads.</summary>
    private const int CheckInterval = 1024;

    public override IReadOnlyList<ExportColumn> Columns => columns.Columns;

    public override IEnumerable<ExportValue[]> Rows(CancellationToken cancellationToken)
    {
        var values = new ExportValue[columns.Columns.Count];
        var count = 0;
        foreach (var row in rows(cancellationToken))
        {
            if (++count % CheckInterval == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
            columns.Read(row, values);
            yield return values;
        }
    }
}

/// <summary>The columns of a table, each with how its value is read from a row.</summary>
public sealed class ExportColumns<TRow>
{
    private readonly List<ExportColumn> columns = [];
    private readonly List<Func<TRow, ExportValue>> readers = [];

    public IReadOnlyList<ExportColumn> Columns => columns;

    public ExportColumns<TRow> Text(string name, string meaningEn, string meaningTh, Func<TRow, string?> read) =>
        Add(new(name, ExportType.Text, meaningEn, meaningTh), row => ExportValue.Of(read(row)));

    public ExportColumns<TRow> Integer(string name, string meaningEn, string meaningTh, Func<TRow, long?> read) =>
        Add(new(name, ExportType.Integer, meaningEn, meaningTh), row => ExportValue.Of(read(row)));

    public ExportColumns<TRow> Real(string name, string meaningEn, string meaningTh, Func<TRow, double?> read) =>
        Add(new(name, ExportType.Real, meaningEn, meaningTh), row => ExportValue.Of(read(row)));

    public ExportColumns<TRow> Boolean(string name, string meaningEn, string meaningTh, Func<TRow, bool> read) =>
        Add(new(name, ExportType.Boolean, meaningEn, meaningTh), row => ExportValue.Of(read(row)));

    public ExportColumns<TRow> Date(string name, string meaningEn, string meaningTh, Func<TRow, DateOnly?> read) =>
        Add(new(name, ExportType.Date, meaningEn, meaningTh), row => ExportValue.Of(read(row)));

    internal void Read(TRow row, ExportValue[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = readers[i](row);
        }
    }

    private ExportColumns<TRow> Add(ExportColumn column, Func<TRow, ExportValue> read)
    {
        columns.Add(column);
        readers.Add(read);
        return this;
    }
}
