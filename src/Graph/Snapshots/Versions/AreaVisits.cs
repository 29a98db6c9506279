using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>A visit to a target area: a follow-up of it, or an activity in it.</summary>
/// <param name="FollowUp">Set where it was recorded with the target area.</param>
/// <param name="Activity">Set where it was recorded as an activity of the kind <see cref="ActivityKind.MonitoringVisit"/>.</param>
public sealed record AreaVisit(PartialDate? Date, FollowUp? FollowUp = null, Activity? Activity = null);

/// <summary>
/// The visits to target areas, wherever they were recorded: one place that all who ask for a visit ask. Made once per version.
/// </summary>
public sealed class AreaVisits
{
    private readonly ILookup<string, Activity> byArea;

    internal AreaVisits(NetworkSnapshot network) =>
        byArea = network
            .Activities.Where(activity =>
                activity is { IsArchived: false, DuplicateOfId: null, ActivityKind: ActivityKind.MonitoringVisit, AreaCode: not null }
            )
            .SelectMany(activity => network.AreasAround(activity.AreaCode!).Select(code => (code, activity)))
            .ToLookup(pair => pair.code, pair => pair.activity);

    /// <summary>
    /// The visits to a target area in its fiscal year or later, those without a date first, then by date. Of the activities those in the
    /// area or within it.
    /// </summary>
    public IEnumerable<AreaVisit> Of(TargetArea target) =>
        target
            .FollowUps.Where(followUp => followUp.Kind == FollowUpKind.Visit)
            .Select(followUp => new AreaVisit(followUp.Date, FollowUp: followUp))
            .Concat(
                byArea[target.AreaCode]
                    .Where(activity => !(activity.FiscalYear < target.FiscalYear))
                    .Select(activity => new AreaVisit(activity.Start, Activity: activity))
            )
            .OrderBy(visit => visit.Date);

    /// <summary>The date of the last follow-up of a kind, or of any, visits that are recorded as activities among them.</summary>
    public PartialDate? LastFollowUp(TargetArea target, FollowUpKind? kind = null)
    {
        var followUps = target.FollowUps.Where(followUp => kind is null || followUp.Kind == kind).Select(followUp => followUp.Date);
        return (kind is null or FollowUpKind.Visit ? followUps.Concat(Of(target).Select(visit => visit.Date)) : followUps).Max();
    }
}
