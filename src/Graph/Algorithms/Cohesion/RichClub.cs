using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Cohesion;

/// <summary>How densely the best-connected are connected with each other.</summary>
/// <remarks>
/// <para><b>Definition.</b> For each k the density among nodes of degree above k: 2·E ÷ (N(N−1)). Not divided by that of random
/// networks.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter.</para>
/// <para><b>Output.</b> For k = 0, 1, … below the largest degree a number in [0, 1]; NaN where fewer than two nodes are left.</para>
/// <para><b>Ending.</b> After one pass over nodes and ties.</para>
/// <para><b>Cost.</b> O(n + m) time; 16 bytes per distinct k.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> S. Zhou, R. J. Mondragón, IEEE Comm. Letters 8 (2004); V. Colizza et al., Nature Physics 2 (2006).</para>
/// </remarks>
public static class RichClub
{
    public static double[] Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        graph = graph.Underlying;
        var largest = 0;
        for (var node = 0; node < graph.NodeCount; node++)
            largest = Math.Max(largest, graph.DegreeOf(node));
        var (nodes, ties) = (new long[largest + 1], new long[largest + 1]);
        for (var node = 0; node < graph.NodeCount; node++)
        {
            var degree = graph.DegreeOf(node);
            nodes[degree]++;
            foreach (var other in graph.NeighboursOf(node))
                if (node < other)
                    ties[Math.Min(degree, graph.DegreeOf(other))]++;
        }
        var density = new double[largest];
        var (nodesAbove, tiesAbove) = (0.0, 0.0);
        for (var k = largest - 1; k >= 0; k--)
        {
            nodesAbove += nodes[k + 1];
            tiesAbove += ties[k + 1];
            density[k] = nodesAbove < 2 ? double.NaN : 2 * tiesAbove / (nodesAbove * (nodesAbove - 1));
        }
        return density;
    }
}
