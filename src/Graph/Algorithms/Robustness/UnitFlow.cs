using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>
/// Flows of one unit a tie between two nodes of an undirected graph, by augmenting along shortest paths (Edmonds and Karp). What a flow
/// touched is undone before the next: time in what is searched. 10 bytes per tie, 12 per node.
/// </summary>
internal sealed class UnitFlow : IDisposable
{
    private readonly CsrGraph graph;

    // Of each arc: where the arc of the other way stands, and the units that run along it (−1 where one runs against it).
    private readonly Scratch<int> mates;
    private readonly Scratch<sbyte> flow;
    private readonly Scratch<int> seen;
    private readonly Scratch<int> queue;
    private readonly Scratch<int> arcTo;
    private readonly List<int> used = [];
    private int search;
    private int reached;

    public UnitFlow(CsrGraph graph)
    {
        this.graph = graph;
        mates = Scratch.Rent<int>(graph.ArcCount);
        flow = Scratch.Filled<sbyte>(graph.ArcCount, 0);
        seen = Scratch.Filled(graph.NodeCount, 0);
        queue = Scratch.Rent<int>(graph.NodeCount);
        arcTo = Scratch.Rent<int>(graph.NodeCount);
        using var next = Scratch.Rent<int>(graph.NodeCount);
        graph.Offsets.AsSpan(0, graph.NodeCount).CopyTo(next.Span);
        // Rows ascend, so nodes meet the entries of a row in its own order.
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            mates[arc] = next[graph.Targets[arc]]++;
    }

    /// <summary>The side of the source once no more can flow: those still reached from it. Valid after a flow below its limit.</summary>
    public ReadOnlySpan<int> SourceSide => queue.Span[..reached];

    public bool IsOnSourceSide(int node) => seen[node] == search;

    /// <summary>
    /// The largest number of ways from source to target that share no tie, or <paramref name="limit"/> where there are as many.
    /// </summary>
    public int Between(int source, int target, int limit, CancellationToken cancel)
    {
        foreach (var arc in used)
            flow[arc] = flow[mates[arc]] = 0;
        used.Clear();
        var units = 0;
        while (units < limit && Search(source, target))
        {
            cancel.ThrowIfCancellationRequested();
            for (var node = target; node != source; )
            {
                var arc = arcTo[node];
                flow[arc]++;
                flow[mates[arc]]--;
                used.Add(arc);
                node = graph.Targets[mates[arc]];
            }
            units++;
        }
        return units;
    }

    public void Dispose()
    {
        mates.Dispose();
        flow.Dispose();
        seen.Dispose();
        queue.Dispose();
        arcTo.Dispose();
    }

    private bool Search(int source, int target)
    {
        search++;
        reached = 0;
        queue[reached++] = source;
        seen[source] = search;
        for (var head = 0; head < reached; head++)
        for (int arc = graph.Offsets[queue[head]], end = graph.Offsets[queue[head] + 1]; arc < end; arc++)
        {
            var other = graph.Targets[arc];
            if (flow[arc] == 1 || seen[other] == search)
                continue;
            seen[other] = search;
            arcTo[other] = arc;
            if (other == target)
                return true;
            queue[reached++] = other;
        }
        return false;
    }
}
