using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Groups that form when everybody keeps taking the group that most of their neighbours have.</summary>
/// <remarks>
/// <para><b>Definition.</b> Each node begins alone; in turn nodes take the label with the largest weight among their neighbours, keeping their own among equals, until each has one of the largest.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights are strengths and count unless switched off. Any number of components.</para>
/// <para><b>Output.</b> A community per node, numbered by size, with its modularity. An isolated node is its own.</para>
/// <para><b>Ending.</b> When no node wants another label, or after the largest number of rounds; the result says which.</para>
/// <para><b>Cost.</b> O(m) a round, seldom more than ten rounds' worth of visits; 17 bytes per node.</para>
/// <para><b>Determinism.</b> Nodes are visited in an order drawn by seed and equal labels are told apart by a seeded hash; one thread.</para>
/// <para><b>Source.</b> U. N. Raghavan, R. Albert, S. Kumara, Phys. Rev. E 76 (2007) 036106; only nodes near a change are visited again.</para>
/// </remarks>
public static class LabelPropagation
{
    public static CommunityResult Compute(CsrGraph graph, CommunityOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new CommunityOptions { MaxIterations = 100 };
        graph = options.UseWeights ? graph.Underlying : graph.Underlying.Unweighted;
        var nodes = graph.NodeCount;
        var labels = new int[nodes];
        var order = new int[nodes];
        for (var node = 0; node < nodes; node++)
            labels[node] = order[node] = node;
        new SeededRandom(options.Seed).Shuffle(order);
        var waiting = new bool[nodes];
        Array.Fill(waiting, true);
        var sums = new double[nodes];
        var (round, changed) = (0, true);
        while (changed && round < options.MaxIterations)
        {
            changed = false;
            cancel.ThrowIfCancellationRequested();
            foreach (var node in order)
                if (waiting[node])
                {
                    waiting[node] = false;
                    changed |= Visit(graph, node, (labels, sums, waiting), options.Seed + (ulong)round);
                }
            round++;
        }
        CommunityLabels.NumberBySize(labels);
        return new CommunityResult(labels, nodes == 0 ? 0 : labels.Max() + 1, Modularity.Compute(graph, labels, null, cancel), round, !changed);
    }

    private static bool Visit(CsrGraph graph, int node, (int[] Labels, double[] Sums, bool[] Waiting) state, ulong seed)
    {
        var (labels, sums, waiting) = state;
        var neighbours = graph.NeighboursOf(node);
        for (var i = 0; i < neighbours.Length; i++)
            sums[labels[neighbours[i]]] += graph.WeightAt(graph.Offsets[node] + i);
        var best = labels[node];
        var (weight, rank) = (sums[best], ulong.MaxValue);
        foreach (var other in neighbours)
        {
            var label = labels[other];
            if (sums[label] < weight || label == best)
                continue;
            var its = SeededRandom.Mix(seed ^ ((ulong)label << 20) ^ (ulong)node);
            if (sums[label] > weight || its > rank)
                (best, weight, rank) = (label, sums[label], its);
        }
        foreach (var other in neighbours)
            sums[labels[other]] = 0;
        sums[labels[node]] = 0;
        if (best == labels[node])
            return false;
        labels[node] = best;
        foreach (var other in neighbours)
            waiting[other] |= labels[other] != best;
        return true;
    }
}
