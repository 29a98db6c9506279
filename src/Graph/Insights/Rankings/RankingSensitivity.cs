using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Rankings;

/// <summary>How far the values and ranks of the first parties could move if a share of the ties were missing.</summary>
public static class RankingSensitivity
{
    public static Analysis<RankingSensitivityOptions, RankingSensitivityResult> Analysis { get; } =
        new("ranking-sensitivity", Compute, (network, options) =>
        {
            var one = Ranking.Analysis.Estimate(network, options.Metric);
            return one with
            {
                Seconds = (one.Seconds + AnalysisEstimate.Linear(network, 20).Seconds) * (1 + options.Missing.RunCount),
                ResultBytes = 1024 + 256L * options.TopCount,
            };
        });

    private static RankingSensitivityResult Compute(ScopedNetwork network, RankingSensitivityOptions options, CancellationToken cancel)
    {
        var (graph, metric) = (network.Graph, options.Metric);
        if (graph.EdgeCount < MissingTies.LeastTieCount || graph.NodeCount < MissingTies.LeastPartyCount)
            return new(options.Missing, true, []);
        var (starts, seeds) = (metric.StartCountFor(graph), MetricScores.SeedNodes(network, metric));
        var moves = Moves(graph, thin => MetricScores.Of(thin, metric, starts, seeds, cancel).Values, options, cancel);
        return new(
            options.Missing,
            false,
            [.. moves.Select(move => new PartyInterval(network.PartyOf(move.Node), move.Value, move.Rank, move.Values, move.Ranks))]
        );
    }

    internal static List<NodeInterval> Moves(
        CsrGraph graph,
        Func<CsrGraph, double[]> measure,
        RankingSensitivityOptions options,
        CancellationToken cancel
    )
    {
        var values = measure(graph);
        var whole = Whole(values, MissingTies.Thinned(graph, options.Missing, measure, cancel));
        var rounding = MetricScores.RoundingOf(options.Metric.Metric);
        var ranks = Array.ConvertAll(whole, run => Ranks.Of(run, rounding));
        var now = Ranks.Of(values, rounding);
        return
        [
            .. now
                .Order.Take(Math.Min(options.TopCount, now.RankedCount))
                .Select(node => new NodeInterval(
                    node,
                    values[node],
                    now.OfItem[node],
                    MissingTies.Middle([.. whole.Select(run => run[node]).Where(value => !double.IsNaN(value))], options.Missing.Level),
                    MissingTies.Middle([.. ranks.Select(run => (double)run.OfItem[node]).Where(rank => rank > 0)], options.Missing.Level)
                )),
        ];
    }

    /// <summary>Values with all ties, run by run; whole numbers where all known values are, and never below 0.</summary>
    private static double[][] Whole(double[] values, double[][] runs)
    {
        var isWhole = Array.TrueForAll(values, value => double.IsNaN(value) || value == Math.Floor(value));
        var whole = Array.ConvertAll(runs, _ => new double[values.Length]);
        var column = new double[runs.Length];
        for (var node = 0; node < values.Length; node++)
        {
            for (var run = 0; run < runs.Length; run++)
                column[run] = double.IsNaN(runs[run][node]) ? values[node] : runs[run][node];
            var these = double.IsNaN(values[node]) ? column : MissingTies.Whole(values[node], column, isSigned: false);
            for (var run = 0; run < runs.Length; run++)
                whole[run][node] = isWhole ? Math.Round(Math.Max(0, these[run])) : Math.Max(0, these[run]);
        }
        return whole;
    }
}

/// <summary>Options of <see cref="RankingSensitivity"/>.</summary>
/// <param name="TopCount">Parties to answer for, the first ones.</param>
public sealed record RankingSensitivityOptions(MetricOptions Metric, SensitivityOptions Missing, int TopCount = 10);

/// <summary>As <see cref="PartyInterval"/>, of a node.</summary>
internal sealed record NodeInterval(int Node, double Value, int Rank, Interval? Values, Interval? Ranks);

/// <summary>A party and where its value and its rank would lie with all ties.</summary>
public sealed record PartyInterval(Party Party, double Value, int Rank, Interval? Values, Interval? Ranks);

/// <summary>Answer of <see cref="RankingSensitivity"/>.</summary>
/// <param name="IsTooSmall">Whether there are too few ties or parties to say anything.</param>
public sealed record RankingSensitivityResult(SensitivityOptions Options, bool IsTooSmall, IReadOnlyList<PartyInterval> Parties);
