using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>Splits all nodes into classes that fewer than k ties cannot part: each flow either shows that a node belongs to the first of its set, or divides the set by a cut.</summary>
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
        for (var node = 0; node < graph.NodeCount; node++)
            if (graph.DegreeOf(node) >= k)
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
