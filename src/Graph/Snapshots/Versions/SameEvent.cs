using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Search;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>
/// Which records may speak of the same event: their days can be the same, or follow on each other; their places hold each other; their
/// titles are alike.
/// </summary>
public static class SameEvent
{
    public const int MaxCandidateCount = 10;

    // Titles of the same event by two writers share about half of their pieces; those of a series share most, but not the day.
    private const double LeastLikeness = 0.45;
    private const int PieceLength = 3;

    /// <summary>
    /// Activities in use that may report the event of another, the most alike first, then by id. What is known to be the same event, or a
    /// part of it, is left out.
    /// One pass over the activities; titles are compared only where day and place agree.
    /// </summary>
    public static IReadOnlyList<Activity> CandidatesOf(NetworkSnapshot network, Activity activity)
    {
        var (known, pieces) = (network.EventOf(activity), PiecesOf(activity.TitleTh));
        return
        [
            .. network
                .Activities.Where(other =>
                    other.Id != activity.Id && !other.IsArchived && AreNear(activity, other) && network.EventOf(other) != known
                )
                .Select(other => (Activity: other, Likeness: Likeness(pieces, PiecesOf(other.TitleTh))))
                .Where(other => other.Likeness >= LeastLikeness)
                .OrderByDescending(other => other.Likeness)
                .ThenBy(other => other.Activity.Id)
                .Take(MaxCandidateCount)
                .Select(other => other.Activity),
        ];
    }

    private static bool AreNear(Activity one, Activity other) => PlacesAgree(one.AreaCode, other.AreaCode) && DaysAgree(one, other);

    private static bool PlacesAgree(string? one, string? other) =>
        one is null || other is null || one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal);

    /// <summary>
    /// A day apart is near enough: one writer dates the opening, the other the report of it. Without a date only the fiscal year can tell.
    /// </summary>
    private static bool DaysAgree(Activity one, Activity other) =>
        (one.Start, other.Start) switch
        {
            ({ } start, { } otherStart) => start.Earliest.AddDays(-1) <= (other.End ?? otherStart).Latest
                && otherStart.Earliest.AddDays(-1) <= (one.End ?? start).Latest,
            _ => one.FiscalYear == other.FiscalYear,
        };

    /// <summary>What two sets share by the smaller of them, 0 to 1: a short title within a long one is the same.</summary>
    private static double Likeness(HashSet<string> one, HashSet<string> other)
    {
        var smaller = Math.Min(one.Count, other.Count);
        return smaller == 0 ? 0 : (double)one.Count(other.Contains) / smaller;
    }

    private static HashSet<string> PiecesOf(string title)
    {
        var text = ThaiFolding.Fold(title);
        return text.Length <= PieceLength
            ? [text]
            : [.. Enumerable.Range(0, text.Length - PieceLength + 1).Select(at => text.Substring(at, PieceLength))];
    }
}
