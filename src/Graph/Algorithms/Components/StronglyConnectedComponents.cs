using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Components;

/// <summary>Which nodes can reach each other both ways along arcs.</summary>
/// <remarks>
/// <para><b>Definition.</b> Two nodes are in one component where each has a directed path to the other.</para>
/// <para><b>Input.</b> Directed; of an undirected graph they are its components. Weights do not matter.</para>
/// <para><b>Output.</b> A component per node, numbered 0, 1, … by its first node, and the sizes.</para>
/// <para><b>Ending.</b> After one depth-first pass.</para>
/// <para><b>Cost.</b> O(n + m) time on one thread; 20 bytes per node, no recursion.</para>
/// <para><b>Determinism.</b> No random choice.</para>
/// <para><b>Source.</b> R. Tarjan, Depth-first search and linear graph algorithms, SIAM J. Computing 1 (1972), made iterative.</para>
/// </remarks>
public static class StronglyConnectedComponents
{
    public static ComponentsResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        var nodes = graph.NodeCount;
        var labels = new int[nodes];
        Array.Fill(labels, -1);
        using var index = Scratch.Filled(nodes, -1);
        using var low = Scratch.Rent<int>(nodes);
        using var arcs = Scratch.Rent<int>(nodes);
        using var path = Scratch.Rent<int>(nodes);
        using var open = Scratch.Rent<int>(nodes);
        var (visited, openCount, components) = (0, 0, 0);
        for (var root = 0; root < nodes; root++)
        {
            if (index[root] >= 0)
                continue;
            cancel.ThrowIfCancellationRequested();
            var depth = 0;
            path[0] = root;
            index[root] = low[root] = visited++;
            arcs[root] = graph.Offsets[root];
            open[openCount++] = root;
            while (depth >= 0)
            {
                var node = path[depth];
                if (arcs[node] < graph.Offsets[node + 1])
                {
                    var other = graph.Targets[arcs[node]++];
                    if (index[other] < 0)
                    {
                        index[other] = low[other] = visited++;
                        arcs[other] = graph.Offsets[other];
                        open[openCount++] = other;
                        path[++depth] = other;
                    }
                    else if (labels[other] < 0)
                        low[node] = Math.Min(low[node], index[other]);
                    continue;
                }
                if (--depth >= 0)
                    low[path[depth]] = Math.Min(low[path[depth]], low[node]);
                if (low[node] != index[node])
                    continue;
                int member;
                do
                {
                    member = open[--openCount];
                    labels[member] = components;
                } while (member != node);
                components++;
            }
        }
        return ByFirstNode(labels, components);
    }

    private static ComponentsResult ByFirstNode(int[] labels, int count)
    {
        using var numbers = Scratch.Filled(count, -1);
        var sizes = new int[count];
        var next = 0;
        for (var node = 0; node < labels.Length; node++)
        {
            ref var number = ref numbers[labels[node]];
            if (number < 0)
                number = next++;
            labels[node] = number;
            sizes[number]++;
        }
        return new ComponentsResult(labels, sizes);
    }
}
