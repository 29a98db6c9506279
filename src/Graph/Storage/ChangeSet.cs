using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Storage;

/// <summary>What happened to one record: created (<see cref="Before"/> null), updated, or deleted (<see cref="After"/> null).</summary>
public sealed record RecordChange(RecordKind Kind, int Id, GraphRecord? Before, GraphRecord? After);

/// <summary>Changes that were made together: all of them or none. The order within a set says nothing; a record occurs once.</summary>
public sealed record ChangeSet
{
    /// <summary>Made by the writer once per change; a store that has it already does not write it again.</summary>
    public required Guid ChangeId { get; init; }

    /// <summary>The version that this set leads to.</summary>
    public required long Version { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who made it: the caller's name.</summary>
    public required string By { get; init; }

    /// <summary>What was asked for: the mutation's or command's name.</summary>
    public required string Operation { get; init; }

    /// <summary>
    /// True when the store has these records already, put there past this program: only the log is to be written. Not kept.
    /// </summary>
    public bool IsAdopted { get; init; }
    public required IReadOnlyList<RecordChange> Changes { get; init; }
}
