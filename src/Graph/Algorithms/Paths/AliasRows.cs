using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>
/// Draws a neighbour in proportion to the weight of its tie in constant time: each entry of a row keeps a part of its draws and gives the
/// rest to one other entry (Walker 1977, Vose 1991). 8 bytes per arc.
/// </summary>
internal sealed class AliasRows
{
    private const double Whole = 4294967296.0;
    private readonly int[] targets;
    private readonly uint[] kept;
    private readonly int[] others;

    private AliasRows(CsrGraph graph) => (targets, kept, others) = (graph.Targets, new uint[graph.ArcCount], new int[graph.ArcCount]);

    public static AliasRows Of(CsrGraph graph, CancellationToken cancel)
    {
        var rows = new AliasRows(graph);
        ParallelLoop.Arcs(
            graph.Offsets,
            1 << 14,
            (from, to) =>
            {
                double[] shares = [];
                int[] work = [];
                for (var node = from; node < to; node++)
                {
                    var degree = graph.DegreeOf(node);
                    if (shares.Length < degree)
                        (shares, work) = (new double[degree * 2], new int[degree * 2]);
                    rows.Build(graph.Offsets[node], graph.WeightsOf(node), shares, work);
                }
            },
            cancel
        );
        return rows;
    }

    /// <summary>A neighbour of the row that starts at <paramref name="start"/>; its degree is ≥ 1.</summary>
    public int Draw(int start, int degree, ref SeededRandom random)
    {
        var arc = start + random.NextInt(degree);
        return (uint)(random.NextUInt64() >> 32) < kept[arc] ? targets[arc] : others[arc];
    }

    /// <summary>The share of draws of a row that end at each entry's target; for tests of the tables.</summary>
    internal double ShareOf(int start, int degree, int target)
    {
        var share = 0.0;
        for (var arc = start; arc < start + degree; arc++)
            share += ((targets[arc] == target ? kept[arc] / Whole : 0) + (others[arc] == target ? 1 - kept[arc] / Whole : 0)) / degree;
        return share;
    }

    /// <summary>Entries below the mean are filled up by those above, one each.</summary>
    private void Build(int start, ReadOnlySpan<double> weights, double[] shares, int[] work)
    {
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        var (small, large) = (0, weights.Length);
        for (var i = 0; i < weights.Length; i++)
        {
            shares[i] = weights[i] / sum * weights.Length;
            work[shares[i] < 1 ? small++ : --large] = i;
        }
        // Below `small` the entries to fill, from `large` on those that give: the two grow towards each other and never meet.
        while (small > 0 && large < weights.Length)
        {
            var (less, more) = (work[--small], work[large]);
            Set(start + less, shares[less], targets[start + more]);
            shares[more] -= 1 - shares[less];
            if (shares[more] >= 1)
                continue;
            large++;
            work[small++] = more;
        }
        // What rounding left over keeps all its draws.
        while (small > 0)
            Set(start + work[--small], 1, targets[start + work[small]]);
        for (; large < weights.Length; large++)
            Set(start + work[large], 1, targets[start + work[large]]);
    }

    private void Set(int arc, double share, int other) => (kept[arc], others[arc]) = ((uint)Math.Min(share * Whole, uint.MaxValue), other);
}
