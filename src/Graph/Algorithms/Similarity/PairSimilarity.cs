using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Similarity;

/// <summary>How alike two nodes are by their ties, and so how likely a tie between them.</summary>
/// <remarks>
/// <para><b>Definition.</b> One of the indices of <see cref="SimilarityIndex"/>, by its formula there. Whether the two are tied does not
/// matter, except that Katz counts that tie as the walk of length 1.</para>
/// <para><b>Input.</b> Two different nodes of an undirected graph; of a directed one the underlying undirected graph is taken. Weights do
/// not matter; any number of components.</para>
/// <para><b>Output.</b> The index, ≥ 0; 0 where nothing joins the two, and for an isolated node.</para>
/// <para><b>Ending.</b> Katz stops at the longest walk asked for, and walks beyond it are left out; personalised PageRank when a round
/// would change less than the tolerance; the others are exact.</para>
/// <para><b>Cost.</b> O(d(u) + d(v)) for the indices of neighbours and degrees; O(m) a step, and memory 36 bytes per node, for those of
/// walks.</para>
/// <para><b>Determinism.</b> No random choice; one thread; the same both ways round.</para>
/// <para><b>Source.</b> D. Liben-Nowell, J. Kleinberg, The link-prediction problem for social networks, JASIST 58 (2007),
/// doi:10.1002/asi.20591; L. Lü, T. Zhou, Link prediction in complex networks, Physica A 390 (2011),
/// doi:10.1016/j.physa.2010.11.027.</para>
/// </remarks>
public static class PairSimilarity
{
    /// <exception cref="ArgumentException">The two are one node.</exception>
    /// <exception cref="ArgumentOutOfRangeException">No such node.</exception>
    public static double Compute(CsrGraph graph, int left, int right, SimilarityOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new SimilarityOptions();
        graph.CheckNode(left, nameof(left));
        graph.CheckNode(right, nameof(right));
        if (left == right)
            throw new ArgumentException($"A pair has two nodes; both are {left}.", nameof(right));
        cancel.ThrowIfCancellationRequested();
        graph = graph.Underlying;
        (left, right) = (Math.Min(left, right), Math.Max(left, right));
        switch (options.Index)
        {
            case SimilarityIndex.PreferentialAttachment:
                return (double)graph.DegreeOf(left) * graph.DegreeOf(right);
            case SimilarityIndex.Katz or SimilarityIndex.LocalPath or SimilarityIndex.PersonalisedPageRank:
                using (var search = new SimilaritySearch(graph, options, cancel: cancel))
                    return search.Pair(left, right);
            default:
                return OfCommonNeighbours(graph, options.Index, left, right);
        }
    }

    private static double OfCommonNeighbours(CsrGraph graph, SimilarityIndex index, int left, int right)
    {
        var sum = 0.0;
        ReadOnlySpan<int> row = graph.NeighboursOf(left),
            other = graph.NeighboursOf(right);
        for (int i = 0, j = 0; i < row.Length && j < other.Length; )
        {
            if (row[i] == other[j])
                sum += SimilaritySearch.ShareOf(graph, index, row[i]);
            var (mine, theirs) = (row[i], other[j]);
            i += mine <= theirs ? 1 : 0;
            j += theirs <= mine ? 1 : 0;
        }
        return sum == 0 ? 0 : SimilaritySearch.Finish(graph, index, left, right, sum);
    }
}
