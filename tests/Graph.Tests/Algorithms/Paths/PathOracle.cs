using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Tests.Algorithms.Paths;

/// <summary>Definitions of paths, slowly: distances of all pairs, and every loopless path of a pair.</summary>
internal static class PathOracle
{
    public static double LengthOf(CsrGraph graph, int arc, LengthRule rule) =>
        rule switch
        {
            LengthRule.Hops => 1,
            LengthRule.Weight => graph.WeightAt(arc),
            _ => 1 / graph.WeightAt(arc),
        };

    /// <summary>Floyd and Warshall.</summary>
    public static double[][] Distances(CsrGraph graph, LengthRule rule)
    {
        var nodes = graph.NodeCount;
        var distances = new double[nodes][];
        for (var u = 0; u < nodes; u++)
        {
            distances[u] = new double[nodes];
            Array.Fill(distances[u], double.PositiveInfinity);
            for (var arc = graph.Offsets[u]; arc < graph.Offsets[u + 1]; arc++)
                distances[u][graph.Targets[arc]] = LengthOf(graph, arc, rule);
            distances[u][u] = 0;
        }
        for (var w = 0; w < nodes; w++)
        for (var u = 0; u < nodes; u++)
        for (var v = 0; v < nodes; v++)
            distances[u][v] = Math.Min(distances[u][v], distances[u][w] + distances[w][v]);
        return distances;
    }

    /// <summary>
    /// Every path that meets no node twice, with its length; <paramref name="cost"/> is asked for each arc and the node it enters.
    /// </summary>
    public static List<(int[] Nodes, double Length)> AllPaths(CsrGraph graph, int source, int target, Func<int, double> cost)
    {
        var found = new List<(int[], double)>();
        var path = new List<int> { source };
        void Extend(double length)
        {
            if (path[^1] == target)
            {
                found.Add(([.. path], length));
                return;
            }
            for (var arc = graph.Offsets[path[^1]]; arc < graph.Offsets[path[^1] + 1]; arc++)
            {
                if (path.Contains(graph.Targets[arc]) || double.IsInfinity(cost(arc)))
                    continue;
                var step = cost(arc);
                path.Add(graph.Targets[arc]);
                Extend(length + step);
                path.RemoveAt(path.Count - 1);
            }
        }
        Extend(0);
        return found;
    }

    /// <summary>The sum of the lengths along a path; throws where a step is no arc.</summary>
    public static double LengthOf(CsrGraph graph, IReadOnlyList<int> path, LengthRule rule)
    {
        var length = 0.0;
        for (var i = 1; i < path.Count; i++)
        {
            var arc = graph.ArcOf(path[i - 1], path[i]);
            Assert.True(arc >= 0, $"no arc from {path[i - 1]} to {path[i]}");
            length += LengthOf(graph, arc, rule);
        }
        return length;
    }
}
