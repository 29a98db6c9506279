using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>Distances and numbers of shortest paths of all pairs by Floyd and Warshall; then the sum over triples. Cubic.</summary>
    /// <param name="sources">Only paths that begin there; null = all.</param>
    public static Outcome Betweenness(CsrGraph graph, LengthRule rule, int[]? sources = null)
    {
        var nodes = graph.NodeCount;
        var (distances, paths) = DistancesAndPaths(graph, rule);
        var scores = new double[nodes];
        foreach (var source in sources ?? [.. Enumerable.Range(0, nodes)])
            for (var target = 0; target < nodes; target++)
            for (var node = 0; node < nodes && paths[source][target] > 0 && source != target; node++)
                if (node != source && node != target && Same(distances[source][node] + distances[node][target], distances[source][target]))
                    scores[node] += paths[source][node] * paths[node][target] / paths[source][target] / (graph.IsDirected ? 1 : 2);
        return Outcome.Nodes(scores);
    }

    /// <summary>The same for ties: the share of the paths of each pair that runs along it, either way where undirected.</summary>
    public static Outcome EdgeBetweenness(CsrGraph graph)
    {
        var (distances, paths) = DistancesAndPaths(graph, LengthRule.Hops);
        var scores = new Dictionary<string, double>();
        foreach (var (u, v, _) in Arcs(graph))
        {
            var key = graph.IsDirected || u < v ? $"{u} {v}" : $"{v} {u}";
            scores.TryAdd(key, 0);
            for (var source = 0; source < graph.NodeCount; source++)
            for (var target = 0; target < graph.NodeCount; target++)
                if (
                    source != target
                    && paths[source][target] > 0
                    && distances[source][u] + 1 + distances[v][target] == distances[source][target]
                )
                    scores[key] += paths[source][u] * paths[v][target] / paths[source][target] / (graph.IsDirected ? 1 : 2);
        }
        return new Outcome("", scores.Select(score => (score.Key, score.Value)));
    }

    private static (double[][] Distances, double[][] Paths) DistancesAndPaths(CsrGraph graph, LengthRule rule)
    {
        var nodes = graph.NodeCount;
        var distances = Distances(graph, rule);
        var paths = new double[nodes][];
        for (var source = 0; source < nodes; source++)
        {
            var counts = paths[source] = new double[nodes];
            counts[source] = 1;
            foreach (
                var node in Enumerable
                    .Range(0, nodes)
                    .Where(node => node != source && distances[source][node] < double.PositiveInfinity)
                    .OrderBy(node => distances[source][node])
            )
                for (var arc = graph.InOffsets[node]; arc < graph.InOffsets[node + 1]; arc++)
                    if (Same(distances[source][graph.InTargets[arc]] + Length(graph.InWeights, arc, rule), distances[source][node]))
                        counts[node] += counts[graph.InTargets[arc]];
        }
        return (distances, paths);
    }

    /// <summary>Betweenness as a share of ordered pairs.</summary>
    public static Outcome BetweennessShare(CsrGraph graph)
    {
        var pairs = Math.Max(1, (double)graph.NodeCount * (graph.NodeCount - 1) / (graph.IsDirected ? 1 : 2));
        return Outcome.Nodes([.. Betweenness(graph, LengthRule.Hops).Values.Select(value => value.Value / pairs)]);
    }

    public static Outcome Closeness(CsrGraph graph) => Outcome.Nodes(Array.ConvertAll(Distances(graph, LengthRule.Hops), row =>
            {
                var (reached, sum) = (row.Count(double.IsFinite) - 1.0, row.Where(double.IsFinite).Sum());
                return reached > 0 ? reached / (row.Length - 1) * reached / sum : 0;
            }));

    /// <summary>By the options, from distances of all pairs.</summary>
    public static Outcome Closeness(CsrGraph graph, ClosenessOptions options, bool harmonic)
    {
        var others = Math.Max(1.0, graph.NodeCount - 1);
        return Outcome.Nodes(
            Array.ConvertAll(Distances(options.Direction == PathDirection.Outgoing ? graph : graph.Reversed, options.Lengths), row =>
            {
                var distances = row.Where(distance => distance > 0 && double.IsFinite(distance)).ToArray();
                return harmonic ? distances.Sum(distance => 1 / distance) / (options.NormaliseHarmonic ? others : 1)
                    : distances.Length == 0 ? 0
                    : distances.Length / distances.Sum() * (options.ScaleByReach ? distances.Length / others : 1);
            })
        );
    }

    /// <summary>The most steps to any node that can be reached.</summary>
    public static Outcome Eccentricity(CsrGraph graph) =>
        Outcome.Nodes(Array.ConvertAll(Distances(graph, LengthRule.Hops), row => row.Where(double.IsFinite).Max()));

    public static Outcome Harmonic(CsrGraph graph) =>
        Outcome.Nodes(
            Array.ConvertAll(Distances(graph, LengthRule.Hops), row => row.Where(distance => distance > 0).Sum(distance => 1 / distance))
        );

    public static double[][] Distances(CsrGraph graph, LengthRule rule)
    {
        var nodes = graph.NodeCount;
        var distances = new double[nodes][];
        for (var node = 0; node < nodes; node++)
        {
            distances[node] = new double[nodes];
            Array.Fill(distances[node], double.PositiveInfinity);
            distances[node][node] = 0;
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                distances[node][graph.Targets[arc]] = Length(graph.Weights, arc, rule);
        }
        for (var middle = 0; middle < nodes; middle++)
        for (var from = 0; from < nodes; from++)
        for (var to = 0; to < nodes && distances[from][middle] < double.PositiveInfinity; to++)
            distances[from][to] = Math.Min(distances[from][to], distances[from][middle] + distances[middle][to]);
        return distances;
    }

    private static double Length(double[]? weights, int arc, LengthRule rule) =>
        weights is null || rule == LengthRule.Hops ? 1
        : rule == LengthRule.Weight ? weights[arc]
        : 1 / weights[arc];

    private static bool Same(double left, double right) => Math.Abs(left - right) <= 1e-10 * Math.Max(left, right);
}
