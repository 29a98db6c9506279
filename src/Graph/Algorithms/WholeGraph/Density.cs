using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.WholeGraph;

/// <summary>How many of the ties that could be there are.</summary>
/// <remarks>
/// <para><b>Definition.</b> Ties ÷ pairs of nodes: m ÷ (n(n−1)/2) where undirected, arcs ÷ n(n−1) where directed.</para>
/// <para><b>Input.</b> Directed or not; weights do not count; loops and parallel ties as dropped and merged when the graph was
/// built.</para>
/// <para><b>Output.</b> A share in [0, 1], null below two nodes; the mean degree (ties at a node; where directed, arcs that leave it), null
/// without nodes; isolated nodes.</para>
/// <para><b>Ending.</b> At once.</para>
/// <para><b>Cost.</b> O(n) for the isolated nodes; no memory.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> S. Wasserman, K. Faust, Social Network Analysis, Cambridge 1994, § 4.1.1 and § 4.2.2.</para>
/// </remarks>
public static class Density
{
    public static DensityResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        cancel.ThrowIfCancellationRequested();
        double nodes = graph.NodeCount;
        var isolated = 0;
        for (var node = 0; node < graph.NodeCount; node++)
            isolated += graph.DegreeOf(node) == 0 && graph.InDegreeOf(node) == 0 ? 1 : 0;
        return new DensityResult(
            nodes < 2 ? null : graph.ArcCount / (nodes * (nodes - 1)),
            nodes == 0 ? null : graph.ArcCount / nodes,
            isolated
        );
    }
}

/// <summary>Answer of <see cref="Density"/>.</summary>
/// <param name="Value">Ties ÷ pairs; null below two nodes.</param>
/// <param name="MeanDegree">Ties at a node, arcs that leave it where directed; null without nodes.</param>
/// <param name="IsolatedCount">Nodes without any tie.</param>
public sealed record DensityResult(double? Value, double? MeanDegree, int IsolatedCount);
