using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Insights.Mixing;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Insights.Overview;

/// <summary>Figures of the overview that say how they would move if ties were missing.</summary>
public enum OverviewFigure : byte
{
    /// <summary>Partners of a party, in the mean.</summary>
    MeanDegree,

    /// <summary>Ties by the pairs that there are.</summary>
    Density,

    /// <summary>The share of parties in the largest part.</summary>
    LargestComponentFraction,

    /// <summary>Three times the triangles by the connected triples.</summary>
    Transitivity,

    /// <summary>The mean of the local clustering coefficients.</summary>
    MeanClustering,

    /// <summary>How far the network hangs on one party by the number of partners.</summary>
    DegreeCentralisation,

    /// <summary>The correlation of degrees at the two ends of a tie.</summary>
    DegreeAssortativity,

    /// <summary>How far parties work with their own kind.</summary>
    KindAssortativity,

    /// <summary>Ties between kinds less ties within a kind, by all.</summary>
    EiIndex,
}

/// <summary>The figures of a graph.</summary>
internal static class OverviewFigures
{
    public static readonly OverviewFigure[] All = Enum.GetValues<OverviewFigure>();

    /// <summary>By figure; NaN where it is not defined.</summary>
    /// <param name="kinds">The kind of each node.</param>
    public static double[] Of(CsrGraph graph, int[] kinds, CancellationToken cancel)
    {
        double nodes = graph.NodeCount;
        var simple = graph.Underlying.Unweighted;
        var clustering = ClusteringCoefficients.Compute(simple, cancel: cancel);
        var mixing = MixingTable.Of(simple, kinds, cancel);
        var values = new double[All.Length];
        foreach (var figure in All)
            values[(int)figure] = figure switch
            {
                OverviewFigure.MeanDegree => simple.ArcCount / nodes,
                OverviewFigure.Density => nodes < 2 ? double.NaN : graph.ArcCount / (nodes * (nodes - 1)),
                OverviewFigure.LargestComponentFraction => ConnectedComponents.Compute(simple, cancel).LargestSize / nodes,
                OverviewFigure.Transitivity => clustering.Transitivity,
                OverviewFigure.MeanClustering => clustering.Mean,
                OverviewFigure.DegreeCentralisation => Centralisation.OfDegrees(simple) ?? double.NaN,
                OverviewFigure.DegreeAssortativity => NetworkMixing.DegreeAssortativity(simple, cancel) ?? double.NaN,
                OverviewFigure.KindAssortativity => mixing.Assortativity ?? double.NaN,
                _ => mixing.EiIndex ?? double.NaN,
            };
        return values;
    }

    /// <summary>Whether a figure can be below 0, so that ratios of it say nothing.</summary>
    public static bool IsSigned(OverviewFigure figure) =>
        figure is OverviewFigure.DegreeAssortativity or OverviewFigure.KindAssortativity or OverviewFigure.EiIndex;

    /// <summary>Where a figure lies whatever the ties.</summary>
    public static (double Least, double Most) Range(OverviewFigure figure) =>
        figure == OverviewFigure.MeanDegree ? (0, double.PositiveInfinity) : (IsSigned(figure) ? -1 : 0, 1);
}
