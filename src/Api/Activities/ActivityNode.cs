using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Activities;

/// <summary>Something that parties did together.</summary>
[Name("Activity")]
[Implements(typeof(INode))]
[Implements(typeof(INamed))]
public sealed class ActivityNode(NetworkSnapshot network, Activity activity) : INode, INamed
{
    /// <summary>Opaque; the same for as long as the activity exists.</summary>
    [Id]
    public string Id => GlobalId.Of(RecordKind.Activity, activity.Id);

    /// <summary>Changes exactly when the record does; a change can be made to depend on it.</summary>
    public string Revision() => NetworkChanges.Revision(activity);

    /// <summary>Id of the row in its source table.</summary>
    public string Key => activity.Key;

    /// <summary>What it was.</summary>
    public ActivityKind Kind => activity.ActivityKind;

    /// <summary>The Thai title.</summary>
    public string Name => activity.TitleTh;

    /// <summary>The English title, where there is one.</summary>
    public string? NameEn => activity.TitleEn;

    /// <summary>When it began; the day or month may be unknown.</summary>
    public PartialDate? Start => activity.Start;

    /// <summary>When it ended.</summary>
    public PartialDate? End => activity.End;

    /// <summary>Whether the date was read or inferred.</summary>
    public EvidenceGrade? DateGrade => activity.DateGrade;

    /// <summary>Fiscal year, B.E.</summary>
    public int? FiscalYear => activity.FiscalYear;

    /// <summary>On site, online, or both.</summary>
    public ActivityMode? Mode => activity.Mode;

    /// <summary>Code of the area where it took place.</summary>
    public string? AreaCode => activity.AreaCode;

    /// <summary>The finest known area of the area code.</summary>
    public AreaNode? Area() => network.ResolveArea(activity.AreaCode) is { } area ? new(network, area) : null;

    /// <summary>The place, in Thai.</summary>
    public string? Venue => activity.VenueTh;

    /// <summary>The place, in English.</summary>
    public string? VenueEn => activity.VenueEn;

    /// <summary>How many people came.</summary>
    public int? ParticipantCount => activity.ParticipantCount;

    /// <summary>How that number is meant.</summary>
    public CountQualifier? ParticipantCountQualifier => activity.ParticipantCountQualifier;

    /// <summary>How many parties took part, by role.</summary>
    public IEnumerable<RoleCountNode> PartyCounts() =>
        activity
            .Participations.CountBy(part => part.Role)
            .OrderBy(count => count.Key)
            .Select(count => new RoleCountNode(count.Key, count.Value));

    /// <summary>Whether it belongs to the programme.</summary>
    public bool IsProgramme => activity.IsProgramme;

    /// <summary>Why it is counted to the programme.</summary>
    public string? ProgrammeBasis => activity.ProgrammeBasis;

    /// <summary>The activity that it is a part of.</summary>
    public ActivityNode? Parent() => Other(activity.ParentId);

    /// <summary>Its parts: the small groups of a seminar.</summary>
    public IEnumerable<ActivityNode> SubActivities() =>
        network.Activities.Where(part => part.ParentId == activity.Id).Select(part => new ActivityNode(network, part));

    /// <summary>The activity that reports the same event.</summary>
    public ActivityNode? DuplicateOf() => Other(activity.DuplicateOfId);

    /// <summary>The guiding directions that it served, 1 to 5.</summary>
    public IReadOnlyList<int> GuidingDirections => activity.GuidingDirections;

    /// <summary>The steps of the year that it served, 1 to 5.</summary>
    public IReadOnlyList<int> WorkSteps => activity.WorkSteps;

    /// <summary>Who took part, in which role: organisers first, then hosts, then participants.</summary>
    /// <param name="role">Only those with this role.</param>
    public Connection<ParticipationNode> Participants([Paged] Page page, ParticipationRole? role) =>
        ParticipationRows.Page(network, activity, page, role);

    /// <summary>What it brought about.</summary>
    public IEnumerable<ActivityOutputNode> Outputs() => activity.Outputs.Select(output => new ActivityOutputNode(output));

    /// <summary>Where it was reported.</summary>
    public string? SourceUrl => activity.SourceUrl;

    /// <summary>A remark.</summary>
    public string? Note => activity.Note;

    /// <summary>True when the activity is kept for its history only.</summary>
    public bool IsArchived => activity.IsArchived;

    /// <summary>True for made-up data.</summary>
    public bool IsSynthetic => activity.IsSynthetic;

    private ActivityNode? Other(int? id) => id is { } other && network.Activities.Find(other) is { } found ? new(network, found) : null;
}

/// <summary>How many parties had a role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Count">Parties that had it.</param>
[Name("RoleCount")]
public sealed record RoleCountNode(ParticipationRole Role, int Count);

/// <summary>A party's part in an activity.</summary>
[Name("Participation")]
public sealed class ParticipationNode(NetworkSnapshot network, Participation participation)
{
    /// <summary>The party.</summary>
    public PartyNode Party() => PartyNode.Of(network, network.Parties[participation.PartyId]);

    /// <summary>Its role.</summary>
    public ParticipationRole Role => participation.Role;

    /// <summary>How many people it sent, where that is known.</summary>
    public int? PeopleCount => participation.PeopleCount;

    /// <summary>The basis of the role.</summary>
    public string? Note => participation.Note;
}

/// <summary>Something that an activity brought about.</summary>
[Name("ActivityOutput")]
public sealed class ActivityOutputNode(ActivityOutput output)
{
    /// <summary>An exchange, a guiding direction, a result, a step of the year, …</summary>
    public ActivityOutputKind Kind => output.Kind;

    /// <summary>Its number among those of its kind.</summary>
    public int Ordinal => output.Ordinal;

    /// <summary>The text in Thai.</summary>
    public string Text => output.TextTh;

    /// <summary>The text in English.</summary>
    public string? TextEn => output.TextEn;

    /// <summary>The fiscal year that it is about, B.E.</summary>
    public int? FiscalYear => output.FiscalYear;
}
