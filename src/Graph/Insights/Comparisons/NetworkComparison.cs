using AntiCorruption.Graph.Insights.Communities;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Insights.Comparisons;

/// <summary>
/// What changed from one state of the network to another: ties, places in a ranking, groups, growth by province and kind.
/// </summary>
public static class NetworkComparison
{
    /// <summary>Measured on the later network; the earlier one is among the options.</summary>
    public static Analysis<ComparisonOptions, ComparisonResult> Analysis { get; } =
        new("comparison", Compute, (network, options) =>
            AnalysisEstimate.Of(
                network,
                400.0 * (network.Graph.NodeCount + network.Graph.ArcCount + options.Earlier.Graph.ArcCount),
                bytesPerNode: 400,
                resultBytesPerNode: 200
            )
        );

    private static ComparisonResult Compute(ScopedNetwork later, ComparisonOptions options, CancellationToken cancel)
    {
        var ties = TieChanges(options.Earlier, later, cancel);
        return new()
        {
            TieCounts = Enum.GetValues<TieChangeKind>().Select(kind => ties.Count(tie => tie.Kind == kind)).ToArray(),
            Ties = ties,
            Movers = RankMoves.Of(options.Earlier, later, options.Metric, cancel),
            Communities = CommunityMatches.Of(options.Earlier, later, options.Seed, cancel),
            ByProvince = Growth(options.Earlier, later, party => NetworkSnapshot.ProvinceOf(party.AreaCode)),
            ByKind = Growth(options.Earlier, later, party => party.PartyKind.ToString()),
        };
    }

    /// <summary>Walks the rows of both graphs side by side; both are in the order of party ids.</summary>
    private static TieChange[] TieChanges(ScopedNetwork earlier, ScopedNetwork later, CancellationToken cancel)
    {
        var changes = new List<TieChange>();
        var stored = earlier.Links().Where(link => !link.IsDerived).Select(link => Pair(link.FromId, link.ToId)).ToHashSet();
        foreach (var party in earlier.PartyIds.ToArray().Union(later.PartyIds.ToArray()).Order())
        {
            cancel.ThrowIfCancellationRequested();
            using var before = Row(earlier, party).GetEnumerator();
            using var after = Row(later, party).GetEnumerator();
            bool hasBefore = before.MoveNext(),
                hasAfter = after.MoveNext();
            while (hasBefore || hasAfter)
            {
                var order =
                    !hasBefore ? 1
                    : !hasAfter ? -1
                    : before.Current.PartyId.CompareTo(after.Current.PartyId);
                var other = order <= 0 ? before.Current.PartyId : after.Current.PartyId;
                changes.Add(
                    new(
                        party,
                        other,
                        order <= 0 ? before.Current.Weight : null,
                        order >= 0 ? after.Current.Weight : null,
                        !stored.Contains(Pair(party, other))
                    )
                );
                if (order <= 0)
                    hasBefore = before.MoveNext();
                if (order >= 0)
                    hasAfter = after.MoveNext();
            }
        }
        return [.. changes];
    }

    private static (int, int) Pair(int one, int other) => (Math.Min(one, other), Math.Max(one, other));

    /// <summary>The ties of a party, each tie of an undirected network at the smaller of its two.</summary>
    private static IEnumerable<(int PartyId, double Weight)> Row(ScopedNetwork network, int partyId)
    {
        var (graph, node) = (network.Graph, network.NodeOf(partyId));
        if (node < 0)
            yield break;
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            if (graph.IsDirected || graph.Targets[arc] > node)
                yield return (network.PartyIds[graph.Targets[arc]], graph.WeightAt(arc));
    }

    private static GroupGrowth[] Growth(ScopedNetwork earlier, ScopedNetwork later, Func<Party, string?> groupOf)
    {
        var groups = new SortedDictionary<string, int[]>(StringComparer.Ordinal);
        Count(earlier, 0);
        Count(later, 2);
        return [.. groups.Select(group => new GroupGrowth(group.Key, group.Value[0], group.Value[2], group.Value[1], group.Value[3]))];

        void Count(ScopedNetwork network, int at)
        {
            for (var node = 0; node < network.Graph.NodeCount; node++)
            {
                if (network.Graph.Underlying.DegreeOf(node) == 0 || groupOf(network.PartyOf(node)) is not { } group)
                    continue;
                if (!groups.TryGetValue(group, out var counts))
                    groups[group] = counts = new int[4];
                counts[at]++;
                foreach (var other in network.Graph.Underlying.NeighboursOf(node))
                    if (node < other || groupOf(network.PartyOf(other)) != group)
                        counts[at + 1]++;
            }
        }
    }
}

/// <summary>Options of <see cref="NetworkComparison"/>.</summary>
/// <param name="Earlier">The state to compare with; the same instance is the same state.</param>
/// <param name="Metric">What places are compared by.</param>
/// <param name="Seed">Of the search for communities.</param>
public sealed record ComparisonOptions(ScopedNetwork Earlier, MoveMetric Metric, ulong Seed = 1);

/// <summary>What happened to a tie.</summary>
public enum TieChangeKind : byte
{
    /// <summary>It is in the later state only.</summary>
    New,

    /// <summary>It is in the earlier state only, and was a link that somebody recorded.</summary>
    Lost,

    /// <summary>It is in both, and stronger in the later.</summary>
    Stronger,

    /// <summary>It is in both, and weaker in the later.</summary>
    Weaker,

    /// <summary>It is in both, as strong in one as in the other.</summary>
    Unchanged,

    /// <summary>
    /// It is in the earlier state only, and was made of activities alone: the two met then and not again, which does not say that they fell
    /// out.
    /// </summary>
    NotRepeated,
}

/// <summary>A tie in the earlier and the later state; a weight is null where the tie is not there.</summary>
/// <param name="WasMeetingsOnly">Whether no recorded link joined the two in the earlier state: activities alone, or nothing.</param>
public sealed record TieChange(int FromId, int ToId, double? Before, double? After, bool WasMeetingsOnly)
{
    // Weights are sums of parts; two sums of the same parts may differ in the last digits.
    private const double Tolerance = 1e-9;

    public TieChangeKind Kind =>
        (Before, After) switch
        {
            (null, _) => TieChangeKind.New,
            (_, null) => WasMeetingsOnly ? TieChangeKind.NotRepeated : TieChangeKind.Lost,
            var (before, after) when after > before + Tolerance => TieChangeKind.Stronger,
            var (before, after) when after < before - Tolerance => TieChangeKind.Weaker,
            _ => TieChangeKind.Unchanged,
        };
}

/// <summary>Parties with a tie, and ties with an end in the group, in both states.</summary>
public sealed record GroupGrowth(string Group, int PartiesBefore, int PartiesAfter, int TiesBefore, int TiesAfter);

/// <summary>Answer of <see cref="NetworkComparison"/>.</summary>
public sealed record ComparisonResult
{
    /// <summary>Ties by what happened to them, in the order of the enum.</summary>
    public required IReadOnlyList<int> TieCounts { get; init; }

    /// <summary>Every tie of either state, ascending by its parties.</summary>
    public required IReadOnlyList<TieChange> Ties { get; init; }

    /// <summary>Parties with a tie in either state, the farthest moved first.</summary>
    public required IReadOnlyList<RankMove> Movers { get; init; }

    public required CommunityMatches Communities { get; init; }

    /// <summary>By code of the province, ascending.</summary>
    public required IReadOnlyList<GroupGrowth> ByProvince { get; init; }

    /// <summary>By the name of the kind.</summary>
    public required IReadOnlyList<GroupGrowth> ByKind { get; init; }
}
