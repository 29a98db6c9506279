using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>
/// Splits all nodes into classes that fewer than k ties cannot part: each flow either shows that a node belongs to the first of its set, or
/// divides the set by a cut.
/// </summary>
internal sealed class EdgeClasses(CsrGraph graph, int k) : IDisposable
{
    private readonly UnitFlow flow = new(graph);
    private readonly ComponentTally classes = new(graph.NodeCount);
    private readonly Stack<List<int>> open = new();

    public void Run(CancellationToken cancel)
    {
        for (var node = 0; node < graph.NodeCount; node++)
            classes.Add(node);
        var components = ConnectedComponents.Compute(graph, cancel);
        var sets = new List<int>[components.Count];
        for (var i = 0; i < sets.Length; i++)
            sets[i] = [];
        JoinWithoutFlow(cancel);
        for (var node = 0; node < graph.NodeCount; node++)
            if (graph.DegreeOf(node) >= k && classes.HeadOf(node) == node)
                sets[components.Labels[node]].Add(node);
        foreach (var set in sets)
            open.Push(set);
        while (open.TryPop(out var set))
            Split(set, cancel);
    }

    public ComponentsResult Result()
    {
        using var numbers = Scratch.Filled(graph.NodeCount, -1);
        var labels = new int[graph.NodeCount];
        var sizes = new List<int>();
        for (var node = 0; node < labels.Length; node++)
        {
            ref var number = ref numbers[classes.HeadOf(node)];
            if (number < 0)
            {
                number = sizes.Count;
                sizes.Add(0);
            }
            labels[node] = number;
            sizes[number]++;
        }
        return new ComponentsResult(labels, [.. sizes]);
    }

    public void Dispose()
    {
        flow.Dispose();
        classes.Dispose();
    }

    /// <summary>
    /// A tie and k − 1 shared neighbours are k ways of which no two share a tie: most of a network of teams is classed so.
    /// </summary>
    private void JoinWithoutFlow(CancellationToken cancel)
    {
        for (var node = 0; node < graph.NodeCount; node++)
        {
            if ((node & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            foreach (var other in graph.NeighboursOf(node))
                if (node < other && classes.HeadOf(node) != classes.HeadOf(other) && Share(node, other, k - 1))
                    classes.Join(node, other);
        }
    }

    /// <summary>Whether two nodes have as many neighbours in common.</summary>
    private bool Share(int one, int other, int count)
    {
        var left = graph.NeighboursOf(one);
        var right = graph.NeighboursOf(other);
        for (int i = 0, j = 0; count > 0 && i < left.Length && j < right.Length; )
        {
            var (a, b) = (left[i], right[j]);
            count -= a == b ? 1 : 0;
            i += a <= b ? 1 : 0;
            j += b <= a ? 1 : 0;
        }
        return count == 0;
    }

    /// <summary>Takes from a set all that belong to its first node, until a cut divides what is left.</summary>
    private void Split(List<int> set, CancellationToken cancel)
    {
        while (set.Count > 1)
        {
            var (first, other) = (set[0], set[^1]);
            if (k == 1 || flow.Between(first, other, k, cancel) >= k)
            {
                classes.Join(first, other);
                set.RemoveAt(set.Count - 1);
                continue;
            }
            // No class reaches across a cut of fewer than k ties.
            open.Push(set.FindAll(node => !flow.IsOnSourceSide(node)));
            set = set.FindAll(flow.IsOnSourceSide);
        }
    }
}
