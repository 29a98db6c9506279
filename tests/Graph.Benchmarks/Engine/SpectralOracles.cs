using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

/// <summary>Measures that spread along ties, by many plain rounds over lists of arcs.</summary>
internal static partial class Oracles
{
    public static Outcome Degree(CsrGraph graph)
    {
        var degrees = new double[graph.NodeCount];
        foreach (var (source, target, weight) in Arcs(graph))
        {
            degrees[source] += weight;
            degrees[target] += graph.IsDirected ? weight : 0;
        }
        return Outcome.Nodes(degrees);
    }

    public static Outcome Reach(CsrGraph graph, int steps) =>
        Outcome.Nodes(
            Array.ConvertAll(Distances(graph, Algorithms.Paths.LengthRule.Hops), row =>
                (double)row.Count(distance => distance > 0 && distance <= steps)
            )
        );

    /// <summary>Powers of A' plus half the largest degree, 20,000 rounds.</summary>
    public static Outcome Eigenvector(CsrGraph graph)
    {
        var arcs = Arcs(graph).ToArray();
        var shift = arcs.Length == 0 ? 1 : Math.Sqrt(arcs.GroupBy(arc => arc.Target).Max(row => row.Sum(arc => arc.Weight)));
        return Outcome.Nodes(
            Powers(
                [.. Enumerable.Repeat(1.0, graph.NodeCount)],
                vector => Plus(Image(arcs, vector), vector, shift),
                vector => Math.Sqrt(vector.Sum(value => value * value))
            )
        );
    }

    /// <summary>
    /// Hubs and authorities as one vector, whose powers of [0 A; A' 0] plus a part of itself leave only what the largest singular value
    /// has.
    /// </summary>
    public static Outcome Authority(CsrGraph graph)
    {
        var (arcs, nodes) = (Arcs(graph).ToArray(), graph.NodeCount);
        (int Source, int Target, double Weight)[] both =
        [
            .. arcs.Select(arc => (arc.Source, nodes + arc.Target, arc.Weight)),
            .. arcs.Select(arc => (nodes + arc.Target, arc.Source, arc.Weight)),
        ];
        var shift = arcs.Length == 0 ? 1 : Math.Sqrt(arcs.GroupBy(arc => arc.Target).Max(row => row.Sum(arc => arc.Weight)));
        var start = arcs.Length == 0 ? [.. Enumerable.Repeat(1.0, 2 * nodes)] : Image(both, [.. Enumerable.Repeat(1.0, 2 * nodes)]);
        var vector = Powers(start, vector => Plus(Image(both, vector), vector, shift), vector => vector.Sum());
        return Outcome.Nodes([.. vector[nodes..].Select(value => value / vector[nodes..].Sum())]);
    }

    /// <summary>Walks counted one length after another, 2,000 of them.</summary>
    /// <param name="factor">α; null = .85/λ.</param>
    public static Outcome Katz(CsrGraph graph, double? factor = null)
    {
        var arcs = Arcs(graph).ToArray();
        var alpha = factor ?? Algorithms.Centrality.Katz.Compute(graph).Alpha;
        var scores = Enumerable.Repeat(1.0, graph.NodeCount).ToArray();
        for (var round = 0; round < 2000; round++)
            scores = Array.ConvertAll(Image(arcs, scores), value => 1 + alpha * value);
        return Outcome.Nodes(scores);
    }

    /// <param name="evenly">Whether what is held where no arc leads on goes to all nodes; to the seeds otherwise.</param>
    public static Outcome PersonalisedPageRank(CsrGraph graph, int[] seeds, double damping = 0.85, bool evenly = false)
    {
        var arcs = Arcs(graph).ToArray();
        var strengths = new double[graph.NodeCount];
        foreach (var (source, _, weight) in arcs)
            strengths[source] += weight;
        var scores = new double[graph.NodeCount];
        var starts = new double[graph.NodeCount];
        foreach (var seed in seeds)
            starts[seed] += 1.0 / seeds.Length;
        starts.CopyTo(scores, 0);
        for (var round = 0; round < 1000; round++)
        {
            var held = scores.Where((_, node) => strengths[node] == 0).Sum();
            scores = Array.ConvertAll(
                Image(arcs, [.. scores.Select((score, node) => strengths[node] > 0 ? score / strengths[node] : 0)]),
                share => damping * share
            );
            for (var node = 0; node < scores.Length; node++)
                scores[node] += (1 - damping) * starts[node] + damping * held * (evenly ? 1.0 / scores.Length : starts[node]);
        }
        return Outcome.Nodes(scores);
    }

    private static double[] Powers(double[] vector, Func<double[], double[]> image, Func<double[], double> norm)
    {
        for (var round = 0; round < 20_000; round++)
        {
            vector = image(vector);
            var length = norm(vector);
            vector = Array.ConvertAll(vector, value => value / length);
        }
        return vector;
    }

    /// <summary>What the arcs bring to each target.</summary>
    private static double[] Image((int Source, int Target, double Weight)[] arcs, double[] vector)
    {
        var image = new double[vector.Length];
        foreach (var (source, target, weight) in arcs)
            image[target] += weight * vector[source];
        return image;
    }

    private static double[] Plus(double[] left, double[] right, double factor) => [.. left.Zip(right, (a, b) => a + factor * b)];

    internal static IEnumerable<(int Source, int Target, double Weight)> Arcs(CsrGraph graph)
    {
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            yield return (node, graph.Targets[arc], graph.WeightAt(arc));
    }
}
