namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Numbers for communities.</summary>
internal static class CommunityLabels
{
    /// <summary>Numbers 0, 1, … by size, the largest first; equal sizes by their first node.</summary>
    /// <param name="labels">Any numbers from 0 to n − 1; changed in place.</param>
    public static void NumberBySize(int[] labels)
    {
        var count = LocalMoving.Compact(labels);
        var sizes = new int[count];
        foreach (var label in labels)
            sizes[label]--;
        var order = new int[count];
        for (var i = 0; i < count; i++)
            order[i] = i;
        // Stable by construction: labels are in order of first node, and the second key is that order.
        Array.Sort(order, (left, right) => sizes[left] != sizes[right] ? sizes[left].CompareTo(sizes[right]) : left.CompareTo(right));
        var numbers = new int[count];
        for (var i = 0; i < count; i++)
            numbers[order[i]] = i;
        for (var node = 0; node < labels.Length; node++)
            labels[node] = numbers[labels[node]];
    }
}
