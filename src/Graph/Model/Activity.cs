namespace AntiCorruption.Graph.Model;

public enum ActivityKind : byte
{
    Award,
    Campaign,
    CoordinationMeeting,
    Establishment,
    Forum,
    JointInspection,
    LessonsLearned,
    MonitoringVisit,
    Mou,
    NationalMeeting,
    Opening,
    PlanningMeeting,
    PressConference,
    ProgrammePartnership,
    Seminar,
    Training,
    Workshop,
    SmallGroup,
    Other,
}

public enum ActivityMode : byte
{
    Onsite,
    Online,
    Hybrid,
}

public enum ParticipationRole : byte
{
    Organiser,
    Host,
    Participant,
}

/// <summary>How a stated number of people is meant.</summary>
public enum CountQualifier : byte
{
    AsStated,
    About,
    MoreThan,
}

public enum ActivityOutputKind : byte
{
    Exchange,
    GuidingDirection,
    Result,
    BreakoutGroups,
    Guideline,
    WorkStep,
    ProposedMechanism,
}

/// <summary>A party's part in an activity, and how many people it sent where that is known.</summary>
public sealed record Participation(int PartyId, ParticipationRole Role, string? Note = null, int? PeopleCount = null);

/// <summary>Something that an activity brought about: an exchange, a direction, a result, a step of the year, …</summary>
public sealed record ActivityOutput(ActivityOutputKind Kind, int Ordinal, string TextTh, string? TextEn, int? FiscalYear = null);

/// <summary>Something that parties did together, with who took part in which role.</summary>
public sealed record Activity : GraphRecord
{
    public override RecordKind Kind => RecordKind.Activity;

    /// <summary>Id of the row in its source table. Unique among activities.</summary>
    public required string Key { get; init; }
    public required ActivityKind ActivityKind { get; init; }
    public required string TitleTh { get; init; }
    public string? TitleEn { get; init; }
    public PartialDate? Start { get; init; }
    public PartialDate? End { get; init; }
    public EvidenceGrade? DateGrade { get; init; }

    /// <summary>Fiscal year, B.E.; agrees with <see cref="Start"/> where both are known.</summary>
    public int? FiscalYear { get; init; }
    public ActivityMode? Mode { get; init; }
    public string? AreaCode { get; init; }
    public string? VenueTh { get; init; }
    public string? VenueEn { get; init; }
    public int? ParticipantCount { get; init; }
    public CountQualifier? ParticipantCountQualifier { get; init; }

    /// <summary>True where the activity belongs to the programme, for the reason in <see cref="ProgrammeBasis"/>.</summary>
    public bool IsProgramme { get; init; }
    public string? ProgrammeBasis { get; init; }

    /// <summary>The activity that this one is a part of (a small group of a seminar).</summary>
    public int? ParentId { get; init; }

    /// <summary>The activity that reports the same event; this one is then left out of counts and derived links.</summary>
    public int? DuplicateOfId { get; init; }

    /// <summary>Guiding directions (1 to 5) and steps of the year (1 to 5) that the activity served.</summary>
    public ValueList<int> GuidingDirections { get; init; }
    public ValueList<int> WorkSteps { get; init; }
    public ValueList<Participation> Participations { get; init; }
    public ValueList<ActivityOutput> Outputs { get; init; }
    public string? SourceUrl { get; init; }
    public string? Note { get; init; }
}
