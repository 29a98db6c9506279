using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Programme;

/// <summary>
/// How the target areas of a fiscal year stand on a day: activities by guiding direction and step of the year, the last visit and support,
/// steps open and overdue. Of the scope only counts whether made-up records do.
/// </summary>
public static class TargetAreaStatus
{
    public static Analysis<TargetAreaStatusOptions, TargetAreaStatusResult> Analysis { get; } =
        new("target areas", Compute, (network, _) => AnalysisEstimate.Linear(network));

    private static TargetAreaStatusResult Compute(ScopedNetwork network, TargetAreaStatusOptions options, CancellationToken cancel)
    {
        var year = options.FiscalYear ?? TargetAreasInScope.LatestFiscalYear(network);
        var within = new AreaBounds(network.Snapshot, options.AreaCode);
        var activities = network
            .Snapshot.Activities.Where(activity =>
                year is not null
                && activity.FiscalYear == year
                && activity is { IsArchived: false, DuplicateOfId: null }
                && (network.Scope.IncludeSynthetic || !activity.IsSynthetic)
            )
            .ToList();
        cancel.ThrowIfCancellationRequested();
        var byArea = ByArea(network.Snapshot, activities);
        return new(
            year,
            ActivityTally.Of(
                network.Snapshot,
                activities.Where(activity => options.AreaCode is null || within.Hold(activity.AreaCode)),
                options.On
            ),
            [
                .. TargetAreasInScope
                    .Of(network, year)
                    .Where(target => within.Hold(target.AreaCode))
                    .Select(target => Status(network, target, options, byArea[target.AreaCode])),
            ]
        );
    }

    /// <summary>Each activity under the code of its area and those of the areas that hold it.</summary>
    private static ILookup<string, Activity> ByArea(NetworkSnapshot network, IEnumerable<Activity> activities) =>
        activities
            .Where(activity => activity.AreaCode is not null)
            .SelectMany(activity => network.AreasAround(activity.AreaCode!).Select(code => (code, activity)))
            .ToLookup(pair => pair.code, pair => pair.activity);

    private static TargetAreaState Status(
        ScopedNetwork network,
        TargetArea target,
        TargetAreaStatusOptions options,
        IEnumerable<Activity> activities
    )
    {
        var visits = network
            .Snapshot.Visits.Of(target)
            .Where(visit => network.Scope.IncludeSynthetic || visit.Activity is not { IsSynthetic: true })
            .Select(visit => visit.Date)
            .Where(WasThen)
            .ToList();
        var (visit, support) = (
            visits.Max(),
            target.FollowUps.Where(followUp => followUp.Kind == FollowUpKind.Support).Select(followUp => followUp.Date).Where(WasThen).Max()
        );
        var steps = StepsOn(target, options.On, isVisited: visits.Count > 0);
        return new()
        {
            TargetAreaId = target.Id,
            Activities = ActivityTally.Of(network.Snapshot, activities, options.On),
            LastVisit = visit,
            LastSupport = support,
            DaysSinceVisit = Days(visit),
            DaysSinceSupport = Days(support),
            IsStale = !(Days(visit) <= options.StaleAfterDays || Days(support) <= options.StaleAfterDays),
            OpenSteps = StepsThat(step => step.Status != WorkStepStatus.Done),
            OverdueSteps = StepsThat(step => step.Status != WorkStepStatus.Done && step.Due?.Latest < options.On),
            UnrecordedSteps = Enumerable.Range(1, ActivityTally.Count).Except(steps.Select(step => step.Step)).ToValueList(),
        };

        bool WasThen(PartialDate? date) => date?.Earliest <= options.On;

        // From the last day that the date can mean: no fewer days have passed for sure than these.
        int? Days(PartialDate? date) => date is { } day ? Math.Max(0, options.On.DayNumber - day.Latest.DayNumber) : null;

        ValueList<int> StepsThat(Func<StepState, bool> condition) => steps.Where(condition).Select(step => step.Step).Order().ToValueList();
    }

    /// <summary>
    /// The steps as they stood on a day: what is done since a later day was open then, and whoever was visited has begun with the step of
    /// visits.
    /// </summary>
    private static List<StepState> StepsOn(TargetArea target, DateOnly on, bool isVisited)
    {
        var steps = target
            .Steps.Select(step => step.Since?.Earliest > on ? step with { Status = WorkStepStatus.Open, Since = null } : step)
            .ToList();
        if (isVisited && !steps.Exists(step => step.Step == ActivityTally.VisitStep))
            steps.Add(new(ActivityTally.VisitStep, WorkStepStatus.InProgress));
        return steps;
    }
}

/// <summary>Options of <see cref="TargetAreaStatus"/>.</summary>
public sealed record TargetAreaStatusOptions
{
    /// <summary>Fiscal year (B.E.); null: the latest with a target area.</summary>
    public int? FiscalYear { get; init; }

    /// <summary>Only target areas in this area; null: everywhere.</summary>
    public string? AreaCode { get; init; }

    /// <summary>The day on which they are looked at; what happened later does not count.</summary>
    public required DateOnly On { get; init; }

    /// <summary>A target area is stale when more days have passed since its last visit and its last support.</summary>
    public int StaleAfterDays { get; init; } = 90;
}

/// <summary>Answer of <see cref="TargetAreaStatus"/>.</summary>
/// <param name="FiscalYear">Null where there is no target area.</param>
/// <param name="Activities">All activities of the year (in the area asked for), in target areas or not.</param>
/// <param name="Areas">By area code.</param>
public sealed record TargetAreaStatusResult(int? FiscalYear, ActivityTally Activities, IReadOnlyList<TargetAreaState> Areas);

/// <summary>How one target area stands.</summary>
public sealed record TargetAreaState
{
    public required int TargetAreaId { get; init; }

    /// <summary>Activities of the year in the area.</summary>
    public required ActivityTally Activities { get; init; }
    public required PartialDate? LastVisit { get; init; }
    public required PartialDate? LastSupport { get; init; }
    public required int? DaysSinceVisit { get; init; }
    public required int? DaysSinceSupport { get; init; }
    public required bool IsStale { get; init; }

    /// <summary>Steps that are recorded and not done; step 5 is begun where a visit is recorded.</summary>
    public required ValueList<int> OpenSteps { get; init; }

    /// <summary>Those of them that were due before the day.</summary>
    public required ValueList<int> OverdueSteps { get; init; }

    /// <summary>Steps of which nothing is recorded.</summary>
    public required ValueList<int> UnrecordedSteps { get; init; }
}
