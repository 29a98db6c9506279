using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Tests.Algorithms.Layout;

/// <summary>What a picture is measured by, from the definitions.</summary>
internal static class LayoutQuality
{
    /// <summary>The mean over connected pairs of (distance − steps)² ÷ steps², in the size of the picture in which it is least.</summary>
    public static double Stress(CsrGraph graph, double[] x, double[] y)
    {
        var ratios = new List<double>();
        for (var source = 0; source < graph.NodeCount; source++)
        {
            var steps = StepsFrom(graph, source);
            for (var other = 0; other < source; other++)
                if (steps[other] > 0)
                    ratios.Add(double.Hypot(x[source] - x[other], y[source] - y[other]) / steps[other]);
        }
        var size = ratios.Sum() / ratios.Sum(ratio => ratio * ratio);
        return ratios.Average(ratio => (size * ratio - 1) * (size * ratio - 1));
    }

    /// <summary>The mean over nodes of the Jaccard index of their neighbours and as many of the nearest nodes.</summary>
    public static double KeptNeighbours(CsrGraph graph, double[] x, double[] y) =>
        Enumerable
            .Range(0, graph.NodeCount)
            .Where(node => graph.DegreeOf(node) > 0)
            .Average(node =>
            {
                var tied = graph.NeighboursOf(node).ToArray();
                var near = Enumerable
                    .Range(0, graph.NodeCount)
                    .Where(other => other != node)
                    .OrderBy(other => double.Hypot(x[node] - x[other], y[node] - y[other]))
                    .Take(tied.Length);
                double shared = near.Intersect(tied).Count();
                return shared / (2 * tied.Length - shared);
            });

    private static int[] StepsFrom(CsrGraph graph, int source)
    {
        var steps = new int[graph.NodeCount];
        Array.Fill(steps, -1);
        steps[source] = 0;
        var queue = new Queue<int>([source]);
        while (queue.TryDequeue(out var node))
            foreach (var other in graph.NeighboursOf(node))
                if (steps[other] < 0)
                {
                    steps[other] = steps[node] + 1;
                    queue.Enqueue(other);
                }
        return steps;
    }
}
