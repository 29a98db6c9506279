namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>A table has more rows than the format can hold.</summary>
public sealed class ExportTooLargeException(string table, int maxRowCount) : Exception($"'{table}' has more than {maxRowCount} rows.")
{
    public string Table => table;
    public int MaxRowCount => maxRowCount;
}
