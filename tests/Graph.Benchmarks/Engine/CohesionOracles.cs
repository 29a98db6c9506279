using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>For each k, nodes are taken away until all that are left have k neighbours.</summary>
    public static Outcome Cores(CsrGraph graph)
    {
        graph = graph.Underlying;
        var cores = new int[graph.NodeCount];
        var left = Enumerable.Range(0, graph.NodeCount).ToHashSet();
        for (var k = 1; left.Count > 0; k++)
        {
            while (left.RemoveWhere(node => graph.NeighboursOf(node).ToArray().Count(left.Contains) < k) > 0) { }
            foreach (var node in left)
                cores[node] = k;
        }
        return Outcome.Nodes(cores, "");
    }

    public static Outcome Triangles(CsrGraph graph) => Outcome.Figures(("triangles", TrianglesOf(graph.Underlying).Sum() / 3.0));

    public static Outcome Clustering(CsrGraph graph)
    {
        graph = graph.Underlying;
        return Outcome.Nodes([.. TrianglesOf(graph).Select((count, node) => graph.DegreeOf(node) < 2 ? 0 : 2.0 * count / graph.DegreeOf(node) / (graph.DegreeOf(node) - 1))]);
    }

    /// <summary>Every triple of nodes, looked at.</summary>
    public static Outcome Triads(CsrGraph graph)
    {
        var counts = new double[16];
        for (var u = 0; u < graph.NodeCount; u++)
            for (var v = 0; v < u; v++)
                for (var w = 0; w < v; w++)
                {
                    var ties = (graph.HasArc(u, v) ? 1 : 0) + (graph.HasArc(v, w) ? 1 : 0) + (graph.HasArc(u, w) ? 1 : 0);
                    counts[ties switch { 0 => 0, 1 => 2, 2 => 10, _ => 15 }]++;
                }
        return graph.IsDirected ? throw new ArgumentException("The definition is written for undirected graphs here; the directed one is in the tests.") : Outcome.Figures([.. counts.Select((count, kind) => (TriadCensus.Names[kind], count))]);
    }

    private static int[] TrianglesOf(CsrGraph graph)
    {
        var counts = new int[graph.NodeCount];
        for (var node = 0; node < counts.Length; node++)
            foreach (var u in graph.NeighboursOf(node))
                foreach (var v in graph.NeighboursOf(node))
                    counts[node] += u < v && graph.HasArc(u, v) ? 1 : 0;
        return counts;
    }
}
