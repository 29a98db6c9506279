namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>
/// Gives communities the labels of the earlier communities they continue, so that a group keeps its number and colour while the network
/// grows.
/// </summary>
/// <remarks>
/// <para><b>Definition.</b> Pairs of an earlier and a new community are matched from the largest number of shared members down, each
/// community once, where the share of members in common (Jaccard) is at least the threshold; the rest get numbers never used before.</para>
/// <para><b>Input.</b> New labels per node, and for each node its earlier label, or −1 where it was not there.</para>
/// <para><b>Output.</b> A label per node: the earlier one where the community continues one, else a number above all earlier ones.</para>
/// <para><b>Ending.</b> After one pass over the pairs.</para>
/// <para><b>Cost.</b> O(n log n) time; 16 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice: equal overlaps go to the smaller earlier label, then to the smaller new one.</para>
/// <para><b>Source.</b> D. Greene, D. Doyle, P. Cunningham, Tracking the evolution of communities in dynamic social networks, ASONAM 2010;
/// the greedy one-to-one order is ours.</para>
/// </remarks>
public static class StableLabels
{
    /// <param name="earlier">≥ −1 per node.</param>
    /// <param name="threshold">Least Jaccard share, in [0, 1].</param>
    public static int[] Compute(
        ReadOnlySpan<int> labels,
        ReadOnlySpan<int> earlier,
        double threshold = 0.1,
        CancellationToken cancel = default
    )
    {
        if (labels.Length != earlier.Length)
            throw new ArgumentException($"{labels.Length} labels, {earlier.Length} earlier ones.", nameof(earlier));
        Check.InRange(threshold, 0, 1, nameof(threshold));
        cancel.ThrowIfCancellationRequested();
        var names = new int[LabelMatching.SizesOf(labels).Length];
        Array.Fill(names, -1);
        foreach (var match in LabelMatching.Of(labels, earlier, threshold))
            names[match.Label] = match.Earlier;
        var next = LabelMatching.SizesOf(earlier).Length;
        var stable = new int[labels.Length];
        for (var node = 0; node < labels.Length; node++)
        {
            ref var name = ref names[labels[node]];
            if (name < 0)
                name = next++;
            stable[node] = name;
        }
        return stable;
    }
}
