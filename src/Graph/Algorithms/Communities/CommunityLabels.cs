using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Numbers for communities.</summary>
internal static class CommunityLabels
{
    /// <summary>Communities to begin with, numbered from 0: each node its own, or the connected parts of those given, so that none spans
    /// two components and an isolated node is alone.</summary>
    /// <exception cref="ArgumentException">Not a number from 0 to n − 1 per node.</exception>
    public static int[] Initial(CsrGraph graph, IReadOnlyList<int>? given)
    {
        var nodes = graph.NodeCount;
        if (given is not null && (given.Count != nodes || given.Any(label => (uint)label >= (uint)nodes)))
            throw new ArgumentException($"Initial labels are {nodes} numbers from 0 to {nodes - 1}.", nameof(given));
        var labels = new int[nodes];
        for (var node = 0; node < nodes; node++)
            labels[node] = node;
        if (given is not null)
            JoinParts(graph, given, labels);
        return labels;
    }

    /// <summary>Gives the nodes of each connected part of a community one number, in order of their first node.</summary>
    private static void JoinParts(CsrGraph graph, IReadOnlyList<int> communities, int[] labels)
    {
        Array.Fill(labels, -1);
        var (path, count) = (new Stack<int>(), 0);
        for (var first = 0; first < labels.Length; first++)
        {
            if (labels[first] >= 0)
                continue;
            labels[first] = count;
            path.Push(first);
            while (path.TryPop(out var node))
                foreach (var other in graph.NeighboursOf(node))
                    if (labels[other] < 0 && communities[other] == communities[node])
                    {
                        labels[other] = count;
                        path.Push(other);
                    }
            count++;
        }
    }

    /// <summary>Numbers labels 0, 1, … in order of their first node.</summary>
    /// <returns>How many there are.</returns>
    public static int Compact(int[] labels)
    {
        using var numbers = Scratch.Filled(labels.Length, -1);
        var count = 0;
        for (var node = 0; node < labels.Length; node++)
        {
            ref var number = ref numbers[labels[node]];
            if (number < 0)
                number = count++;
            labels[node] = number;
        }
        return count;
    }

    /// <summary>Numbers 0, 1, … by size, the largest first; equal sizes by their first node.</summary>
    /// <param name="labels">Any numbers from 0 to n − 1; changed in place.</param>
    public static void NumberBySize(int[] labels)
    {
        using var sizes = Scratch.Filled(Compact(labels), 0);
        var largest = 0;
        foreach (var label in labels)
            largest = Math.Max(largest, ++sizes[label]);
        // A counting sort: labels are in order of their first node, and equal sizes stay so.
        using var places = Scratch.Filled(largest + 2, 0);
        foreach (var size in sizes.Span)
            places[largest - size + 1]++;
        for (var i = 1; i < places.Length; i++)
            places[i] += places[i - 1];
        foreach (ref var size in sizes.Span)
            size = places[largest - size]++;
        for (var node = 0; node < labels.Length; node++)
            labels[node] = sizes[labels[node]];
    }
}
