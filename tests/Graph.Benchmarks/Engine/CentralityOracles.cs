using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>Distances and numbers of shortest paths of all pairs by Floyd and Warshall; then the sum over triples. Cubic.</summary>
    public static Outcome Betweenness(CsrGraph graph, LengthRule rule)
    {
        var nodes = graph.NodeCount;
        var distances = Distances(graph, rule);
        var paths = new double[nodes][];
        for (var source = 0; source < nodes; source++)
        {
            var counts = paths[source] = new double[nodes];
            counts[source] = 1;
            foreach (var node in Enumerable.Range(0, nodes).Where(node => node != source && distances[source][node] < double.PositiveInfinity).OrderBy(node => distances[source][node]))
                for (var arc = graph.InOffsets[node]; arc < graph.InOffsets[node + 1]; arc++)
                    if (Same(distances[source][graph.InTargets[arc]] + Length(graph.InWeights, arc, rule), distances[source][node]))
                        counts[node] += counts[graph.InTargets[arc]];
        }
        var scores = new double[nodes];
        for (var source = 0; source < nodes; source++)
            for (var target = 0; target < nodes; target++)
                for (var node = 0; node < nodes && paths[source][target] > 0 && source != target; node++)
                    if (node != source && node != target && Same(distances[source][node] + distances[node][target], distances[source][target]))
                        scores[node] += paths[source][node] * paths[node][target] / paths[source][target] / (graph.IsDirected ? 1 : 2);
        return Outcome.Nodes(scores);
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

    public static Outcome Harmonic(CsrGraph graph) => Outcome.Nodes(Array.ConvertAll(Distances(graph, LengthRule.Hops), row => row.Where(distance => distance > 0).Sum(distance => 1 / distance)));

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

    private static double Length(double[]? weights, int arc, LengthRule rule) => weights is null || rule == LengthRule.Hops ? 1 : rule == LengthRule.Weight ? weights[arc] : 1 / weights[arc];

    private static bool Same(double left, double right) => Math.Abs(left - right) <= 1e-10 * Math.Max(left, right);
}
