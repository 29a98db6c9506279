namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>
/// Which group of a partition continues which of an earlier one: pairs from the largest number of shared members down, each group once,
/// where the share of members in common (Jaccard) is at least the threshold. Equal overlaps go to the smaller earlier label, then to the
/// smaller new one. O(n log n).
/// </summary>
internal static class LabelMatching
{
    /// <param name="labels">By member, from 0; below 0 where it is in no group.</param>
    /// <param name="earlier">The same of the earlier partition.</param>
    /// <param name="threshold">Least Jaccard share, in [0, 1].</param>
    public static List<LabelMatch> Of(ReadOnlySpan<int> labels, ReadOnlySpan<int> earlier, double threshold)
    {
        var (sizes, earlierSizes) = (SizesOf(labels), SizesOf(earlier));
        var (taken, earlierTaken) = (new bool[sizes.Length], new bool[earlierSizes.Length]);
        var matches = new List<LabelMatch>();
        foreach (var overlap in Overlaps(labels, earlier))
        {
            var union = sizes[overlap.Label] + earlierSizes[overlap.Earlier] - overlap.SharedCount;
            if (taken[overlap.Label] || earlierTaken[overlap.Earlier] || overlap.SharedCount < threshold * union)
                continue;
            (taken[overlap.Label], earlierTaken[overlap.Earlier]) = (true, true);
            matches.Add(overlap);
        }
        return matches;
    }

    /// <summary>The members of each group.</summary>
    public static int[] SizesOf(ReadOnlySpan<int> labels)
    {
        var largest = -1;
        foreach (var label in labels)
            largest = Math.Max(largest, label);
        var sizes = new int[largest + 1];
        foreach (var label in labels)
            if (label >= 0)
                sizes[label]++;
        return sizes;
    }

    /// <summary>Pairs of groups that share a member, the largest overlap first.</summary>
    private static List<LabelMatch> Overlaps(ReadOnlySpan<int> labels, ReadOnlySpan<int> earlier)
    {
        var keys = new List<long>();
        for (var member = 0; member < labels.Length; member++)
            if (labels[member] >= 0 && earlier[member] >= 0)
                keys.Add(((long)earlier[member] << 32) | (uint)labels[member]);
        keys.Sort();
        var overlaps = new List<LabelMatch>();
        for (int from = 0, to; from < keys.Count; from = to)
        {
            for (to = from + 1; to < keys.Count && keys[to] == keys[from]; to++) { }
            overlaps.Add(new((int)(keys[from] >> 32), (int)(uint)keys[from], to - from));
        }
        overlaps.Sort(
            (a, b) =>
                a.SharedCount != b.SharedCount ? b.SharedCount.CompareTo(a.SharedCount)
                : a.Earlier != b.Earlier ? a.Earlier.CompareTo(b.Earlier)
                : a.Label.CompareTo(b.Label)
        );
        return overlaps;
    }
}

/// <summary>An earlier group, the group that continues it, and the members of both.</summary>
internal readonly record struct LabelMatch(int Earlier, int Label, int SharedCount);
