using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>Which tables of a version an answer was made from, as bits by <see cref="RecordKind"/>.</summary>
[Flags]
public enum RecordKinds : byte
{
    None = 0,
    Areas = 1 << RecordKind.Area,
    Parties = 1 << RecordKind.Party,
    Activities = 1 << RecordKind.Activity,
    TargetAreas = 1 << RecordKind.TargetArea,
    Collaborations = 1 << RecordKind.Collaboration,
}
