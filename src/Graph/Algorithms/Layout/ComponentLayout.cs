using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>The picture of one component.</summary>
internal static class ComponentLayout
{
    /// <summary>Finds the points of a component and writes them to those of the whole graph.</summary>
    /// <returns>Whether it is where a start has put it; else it lies anywhere, and is to be packed.</returns>
    public static bool Place(ComponentGraphs components, int component, Points all, ForceLayoutOptions options, CancellationToken cancel)
    {
        var nodes = components.NodesOf(component);
        var graph = components.GraphOf(component);
        // Components of the same form are not to be the same picture.
        options = options with { Seed = SeededRandom.Mix(options.Seed + 0x9E3779B97F4A7C15 * (ulong)nodes[0]) };
        var points = new Points(nodes.Length);
        var isKept = options.Start is { } start && StartPlaces.Read(graph, start, nodes, points, options.Seed);
        if (isKept)
            Continue(graph, points, options, nodes, cancel);
        else
            Begin(graph, points, options, cancel);
        for (var i = 0; i < nodes.Length; i++)
            (all.X[nodes[i]], all.Y[nodes[i]]) = (points.X[i], points.Y[i]);
        return isKept;
    }

    private static void Begin(CsrGraph graph, Points points, ForceLayoutOptions options, CancellationToken cancel)
    {
        if (graph.NodeCount == 1)
            return;
        if (graph.NodeCount <= StressSolver.MostNodes)
            StressSolver.Solve(graph, points, options.Seed, cancel);
        else
            MultilevelLayout.Solve(graph, points, options, cancel);
        Overlaps.Widen(points, cancel);
        Overlaps.Remove(points, cancel);
    }

    /// <summary>From where nodes are to where they are now at rest, in the size that the picture has, and about where it was.</summary>
    private static void Continue(
        CsrGraph graph,
        Points points,
        ForceLayoutOptions options,
        ReadOnlySpan<int> nodes,
        CancellationToken cancel
    )
    {
        if (graph.NodeCount == 1)
            return;
        var size =
            graph.NodeCount <= StressSolver.MostNodes
                ? StressSolver.Relax(graph, points, cancel)
                : MultilevelLayout.Relax(graph, points, options.Aim, cancel);
        points.Scale(1 / size);
        StartPlaces.MoveBack(points, options.Start!, nodes);
    }
}
