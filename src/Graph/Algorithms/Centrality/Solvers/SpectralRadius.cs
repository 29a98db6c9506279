using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality.Solvers;

/// <summary>The largest eigenvalue of a graph, between two bounds.</summary>
internal static class SpectralRadius
{
    /// <summary>How near the bounds of a directed graph come before the search ends.</summary>
    private const double Tolerance = 1e-9;
    private const int MaxRounds = 5_000;

    /// <returns>
    /// Undirected: the value twice, to about twelve digits. Directed: bounds that hold whatever the rounding of the search (Collatz and
    /// Wielandt's), equal to nine digits unless it took too long.
    /// </returns>
    public static (double Lower, double Upper) Of(CsrGraph graph, CancellationToken cancel)
    {
        if (graph.ArcCount == 0)
            return (0, 0);
        if (graph.IsDirected)
            return Directed(graph, cancel);
        using var search = new DominantVector(RowSums.Outgoing(graph), cancel);
        search.Run(1e-8, MaxRounds);
        return (search.Eigenvalue, search.Eigenvalue);
    }

    /// <summary>
    /// The eigenvalues of a directed graph are those of its strong components, and in each the ratios of a positive vector's image to
    /// itself lie on both sides of the largest.
    /// </summary>
    private static (double Lower, double Upper) Directed(CsrGraph graph, CancellationToken cancel)
    {
        var components = StronglyConnectedComponents.Compute(graph, cancel);
        var labels = components.Labels;
        using var vector = Scratch.Filled(graph.NodeCount, 1.0);
        using var image = Scratch.Rent<double>(graph.NodeCount);
        using var least = Scratch.Rent<double>(components.Sizes.Length);
        using var most = Scratch.Rent<double>(components.Sizes.Length);
        var (lower, upper) = (0.0, double.PositiveInfinity);
        for (var round = 0; round < MaxRounds && upper > lower * (1 + Tolerance); round++)
        {
            ParallelLoop.Arcs(
                graph.InOffsets,
                RowSums.Grain,
                (from, to) =>
                {
                    for (var node = from; node < to; node++)
                    {
                        var sum = 0.0;
                        for (var arc = graph.InOffsets[node]; arc < graph.InOffsets[node + 1]; arc++)
                            sum +=
                                labels[graph.InTargets[arc]] == labels[node]
                                    ? vector[graph.InTargets[arc]] * (graph.InWeights?[arc] ?? 1)
                                    : 0;
                        image[node] = sum;
                    }
                },
                cancel
            );
            least.Span.Fill(double.PositiveInfinity);
            most.Span.Clear();
            for (var node = 0; node < labels.Length; node++)
            {
                var ratio = image[node] / vector[node];
                least[labels[node]] = Math.Min(least[labels[node]], ratio);
                most[labels[node]] = Math.Max(most[labels[node]], ratio);
            }
            (lower, var top) = (0, 0.0);
            for (var label = 0; label < components.Sizes.Length; label++)
                (lower, top) = (Math.Max(lower, least[label]), Math.Max(top, most[label]));
            upper = top;
            for (var node = 0; node < labels.Length; node++)
            {
                // Shifted by a quarter, so that cycles come to rest, and scaled by the middle of the bounds.
                var middle = (least[labels[node]] + most[labels[node]]) / 2;
                if (middle > 0)
                    vector[node] = (image[node] / middle + vector[node] / 4) / 1.25;
            }
        }
        return (lower, upper);
    }
}
