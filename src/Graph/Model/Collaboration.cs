namespace AntiCorruption.Graph.Model;

/// <summary>What a link says. That two took part in the same activity is derived from activities and is never stored.</summary>
public enum CollaborationType : byte
{
    /// <summary>Work together; no direction.</summary>
    CollaboratesWith,

    /// <summary>Coordinate their work; no direction.</summary>
    CoordinatesWith,

    /// <summary>The first supports the second.</summary>
    Supports,

    /// <summary>The first extended its work to the second (from province to tambon, for instance).</summary>
    ExpandedTo,

    /// <summary>Took part in one activity; derived, no direction.</summary>
    CoParticipated,
}

/// <summary>The ladder of PARTNER: how close the cooperation is.</summary>
public enum Intensity : byte
{
    /// <summary>They know of each other and exchange news: the lowest rung.</summary>
    Awareness,

    /// <summary>They help each other now and then.</summary>
    Cooperation,

    /// <summary>They plan their work together.</summary>
    Coordination,

    /// <summary>They work as one, with shared means: the highest rung.</summary>
    Integration,
}

/// <summary>How far a link is real.</summary>
public enum CollaborationStatus : byte
{
    /// <summary>Proposed, and not begun.</summary>
    Proposed,

    /// <summary>It is going on.</summary>
    Active,

    /// <summary>It rests.</summary>
    Dormant,

    /// <summary>It is over.</summary>
    Ended,
}

/// <summary>Three ratings from 1 to 4; null where nobody rated.</summary>
public sealed record TrustRating(int? Reliability, int? SharedMission, int? Openness);

/// <summary>Three ratings from 1 to 4; null where nobody rated.</summary>
public sealed record ValueRating(int? PowerAndInfluence, int? Resources, int? Involvement);

/// <summary>A source that can be opened, or where it can be seen.</summary>
public sealed record Evidence(string? Url, string? Note = null, EvidenceGrade? Grade = null);

/// <summary>A link between two parties. For a type without a direction the order of the two says nothing.</summary>
public sealed record Collaboration : GraphRecord
{
    public override RecordKind Kind => RecordKind.Collaboration;

    /// <summary>Id of the row in its source table, unique where given.</summary>
    public string? Key { get; init; }
    public required int FromId { get; init; }
    public required int ToId { get; init; }
    public required CollaborationType Type { get; init; }
    public Intensity? Intensity { get; init; }
    public CollaborationStatus Status { get; init; } = CollaborationStatus.Active;
    public FiscalYears FiscalYears { get; init; }
    public PartialDate? Start { get; init; }
    public PartialDate? End { get; init; }
    public ValueList<Evidence> Evidence { get; init; }
    public TrustRating? Trust { get; init; }
    public ValueRating? Value { get; init; }
    public string? Note { get; init; }

    /// <summary>The activities that a derived link rests on (ids, ascending); empty for a stored one.</summary>
    public ValueList<int> ActivityIds { get; init; }

    public bool IsDerived => Type == CollaborationType.CoParticipated;

    public bool IsDirected => IsDirectedType(Type);

    public int OtherEnd(int partyId) => partyId == FromId ? ToId : FromId;

    /// <summary>Whether it joins these two parties, in this order where its type has a direction.</summary>
    public bool Joins(int fromId, int toId) => FromId == fromId && ToId == toId || !IsDirected && FromId == toId && ToId == fromId;

    public static bool IsDirectedType(CollaborationType type) => type is CollaborationType.Supports or CollaborationType.ExpandedTo;

    /// <summary>
    /// Whether two links say the same: the same type between the same two parties (either way round where the type has no direction), and a
    /// fiscal year in common or none in either.
    /// </summary>
    public bool Repeats(Collaboration other) =>
        Type == other.Type
        && Joins(other.FromId, other.ToId)
        && (FiscalYears.Overlaps(other.FiscalYears) || FiscalYears.IsEmpty && other.FiscalYears.IsEmpty);
}
