namespace AntiCorruption.Graph.Model;

/// <summary>When an area came into the programme.</summary>
public enum TargetAreaPhase : byte
{
    /// <summary>One of the first, to try it out.</summary>
    Pilot,

    /// <summary>Chosen for the year.</summary>
    Target,

    /// <summary>Taken in beside those chosen.</summary>
    Extended,
}

/// <summary>How far a step of the work is.</summary>
public enum WorkStepStatus : byte
{
    /// <summary>Not begun.</summary>
    Open,

    /// <summary>Begun.</summary>
    InProgress,

    /// <summary>Done.</summary>
    Done,
}

/// <summary>What a follow-up was.</summary>
public enum FollowUpKind : byte
{
    /// <summary>A visit.</summary>
    Visit,

    /// <summary>Support: money, people, advice.</summary>
    Support,

    /// <summary>A result that was seen.</summary>
    Result,

    /// <summary>A lesson that was drawn.</summary>
    Lesson,

    /// <summary>A report in the media.</summary>
    Media,
}

/// <summary>How far a target area is with one step of the year (1 to 5), since when, and when it is due.</summary>
public sealed record StepState(int Step, WorkStepStatus Status, PartialDate? Since = null, PartialDate? Due = null);

/// <summary>A visit, a support action, a result, a lesson or a media item of a target area.</summary>
public sealed record FollowUp(FollowUpKind Kind, PartialDate? Date, string? Note = null, int? PartyId = null, string? Url = null);

/// <summary>An area in which the programme works in one fiscal year.</summary>
public sealed record TargetArea : GraphRecord
{
    public override RecordKind Kind => RecordKind.TargetArea;

    /// <summary>Id of the row in its source table. Unique among target areas.</summary>
    public required string Key { get; init; }
    public required string AreaCode { get; init; }

    /// <summary>Fiscal year, B.E. An area is a target once a year.</summary>
    public required int FiscalYear { get; init; }
    public TargetAreaPhase Phase { get; init; }

    /// <summary>The target area of an earlier year that this one continues.</summary>
    public int? ContinuesId { get; init; }
    public ValueList<StepState> Steps { get; init; }
    public ValueList<FollowUp> FollowUps { get; init; }
    public string? Source { get; init; }
    public string? Note { get; init; }
}
