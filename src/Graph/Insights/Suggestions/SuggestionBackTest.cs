using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Suggestions;

/// <summary>
/// How well suggestions would have foretold the next fiscal year: scores from the links of year n alone, tested on the pairs that have a
/// link in year n + 1 and none in n. Only parties with a tie
/// in year n count, since nothing is known of the others. Beside it three rankings that know less: common neighbours, preferential
/// attachment (the other's number of partners), and chance.
/// </summary>
public static class SuggestionBackTest
{
    /// <summary>Parties that are looked from at most, a seeded sample of those with a new partner.</summary>
    public const int MaxFromCount = 200;

    /// <summary>Parties that each new partner is compared with at most, a seeded sample for each party looked from.</summary>
    public const int MaxOtherCount = 1_000;

    public static Analysis<SuggestionBackTestOptions, SuggestionBackTestResult> Analysis { get; } =
        new("back-test of suggestions", Compute, (network, options) =>
            AnalysisEstimate.Linear(network, passes: 200 + (PairFeatures.NeedsSteps(options.Motive) ? MaxFromCount : 0))
        );

    private static SuggestionBackTestResult Compute(ScopedNetwork network, SuggestionBackTestOptions options, CancellationToken cancel)
    {
        if ((options.TrainYear ?? SuggestionEvidence.LatestYear(network)) is not { } year)
            return SuggestionBackTestResult.Nothing(options.TrainYear);
        return new Run(
            SuggestionEvidence.In(network, year, cancel),
            SuggestionEvidence.In(network, year + 1, cancel).Graph.Underlying,
            options,
            cancel
        ).Measure(year);
    }

    /// <summary>One ranking's hits, right orders and comparisons, party by party.</summary>
    private sealed class Tally(int fromCount)
    {
        public int[] Suggested { get; } = new int[fromCount];
        public int[] Hits { get; } = new int[fromCount];
        public double[] Right { get; } = new double[fromCount];

        public SuggestionRankingResult Result(SuggestionRanking ranking, long compared) =>
            new(ranking, Suggested.Sum(), Hits.Sum(), compared == 0 ? null : Right.Sum() / compared);
    }

    private sealed class Run
    {
        private readonly CsrGraph before;
        private readonly CsrGraph after;
        private readonly SuggestionBackTestOptions options;
        private readonly CancellationToken cancel;
        private readonly int[] known;
        private readonly int[] byDegree;
        private readonly PairScorer scorer;

        public Run(ScopedNetwork train, CsrGraph after, SuggestionBackTestOptions options, CancellationToken cancel)
        {
            (before, this.after, this.options, this.cancel) = (train.Graph.Underlying, after, options, cancel);
            known = [.. Enumerable.Range(0, before.NodeCount).Where(node => before.DegreeOf(node) > 0)];
            byDegree = [.. known.OrderByDescending(before.DegreeOf).ThenBy(node => node)];
            scorer = new PairScorer(train);
        }

        public SuggestionBackTestResult Measure(int year)
        {
            var evidence = SuggestionEvidence.Of(year, before, after);
            int[] all = [.. known.Where(node => NewPartnersOf(node).Count > 0)];
            var from = Sample(all, MaxFromCount, stream: 0);
            Tally[] tallies = [.. Enum.GetValues<SuggestionRanking>().Select(_ => new Tally(from.Length))];
            var compared = new long[from.Length];
            ParallelLoop.Ranges(
                from.Length,
                1,
                () => new Ego(before),
                (start, end, ego) =>
                {
                    for (var i = start; i < end; i++)
                        compared[i] = Test(ego, from[i], i, tallies);
                },
                cancel
            );
            var total = compared.Sum();
            return new()
            {
                TrainYear = year,
                NewPairCount = evidence.NewPairCount,
                TestedPairCount = evidence.TestedPairCount,
                KnownPartyCount = known.Length,
                FromCount = from.Length,
                ComparedCount = total,
                Rankings = [.. Enum.GetValues<SuggestionRanking>().Select(ranking => tallies[(int)ranking].Result(ranking, total))],
                IsTooSmallToSay = evidence.IsTooSmallToSay,
            };
        }

        private long Test(Ego ego, int node, int place, Tally[] tallies)
        {
            ego.Look(node, PairFeatures.NeedsSteps(options.Motive), cancel);
            var (partners, others) = (NewPartnersOf(node), OthersOf(node));
            Count(
                tallies[(int)SuggestionRanking.Motive],
                place,
                partners,
                BestOf([.. scorer.CandidatesOf(ego).Where(other => before.DegreeOf(other) > 0)], other =>
                    Score(ego, other, SuggestionRanking.Motive)
                )
            );
            Count(
                tallies[(int)SuggestionRanking.CommonNeighbours],
                place,
                partners,
                BestOf(others, other => Score(ego, other, SuggestionRanking.CommonNeighbours))
            );
            Count(
                tallies[(int)SuggestionRanking.PreferentialAttachment],
                place,
                partners,
                [.. byDegree.Where(other => other != node && !before.HasArc(node, other)).Take(options.SuggestionCount)]
            );
            Count(
                tallies[(int)SuggestionRanking.Chance],
                place,
                partners,
                BestOf(others, other => Score(ego, other, SuggestionRanking.Chance))
            );
            others.RemoveAll(partners.Contains);
            var rest = Sample([.. others], MaxOtherCount, stream: 1 + (ulong)node);
            foreach (var ranking in Enum.GetValues<SuggestionRanking>())
                tallies[(int)ranking].Right[place] = RightOrders(
                    [.. partners.Select(other => Score(ego, other, ranking))],
                    [.. rest.Select(other => Score(ego, other, ranking))]
                );
            return (long)partners.Count * rest.Length;
        }

        private double Score(Ego ego, int other, SuggestionRanking ranking) =>
            ranking switch
            {
                SuggestionRanking.Motive => scorer.Features(ego, other).Score(options.Motive),
                SuggestionRanking.CommonNeighbours => ego.SharedCount(other),
                SuggestionRanking.PreferentialAttachment => before.DegreeOf(other),
                _ => SeededRandom.Mix(options.Seed ^ SeededRandom.Mix((ulong)ego.Node << 32 | (uint)other)) >> 11,
            };

        /// <summary>The known parties that are neither itself nor a partner, ascending.</summary>
        private List<int> OthersOf(int node)
        {
            var others = new List<int>(known.Length);
            var partners = before.NeighboursOf(node);
            var at = 0;
            foreach (var other in known)
            {
                while (at < partners.Length && partners[at] < other)
                    at++;
                if (other != node && (at == partners.Length || partners[at] != other))
                    others.Add(other);
            }
            return others;
        }

        /// <summary>The highest scores, of equal ones the smaller node; the others come ascending.</summary>
        private int[] BestOf(List<int> others, Func<int, double> score)
        {
            var best = new List<(double Score, int Other)>(options.SuggestionCount + 1);
            foreach (var other in others)
            {
                var one = score(other);
                if (best.Count == options.SuggestionCount && one <= best[^1].Score)
                    continue;
                var place = best.FindLastIndex(kept => kept.Score >= one) + 1;
                best.Insert(place, (one, other));
                if (best.Count > options.SuggestionCount)
                    best.RemoveAt(options.SuggestionCount);
            }
            return [.. best.Select(one => one.Other)];
        }

        private static void Count(Tally tally, int place, List<int> partners, int[] suggested) =>
            (tally.Suggested[place], tally.Hits[place]) = (suggested.Length, suggested.Count(partners.Contains));

        /// <summary>Pairs in which the new partner scores higher; one half where both score the same.</summary>
        private static double RightOrders(double[] partners, double[] others)
        {
            Array.Sort(others);
            return partners.Sum(score => (LowerBound(others, score, orEqual: false) + LowerBound(others, score, orEqual: true)) / 2.0);
        }

        /// <summary>How many are below a score, or not above it.</summary>
        private static int LowerBound(double[] sorted, double score, bool orEqual)
        {
            int low = 0,
                high = sorted.Length;
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (sorted[middle] < score || orEqual && sorted[middle] == score)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low;
        }

        private List<int> NewPartnersOf(int node)
        {
            var partners = new List<int>();
            foreach (var other in after.NeighboursOf(node))
                if (before.DegreeOf(other) > 0 && !before.HasArc(node, other))
                    partners.Add(other);
            return partners;
        }

        private int[] Sample(int[] all, int count, ulong stream)
        {
            if (all.Length <= count)
                return all;
            var random = new SeededRandom(options.Seed, stream);
            for (var i = 0; i < count; i++)
            {
                var j = i + random.NextInt(all.Length - i);
                (all[i], all[j]) = (all[j], all[i]);
            }
            int[] sample = all[..count];
            Array.Sort(sample);
            return sample;
        }
    }
}

/// <summary>What a back-test compares.</summary>
public enum SuggestionRanking : byte
{
    /// <summary>The score of the motive.</summary>
    Motive,

    /// <summary>By the number of shared partners.</summary>
    CommonNeighbours,

    /// <summary>By the other's number of partners.</summary>
    PreferentialAttachment,

    /// <summary>By numbers drawn from the seed.</summary>
    Chance,
}

/// <summary>Options of <see cref="SuggestionBackTest"/>.</summary>
public sealed record SuggestionBackTestOptions
{
    public SuggestionMotive Motive { get; init; } = SuggestionMotive.FillGap;

    /// <summary>The fiscal year (B.E.) learned from; the next is foretold. Null: the latest that has links in it and in the next.</summary>
    public int? TrainYear { get; init; }

    /// <summary>Suggestions taken of each ranking for each party, ≥ 1: the k of precision at k.</summary>
    public int SuggestionCount { get; init; } = 10;

    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="SuggestionBackTest"/>.</summary>
public sealed record SuggestionBackTestResult
{
    /// <summary>Null where no two years that follow each other have links.</summary>
    public required int? TrainYear { get; init; }

    /// <summary>Pairs with a link in the next year and none in the first.</summary>
    public required int NewPairCount { get; init; }

    /// <summary>Those of them whose parties both had a tie in the first year: what can be foretold.</summary>
    public required int TestedPairCount { get; init; }

    /// <summary>Parties with a tie in the first year.</summary>
    public required int KnownPartyCount { get; init; }

    /// <summary>Parties looked from.</summary>
    public required int FromCount { get; init; }

    /// <summary>Comparisons of a new partner with a party that did not become one.</summary>
    public required long ComparedCount { get; init; }

    /// <summary>One for each ranking, in the order of the enum.</summary>
    public required IReadOnlyList<SuggestionRankingResult> Rankings { get; init; }
    public required bool IsTooSmallToSay { get; init; }

    internal static SuggestionBackTestResult Nothing(int? year) =>
        new()
        {
            TrainYear = year,
            NewPairCount = 0,
            TestedPairCount = 0,
            KnownPartyCount = 0,
            FromCount = 0,
            ComparedCount = 0,
            IsTooSmallToSay = true,
            Rankings = [.. Enum.GetValues<SuggestionRanking>().Select(ranking => new SuggestionRankingResult(ranking, 0, 0, null))],
        };
}

/// <summary>How one ranking did.</summary>
/// <param name="SuggestedCount">Pairs that it suggested.</param>
/// <param name="HitCount">Those of them that got a link.</param>
/// <param name="Auc">The share of comparisons in which the new partner scored higher, those of equal score counting half; null without a
/// comparison.</param>
public sealed record SuggestionRankingResult(SuggestionRanking Ranking, int SuggestedCount, int HitCount, double? Auc)
{
    /// <summary>Hits by suggestions; null where nothing was suggested.</summary>
    public double? Precision => SuggestedCount == 0 ? null : (double)HitCount / SuggestedCount;
}
