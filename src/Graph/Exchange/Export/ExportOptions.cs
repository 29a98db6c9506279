namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>Which way links point in a file.</summary>
public enum ExportDirection : byte
{
    /// <summary>None points anywhere.</summary>
    Undirected,

    /// <summary>All do: one without a direction becomes two arcs, marked as mirrored.</summary>
    Directed,

    /// <summary>Those do whose type has a direction; only some formats can say so.</summary>
    Mixed,
}

/// <summary>What becomes of several links between the same two parties.</summary>
public enum ParallelLinks : byte
{
    /// <summary>One of each type, its weight that of all together.</summary>
    ByPairAndType,

    /// <summary>One, its weight that of all together.</summary>
    ByPair,

    /// <summary>Each stands by itself.</summary>
    All,
}

/// <summary>In which language labels are.</summary>
public enum ExportNames : byte
{
    /// <summary>Thai.</summary>
    Th,

    /// <summary>English where there is a name in it, Thai elsewhere.</summary>
    En,

    /// <summary>Both: the English name in brackets.</summary>
    Both,
}

/// <summary>How persons appear.</summary>
public enum PersonsAs : byte
{
    /// <summary>Each by a name made for this export alone, with its region and nothing else that could name it.</summary>
    Pseudonyms,

    /// <summary>Those of a region as one.</summary>
    Grouped,
}

/// <summary>How a scope of the network is written. Equal options on the same version and scope give the same bytes.</summary>
public sealed record ExportOptions
{
    public ExportDirection Direction { get; init; }

    public ParallelLinks Parallel { get; init; }

    public ExportNames Names { get; init; }

    public PersonsAs PersonsAs { get; init; }

    /// <summary>
    /// Whether tables begin with a byte order mark and texts that a spreadsheet would run as a formula are marked as text.
    /// </summary>
    public bool IsForExcel { get; init; }

    /// <summary>The licence that the asker states; null: none is stated.</summary>
    public string? Licence { get; init; }

    /// <summary>Why persons may be told apart in it, in the words of a coordinator; null: they may not.</summary>
    public string? RiskReason { get; init; }

    /// <summary>Measures of parties, a column each.</summary>
    public IReadOnlyList<ExportMeasure> Measures { get; init; } = [];

    /// <summary>
    /// Gives the key from which pseudonyms are made, at least 32 bytes; asked for when there is a person. Whoever has it can tell who is
    /// who.
    /// </summary>
    public required Func<ReadOnlyMemory<byte>> PseudonymSecret { get; init; }
}

/// <summary>A measure of the parties of a scope.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Of">What it says of a node of the scope's graph.</param>
public sealed record ExportMeasure(string Name, string MeaningEn, string MeaningTh, Func<int, MeasuredValue> Of);

/// <summary>What a measure says of one party.</summary>
/// <param name="Value">Null where it is not defined.</param>
/// <param name="Rank">1 for the largest value; null where there are no ranks.</param>
/// <param name="Percentile">0 to 100.</param>
/// <param name="Error">The standard error of an estimate.</param>
public readonly record struct MeasuredValue(double? Value, int? Rank = null, double? Percentile = null, double? Error = null);
