using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Mixing;

/// <summary>How much the network hangs on one node: 1 for a star, 0 where all are alike.</summary>
/// <remarks>
/// <para><b>Definition.</b> Σ (c_max − c_v) ÷ the same sum for the star of as many nodes without loops, which is the largest there is.
/// Degree: counted ties; closeness: Wasserman and Faust's values, scaled by reach; betweenness: raw.</para>
/// <para><b>Input.</b> Directed or not; weights do not matter; any number of components. Directed: degree of both directions or betweenness
/// against the star with arcs both ways, one direction of degree or closeness against the star with arcs that way only.</para>
/// <para><b>Output.</b> A number in [0, 1], the sum and its largest value; null below three nodes.</para>
/// <para><b>Ending.</b> After the scores are known.</para>
/// <para><b>Cost.</b> As the measure: degree O(n + m), closeness and betweenness O(n·m), those exact only.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> L. C. Freeman, Centrality in social networks: conceptual clarification, Social Networks 1 (1979).</para>
/// </remarks>
public static class Centralisation
{
    public static CentralisationResult Compute(CsrGraph graph, CentralisationOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new CentralisationOptions();
        var scores = options.Measure switch
        {
            CentralisationMeasure.Degree => DegreeCentrality.Compute(graph, new() { Ties = options.Ties }, cancel).Scores,
            CentralisationMeasure.Closeness => Closeness
                .Compute(graph, new() { Direction = DirectionOf(graph, options.Ties) }, cancel)
                .Closeness,
            _ => Betweenness.Compute(graph, null, cancel).Scores,
        };
        return Of(graph, scores, options);
    }

    /// <summary>Of scores that are known already, exact or estimated, in the scale that <see cref="Compute"/> would give them.</summary>
    internal static CentralisationResult Of(CsrGraph graph, double[] scores, CentralisationOptions options)
    {
        var largest = Largest(graph, options);
        var (most, sum) = (0.0, 0.0);
        foreach (var score in scores)
            most = Math.Max(most, score);
        foreach (var score in scores)
            sum += most - score;
        return new CentralisationResult(scores.Length < 3 ? null : Math.Min(1, sum / largest), sum, largest);
    }

    private static PathDirection DirectionOf(CsrGraph graph, TieDirection ties) =>
        !graph.IsDirected
            ? PathDirection.Outgoing
            : ties switch
            {
                TieDirection.Outgoing => PathDirection.Outgoing,
                TieDirection.Incoming => PathDirection.Incoming,
                _ => throw new ArgumentException("Closeness of a directed graph has a direction: outgoing or incoming.", nameof(ties)),
            };

    /// <summary>The sum for the star of n nodes.</summary>
    private static double Largest(CsrGraph graph, CentralisationOptions options)
    {
        double others = Math.Max(0, graph.NodeCount - 1),
            rest = Math.Max(0, graph.NodeCount - 2);
        return (options.Measure, graph.IsDirected, options.Ties) switch
        {
            (CentralisationMeasure.Degree, false, _) => others * rest,
            (CentralisationMeasure.Degree, true, TieDirection.Both) => 2 * others * rest,
            (CentralisationMeasure.Degree, true, _) => others * others,
            // Centre 1; the others (n−1) ÷ (2n−3) where ties lead back, else 0.
            (CentralisationMeasure.Closeness, false, _) => others * rest / Math.Max(1, others + rest),
            (CentralisationMeasure.Closeness, true, _) => others,
            (_, false, _) => others * others * rest / 2,
            _ => others * others * rest,
        };
    }
}

/// <summary>Of what a network's centralisation is told.</summary>
public enum CentralisationMeasure
{
    Degree,
    Closeness,
    Betweenness,
}

/// <summary>Options of <see cref="Centralisation"/>.</summary>
public sealed record CentralisationOptions
{
    public CentralisationMeasure Measure { get; init; } = CentralisationMeasure.Degree;

    /// <summary>Which arcs count for degree and closeness; of no matter where undirected.</summary>
    public TieDirection Ties { get; init; } = TieDirection.Both;
}

/// <summary>Answer of <see cref="Centralisation"/>.</summary>
/// <param name="Value">In [0, 1]; null below three nodes.</param>
/// <param name="Sum">Σ (c_max − c_v).</param>
/// <param name="LargestSum">That of the star.</param>
public sealed record CentralisationResult(double? Value, double Sum, double LargestSum);
