using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Suggestions;

/// <summary>
/// Whom to link next: for one party, or for the parties of an area. Pairs without a tie, ranked by the score of the motive, each with its
/// reasons. Looked at are the parties two steps
/// away, those of the same district, those of the same province whose kind is missing among the partners, the offices that cover the place
/// (or whom an office covers), and the
/// 100 parties with the most partners; nobody is sent beyond the jurisdiction of an office or authority. Ties in score go to the smaller
/// id. For an area no party comes a second time
/// before every other had its first: one body paired with each of its neighbours is one suggestion, not twenty.
/// </summary>
public static class PartnerSuggestions
{
    /// <summary>Parties of an area that are looked from at most: those with the most partners.</summary>
    public const int MaxFromCount = 50;

    public static Analysis<PartnerSuggestionsOptions, PartnerSuggestionsResult> Analysis { get; } =
        new("partner suggestions", Compute, Estimate);

    private static AnalysisEstimate Estimate(ScopedNetwork network, PartnerSuggestionsOptions options) =>
        AnalysisEstimate.Linear(network, passes: options.AreaCode is null ? 30 : 30 + 3 * MaxFromCount);

    private static PartnerSuggestionsResult Compute(ScopedNetwork network, PartnerSuggestionsOptions options, CancellationToken cancel)
    {
        var scorer = new PairScorer(network);
        var all =
            options.AreaCode is { } code ? scorer.Places.NodesAtWorkIn(code)
            : network.NodeOf(options.PartyId!.Value) is >= 0 and var node ? [node]
            : [];
        int[] from = [.. all.OrderByDescending(scorer.Graph.DegreeOf).ThenBy(one => one).Take(MaxFromCount).Order()];
        var found = new (int Node, int Other, double Score)[from.Length][];
        var candidateCounts = new int[from.Length];
        ParallelLoop.Ranges(
            from.Length,
            1,
            () => new Ego(scorer.Graph),
            (start, end, ego) =>
            {
                for (var i = start; i < end; i++)
                    (found[i], candidateCounts[i]) = BestOf(scorer, ego, from[i], options, cancel);
            },
            cancel
        );
        var best = Merge(found, options);
        return new(
            all.Length,
            from.Length,
            candidateCounts.Sum(),
            Explain(scorer, best, cancel),
            SuggestionEvidence.Latest(network, cancel)
        );
    }

    private static ((int, int, double)[], int) BestOf(
        PairScorer scorer,
        Ego ego,
        int node,
        PartnerSuggestionsOptions options,
        CancellationToken cancel
    )
    {
        ego.Look(node, PairFeatures.NeedsSteps(options.Motive), cancel);
        var candidates = scorer.CandidatesOf(ego);
        return (
            Best(candidates.Select(other => (node, other, scorer.Features(ego, other).Score(options.Motive))), options.Limit),
            candidates.Count
        );
    }

    /// <summary>The best of all; of the two directions of a pair the one with the higher score.</summary>
    private static (int Node, int Other, double Score)[] Merge(
        (int Node, int Other, double Score)[][] found,
        PartnerSuggestionsOptions options
    )
    {
        var seen = new HashSet<(int, int)>();
        var pairs = Best(found.SelectMany(one => one), int.MaxValue)
            .Where(pair => seen.Add((Math.Min(pair.Node, pair.Other), Math.Max(pair.Node, pair.Other))));
        return [.. (options.AreaCode is null ? pairs : InRounds(pairs)).Take(options.Limit)];
    }

    /// <summary>
    /// Pairs in rounds, each in the order given: in a round no party comes twice, and what it leaves over goes to the next.
    /// </summary>
    private static IEnumerable<(int Node, int Other, double Score)> InRounds(IEnumerable<(int Node, int Other, double Score)> pairs)
    {
        for (List<(int Node, int Other, double Score)> left = [.. pairs], later = []; left.Count > 0; (left, later) = (later, []))
        {
            var used = new HashSet<int>();
            foreach (var pair in left)
                if (used.Contains(pair.Node) || used.Contains(pair.Other))
                    later.Add(pair);
                else
                {
                    used.UnionWith([pair.Node, pair.Other]);
                    yield return pair;
                }
        }
    }

    private static (int Node, int Other, double Score)[] Best(IEnumerable<(int Node, int Other, double Score)> pairs, int limit) =>
        [.. pairs.OrderByDescending(pair => pair.Score).ThenBy(pair => pair.Other).ThenBy(pair => pair.Node).Take(limit)];

    private static Suggestion[] Explain(PairScorer scorer, (int Node, int Other, double Score)[] best, CancellationToken cancel)
    {
        var suggestions = new Suggestion[best.Length];
        using var ego = new Ego(scorer.Graph);
        foreach (var group in best.Index().GroupBy(pair => pair.Item.Node))
        {
            ego.Look(group.Key, withSteps: true, cancel);
            foreach (var (rank, pair) in group)
                suggestions[rank] = Reasons(scorer, ego, pair.Other, pair.Score);
        }
        return suggestions;
    }

    private static Suggestion Reasons(PairScorer scorer, Ego ego, int other, double score)
    {
        var network = scorer.Network;
        var features = scorer.Features(ego, other);
        return new()
        {
            FromId = network.PartyIds[ego.Node],
            ToId = network.PartyIds[other],
            Score = score,
            Features = features,
            SharedPartnerIds = [.. ego.SharedWith(other).Select(node => network.PartyIds[node])],
            SharedActivityIds = scorer.SharedActivities(ego.Node, other),
            SharedAreaCode = scorer.SharedDigits(ego.Node, other) is > 0 and var digits ? network.PartyOf(other).AreaCode![..digits] : null,
            IsKindNew = !scorer.HasPartner(ego.Node, scorer.KindOf(other)),
            IsKindNewToOther = !scorer.HasPartner(other, scorer.KindOf(ego.Node)),
            Gaps = scorer.GapsOf(ego.Node, other),
            StepsNow = Steps.At(ego.Steps!, other),
            FreshPartnerCount = scorer.Graph.DegreeOf(other) - ego.SharedCount(other),
        };
    }
}

/// <summary>Options of <see cref="PartnerSuggestions"/>: for a party or for an area, exactly one of them.</summary>
public sealed record PartnerSuggestionsOptions
{
    /// <summary>The party that looks for partners; outside the scope it gets none.</summary>
    public int? PartyId { get; init; }

    /// <summary>The area whose parties look for partners: those at work in it.</summary>
    public string? AreaCode { get; init; }

    public SuggestionMotive Motive { get; init; } = SuggestionMotive.FillGap;

    /// <summary>Suggestions at most, ≥ 1.</summary>
    public int Limit { get; init; } = 20;
}

/// <summary>Answer of <see cref="PartnerSuggestions"/>.</summary>
/// <param name="PartyCount">Parties that look for partners: 1, or those of the area.</param>
/// <param name="FromCount">Those of them that were looked from.</param>
/// <param name="CandidateCount">Pairs that were compared.</param>
/// <param name="Suggestions">Best first; for an area round by round, each party once in a round.</param>
/// <param name="Evidence">How much there is to test such suggestions on.</param>
public sealed record PartnerSuggestionsResult(
    int PartyCount,
    int FromCount,
    int CandidateCount,
    IReadOnlyList<Suggestion> Suggestions,
    SuggestionEvidence Evidence
);

/// <summary>A link that is suggested, and why.</summary>
public sealed record Suggestion
{
    public required int FromId { get; init; }
    public required int ToId { get; init; }

    /// <summary>0 to 1.</summary>
    public required double Score { get; init; }
    public required PairFeatures Features { get; init; }

    /// <summary>Partners of both, ascending.</summary>
    public required IReadOnlyList<int> SharedPartnerIds { get; init; }
    public required IReadOnlyList<int> SharedActivityIds { get; init; }

    /// <summary>The finest subdistrict, district or province that holds both.</summary>
    public required string? SharedAreaCode { get; init; }

    /// <summary>Whether the first has no partner of the second's kind yet.</summary>
    public required bool IsKindNew { get; init; }

    /// <summary>Whether the second has no partner of the first's kind yet.</summary>
    public required bool IsKindNewToOther { get; init; }
    public required EnumSet<SuggestionGap> Gaps { get; init; }

    /// <summary>Steps between the two now; null where no way leads.</summary>
    public required int? StepsNow { get; init; }

    /// <summary>Partners of the second that would come within two steps of the first.</summary>
    public required int FreshPartnerCount { get; init; }
}
