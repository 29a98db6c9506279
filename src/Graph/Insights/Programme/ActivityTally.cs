using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Programme;

/// <summary>
/// Activities that had happened by a day, counted: an activity and its parts (the small groups of a seminar) are one. One that serves
/// several
/// directions or steps, itself or by its parts, counts for each. A monitoring visit serves step 5, following the work on the spot, whether
/// that is stated or not.
/// </summary>
/// <param name="ActivityCount">Activities, each with its parts counted once.</param>
/// <param name="PartCount">Parts of activities.</param>
/// <param name="UncertainCount">Activities beside these of which it is not known whether they had happened: known by year or month
/// only.</param>
/// <param name="ByDirection">For guiding directions 1 to 5.</param>
/// <param name="ByStep">For steps of the year 1 to 5.</param>
public sealed record ActivityTally(int ActivityCount, int PartCount, int UncertainCount, ValueList<int> ByDirection, ValueList<int> ByStep)
{
    /// <summary>Guiding directions, and steps of the year.</summary>
    public const int Count = 5;

    /// <summary>The step of the year that visits belong to.</summary>
    public const int VisitStep = 5;

    internal static ActivityTally Of(NetworkSnapshot network, IEnumerable<Activity> activities, DateOnly on)
    {
        var (count, parts, uncertain, directions, steps) = (0, 0, 0, new int[Count], new int[Count]);
        foreach (var activity in activities.GroupBy(network.EventOf))
        {
            var happened = activity.Where(part => ActivityDays.Of(part).Last <= on).ToList();
            if (happened.Count == 0)
            {
                uncertain += activity.Any(part => ActivityDays.Of(part).First <= on) ? 1 : 0;
                continue;
            }
            count++;
            parts += happened.Count(part => part.Id != activity.Key);
            foreach (var direction in happened.SelectMany(part => part.GuidingDirections).Distinct())
                directions[direction - 1]++;
            foreach (var step in happened.SelectMany(StepsOf).Distinct())
                steps[step - 1]++;
        }
        return new(count, parts, uncertain, directions.ToValueList(), steps.ToValueList());
    }

    private static IEnumerable<int> StepsOf(Activity activity) =>
        activity.ActivityKind == ActivityKind.MonitoringVisit ? activity.WorkSteps.Append(VisitStep) : activity.WorkSteps;
}

/// <summary>Between which days an activity began, as far as its date and its fiscal year tell.</summary>
internal readonly record struct ActivityDays(DateOnly First, DateOnly Last)
{
    public static ActivityDays Of(Activity activity)
    {
        var (first, last) = activity.Start is { } start ? (start.Earliest, start.Latest) : (DateOnly.MinValue, DateOnly.MaxValue);
        if (activity.FiscalYear is not { } year)
            return new(first, last);
        var (opening, closing) = (FiscalYear.FirstDay(year), FiscalYear.LastDay(year));
        return new(first > opening ? first : opening, last < closing ? last : closing);
    }
}
