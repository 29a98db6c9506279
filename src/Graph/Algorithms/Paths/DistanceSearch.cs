using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>Dijkstra's search; one thread's, used again and again. Memory: 20 bytes per node.</summary>
internal sealed class DistanceSearch : IDisposable
{
    private readonly CsrGraph graph;
    private readonly double[] lengths;
    private readonly NodeHeap heap;
    private readonly Scratch<int> settled;
    private int settledCount;

    public DistanceSearch(CsrGraph graph, double[] lengths)
    {
        (this.graph, this.lengths) = (graph, lengths);
        heap = new NodeHeap(graph.NodeCount);
        settled = Scratch.Rent<int>(graph.NodeCount);
    }

    /// <summary>Distances by node, +∞ where not reached; valid below the number of nodes, until <see cref="Clear"/>.</summary>
    public double[] Distances => heap.Keys;

    /// <summary>Nodes reached, nearest first.</summary>
    public ReadOnlySpan<int> Settled => settled.Span[..settledCount];

    /// <param name="target">Where given, the search stops when it is settled.</param>
    public void Run(int source, int target = -1, CancellationToken cancel = default)
    {
        var distances = heap.Keys;
        heap.Push(source, 0);
        while (heap.Count > 0)
        {
            if ((settledCount & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var node = heap.Pop();
            settled[settledCount++] = node;
            if (node == target)
                break;
            var reached = distances[node];
            for (int arc = graph.Offsets[node], end = graph.Offsets[node + 1]; arc < end; arc++)
            {
                var other = graph.Targets[arc];
                var distance = reached + lengths[arc];
                if (distance < distances[other])
                    heap.Push(other, distance);
            }
        }
    }

    /// <summary>Ready for another source; costs only what the last one reached.</summary>
    public void Clear()
    {
        heap.Clear(Settled);
        settledCount = 0;
    }

    public void Dispose()
    {
        heap.Dispose();
        settled.Dispose();
    }
}
