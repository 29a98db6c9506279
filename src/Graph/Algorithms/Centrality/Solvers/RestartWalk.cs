using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality.Solvers;

/// <summary>
/// What PageRank and personalised PageRank solve: y = (1−d)·v + d·P'y, with P following arcs in proportion to weight and nothing leaving a
/// node without arcs.
/// What stops there goes where v says, and so does no more than scale y.
/// </summary>
internal static class RestartWalk
{
    /// <param name="restart">v, ≥ 0, summing to 1; null = evenly.</param>
    /// <returns>y, not scaled to sum 1; the change is that of one more round, relative to the sum of y.</returns>
    public static (double[] Scores, int Rounds, double Change) Solve(
        CsrGraph graph,
        double[]? restart,
        (double Damping, double Tolerance, int MaxIterations) options,
        CancellationToken cancel
    )
    {
        using var inverses = InverseStrengths(graph, cancel);
        return graph.IsDirected
            ? ByRounds(graph, restart, options, inverses, cancel)
            : ByGradients(graph, restart, options, inverses, cancel);
    }

    private static (double[] Scores, int Rounds, double Change) ByRounds(
        CsrGraph graph,
        double[]? restart,
        (double Damping, double Tolerance, int MaxIterations) options,
        Scratch<double> inverses,
        CancellationToken cancel
    )
    {
        var scores = new double[graph.NodeCount];
        if (restart is null)
            Array.Fill(scores, 1.0 / scores.Length);
        else
            restart.CopyTo(scores, 0);
        var equation = new FixedPoint(RowSums.Incoming(graph))
        {
            Own = restart,
            OwnFactor = (1 - options.Damping) * (restart is null ? 1.0 / scores.Length : 1),
            Factor = options.Damping,
            Scale = inverses.Array,
        };
        var (rounds, change) = equation.Solve(scores, options.Tolerance, options.MaxIterations, cancel);
        return (scores, rounds, change);
    }

    /// <summary>
    /// P of an undirected graph is similar to a symmetric matrix. Evenly restarted it begins where the walk without restarts would end, at
    /// strengths; else at 0.
    /// </summary>
    private static (double[] Scores, int Rounds, double Change) ByGradients(
        CsrGraph graph,
        double[]? restart,
        (double Damping, double Tolerance, int MaxIterations) options,
        Scratch<double> inverses,
        CancellationToken cancel
    )
    {
        var scores = new double[graph.NodeCount];
        using var residuals = Scratch.Rent<double>(scores.Length);
        var leaves = 1 - options.Damping;
        if (restart is not null)
            for (var node = 0; node < scores.Length; node++)
                residuals[node] = leaves * restart[node];
        else
        {
            var strengths = 0.0;
            for (var node = 0; node < scores.Length; node++)
                strengths += 1 / inverses[node];
            for (var node = 0; node < scores.Length; node++)
            {
                scores[node] = 1 / (inverses[node] * strengths);
                residuals[node] = leaves / scores.Length - (graph.DegreeOf(node) == 0 ? scores[node] : leaves * scores[node]);
            }
        }
        var (rounds, change) = new ConjugateGradients(RowSums.Outgoing(graph), options.Damping, inverses.Array, cancel).Solve(
            scores,
            residuals.Array,
            options.Tolerance,
            options.MaxIterations
        );
        return (scores, rounds, change);
    }

    /// <summary>Scales to sum 1.</summary>
    public static void Normalise(double[] scores)
    {
        var sum = 0.0;
        foreach (var score in scores)
            sum += score;
        for (var node = 0; node < scores.Length && sum > 0; node++)
            scores[node] /= sum;
    }

    /// <summary>One over the sum of weights that leave each node, 1 where none do.</summary>
    private static Scratch<double> InverseStrengths(CsrGraph graph, CancellationToken cancel)
    {
        var inverses = Scratch.Rent<double>(graph.NodeCount);
        var rows = RowSums.Outgoing(graph);
        ParallelLoop.Arcs(
            graph.Offsets,
            RowSums.Grain,
            (from, to) =>
            {
                for (var node = from; node < to; node++)
                {
                    var strength = RowSums.WeightOf(rows, node);
                    inverses[node] = strength > 0 ? 1 / strength : 1;
                }
            },
            cancel
        );
        return inverses;
    }
}
