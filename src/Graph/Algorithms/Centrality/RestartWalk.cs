using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>
/// What PageRank and personalised PageRank solve: y = (1−d)·v + d·P'y, with P following arcs in proportion to weight and nothing leaving a node without arcs.
/// What stops there goes where v says, and so does no more than scale y.
/// </summary>
internal static class RestartWalk
{
    /// <param name="restart">v, ≥ 0, summing to 1; null = evenly.</param>
    /// <returns>y, not scaled to sum 1; the change is that of one more round, relative to the sum of y.</returns>
    public static (double[] Scores, int Rounds, double Change) Solve(CsrGraph graph, double[]? restart, (double Damping, double Tolerance, int MaxIterations) options, CancellationToken cancel)
    {
        using var inverses = InverseStrengths(graph, cancel);
        var scores = new double[graph.NodeCount];
        Start(graph, restart, options.Damping, inverses, scores);
        var equation = new FixedPoint(RowSums.Incoming(graph))
        {
            Own = restart,
            OwnFactor = (1 - options.Damping) * (restart is null ? 1.0 / scores.Length : 1),
            Factor = options.Damping,
            Scale = inverses.Array,
            // P of an undirected graph is similar to a symmetric matrix.
            Radius = graph.IsDirected ? 0 : options.Damping,
        };
        var (rounds, change) = equation.Solve(scores, options.Tolerance, options.MaxIterations, cancel);
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

    /// <summary>v itself; evenly restarted and undirected: mixed with what the walk without restarts would come to.</summary>
    private static void Start(CsrGraph graph, double[]? restart, double damping, Scratch<double> inverses, double[] scores)
    {
        var strengths = 0.0;
        for (var node = 0; node < scores.Length && !graph.IsDirected; node++)
            strengths += inverses[node] > 0 ? 1 / inverses[node] : 0;
        if (restart is not null)
            restart.CopyTo(scores, 0);
        else if (strengths == 0)
            Array.Fill(scores, 1.0 / scores.Length);
        else
            for (var node = 0; node < scores.Length; node++)
                scores[node] = (1 - damping) / scores.Length + (inverses[node] > 0 ? damping / (inverses[node] * strengths) : 0);
    }

    /// <summary>One over the sum of weights that leave each node, 0 where none do.</summary>
    private static Scratch<double> InverseStrengths(CsrGraph graph, CancellationToken cancel)
    {
        var inverses = Scratch.Rent<double>(graph.NodeCount);
        var rows = RowSums.Outgoing(graph);
        ParallelLoop.Arcs(graph.Offsets, RowSums.Grain, (from, to) =>
        {
            for (var node = from; node < to; node++)
            {
                var strength = RowSums.WeightOf(rows, node);
                inverses[node] = strength > 0 ? 1 / strength : 0;
            }
        }, cancel);
        return inverses;
    }
}
