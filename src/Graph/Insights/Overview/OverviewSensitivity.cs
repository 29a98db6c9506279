using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Overview;

/// <summary>How far the figures of the overview could move if a share of the ties were missing.</summary>
public static class OverviewSensitivity
{
    public static Analysis<SensitivityOptions, OverviewSensitivityResult> Analysis { get; } =
        new("overview-sensitivity", Compute, (network, options) => AnalysisEstimate.Linear(network, 100.0 * (1 + options.RunCount)));

    private static OverviewSensitivityResult Compute(ScopedNetwork network, SensitivityOptions options, CancellationToken cancel) =>
        Compute(network.Graph, PartyGroups.Of(network, Grouping.Kind).Labels, options, cancel);

    internal static OverviewSensitivityResult Compute(CsrGraph graph, int[] kinds, SensitivityOptions options, CancellationToken cancel)
    {
        if (graph.NodeCount == 0)
            return new(options, true, []);
        var values = OverviewFigures.Of(graph, kinds, cancel);
        var isTooSmall = graph.EdgeCount < MissingTies.LeastTieCount || graph.NodeCount < MissingTies.LeastPartyCount;
        var runs = isTooSmall ? [] : MissingTies.Thinned(graph, options, thin => OverviewFigures.Of(thin, kinds, cancel), cancel);
        return new(
            options,
            isTooSmall,
            [
                .. OverviewFigures.All.Select(figure => new FigureInterval(
                    figure,
                    double.IsNaN(values[(int)figure]) ? null : values[(int)figure],
                    IntervalOf(figure, values, runs, options.Level)
                )),
            ]
        );
    }

    private static Interval? IntervalOf(OverviewFigure figure, double[] values, double[][] runs, double level)
    {
        var value = values[(int)figure];
        if (
            double.IsNaN(value)
            || MissingTies.Middle(
                MissingTies.Whole(value, Array.ConvertAll(runs, run => run[(int)figure]), OverviewFigures.IsSigned(figure)),
                level
            )
                is not { } interval
        )
            return null;
        var (least, most) = OverviewFigures.Range(figure);
        return new(Math.Clamp(interval.Low, least, most), Math.Clamp(interval.High, least, most));
    }
}

/// <summary>A figure and where it would lie with all ties.</summary>
/// <param name="Value">With the ties that are known; null where it is not defined.</param>
/// <param name="Whole">Null where nothing can be said.</param>
public sealed record FigureInterval(OverviewFigure Figure, double? Value, Interval? Whole);

/// <summary>Answer of <see cref="OverviewSensitivity"/>.</summary>
/// <param name="IsTooSmall">Whether there are too few ties or parties to say anything.</param>
public sealed record OverviewSensitivityResult(SensitivityOptions Options, bool IsTooSmall, IReadOnlyList<FigureInterval> Figures);
