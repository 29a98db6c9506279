namespace AntiCorruption.Graph.Model;

/// <summary>What an activity was.</summary>
public enum ActivityKind : byte
{
    /// <summary>An award ceremony, or a contest with prizes.</summary>
    Award,

    /// <summary>A campaign in public: a march, a day against corruption, posters, broadcasts.</summary>
    Campaign,

    /// <summary>A meeting of working groups to agree on who does what.</summary>
    CoordinationMeeting,

    /// <summary>The founding of a centre, a network or a committee.</summary>
    Establishment,

    /// <summary>A public forum where anybody may speak.</summary>
    Forum,

    /// <summary>An inspection of a project or a place by several parties together.</summary>
    JointInspection,

    /// <summary>A meeting to draw lessons from what was done.</summary>
    LessonsLearned,

    /// <summary>A visit to see how a target area gets on.</summary>
    MonitoringVisit,

    /// <summary>The signing of a memorandum of understanding.</summary>
    Mou,

    /// <summary>A meeting for the whole country, such as the yearly assembly of community councils.</summary>
    NationalMeeting,

    /// <summary>The opening of an office, a centre or a project.</summary>
    Opening,

    /// <summary>A meeting to plan the work of a year or a project.</summary>
    PlanningMeeting,

    /// <summary>A press conference.</summary>
    PressConference,

    /// <summary>The start of a partnership within the programme.</summary>
    ProgrammePartnership,

    /// <summary>A seminar or a lecture.</summary>
    Seminar,

    /// <summary>A training of volunteers, leaders or officials.</summary>
    Training,

    /// <summary>A workshop with work of its own and a result.</summary>
    Workshop,

    /// <summary>A meeting of a small group in a village or a subdistrict.</summary>
    SmallGroup,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>How people took part.</summary>
public enum ActivityMode : byte
{
    /// <summary>All in one place.</summary>
    Onsite,

    /// <summary>All online.</summary>
    Online,

    /// <summary>Some in one place, others online.</summary>
    Hybrid,
}

/// <summary>What a party did in an activity.</summary>
public enum ParticipationRole : byte
{
    /// <summary>Organised it, alone or with others.</summary>
    Organiser,

    /// <summary>Gave the place.</summary>
    Host,

    /// <summary>Took part.</summary>
    Participant,
}

/// <summary>How a stated number of people is meant.</summary>
public enum CountQualifier : byte
{
    /// <summary>As the source states it.</summary>
    AsStated,

    /// <summary>About so many.</summary>
    About,

    /// <summary>More than so many.</summary>
    MoreThan,
}

/// <summary>What came out of an activity.</summary>
public enum ActivityOutputKind : byte
{
    /// <summary>An exchange of experience.</summary>
    Exchange,

    /// <summary>Work on one of the guiding directions of the programme.</summary>
    GuidingDirection,

    /// <summary>A result that the source states.</summary>
    Result,

    /// <summary>What breakout groups worked out.</summary>
    BreakoutGroups,

    /// <summary>A guideline that was agreed.</summary>
    Guideline,

    /// <summary>A step of the programme's yearly work.</summary>
    WorkStep,

    /// <summary>A mechanism that was proposed: a committee, a centre, a working group.</summary>
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
