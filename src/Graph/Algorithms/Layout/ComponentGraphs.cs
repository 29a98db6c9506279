using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>
/// The components of an undirected graph as graphs of their own, largest first, equal ones by first node. O(n + m) for all of them.
/// </summary>
internal sealed class ComponentGraphs : IDisposable
{
    private readonly CsrGraph graph;
    private readonly int[] starts;
    private readonly int[] nodes;
    private readonly Scratch<int> numbers;

    private ComponentGraphs(CsrGraph graph, int[] starts, int[] nodes)
    {
        (this.graph, this.starts, this.nodes) = (graph, starts, nodes);
        numbers = Scratch.Rent<int>(graph.NodeCount);
        for (var component = 0; component < Count; component++)
        for (var i = starts[component]; i < starts[component + 1]; i++)
            numbers[nodes[i]] = i - starts[component];
    }

    public int Count => starts.Length - 1;

    public static ComponentGraphs Of(CsrGraph graph, CancellationToken cancel)
    {
        var found = ConnectedComponents.Compute(graph, cancel);
        var order = Enumerable.Range(0, found.Count).OrderByDescending(component => found.Sizes[component]).ToArray();
        var (starts, next) = (new int[found.Count + 1], new int[found.Count]);
        for (var i = 0; i < order.Length; i++)
        {
            next[order[i]] = starts[i];
            starts[i + 1] = starts[i] + found.Sizes[order[i]];
        }
        var nodes = new int[graph.NodeCount];
        for (var node = 0; node < nodes.Length; node++)
            nodes[next[found.Labels[node]]++] = node;
        return new ComponentGraphs(graph, starts, nodes);
    }

    /// <summary>The nodes of a component, ascending: node i of its graph is number i of them.</summary>
    public ReadOnlySpan<int> NodesOf(int component) => nodes.AsSpan(starts[component], starts[component + 1] - starts[component]);

    /// <summary>The place of the first component of at most so many nodes.</summary>
    public int FirstOfAtMost(int size)
    {
        var place = 0;
        while (place < Count && starts[place + 1] - starts[place] > size)
            place++;
        return place;
    }

    public CsrGraph GraphOf(int component)
    {
        var own = NodesOf(component);
        if (own.Length == graph.NodeCount)
            return graph;
        var offsets = new int[own.Length + 1];
        for (var i = 0; i < own.Length; i++)
            offsets[i + 1] = offsets[i] + graph.DegreeOf(own[i]);
        var targets = new int[offsets[^1]];
        for (var (i, place) = (0, 0); i < own.Length; i++)
            foreach (var other in graph.NeighboursOf(own[i]))
                targets[place++] = numbers[other];
        return new CsrGraph(new CsrRows(offsets, targets, null), null, isDirected: false);
    }

    public void Dispose() => numbers.Dispose();
}
