using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.TargetAreas;
using AntiCorruption.Graph.Insights.Programme;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Programme;

/// <summary>How the target areas of a fiscal year stand on a day.</summary>
[Name("TargetAreaStatus")]
public sealed class TargetAreaStatusNode(TargetAreaStatusOptions options, Measured<TargetAreaStatusResult> measured)
    : AnswerNode(measured.Network)
{
    protected override Sentence? Says => ProgrammeSentences.Of(options, measured.Result);

    protected override bool RestsOnScope => false;

    private IReadOnlyList<TargetAreaState> All => measured.Result.Areas;

    /// <summary>Fiscal year (B.E.); null where there is no target area.</summary>
    public int? FiscalYear => measured.Result.FiscalYear;

    /// <summary>The day on which they are looked at; what happened later does not count.</summary>
    public DateOnly On => options.On;

    /// <summary>Target areas looked at.</summary>
    public int AreaCount => All.Count;

    /// <summary>Those without a visit or support for too long.</summary>
    public int StaleCount => All.Count(area => area.IsStale);

    /// <summary>Those with an overdue step.</summary>
    public int OverdueCount => All.Count(area => area.OverdueSteps.Count > 0);

    /// <summary>All activities of the year (in the area asked for), in target areas or not.</summary>
    public ActivityTallyNode Activities() => new(measured.Result.Activities);

    /// <summary>The target areas by area code: all, or only those that are stale, or have an overdue step.</summary>
    /// <param name="isStale">Only those that are stale (true), or only those that are not (false).</param>
    /// <param name="isOverdue">Only those with a step overdue (true), or only those without (false).</param>
    public Connection<TargetAreaStateNode> Areas([Paged] Page page, bool? isStale, bool? isOverdue)
    {
        var rows =
            isStale is null && isOverdue is null
                ? All
                :
                [
                    .. All.Where(area =>
                        (isStale is null || area.IsStale == isStale) && (isOverdue is null || area.OverdueSteps.Count > 0 == isOverdue)
                    ),
                ];
        return Connection.InOrder(measured.Network.Snapshot, rows, page, area => new TargetAreaStateNode(measured.Network.Snapshot, area));
    }
}

/// <summary>How one target area stands.</summary>
[Name("TargetAreaState")]
public sealed class TargetAreaStateNode(NetworkSnapshot network, TargetAreaState state)
{
    /// <summary>The target area.</summary>
    public TargetAreaNode TargetArea() => new(network, network.TargetAreas[state.TargetAreaId]);

    /// <summary>Activities of the year in the area.</summary>
    public ActivityTallyNode Activities() => new(state.Activities);

    /// <summary>The date of the last visit: a follow-up of the target area, or an activity of the kind MONITORING_VISIT in it.</summary>
    public PartialDate? LastVisit => state.LastVisit;

    /// <summary>The date of the last support.</summary>
    public PartialDate? LastSupport => state.LastSupport;

    /// <summary>Days since the last day that the last visit can have been on.</summary>
    public int? DaysSinceVisit => state.DaysSinceVisit;

    /// <summary>Days since the last day that the last support can have been on.</summary>
    public int? DaysSinceSupport => state.DaysSinceSupport;

    /// <summary>Whether it was without a visit and without support for too long.</summary>
    public bool IsStale => state.IsStale;

    /// <summary>Steps (1 to 5) that were recorded and not done on the day; step 5 is begun where a visit is recorded.</summary>
    public IReadOnlyList<int> OpenSteps => state.OpenSteps;

    /// <summary>Those of them that were due before the day.</summary>
    public IReadOnlyList<int> OverdueSteps => state.OverdueSteps;

    /// <summary>Steps of which nothing is recorded.</summary>
    public IReadOnlyList<int> UnrecordedSteps => state.UnrecordedSteps;
}

/// <summary>
/// Activities that had happened by the day, counted: an activity and its parts are one, and one that serves several directions or steps
/// counts for each. A monitoring visit serves step 5.
/// </summary>
[Name("ActivityTally")]
public sealed class ActivityTallyNode(ActivityTally tally)
{
    /// <summary>Activities, each with its parts counted once.</summary>
    public int ActivityCount => tally.ActivityCount;

    /// <summary>Parts of activities, such as the small groups of a seminar.</summary>
    public int PartCount => tally.PartCount;

    /// <summary>
    /// Activities beside these of which it is not known whether they had happened by the day: known by year or month only.
    /// </summary>
    public int UncertainCount => tally.UncertainCount;

    /// <summary>Activities for each of the guiding directions 1 to 5.</summary>
    public IReadOnlyList<int> ByDirection => tally.ByDirection;

    /// <summary>Activities for each of the steps of the year 1 to 5.</summary>
    public IReadOnlyList<int> ByStep => tally.ByStep;
}
