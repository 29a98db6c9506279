using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>Deviations of groups and of the whole, by drawing labels or ties anew and counting again.</summary>
internal static class RoleDraws
{
    public static void Fill(
        CsrGraph graph,
        int[] labels,
        BrokerageRolesOptions options,
        BrokerageRolesResult result,
        CancellationToken cancel
    )
    {
        if (options.DrawCount == 0 || options.NullModel == BrokerageNullModel.BrokerLabelFixed)
            return;
        var nodes = new long[result.Nodes.Counts.Length];
        long[] groups = new long[result.Groups.Counts.Length],
            whole = new long[RoleTable.RoleCount];
        double[] groupSquares = new double[groups.Length],
            wholeSquares = new double[whole.Length];
        var drawn = (int[])labels.Clone();
        for (var draw = 0; draw < options.DrawCount; draw++)
        {
            var random = new SeededRandom(options.Seed, (ulong)draw);
            var ties = graph;
            if (options.NullModel == BrokerageNullModel.TiesIndependent)
                ties = Ties(graph, ref random);
            else
                random.Shuffle(drawn);
            RoleCounter.Count(ties, drawn, nodes, null, cancel);
            RoleCounter.Sum(nodes, drawn, groups, whole);
            Add(groups, result.Groups.Expected, groupSquares);
            Add(whole, result.Whole.Expected, wholeSquares);
            Execution.Report((draw + 1.0) / options.DrawCount);
        }
        Finish(groupSquares, options.DrawCount, result.Groups.Deviations);
        Finish(wholeSquares, options.DrawCount, result.Whole.Deviations);
    }

    /// <summary>The mean is known, so its square is taken from that.</summary>
    private static void Add(long[] counts, double[] expected, double[] squares)
    {
        for (var i = 0; i < counts.Length; i++)
            squares[i] += (counts[i] - expected[i]) * (counts[i] - expected[i]);
    }

    private static void Finish(double[] squares, int draws, double[] deviations)
    {
        for (var i = 0; i < squares.Length; i++)
            deviations[i] = Math.Sqrt(squares[i] / draws);
    }

    /// <summary>A graph of the same density, each tie on its own: from one tie to the next the gap is geometric.</summary>
    private static CsrGraph Ties(CsrGraph graph, ref SeededRandom random)
    {
        long nodes = graph.NodeCount,
            possible = nodes * (nodes - 1) / (graph.IsDirected ? 1 : 2);
        var density = possible == 0 ? 0 : (double)graph.EdgeCount / possible;
        var edges = new EdgeList();
        for (var place = Gap(density, ref random); place < possible; place += 1 + Gap(density, ref random))
        {
            var (row, column) = graph.IsDirected ? Math.DivRem((long)place, nodes - 1) : Triangle((long)place);
            edges.Add((int)row, (int)(graph.IsDirected && column >= row ? column + 1 : column));
        }
        return graph.IsDirected ? CsrGraphBuilder.Directed(edges, (int)nodes) : CsrGraphBuilder.Undirected(edges, (int)nodes);
    }

    private static double Gap(double density, ref SeededRandom random) =>
        density >= 1 ? 0
        : density <= 0 ? double.PositiveInfinity
        : Math.Floor(Math.Log(1 - random.NextDouble()) / Math.Log(1 - density));

    /// <summary>The pair (row, column), column below row, at a place in their order.</summary>
    private static (long Row, long Column) Triangle(long place)
    {
        var row = (long)((1 + Math.Sqrt(1 + 8.0 * place)) / 2);
        while (row * (row - 1) / 2 > place)
            row--;
        while ((row + 1) * row / 2 <= place)
            row++;
        return (row, place - row * (row - 1) / 2);
    }
}
