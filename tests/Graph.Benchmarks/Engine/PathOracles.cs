using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    public static Outcome Hops(CsrGraph graph, int source) =>
        Outcome.Nodes(Array.ConvertAll(Distances(graph, LengthRule.Hops)[source], distance => double.IsFinite(distance) ? distance : -1));

    public static Outcome Lengths(CsrGraph graph, int source, LengthRule rule = LengthRule.Weight) =>
        Outcome.Nodes(Distances(graph, rule)[source]);

    /// <summary>Yen's algorithm as published: a plain search for each deviation from each path, paths found twice kept once.</summary>
    public static Outcome KShortest(CsrGraph graph, int source, int target, int k)
    {
        var paths = new List<(double Length, int[] Nodes)>();
        var candidates = new List<(double Length, int[] Nodes)>();
        if (Shortest(graph, source, target, [], []) is { } first)
            candidates.Add((LengthOf(graph, first), first));
        while (paths.Count < k && candidates.Count > 0)
        {
            var next = candidates.MinBy(candidate => candidate.Length);
            candidates.Remove(next);
            paths.Add(next);
            for (var i = 0; i < next.Nodes.Length - 1; i++)
            {
                var root = next.Nodes[..(i + 1)];
                var barred = paths
                    .Where(path => path.Nodes.Length > i + 1 && path.Nodes.AsSpan(0, i + 1).SequenceEqual(root))
                    .Select(path => path.Nodes[i + 1])
                    .ToHashSet();
                if (Shortest(graph, root[^1], target, [.. root[..^1]], barred) is not { } rest)
                    continue;
                int[] whole = [.. root[..^1], .. rest];
                if (!candidates.Exists(candidate => candidate.Nodes.SequenceEqual(whole)))
                    candidates.Add((LengthOf(graph, whole), whole));
            }
        }
        return Outcome.Figures([
            ("last", paths.Count == 0 ? double.PositiveInfinity : paths[^1].Length),
            .. paths.Select((path, i) => ($"path {i}", path.Length)),
        ]);
    }

    /// <summary>Paths counted node by node outwards, over all distances.</summary>
    public static Outcome AllShortest(CsrGraph graph, int source, int target, LengthRule rule)
    {
        var distances = Distances(graph, rule)[source];
        var paths = new double[graph.NodeCount];
        paths[source] = 1;
        foreach (
            var node in Enumerable
                .Range(0, graph.NodeCount)
                .Where(node => node != source && double.IsFinite(distances[node]))
                .OrderBy(node => distances[node])
        )
            for (var arc = graph.InOffsets[node]; arc < graph.InOffsets[node + 1]; arc++)
                if (
                    distances[graph.InTargets[arc]] < distances[node]
                    && Same(distances[graph.InTargets[arc]] + Length(graph.InWeights, arc, rule), distances[node])
                )
                    paths[node] += paths[graph.InTargets[arc]];
        return Outcome.Figures(("count", paths[target]), ("length", distances[target]));
    }

    /// <summary>Floyd and Warshall with least and largest in place of sum and least.</summary>
    public static Outcome Widths(CsrGraph graph, int source)
    {
        var nodes = graph.NodeCount;
        var widths = new double[nodes, nodes];
        for (var node = 0; node < nodes; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            widths[node, graph.Targets[arc]] = graph.WeightAt(arc);
        for (var middle = 0; middle < nodes; middle++)
        for (var from = 0; from < nodes; from++)
        for (var to = 0; to < nodes; to++)
            widths[from, to] = Math.Max(widths[from, to], Math.Min(widths[from, middle], widths[middle, to]));
        return Outcome.Nodes([.. Enumerable.Range(0, nodes).Select(node => node == source ? 0 : widths[source, node])]);
    }

    private static double LengthOf(CsrGraph graph, int[] path) =>
        Enumerable.Range(1, path.Length - 1).Sum(i => graph.WeightAt(graph.ArcOf(path[i - 1], path[i])));

    /// <summary>Bellman and Ford's relaxation until nothing changes, without some nodes and some first steps.</summary>
    private static int[]? Shortest(CsrGraph graph, int source, int target, HashSet<int> without, HashSet<int> barred)
    {
        var distances = Enumerable.Repeat(double.PositiveInfinity, graph.NodeCount).ToArray();
        var before = new int[graph.NodeCount];
        distances[source] = 0;
        for (var changed = true; changed; )
        {
            changed = false;
            for (var node = 0; node < graph.NodeCount; node++)
                foreach (var other in graph.NeighboursOf(node))
                    if (
                        !without.Contains(node)
                        && !without.Contains(other)
                        && (node != source || !barred.Contains(other))
                        && distances[node] + graph.WeightAt(graph.ArcOf(node, other)) < distances[other]
                    )
                        (distances[other], before[other], changed) = (
                            distances[node] + graph.WeightAt(graph.ArcOf(node, other)),
                            node,
                            true
                        );
        }
        if (double.IsInfinity(distances[target]))
            return null;
        var path = new List<int> { target };
        while (path[^1] != source)
            path.Add(before[path[^1]]);
        path.Reverse();
        return [.. path];
    }
}
