using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>
/// Chooses the nodes whose removal leaves the fewest pairs connected. One depth-first search tells of every node what its removal would
/// leave (Hopcroft and Tarjan's low points).
/// </summary>
internal sealed class Fragmentation(CsrGraph graph)
{
    private readonly bool[] isRemoved = new bool[graph.NodeCount];
    private readonly int[] entered = new int[graph.NodeCount];
    private readonly int[] low = new int[graph.NodeCount];
    private readonly int[] parent = new int[graph.NodeCount];
    private readonly int[] next = new int[graph.NodeCount];
    private readonly int[] order = new int[graph.NodeCount];
    private readonly int[] size = new int[graph.NodeCount];
    private readonly int[] cutSize = new int[graph.NodeCount];
    private readonly double[] cutPairs = new double[graph.NodeCount];
    private int count;

    public static KeyPlayersResult Choose(CsrGraph graph, int count, CancellationToken cancel)
    {
        var search = new Fragmentation(graph);
        var (nodes, values) = (new int[count], new double[count]);
        for (var i = 0; i < count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            (nodes[i], var pairs) = search.Best();
            search.isRemoved[nodes[i]] = true;
            values[i] = graph.NodeCount < 2 ? double.NaN : 1 - pairs / ((double)graph.NodeCount * (graph.NodeCount - 1));
        }
        return new KeyPlayersResult(nodes, values, null);
    }

    /// <returns>The node to remove, and the ordered pairs that stay connected without it.</returns>
    private (int Node, double Pairs) Best()
    {
        Array.Fill(entered, -1);
        count = 0;
        var (best, gain, pairs) = (-1, -1.0, 0.0);
        for (var root = 0; root < entered.Length; root++)
        {
            if (isRemoved[root] || entered[root] >= 0)
                continue;
            var first = count;
            Search(root);
            double members = count - first;
            pairs += members * (members - 1);
            for (var i = first; i < count; i++)
            {
                var node = order[i];
                var rest = members - 1 - cutSize[node];
                var lost = members * (members - 1) - cutPairs[node] - rest * (rest - 1);
                if (lost > gain || (lost == gain && node < best))
                    (best, gain) = (node, lost);
            }
        }
        return (best, pairs - gain);
    }

    private void Search(int root)
    {
        Enter(root, -1);
        for (var node = root; node >= 0; )
        {
            if (next[node] == graph.Offsets[node + 1])
            {
                Leave(node, root);
                node = parent[node];
                continue;
            }
            var other = graph.Targets[next[node]++];
            if (isRemoved[other] || other == parent[node])
                continue;
            if (entered[other] >= 0)
            {
                low[node] = Math.Min(low[node], entered[other]);
                continue;
            }
            Enter(other, node);
            node = other;
        }
    }

    private void Enter(int node, int from)
    {
        (entered[node], low[node], parent[node], next[node]) = (count, count, from, graph.Offsets[node]);
        (size[node], cutSize[node], cutPairs[node]) = (1, 0, 0);
        order[count++] = node;
    }

    /// <summary>Tells the parent what hangs below it, and whether it hangs by it alone.</summary>
    private void Leave(int node, int root)
    {
        var above = parent[node];
        if (above < 0)
            return;
        size[above] += size[node];
        low[above] = Math.Min(low[above], low[node]);
        if (low[node] < entered[above] && above != root)
            return;
        cutSize[above] += size[node];
        cutPairs[above] += (double)size[node] * (size[node] - 1);
    }
}
