using AntiCorruption.Graph.Algorithms.Similarity;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>Every pair on its own, by counting on the definition; then all sorted.</summary>
    /// <param name="node">Only pairs with this one, where given.</param>
    public static Outcome Similar(CsrGraph graph, SimilarityOptions options, int? node = null)
    {
        graph = graph.Underlying;
        var pairs = new List<SimilarPair>();
        for (var u = 0; u < graph.NodeCount; u++)
        for (var v = 0; v < graph.NodeCount; v++)
            if (
                u != v
                && !graph.HasArc(u, v)
                && (node is null ? u < v : u == node)
                && SimilarityOf(graph, options, u, v) is > 0 and var score
            )
                pairs.Add(new SimilarPair(u, v, score));
        return SimilarityEntries.Pairs([.. pairs.OrderByDescending(pair => pair.Score).Take(options.Count)], pairs.Count);
    }

    private static double SimilarityOf(CsrGraph graph, SimilarityOptions options, int u, int v)
    {
        var common = graph.NeighboursOf(u).ToArray().Intersect(graph.NeighboursOf(v).ToArray()).ToArray();
        double degrees = (double)graph.DegreeOf(u) * graph.DegreeOf(v);
        return options.Index switch
        {
            SimilarityIndex.CommonNeighbours => common.Length,
            SimilarityIndex.Jaccard => common.Length / Math.Max(1.0, graph.DegreeOf(u) + graph.DegreeOf(v) - common.Length),
            SimilarityIndex.Cosine => common.Length / Math.Max(1, Math.Sqrt(degrees)),
            SimilarityIndex.AdamicAdar => common.Sum(w => 1 / Math.Log(graph.DegreeOf(w))),
            SimilarityIndex.ResourceAllocation => common.Sum(w => 1.0 / graph.DegreeOf(w)),
            SimilarityIndex.PreferentialAttachment => degrees,
            // The indices of walks have their definition in the tests; here a pair on its own against the pass over all.
            _ => PairSimilarity.Compute(graph, u, v, options),
        };
    }
}
