using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Groups whose members are tied to each other more than chance would have it, found by the older and quicker way.</summary>
/// <remarks>
/// <para><b>Definition.</b> A partition found by moving single nodes to the neighbouring community that raises modularity (with a
/// resolution) most, and repeating on the graph of communities.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights are strengths and count unless switched off.
/// Any number of components.</para>
/// <para><b>Output.</b> A community per node, numbered by size; modularity in [−0.5, 1]. A community may be badly connected within:
/// <see cref="Leiden"/> has no such fault.</para>
/// <para><b>Ending.</b> When an iteration changes nothing, or after the largest number of iterations; the result says which.</para>
/// <para><b>Cost.</b> About O(m) a level on all threads, some five levels an iteration; 60 bytes per node, 8 for each thread more, and 16
/// for each tie and each that leads out of its community; with weights 80, 12 and 24.</para>
/// <para><b>Determinism.</b> Nodes are visited in an order drawn by seed, in batches of a size that depends on the graph alone (one by one
/// below 16,384 nodes): the same answer for a seed, whatever the number of threads.</para>
/// <para><b>Source.</b> V. D. Blondel, J.-L. Guillaume, R. Lambiotte, E. Lefebvre, Fast unfolding of communities in large networks, J.
/// Stat. Mech. (2008) P10008, doi 10.1088/1742-5468/2008/10/P10008; with Traag et al.'s queue.</para>
/// </remarks>
public static class Louvain
{
    public static CommunityResult Compute(CsrGraph graph, CommunityOptions? options = null, CancellationToken cancel = default) =>
        MultilevelSearch.Run(graph, options ?? new CommunityOptions { MaxIterations = 1 }, refines: false, cancel);
}
