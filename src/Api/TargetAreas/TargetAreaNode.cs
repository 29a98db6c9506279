using AntiCorruption.Api.Activities;
using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.TargetAreas;

/// <summary>An area in which the programme works in one fiscal year.</summary>
[Name("TargetArea")]
[Implements(typeof(INode))]
public sealed class TargetAreaNode(NetworkSnapshot network, TargetArea target) : INode
{
    /// <summary>Opaque; the same for as long as the target area exists.</summary>
    [Id]
    public string Id => GlobalId.Of(RecordKind.TargetArea, target.Id);

    /// <summary>Changes exactly when the record does; a change can be made to depend on it.</summary>
    public string Revision() => NetworkChanges.Revision(target);

    /// <summary>Id of the row in its source table.</summary>
    public string Key => target.Key;

    /// <summary>Code of the area.</summary>
    public string AreaCode => target.AreaCode;

    /// <summary>The finest known area of the area code.</summary>
    public AreaNode? Area() => network.ResolveArea(target.AreaCode) is { } area ? new(network, area) : null;

    /// <summary>Fiscal year, B.E.</summary>
    public int FiscalYear => target.FiscalYear;

    /// <summary>Pilot, target or extended.</summary>
    public TargetAreaPhase Phase => target.Phase;

    /// <summary>The target area of an earlier year that this one continues.</summary>
    public TargetAreaNode? Continues() =>
        target.ContinuesId is { } id && network.TargetAreas.Find(id) is { } earlier ? new(network, earlier) : null;

    /// <summary>How far it is with each step of the year.</summary>
    public IEnumerable<StepStateNode> Steps() =>
        target.Steps.Select(step => new StepStateNode(step.Step, step.Status, step.Since, step.Due));

    /// <summary>Visits, support, results, lessons and media items.</summary>
    /// <param name="kind">Only those of this kind.</param>
    public IEnumerable<FollowUpNode> FollowUps(FollowUpKind? kind) =>
        target.FollowUps.Where(followUp => kind is null || followUp.Kind == kind).Select(followUp => new FollowUpNode(network, followUp));

    /// <summary>The date of the last follow-up of a kind, or of any; a visit that is recorded as an activity counts.</summary>
    /// <param name="kind">Only of this kind.</param>
    public PartialDate? LastFollowUp(FollowUpKind? kind) => network.Visits.LastFollowUp(target, kind);

    /// <summary>
    /// Visits, wherever they were recorded: as follow-ups, or as activities of the kind MONITORING_VISIT in the area since the year began.
    /// Those without a date first, then by date.
    /// </summary>
    public IEnumerable<VisitNode> Visits() => network.Visits.Of(target).Select(visit => new VisitNode(network, visit));

    /// <summary>The parties in its area.</summary>
    public Connection<PartyNode> Parties([Paged] Page page, Filter<Party>? where, IReadOnlyList<SortBy<Party>>? order) =>
        PartyRows.Page(network, network.PartiesIn(target.AreaCode), page, where, order);

    /// <summary>Where the facts come from.</summary>
    public string? Source => target.Source;

    /// <summary>A remark.</summary>
    public string? Note => target.Note;

    /// <summary>True when it is kept for its history only.</summary>
    public bool IsArchived => target.IsArchived;

    /// <summary>True for made-up data.</summary>
    public bool IsSynthetic => target.IsSynthetic;
}

/// <summary>How far a target area is with one step of the year.</summary>
/// <param name="Step">The step of the year, 1 to 5.</param>
/// <param name="Status">How far it is.</param>
/// <param name="Since">Since when; null where that is not known.</param>
/// <param name="Due">When it is due; null where nothing is set.</param>
[Name("StepState")]
public sealed record StepStateNode(int Step, WorkStepStatus Status, PartialDate? Since, PartialDate? Due);

/// <summary>A visit to a target area; one of the two that say where it was recorded is set.</summary>
[Name("Visit")]
public sealed class VisitNode(NetworkSnapshot network, AreaVisit visit)
{
    /// <summary>When.</summary>
    public PartialDate? Date => visit.Date;

    /// <summary>The follow-up that records it.</summary>
    public FollowUpNode? FollowUp() => visit.FollowUp is { } followUp ? new(network, followUp) : null;

    /// <summary>The activity that records it.</summary>
    public ActivityNode? Activity() => visit.Activity is { } activity ? new(network, activity) : null;
}

/// <summary>A visit, a support action, a result, a lesson or a media item.</summary>
[Name("FollowUp")]
public sealed class FollowUpNode(NetworkSnapshot network, FollowUp followUp)
{
    /// <summary>What it was.</summary>
    public FollowUpKind Kind => followUp.Kind;

    /// <summary>When.</summary>
    public PartialDate? Date => followUp.Date;

    /// <summary>What was found or done.</summary>
    public string? Note => followUp.Note;

    /// <summary>Who did it.</summary>
    public PartyNode? Party() => followUp.PartyId is { } id && network.Parties.Find(id) is { } party ? PartyNode.Of(network, party) : null;

    /// <summary>Where it can be seen.</summary>
    public string? Url => followUp.Url;
}
