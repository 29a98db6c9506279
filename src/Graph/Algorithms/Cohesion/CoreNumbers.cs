using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Cohesion;

/// <summary>How deep each node sits in the dense middle of the network.</summary>
/// <remarks>
/// <para><b>Definition.</b> The largest k such that the node belongs to a set in which everyone has at least k ties within the set.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter.</para>
/// <para><b>Output.</b> A number ≥ 0 per node; 0 of an isolated one.</para>
/// <para><b>Ending.</b> When every node has been peeled off.</para>
/// <para><b>Cost.</b> O(n + m) time on one thread; 16 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> V. Batagelj, M. Zaveršnik, An O(m) algorithm for cores decomposition of networks, arXiv:cs/0310049 (2003).</para>
/// </remarks>
public static class CoreNumbers
{
    public static CoreNumbersResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        graph = graph.Underlying;
        var nodes = graph.NodeCount;
        var cores = new int[nodes];
        var largest = 0;
        for (var node = 0; node < nodes; node++)
            largest = Math.Max(largest, cores[node] = graph.DegreeOf(node));
        // Nodes in order of what is left of their degree; starts[d] is where those of degree d begin.
        using var starts = Scratch.Filled(largest + 2, 0);
        using var order = Scratch.Rent<int>(nodes);
        using var places = Scratch.Rent<int>(nodes);
        for (var node = 0; node < nodes; node++)
            starts[cores[node] + 1]++;
        for (var degree = 0; degree <= largest; degree++)
            starts[degree + 1] += starts[degree];
        for (var node = 0; node < nodes; node++)
            order[places[node] = starts[cores[node]]++] = node;
        for (var degree = largest; degree > 0; degree--)
            starts[degree] = starts[degree - 1];
        starts[0] = 0;
        for (var i = 0; i < nodes; i++)
        {
            if ((i & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var node = order[i];
            var core = cores[node];
            for (int arc = graph.Offsets[node], end = graph.Offsets[node + 1]; arc < end; arc++)
            {
                var other = graph.Targets[arc];
                var degree = cores[other];
                if (degree <= core)
                    continue;
                // It changes places with the first of its degree, which then begins one later.
                var (place, first) = (places[other], starts[degree]);
                var moved = order[first];
                (order[place], places[moved]) = (moved, place);
                (order[first], places[other]) = (other, first);
                starts[degree] = first + 1;
                cores[other] = degree - 1;
            }
        }
        var deepest = 0;
        foreach (var core in cores)
            deepest = Math.Max(deepest, core);
        return new CoreNumbersResult(cores, deepest);
    }
}

/// <summary>Answer of <see cref="CoreNumbers"/>.</summary>
/// <param name="Cores">One per node.</param>
/// <param name="Largest">The degeneracy of the graph.</param>
public sealed record CoreNumbersResult(int[] Cores, int Largest);
