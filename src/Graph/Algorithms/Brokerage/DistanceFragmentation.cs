using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>Chooses the nodes whose removal leaves the others furthest apart: every node is tried, with all distances without it.</summary>
internal static class DistanceFragmentation
{
    public static KeyPlayersResult Choose(CsrGraph graph, int count, CancellationToken cancel)
    {
        var left = Enumerable.Range(0, graph.NodeCount).ToList();
        var (nodes, values) = (new int[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            var (best, least) = (0, double.PositiveInfinity);
            for (var place = 0; place < left.Count; place++)
            {
                cancel.ThrowIfCancellationRequested();
                var near = Nearness(graph, [.. left[..place], .. left[(place + 1)..]], cancel);
                // What differs by rounding is equal.
                if (near < least * (1 - 1e-12))
                    (best, least) = (place, near);
            }
            nodes[i] = left[best];
            left.RemoveAt(best);
            values[i] = graph.NodeCount < 2 ? double.NaN : 1 - least / ((double)graph.NodeCount * (graph.NodeCount - 1));
            Execution.Report((i + 1.0) / count);
        }
        return new KeyPlayersResult(nodes, values, null);
    }

    /// <summary>Σ 1/d over ordered pairs of the nodes kept.</summary>
    private static double Nearness(CsrGraph graph, int[] kept, CancellationToken cancel)
    {
        var sums = new double[kept.Length];
        MultiSourceSearch.Run(CsrGraphBuilder.Induced(graph, kept), new Tally(sums), cancel: cancel);
        return sums.Sum();
    }

    private readonly struct Tally(double[] sums) : IDistanceVisit
    {
        public void Reached(int node, int distance, int count) => sums[node] += (double)count / distance;
    }
}
