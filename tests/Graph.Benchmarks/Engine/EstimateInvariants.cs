using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Algorithms.Influence;
using AntiCorruption.Graph.Algorithms.Mixing;
using AntiCorruption.Graph.Algorithms.WholeGraph;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Invariants
{
    /// <summary>
    /// How many standard deviations an estimate may lie from what it estimates: chance goes farther once in hundreds of millions.
    /// </summary>
    private const double Deviations = 6;

    /// <summary>Each score is within its error of what the definition says.</summary>
    public static string? SampledBetweenness(CsrGraph graph, Outcome outcome)
    {
        var exact = Oracles.Betweenness(graph, Algorithms.Paths.LengthRule.Hops).Values.Select(value => value.Value);
        var errors = outcome.Details.Select(detail => detail.Value);
        foreach (var ((key, score), (wanted, error)) in outcome.Values.Zip(exact.Zip(errors)))
            if (Math.Abs(score - wanted) > Deviations * error + 1e-9 * Math.Max(1, wanted))
                return FormattableString.Invariant($"node {key} has {score:R} with an error of {error:R}, and is worth {wanted:R}");
        return null;
    }

    /// <summary>
    /// Each walk is of its start and of ties, as long as it can be; visits are those of the walks, and near what the powers of the
    /// transition matrix say.
    /// </summary>
    public static string? RandomWalks(CsrGraph graph, Outcome outcome)
    {
        var result = Algorithms.Paths.RandomWalks.Compute(graph, new() { WalksPerSource = 1, MaxWalks = graph.NodeCount });
        var visits = new long[graph.NodeCount];
        for (var source = 0; source < graph.NodeCount; source++)
        {
            var walk = result.Walks[source];
            if (
                walk[0] != source
                || (walk.Length < 81 && graph.DegreeOf(walk[^1]) > 0)
                || walk.Length > 81
                || Enumerable.Range(1, walk.Length - 1).Any(i => !graph.HasArc(walk[i - 1], walk[i]))
            )
                return $"the walk from {source} leaves the ties or ends early";
            foreach (var node in walk)
                visits[node]++;
        }
        if (!visits.Select(count => (double)count).SequenceEqual(outcome.Values.Select(value => value.Value)))
            return "visits are not those of the walks";
        var (now, expected) = (Enumerable.Repeat(1.0, graph.NodeCount).ToArray(), new double[graph.NodeCount]);
        for (var step = 0; step <= 80; step++)
        {
            expected = [.. expected.Zip(now, (sum, here) => sum + here)];
            var next = new double[graph.NodeCount];
            foreach (var (source, target, weight) in Oracles.Arcs(graph))
                next[target] += now[source] * weight / StrengthOf(graph, source);
            now = next;
        }
        // A walk comes by at most 81 times, so the variance is at most 81 times the mean.
        var wrong = Enumerable
            .Range(0, visits.Length)
            .FirstOrDefault(node => Math.Abs(visits[node] - expected[node]) > Deviations * Math.Sqrt(81 * expected[node]), -1);
        return wrong < 0 ? null : FormattableString.Invariant($"node {wrong} should have about {expected[wrong]:0.#} visits");
    }

    /// <summary>
    /// Sums over all nodes are within three times the stated error of the exact ones; of nodes, the root mean square error of the harmonic
    /// sums is below twice of it.
    /// </summary>
    public static string? HyperBall(CsrGraph graph, Outcome outcome)
    {
        var (result, exact) = (
            Algorithms.WholeGraph.HyperBall.Compute(graph),
            Oracles.MeanDistance(graph).Values.ToDictionary(value => value.Key, value => value.Value)
        );
        foreach (var (key, value) in outcome.Values)
            if (double.IsNaN(value) != double.IsNaN(exact[key]) || Math.Abs(value - exact[key]) > 3 * result.RelativeError * exact[key])
                return FormattableString.Invariant($"{key} is {exact[key]:R}");
        var harmonic = Oracles.Harmonic(graph).Values.Select(value => value.Value).ToArray();
        var squares = harmonic
            .Zip(result.Harmonic)
            .Where(pair => pair.First > 0)
            .Select(pair => Math.Pow(pair.Second / pair.First - 1, 2))
            .DefaultIfEmpty()
            .Average();
        return Math.Sqrt(squares) > 2 * result.RelativeError
            ? FormattableString.Invariant($"harmonic sums are off by {Math.Sqrt(squares):0.###}")
            : null;
    }

    /// <summary>With as many starts as nodes the exact figures; with fewer a mean near it and a largest that is not above it.</summary>
    public static string? SampledDistances(CsrGraph graph, Outcome outcome)
    {
        var (figures, exact) = (
            outcome.Values.ToDictionary(value => value.Key, value => value.Value),
            Oracles.MeanDistance(graph).Values.ToDictionary(value => value.Key, value => value.Value)
        );
        var slack = graph.NodeCount <= 1024 ? Rounding : 0.05;
        return
            figures["largest"] > exact["largest"]
            || figures.Any(figure =>
                figure.Key != "largest"
                && !(Math.Abs(figure.Value - exact[figure.Key]) <= slack * exact[figure.Key])
                && !Same(figure.Value, exact[figure.Key])
            )
            ? FormattableString.Invariant($"the mean is {exact["mean"]:R}, the largest {exact["largest"]}")
            : null;
    }

    /// <summary>Every figure again from its definition, on the same random graphs, which have the degrees of the first.</summary>
    public static string? SmallWorld(CsrGraph graph, Outcome outcome)
    {
        graph = graph.Underlying;
        var (options, result) = (new SmallWorldOptions(), Algorithms.WholeGraph.SmallWorld.Compute(graph));
        var (clustering, distance) = ClusteringAndDistance(graph);
        var random = new List<(double Clustering, double Distance)>();
        for (var replica = 0; replica < options.Replicas; replica++)
        {
            var rewiring = new Rewiring(graph);
            rewiring.Run(options.SwapsPerTie, options.Seed, (ulong)replica, default);
            var other = rewiring.ToGraph();
            if (Enumerable.Range(0, graph.NodeCount).Any(node => graph.DegreeOf(node) != other.DegreeOf(node)))
                return "a random graph has other degrees";
            random.Add(ClusteringAndDistance(other));
        }
        var (ofRandom, steps) = (random.Average(one => one.Clustering), random.Average(one => one.Distance));
        var sigma = ofRandom > 0 ? clustering / ofRandom / (distance / steps) : double.NaN;
        var omega = result.LatticeClustering > 0 ? steps / distance - clustering / result.LatticeClustering : double.NaN;
        var reported = outcome.Values.Select(value => value.Value).ToArray();
        return Same(reported[0], sigma) && Same(reported[1], omega)
            ? null
            : FormattableString.Invariant($"sigma is {sigma:R}, omega {omega:R}");
    }

    /// <summary>Seeds are always reached, nodes that no way leads to never.</summary>
    public static string? Spread(BenchmarkInput input, Outcome outcome)
    {
        var certain = Oracles.CertainCascade(input).Values.Select(value => value.Value).ToArray();
        var shares = outcome.Values.Select(value => value.Value).ToArray();
        var wrong = Enumerable
            .Range(0, shares.Length)
            .FirstOrDefault(node => shares[node] < (input.Sources.Contains(node) ? 1 : 0) || shares[node] > certain[node], -1);
        return wrong < 0 ? null : FormattableString.Invariant($"node {wrong} cannot be reached with a share of {shares[wrong]:R}");
    }

    /// <summary>The spread of the seeds is what as many runs from them give, within the errors of both.</summary>
    public static string? Seeds(CsrGraph graph, DiffusionModel model, Outcome outcome, InfluenceMaximisationResult result)
    {
        int[] seeds = [.. outcome.Values.Select(value => (int)value.Value)];
        if (seeds.Distinct().Count() < seeds.Length || !seeds.SequenceEqual(result.Seeds))
            return "the seeds are not different ones, or others in another run";
        var simulated =
            model == DiffusionModel.IndependentCascade
                ? IndependentCascade.Compute(graph, seeds, new() { Chances = CascadeRule.InverseInDegree, RunCount = 2_000 })
                : LinearThreshold.Compute(graph, seeds, new() { RunCount = 2_000 });
        return
            Math.Abs(simulated.Spread - result.Spread)
            <= Deviations * Math.Sqrt(Math.Pow(simulated.StandardError, 2) + Math.Pow(result.StandardError, 2)) + Rounding
            ? null
            : FormattableString.Invariant($"the spread is {simulated.Spread:0.###}");
    }

    /// <summary>
    /// A largest component that only shrinks (or, with <paramref name="grows"/>, grows), and is that of the whole graph at the one end.
    /// </summary>
    public static string? Monotone(CsrGraph graph, Outcome outcome, double whole, bool grows)
    {
        var sizes = outcome.Values.Select(value => value.Value).ToArray();
        if (grows)
            Array.Reverse(sizes);
        if (
            Math.Abs(
                sizes[0]
                    - (
                        graph.NodeCount == 0
                            ? 0
                            : Oracles.Components(graph, strong: false).Values.CountBy(value => value.Value).Max(group => group.Value)
                                * whole
                    )
            ) > Rounding
        )
            return "the whole graph has another largest component";
        return Enumerable.Range(1, sizes.Length - 1).Any(i => sizes[i] > sizes[i - 1] + Rounding) ? "there is a step the other way" : null;
    }

    /// <summary>The mean of the permutations is near the one to be expected.</summary>
    public static string? Permutations(BenchmarkInput input, Outcome outcome)
    {
        var figures = outcome.Values.ToDictionary(value => value.Key, value => value.Value);
        var expected = ExternalInternalIndex.Compute(input.Graph, input.Labels).Expected ?? double.NaN;
        return input.Graph.ArcCount == 0 || Math.Abs(figures["mean"] - expected) <= Deviations * figures["sd"] / Math.Sqrt(1000) + Rounding
            ? null
            : FormattableString.Invariant($"the mean should be near {expected:R}");
    }

    private static (double Clustering, double Distance) ClusteringAndDistance(CsrGraph graph) =>
        (
            Oracles.ClusteringOf(graph, ClusteringKind.WattsStrogatz).Values.Select(value => value.Value).DefaultIfEmpty().Average(),
            Oracles.MeanDistance(graph).Values.First().Value
        );
}
