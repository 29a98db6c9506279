using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Rankings;

/// <summary>A value for each party of a network, and how it came about.</summary>
/// <param name="Values">By node; NaN where the metric is not defined for the party.</param>
/// <param name="Algorithm">What was computed, with its source.</param>
public sealed record MetricScores(double[] Values, string Algorithm)
{
    /// <summary>Standard errors by node, where the values are estimates.</summary>
    public double[]? Errors { get; init; }

    /// <summary>Start parties that estimates rest on; null: all that there are.</summary>
    public int? StartCount { get; init; }

    /// <summary>Whether rounds ended by their tolerance; null where there are no rounds.</summary>
    public bool? Converged { get; init; }

    public int? Iterations { get; init; }

    /// <summary>Shortest ways drawn at random that estimates rest on; null where none were drawn.</summary>
    public int? SampleCount { get; init; }

    /// <summary>
    /// With a probability of nine in ten no estimate is off by more, in the unit of the values; null where no bound is known.
    /// </summary>
    public double? ErrorBound { get; init; }

    public bool IsExact => StartCount is null && SampleCount is null;

    public static MetricScores Of(ScopedNetwork network, MetricOptions options, CancellationToken cancel = default) =>
        Of(network.Graph, options, options.StartCountFor(network.Graph), SeedNodes(network, options), cancel);

    /// <param name="starts">Start parties to sample; null: all.</param>
    /// <param name="seeds">Nodes where the personalised PageRank starts anew.</param>
    internal static MetricScores Of(CsrGraph graph, MetricOptions options, int? starts, int[] seeds, CancellationToken cancel) =>
        options.Metric switch
        {
            Metric.PersonalisedPageRank or Metric.Eigenvector or Metric.Katz or Metric.Hub or Metric.Authority => IteratedScores.Of(
                graph,
                options,
                seeds,
                cancel
            ),
            Metric.Reach => new(
                Divide(
                    Array.ConvertAll(
                        Algorithms
                            .Centrality.Reach.Compute(graph, new() { Steps = options.Steps, Direction = options.Direction }, cancel)
                            .Counts,
                        count => (double)count
                    ),
                    Scale(graph, options)
                ),
                "reach (Everett and Borgatti 2005)"
            ),
            Metric.Constraint => new(
                StructuralHoles.Compute(graph, new() { Measures = StructuralHolesMeasures.Constraint }, cancel).Constraint!,
                "constraint (Burt 1992)"
            ),
            Metric.EffectiveSize => new(
                StructuralHoles.Compute(graph, new() { Measures = StructuralHolesMeasures.EffectiveSize }, cancel).EffectiveSize!,
                "effective size (Burt 1992)"
            ),
            Metric.Degree => new(Degrees(graph, node => graph.Underlying.DegreeOf(node), options), "number of partners"),
            Metric.InDegree => new(Degrees(graph, graph.InDegreeOf, options), "number of ties that point to the party"),
            Metric.OutDegree => new(Degrees(graph, graph.DegreeOf, options), "number of ties that point away from the party"),
            Metric.Strength => new(
                Strengths(graph.Underlying, graph.Underlying.Offsets, graph.Underlying.Weights),
                "sum of the weights of its ties"
            ),
            Metric.InStrength => new(
                Strengths(graph, graph.InOffsets, graph.InWeights),
                "sum of the weights of the ties that point to the party"
            ),
            Metric.OutStrength => new(
                Strengths(graph, graph.Offsets, graph.Weights),
                "sum of the weights of the ties that point away from the party"
            ),
            Metric.Closeness or Metric.Harmonic => Distances(graph, options, starts, cancel),
            Metric.Betweenness => Ways(graph, options, starts, cancel),
            Metric.PageRank => IteratedScores.Of(graph, options, seeds, cancel),
            Metric.CoreNumber => new(
                Array.ConvertAll(CoreNumbers.Compute(graph, cancel).Cores, core => (double)core),
                "core decomposition (Batagelj and Zaveršnik 2003)"
            ),
            Metric.Clustering => new(
                Clusterings(graph.Underlying.Unweighted, cancel),
                "local clustering coefficient (Watts and Strogatz 1998)"
            ),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Metric, "There is no such metric."),
        };

    /// <summary>
    /// What of the largest value can be rounding in any of them. The vectors of Eigenvector and HITS end at a residual of 1e-9 of their
    /// eigenvalue: what is truly 0, as in components of a smaller eigenvalue, is left as anything up to there times eigenvalue ÷ gap.
    /// </summary>
    internal static double RoundingOf(Metric metric) =>
        metric is Metric.Eigenvector or Metric.Hub or Metric.Authority ? 1e-8 : Ranks.RoundingShare;

    internal static int[] SeedNodes(ScopedNetwork network, MetricOptions options) =>
        [.. options.SeedIds.Select(network.NodeOf).Where(node => node >= 0)];

    private static double Scale(CsrGraph graph, MetricOptions options) => options.IsNormalised ? Math.Max(1, graph.NodeCount - 1.0) : 1;

    private static double[] Degrees(CsrGraph graph, Func<int, int> degree, MetricOptions options)
    {
        var values = new double[graph.NodeCount];
        var largest = Scale(graph, options);
        for (var node = 0; node < values.Length; node++)
            values[node] = degree(node) / largest;
        return values;
    }

    private static double[] Strengths(CsrGraph graph, int[] offsets, double[]? weights)
    {
        var values = new double[graph.NodeCount];
        for (var node = 0; node < values.Length; node++)
        for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
            values[node] += weights is null ? 1 : weights[arc];
        return values;
    }

    private static MetricScores Distances(CsrGraph graph, MetricOptions options, int? starts, CancellationToken cancel)
    {
        var isHarmonic = options.Metric == Metric.Harmonic;
        var scale = isHarmonic ? Scale(graph, options) : 1;
        if (starts is { } count)
        {
            var sample = SampledCloseness.Compute(
                graph,
                new()
                {
                    StartCount = count,
                    Direction = options.Direction,
                    Seed = options.Seed,
                },
                cancel
            );
            return new(
                Divide(isHarmonic ? sample.Harmonic : sample.Closeness, scale),
                "distances from a sample of parties (Eppstein and Wang 2004)"
            )
            {
                Errors = Divide(isHarmonic ? sample.HarmonicErrors : sample.ClosenessErrors, scale),
                StartCount = sample.StartCount,
            };
        }
        var all = Closeness.Compute(graph, new() { Lengths = LengthsOf(options), Direction = options.Direction }, cancel);
        return new(
            Divide(isHarmonic ? all.Harmonic : all.Closeness, scale),
            isHarmonic ? "harmonic closeness (Marchiori and Latora 2000)" : "closeness (Wasserman and Faust 1994)"
        );
    }

    private static MetricScores Ways(CsrGraph graph, MetricOptions options, int? starts, CancellationToken cancel)
    {
        if (starts is not { } count)
            return new(
                Betweenness.Compute(graph, new() { Normalised = options.IsNormalised, Lengths = LengthsOf(options) }, cancel).Scores,
                "betweenness (Brandes 2001)"
            );
        if (options.StartCount is null && !options.IsByStrength)
            return WaysWithinBound(graph, options, cancel);
        var sample = SampledBetweenness.Compute(
            graph,
            new()
            {
                StartCount = count,
                Normalised = options.IsNormalised,
                Lengths = LengthsOf(options),
                Seed = options.Seed,
            },
            cancel
        );
        return new(sample.Scores, "betweenness from a sample of parties (Brandes and Pich 2007)")
        {
            Errors = sample.Errors,
            StartCount = sample.StartCount,
        };
    }

    /// <summary>What is too much to search from everyone, unless told from how many.</summary>
    private static MetricScores WaysWithinBound(CsrGraph graph, MetricOptions options, CancellationToken cancel)
    {
        var bound = new BoundedBetweennessOptions { Seed = options.Seed };
        var drawn = BoundedBetweenness.Compute(graph, bound, cancel);
        double nodes = graph.NodeCount;
        var scale =
            options.IsNormalised ? nodes / Math.Max(1, nodes - 2)
            : graph.IsDirected ? nodes * (nodes - 1)
            : nodes * (nodes - 1) / 2;
        return new(
            Array.ConvertAll(drawn.Scores, share => share * scale),
            "betweenness from ways drawn at random (Borassi and Natale 2016)"
        )
        {
            Errors = Array.ConvertAll(drawn.Scores, share => scale * Math.Sqrt(share * (1 - share) / Math.Max(1, drawn.SampleCount))),
            SampleCount = drawn.SampleCount,
            ErrorBound = bound.Epsilon * scale,
        };
    }

    private static double[] Clusterings(CsrGraph graph, CancellationToken cancel)
    {
        var values = ClusteringCoefficients.Compute(graph, cancel: cancel).Local;
        for (var node = 0; node < values.Length; node++)
            if (graph.DegreeOf(node) < 2)
                values[node] = double.NaN;
        return values;
    }

    private static LengthRule LengthsOf(MetricOptions options) => options.IsByStrength ? LengthRule.InverseWeight : LengthRule.Hops;

    private static double[] Divide(double[] values, double by) => by == 1 ? values : Array.ConvertAll(values, value => value / by);
}
