using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Mixing;

/// <summary>How many ties run from each group to each.</summary>
/// <remarks>
/// <para><b>Definition.</b> Entry (a, b): arcs from nodes of group a to nodes of group b. An undirected tie is counted at (a, b) and at (b,
/// a), so a tie within a group counts twice on the diagonal and everything sums to twice the ties.</para>
/// <para><b>Input.</b> Directed or not; weights, where asked for, are added instead of ties counted. A label below 0 is unknown: ties of
/// such nodes are left out.</para>
/// <para><b>Output.</b> A square matrix of numbers ≥ 0 with its row and column sums and its total; shares are entries divided by the
/// total.</para>
/// <para><b>Ending.</b> After one pass over the ties.</para>
/// <para><b>Cost.</b> O(n + m + g²) time for labels below g, which is at most 4,096; 8·g² bytes.</para>
/// <para><b>Determinism.</b> No random choice; one thread, in the order of the rows.</para>
/// <para><b>Source.</b> M. E. J. Newman, Mixing patterns in networks, Phys. Rev. E 67 (2003) 026126.</para>
/// </remarks>
public static class MixingMatrix
{
    /// <summary>Groups that are still a table.</summary>
    public const int MaxGroupCount = 4096;

    /// <param name="labels">A group per node, from 0; below 0 where it is not known.</param>
    /// <exception cref="ArgumentException">Not one label per node, or more groups than <see cref="MaxGroupCount"/>.</exception>
    public static MixingMatrixResult Compute(
        CsrGraph graph,
        int[] labels,
        MixingOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new MixingOptions();
        var groups = GroupsOf(graph, labels);
        if (!options.UseWeights)
            graph = graph.Unweighted;
        var (entries, arcs) = (new double[groups * groups], 0L);
        for (var node = 0; node < labels.Length; node++)
        {
            if ((node & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            if (labels[node] < 0)
                continue;
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                if (labels[graph.Targets[arc]] is >= 0 and var other)
                {
                    entries[labels[node] * groups + other] += graph.WeightAt(arc);
                    arcs++;
                }
        }
        return new MixingMatrixResult(groups, entries, graph.IsDirected ? arcs : arcs / 2);
    }

    /// <returns>One more than the largest label.</returns>
    internal static int GroupsOf(CsrGraph graph, int[] labels)
    {
        if (labels.Length != graph.NodeCount)
            throw new ArgumentException($"{labels.Length} labels for {graph.NodeCount} nodes.", nameof(labels));
        var largest = -1;
        foreach (var label in labels)
            largest = Math.Max(largest, label);
        return largest < MaxGroupCount
            ? largest + 1
            : throw new ArgumentException($"Label {largest} is above {MaxGroupCount - 1}: number the groups 0, 1, 2, …", nameof(labels));
    }
}

/// <summary>Options of <see cref="MixingMatrix"/> and <see cref="Reciprocity"/>.</summary>
public sealed record MixingOptions
{
    /// <summary>Whether weights are added instead of ties counted.</summary>
    public bool UseWeights { get; init; }
}

/// <summary>Answer of <see cref="MixingMatrix"/>.</summary>
/// <param name="GroupCount">Rows and columns: one more than the largest label, 0 without labels.</param>
/// <param name="Entries">Row by row.</param>
/// <param name="TiesCounted">Ties (arcs where directed) with both ends known.</param>
public sealed record MixingMatrixResult(int GroupCount, double[] Entries, long TiesCounted)
{
    /// <summary>What runs from group <paramref name="source"/> to group <paramref name="target"/>.</summary>
    public double this[int source, int target] => Entries[source * GroupCount + target];

    /// <summary>One per group: what leaves its members.</summary>
    public double[] RowSums { get; } = Sums(GroupCount, (group, other) => Entries[group * GroupCount + other]);

    /// <summary>One per group: what reaches its members.</summary>
    public double[] ColumnSums { get; } = Sums(GroupCount, (group, other) => Entries[other * GroupCount + group]);

    /// <summary>Sum of all entries: arcs, or twice the undirected ties; their weights where those were asked for.</summary>
    public double Total { get; } = Entries.Sum();

    private static double[] Sums(int groups, Func<int, int, double> entry)
    {
        var sums = new double[groups];
        for (var group = 0; group < groups; group++)
        for (var other = 0; other < groups; other++)
            sums[group] += entry(group, other);
        return sums;
    }
}
