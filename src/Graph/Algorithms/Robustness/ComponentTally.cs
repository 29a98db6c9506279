using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>
/// Components of a growing graph (union–find by size, paths halved), with the figures that a curve is made of kept up to date. 4 bytes per
/// node.
/// </summary>
internal sealed class ComponentTally(int nodes) : IDisposable
{
    private const int Absent = int.MinValue;

    // Of a node: who stands above it, or, where it is the head of a component, the size below zero.
    private readonly Scratch<int> above = Scratch.Filled(nodes, Absent);

    /// <summary>Nodes of the largest component.</summary>
    public int Largest { get; private set; }

    public int ComponentCount { get; private set; }

    /// <summary>Unordered pairs of nodes in one component.</summary>
    public long ConnectedPairs { get; private set; }

    public bool Has(int node) => above[node] != Absent;

    /// <summary>Puts in a node that is not there yet, alone.</summary>
    public void Add(int node)
    {
        above[node] = -1;
        ComponentCount++;
        Largest = Math.Max(Largest, 1);
    }

    /// <summary>Joins the components of two nodes that are there.</summary>
    public void Join(int left, int right)
    {
        var (one, other) = (HeadOf(left), HeadOf(right));
        if (one == other)
            return;
        var (small, large) = above[one] > above[other] ? (one, other) : (other, one);
        ConnectedPairs += (long)above[small] * above[large];
        above[large] += above[small];
        above[small] = large;
        Largest = Math.Max(Largest, -above[large]);
        ComponentCount--;
    }

    /// <summary>A node that stands for the component of this one, the same for all of its nodes.</summary>
    public int HeadOf(int node)
    {
        for (var up = above[node]; up >= 0; up = above[node])
        {
            if (above[up] >= 0)
                above[node] = above[up];
            node = up;
        }
        return node;
    }

    /// <summary>Takes every node out.</summary>
    public void Clear()
    {
        above.Span.Fill(Absent);
        (Largest, ComponentCount, ConnectedPairs) = (0, 0, 0);
    }

    public void Dispose() => above.Dispose();
}
