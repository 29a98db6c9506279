using AntiCorruption.Graph.Algorithms.Similarity;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static class SimilarityEntries
{
    public static IEnumerable<Entry> All =>
        [
            Best("linkpred-aa", SimilarityIndex.AdamicAdar),
            Best("linkpred-cn", SimilarityIndex.CommonNeighbours),
            Best("linkpred-jaccard", SimilarityIndex.Jaccard),
            Best("linkpred-cosine", SimilarityIndex.Cosine),
            Best("linkpred-ra", SimilarityIndex.ResourceAllocation),
            Best("linkpred-pa", SimilarityIndex.PreferentialAttachment),
            Best("linkpred-lp", SimilarityIndex.LocalPath) with
            {
                MaxEdges = 100_000,
            },
            Best("linkpred-katz", SimilarityIndex.Katz) with
            {
                MaxEdges = 20_000,
            },
            Best("linkpred-ppr", SimilarityIndex.PersonalisedPageRank) with
            {
                MaxEdges = 1_000,
            },
            new("similar-aa", "node=first source best=100", input =>
                Pairs(NodeSimilarity.Compute(input.Graph, input.Source, Options(SimilarityIndex.AdamicAdar)), null)
            )
            {
                Oracle = input => Oracles.Similar(input.Graph, Options(SimilarityIndex.AdamicAdar), input.Source),
            },
            new("similar-ppr", "node=first source best=100 damping=0.85 tolerance=1e-9", input =>
                Pairs(NodeSimilarity.Compute(input.Graph, input.Source, Options(SimilarityIndex.PersonalisedPageRank)), null)
            )
            {
                Oracle = input => Oracles.Similar(input.Graph, Options(SimilarityIndex.PersonalisedPageRank), input.Source),
                Tolerance = 1e-7,
            },
        ];

    /// <summary>Ranks and their scores: equal scores may stand in another order elsewhere.</summary>
    public static Outcome Pairs(SimilarPair[] pairs, long? scored) =>
        new(
            FormattableString.Invariant($"pairs={scored ?? pairs.Length} best={(pairs.Length > 0 ? pairs[0].Score : double.NaN):R}"),
            pairs.Select((pair, rank) => (rank.ToString(System.Globalization.CultureInfo.InvariantCulture), pair.Score))
        )
        {
            Details = pairs.Select((pair, rank) => ($"pair {rank} {pair.First} {pair.Second}", pair.Score)),
        };

    private static SimilarityOptions Options(SimilarityIndex index) => new() { Index = index, Count = 100 };

    private static Entry Best(string name, SimilarityIndex index) => new(name, "best=100 tied=out", input =>
        {
            var result = LinkPrediction.Compute(input.Graph, Options(index));
            return Pairs(result.Pairs, result.ScoredCount);
        }) { Oracle = input => Oracles.Similar(input.Graph, Options(index)) };
}
