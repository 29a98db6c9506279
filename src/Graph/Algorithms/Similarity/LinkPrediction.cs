using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Similarity;

/// <summary>The pairs of the whole graph that are most alike by their ties: where the next ties are to be looked for.</summary>
/// <remarks>
/// <para><b>Definition.</b> Of all pairs of nodes those with the highest scores of an index of <see cref="SimilarityIndex"/>; a score of 0
/// is no likeness and never listed.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter. Pairs tied already are left
/// out unless asked for.</para>
/// <para><b>Output.</b> At most so many pairs, the smaller number first, best first, and how many pairs had a score at all.</para>
/// <para><b>Ending.</b> After every node has been looked at; from each, Katz stops at the longest walk asked for, personalised PageRank
/// when a round would change less than the tolerance.</para>
/// <para><b>Cost.</b> Common neighbours and their kin: one addition for each pair of ties that meet, Σ d(w)²/2. Walks: an O(m) step at a
/// time from every node, so for small graphs only. Preferential attachment: O(n + pairs tied + k), once the pairs of different degrees are
/// ordered. Memory, whatever the number of pairs: 12 bytes per node and thread (36 for walks), 8 per node, and 16 for each of the best and
/// thread.</para>
/// <para><b>Determinism.</b> No random choice; equal scores by the first node, then the second; bit for bit the same for any number of
/// threads.</para>
/// <para><b>Source.</b> L. Lü, T. Zhou, Link prediction in complex networks, Physica A 390 (2011), doi:10.1016/j.physa.2010.11.027; one
/// pass with an accumulator: F. Gustavson, ACM TOMS 4 (1978), doi:10.1145/355791.355796.</para>
/// </remarks>
public static class LinkPrediction
{
    private const int Grain = 1 << 11;

    public static LinkPredictionResult Compute(CsrGraph graph, SimilarityOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new SimilarityOptions { Count = 100 };
        graph = graph.Underlying;
        if (options.Index == SimilarityIndex.PreferentialAttachment)
            return DegreeProducts.Best(graph, options, cancel);
        var shares = SimilaritySearch.SharesOf(graph, options.Index);
        var searches = new List<SimilaritySearch>();
        SimilaritySearch Begin()
        {
            var search = new SimilaritySearch(graph, options, shares, cancel);
            lock (searches)
                searches.Add(search);
            return search;
        }
        var isSlow = SimilaritySearch.CountsWalks(options.Index);
        ParallelLoop.Ranges(
            ParallelLoop.ArcPartCount(graph.Offsets, Grain),
            1,
            Begin,
            (part, _, search) =>
            {
                var (from, to) = ParallelLoop.ArcPart(graph.Offsets, Grain, part);
                for (var node = from; node < to; node++)
                {
                    if (isSlow)
                        cancel.ThrowIfCancellationRequested();
                    search.Offer(node, node);
                }
            },
            cancel
        );
        var best = new BestPairs(options.Count);
        foreach (var search in searches)
            best.AddAll(search.Best);
        return new LinkPredictionResult(best.ToArray(), searches.Sum(search => search.PairCount));
    }
}

/// <summary>Answer of <see cref="LinkPrediction"/>.</summary>
/// <param name="Pairs">Best first.</param>
/// <param name="ScoredCount">Pairs with a score above 0, of those not left out.</param>
public sealed record LinkPredictionResult(SimilarPair[] Pairs, long ScoredCount);
