using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Groups whose members are tied to each other more than chance would have it, each of them connected.</summary>
/// <remarks>
/// <para><b>Definition.</b> A partition found by moving single nodes, splitting communities into well-connected parts, and repeating on the
/// graph of parts, so that modularity (with a resolution) rises.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights are strengths and count unless switched off.
/// Any number of components; a community never spans two.</para>
/// <para><b>Output.</b> A community per node, numbered by size; modularity in [−0.5, 1]. Every community is connected; an isolated node is
/// its own.</para>
/// <para><b>Ending.</b> When an iteration changes nothing, or after the largest number of iterations; the result says which.</para>
/// <para><b>Cost.</b> About O(m) a level on all threads, some ten levels an iteration; 70 bytes per node, 8 for each thread more, and 16
/// for each tie and each that leads out of its part (two levels are in memory at a time); with weights 90, 12 and 24.</para>
/// <para><b>Determinism.</b> Nodes are visited in an order drawn by seed, in batches of a size that depends on the graph alone (one by one
/// below 16,384 nodes): the same answer for a seed, whatever the number of threads.</para>
/// <para><b>Source.</b> V. A. Traag, L. Waltman, N. J. van Eck, From Louvain to Leiden, Scientific Reports 9 (2019) 5233, doi
/// 10.1038/s41598-019-41695-z. Departs from it in refining greedily (θ → 0).</para>
/// </remarks>
public static class Leiden
{
    public static CommunityResult Compute(CsrGraph graph, CommunityOptions? options = null, CancellationToken cancel = default) =>
        MultilevelSearch.Run(graph, options ?? new CommunityOptions(), refines: true, cancel);
}
