namespace AntiCorruption.Graph.Model;

/// <summary>The kinds of record that the graph is made of, each with a number space of its own.</summary>
public enum RecordKind : byte
{
    Area,
    Party,
    Activity,
    TargetArea,
    Collaboration,
}

/// <summary>
/// One immutable record of the graph. Its <see cref="Id"/> is given once by the store's writer, counts from 1, and is never used again.
/// </summary>
public abstract record GraphRecord
{
    /// <summary>Number within the record's kind, from 1; 0 in a record that is not committed yet.</summary>
    public int Id { get; init; }

    /// <summary>True for records made by the <c>generate</c> command: they describe nobody.</summary>
    public bool IsSynthetic { get; init; }

    /// <summary>True when the record is kept for its history but taken out of lists, search and analyses.</summary>
    public bool IsArchived { get; init; }

    public abstract RecordKind Kind { get; }
}
