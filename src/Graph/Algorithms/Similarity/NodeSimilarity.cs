using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Similarity;

/// <summary>The nodes most like one node by their ties: whom it would meet next.</summary>
/// <remarks>
/// <para><b>Definition.</b> The other nodes with the highest scores of an index of <see cref="SimilarityIndex"/> with this node; a score of
/// 0 is no likeness and never listed.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter. Those tied already are left
/// out unless asked for.</para>
/// <para><b>Output.</b> At most so many pairs, each with this node first, best first; none for an isolated node.</para>
/// <para><b>Ending.</b> Katz stops at the longest walk asked for, personalised PageRank when a round would change less than the tolerance;
/// the others are exact.</para>
/// <para><b>Cost.</b> The two steps from the node: Σ d(w) over its neighbours w; preferential attachment O(n); indices of walks O(m) a
/// step. Memory 20 bytes per node, 44 for walks.</para>
/// <para><b>Determinism.</b> No random choice; one thread; equal scores in the order of node numbers.</para>
/// <para><b>Source.</b> D. Liben-Nowell, J. Kleinberg, The link-prediction problem for social networks, JASIST 58 (2007),
/// doi:10.1002/asi.20591.</para>
/// </remarks>
public static class NodeSimilarity
{
    /// <exception cref="ArgumentOutOfRangeException">No such node.</exception>
    public static SimilarPair[] Compute(CsrGraph graph, int node, SimilarityOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new SimilarityOptions();
        graph.CheckNode(node, nameof(node));
        cancel.ThrowIfCancellationRequested();
        graph = graph.Underlying;
        if (options.Index == SimilarityIndex.PreferentialAttachment)
            return ByDegree(graph, node, options);
        using var search = new SimilaritySearch(graph, options, cancel: cancel);
        search.Offer(node, -1);
        return search.Best.ToArray();
    }

    private static SimilarPair[] ByDegree(CsrGraph graph, int node, SimilarityOptions options)
    {
        var best = new BestPairs(options.Count);
        for (var other = 0; other < graph.NodeCount; other++)
            if (
                other != node
                && graph.DegreeOf(other) > 0
                && graph.DegreeOf(node) > 0
                && !(options.LeaveOutTied && graph.HasArc(node, other))
            )
                best.Add(node, other, (double)graph.DegreeOf(node) * graph.DegreeOf(other));
        return best.ToArray();
    }
}
