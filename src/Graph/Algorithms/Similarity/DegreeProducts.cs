using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Similarity;

/// <summary>
/// Pairs of nodes with the largest products of degrees, found without looking at all pairs: from the largest product down, each with its
/// pairs in their order.
/// </summary>
internal static class DegreeProducts
{
    public static LinkPredictionResult Best(CsrGraph graph, SimilarityOptions options, CancellationToken cancel)
    {
        var classes = Enumerable
            .Range(0, graph.NodeCount)
            .Where(node => graph.DegreeOf(node) > 0)
            .GroupBy(graph.DegreeOf)
            .ToDictionary(group => group.Key, group => group.ToArray());
        var found = new List<SimilarPair>();
        foreach (var level in Levels([.. classes.Keys.OrderDescending()]))
        {
            cancel.ThrowIfCancellationRequested();
            foreach (
                var node in level.SelectMany(pair => new[] { pair.High, pair.Low }).Distinct().SelectMany(degree => classes[degree]).Order()
            )
            {
                var product = (long)level[0].High * level[0].Low;
                if (found.Count < options.Count && classes.TryGetValue((int)(product / graph.DegreeOf(node)), out var partners))
                    AddPairs(graph, node, partners, options, found);
            }
            if (found.Count == options.Count)
                break;
        }
        long nodes = classes.Values.Sum(group => group.Length);
        return new LinkPredictionResult([.. found], nodes * (nodes - 1) / 2 - (options.LeaveOutTied ? graph.EdgeCount : 0));
    }

    private static void AddPairs(CsrGraph graph, int node, int[] partners, SimilarityOptions options, List<SimilarPair> found)
    {
        var place = Array.BinarySearch(partners, node + 1);
        for (var i = place < 0 ? ~place : place; i < partners.Length && found.Count < options.Count; i++)
            if (!(options.LeaveOutTied && graph.HasArc(node, partners[i])))
                found.Add(new SimilarPair(node, partners[i], (double)graph.DegreeOf(node) * graph.DegreeOf(partners[i])));
    }

    /// <summary>Pairs of degrees, those of one product together, largest product first.</summary>
    /// <param name="degrees">Distinct, descending: few, for their sum is at most 2m.</param>
    private static IEnumerable<List<(int High, int Low)>> Levels(int[] degrees)
    {
        var queue = new PriorityQueue<(int High, int Low), long>();
        for (var i = 0; i < degrees.Length; i++)
            queue.Enqueue((i, i), -(long)degrees[i] * degrees[i]);
        while (queue.Count > 0)
        {
            queue.TryPeek(out _, out var product);
            var level = new List<(int, int)>();
            while (queue.TryPeek(out var pair, out var next) && next == product)
            {
                queue.Dequeue();
                level.Add((degrees[pair.High], degrees[pair.Low]));
                if (pair.Low + 1 < degrees.Length)
                    queue.Enqueue((pair.High, pair.Low + 1), -(long)degrees[pair.High] * degrees[pair.Low + 1]);
            }
            yield return level;
        }
    }
}
