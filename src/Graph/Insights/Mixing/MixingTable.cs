using AntiCorruption.Graph.Algorithms.Mixing;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Insights.Mixing;

/// <summary>
/// How many ties lead from each group to each: every tie counts as 1, one without a direction from both its ends. Ties with an end in no
/// group are left out.
/// </summary>
public sealed class MixingTable
{
    private readonly MixingMatrixResult matrix;

    private MixingTable(CsrGraph graph, MixingMatrixResult matrix, double? assortativity) =>
        (this.matrix, IsDirected, LeftOut, Assortativity) = (matrix, graph.IsDirected, graph.ArcCount - (long)matrix.Total, assortativity);

    public int GroupCount => matrix.GroupCount;

    public bool IsDirected { get; }

    /// <summary>Entries of the matrix added up: arcs, or ties twice.</summary>
    public long Total => (long)matrix.Total;

    /// <summary>The entries that are not in it.</summary>
    public long LeftOut { get; }

    /// <summary>Arcs from one group to another; ties without a direction, those within a group twice.</summary>
    public long this[int from, int to] => (long)matrix[from, to];

    /// <summary>Ties, each once.</summary>
    public long TieCount => IsDirected ? Total : Total / 2;

    public long LeftOutTieCount => IsDirected ? LeftOut : LeftOut / 2;

    /// <param name="labels">A group from 0 per node, or below 0 for none.</param>
    public static MixingTable Of(CsrGraph graph, int[] labels, CancellationToken cancel = default) =>
        new(
            graph,
            MixingMatrix.Compute(graph, labels, cancel: cancel),
            Algorithms.Mixing.Assortativity.ComputeByLabel(graph.Unweighted, labels, cancel: cancel).Coefficient
        );

    /// <summary>Ties between two groups or within one, each once; where directed, those from the first to the second.</summary>
    public long TiesBetween(int from, int to) => !IsDirected && from == to ? this[from, to] / 2 : this[from, to];

    /// <summary>The ties that groups with as many ends would have with each other if ends met at random; null without ties.</summary>
    public double? ExpectedBetween(int from, int to) =>
        Total == 0
            ? null
            : (double)RowSum(from)
                * ColumnSum(to)
                / Total
                * (
                    IsDirected ? 1
                    : from == to ? 0.5
                    : 1
                );

    /// <summary>
    /// Newman's coefficient: 1 where ties stay within groups, 0 where they meet as by chance, below 0 where they avoid their own. Null
    /// where it is not defined: no ties, or all ends in one group.
    /// </summary>
    public double? Assortativity { get; }

    /// <summary>
    /// Krackhardt and Stern's index: ties between groups less ties within, by all ties; −1 where all stay within, 1 where none does. Null
    /// without ties.
    /// </summary>
    public double? EiIndex => Total == 0 ? null : 1 - 2.0 * Enumerable.Range(0, GroupCount).Sum(group => this[group, group]) / Total;

    /// <summary>The same of the tie ends in one group (Krackhardt and Stern 1988, as UCINET counts); null where it has none.</summary>
    public double? EiIndexOf(int group) => RowSum(group) + ColumnSum(group) is > 0 and var all ? 1 - 4.0 * this[group, group] / all : null;

    public long RowSum(int group) => (long)matrix.RowSums[group];

    private long ColumnSum(int group) => (long)matrix.ColumnSums[group];
}
