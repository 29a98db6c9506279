using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Numbers for communities.</summary>
internal static class CommunityLabels
{
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
