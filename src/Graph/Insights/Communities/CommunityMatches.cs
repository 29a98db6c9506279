using AntiCorruption.Graph.Algorithms.Communities;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Communities;

/// <summary>
/// A group of an earlier state and the group of the later state that continues it; null where there is none: it came, or it went.
/// </summary>
/// <param name="SharedCount">Parties in both.</param>
public sealed record CommunityMatch(IReadOnlyList<int>? Before, IReadOnlyList<int>? After, int SharedCount)
{
    /// <summary>Parties in both by parties in either, 0 to 1.</summary>
    public double Jaccard => (double)SharedCount / ((Before?.Count ?? 0) + (After?.Count ?? 0) - SharedCount);
}

/// <summary>
/// The communities (Leiden) of two states, matched by what they share, the largest overlap first, each once, where they have a tenth in
/// common.
/// </summary>
/// <param name="Matches">Groups of two parties or more, the largest first (by the later state, then by the earlier).</param>
/// <param name="NormalisedMutualInformation">How far one grouping tells the other, over the parties with a tie in both states, 0 to 1; null
/// where there are none.</param>
/// <param name="AdjustedRandIndex">The same by pairs, 1 for equal groupings, about 0 for unrelated ones; null as above.</param>
/// <param name="ComparedCount">The parties that the two figures are of.</param>
public sealed record CommunityMatches(
    IReadOnlyList<CommunityMatch> Matches,
    double? NormalisedMutualInformation,
    double? AdjustedRandIndex,
    int ComparedCount
)
{
    /// <summary>Over fewer parties the two figures say nothing: a handful in one group or two agrees by chance.</summary>
    public const int LeastComparedCount = 30;

    public bool IsTooSmallToSay => ComparedCount < LeastComparedCount;

    // Below a tenth in common a group is another one.
    private const double LeastJaccard = 0.1;

    internal static CommunityMatches Of(ScopedNetwork earlier, ScopedNetwork later, ulong seed, CancellationToken cancel)
    {
        var (before, after) = (Groups(earlier, seed, cancel), Groups(later, seed, cancel));
        var lastId = Math.Max(earlier.Snapshot.Parties.LastId, later.Snapshot.Parties.LastId);
        var pairs = LabelMatching.Of(LabelsOf(after, lastId), LabelsOf(before, lastId), LeastJaccard);
        var (takenBefore, takenAfter) = (pairs.Select(pair => pair.Earlier).ToHashSet(), pairs.Select(pair => pair.Label).ToHashSet());
        var matches = pairs.ConvertAll(pair => new CommunityMatch(before[pair.Earlier], after[pair.Label], pair.SharedCount));
        matches.AddRange(before.Where((_, label) => !takenBefore.Contains(label)).Select(members => new CommunityMatch(members, null, 0)));
        matches.AddRange(after.Where((_, label) => !takenAfter.Contains(label)).Select(members => new CommunityMatch(null, members, 0)));
        var (agreement, compared) = Agreement(before, after, cancel);
        return new(
            [
                .. matches
                    .OrderByDescending(match => match.After?.Count ?? 0)
                    .ThenByDescending(match => match.Before?.Count ?? 0)
                    .ThenBy(match => (match.After ?? match.Before)![0]),
            ],
            agreement?.NormalisedMutualInformation,
            agreement?.AdjustedRandIndex,
            compared
        );
    }

    /// <summary>The group of each party by its id; −1 for those in none.</summary>
    private static int[] LabelsOf(List<int[]> groups, int lastId)
    {
        var labels = new int[lastId + 1];
        Array.Fill(labels, -1);
        for (var label = 0; label < groups.Count; label++)
            foreach (var party in groups[label])
                labels[party] = label;
        return labels;
    }

    private static List<int[]> Groups(ScopedNetwork network, ulong seed, CancellationToken cancel)
    {
        var labels = Leiden.Compute(network.Graph, new() { Seed = seed }, cancel).Labels;
        return
        [
            .. labels
                .Select((label, node) => (label, party: network.PartyIds[node]))
                .GroupBy(one => one.label)
                .Select(group => group.Select(one => one.party).ToArray())
                .Where(members => members.Length > 1),
        ];
    }

    private static (PartitionComparisonResult? Agreement, int ComparedCount) Agreement(
        List<int[]> before,
        List<int[]> after,
        CancellationToken cancel
    )
    {
        var labels = after
            .SelectMany((members, label) => members.Select(party => (party, label)))
            .ToDictionary(one => one.party, one => one.label);
        var both = before
            .SelectMany((members, label) => members.Where(labels.ContainsKey).Select(party => (Before: label, After: labels[party])))
            .ToArray();
        if (both.Length == 0)
            return (null, 0);
        return (
            PartitionComparison.Compute(Compact(both.Select(one => one.Before)), Compact(both.Select(one => one.After)), cancel: cancel),
            both.Length
        );

        static int[] Compact(IEnumerable<int> labels)
        {
            var numbers = new Dictionary<int, int>();
            return [.. labels.Select(label => numbers.TryGetValue(label, out var number) ? number : numbers[label] = numbers.Count)];
        }
    }
}
