using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>
/// Nodes by a key each, the smallest first: a heap of four children a node, in which a key can be lowered. One thread's, used again and
/// again. Memory: 16 bytes per node.
/// </summary>
internal sealed class NodeHeap : IDisposable
{
    private readonly Scratch<double> keys;
    private readonly Scratch<int> heap;
    private readonly Scratch<int> places;

    public NodeHeap(int nodes)
    {
        keys = Scratch.Filled(nodes, double.PositiveInfinity);
        heap = Scratch.Rent<int>(nodes);
        places = Scratch.Filled(nodes, -1);
    }

    /// <summary>The last key of each node, +∞ where it never had one; valid below the number of nodes.</summary>
    public double[] Keys => keys.Array;

    public int Count { get; private set; }

    /// <summary>The smallest key, +∞ where the heap is empty.</summary>
    public double Least => Count == 0 ? double.PositiveInfinity : keys[heap[0]];

    /// <summary>
    /// Puts a node in the heap, or lifts it to where its smaller key belongs. A node that was taken out must not come back.
    /// </summary>
    public void Push(int node, double key)
    {
        keys[node] = key;
        var place = places[node] >= 0 ? places[node] : Count++;
        while (place > 0)
        {
            var parent = (place - 1) >> 2;
            if (keys[heap[parent]] <= key)
                break;
            heap[place] = heap[parent];
            places[heap[place]] = place;
            place = parent;
        }
        heap[place] = node;
        places[node] = place;
    }

    /// <summary>Takes out the node of the smallest key; there must be one.</summary>
    public int Pop()
    {
        var top = heap[0];
        var last = heap[--Count];
        var key = keys[last];
        var place = 0;
        while (true)
        {
            int child = place * 4 + 1,
                end = Math.Min(child + 4, Count);
            if (child >= end)
                break;
            var least = child;
            for (child++; child < end; child++)
                if (keys[heap[child]] < keys[heap[least]])
                    least = child;
            if (keys[heap[least]] >= key)
                break;
            heap[place] = heap[least];
            places[heap[place]] = place;
            place = least;
        }
        if (Count > 0)
        {
            heap[place] = last;
            places[last] = place;
        }
        return top;
    }

    /// <summary>Forgets the nodes that are still in the heap, and <paramref name="taken"/>: all that were taken out.</summary>
    public void Clear(ReadOnlySpan<int> taken)
    {
        foreach (var node in taken)
            (keys[node], places[node]) = (double.PositiveInfinity, -1);
        foreach (var node in heap.Span[..Count])
            (keys[node], places[node]) = (double.PositiveInfinity, -1);
        Count = 0;
    }

    public void Dispose()
    {
        keys.Dispose();
        heap.Dispose();
        places.Dispose();
    }
}
