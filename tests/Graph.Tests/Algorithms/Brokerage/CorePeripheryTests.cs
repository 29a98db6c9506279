using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Brokerage;

public class CorePeripheryTests
{
    [Fact]
    public void AnIdealCoreIsFoundWithAFitOfOne()
    {
        // a, b and c know each other; d, e and f each know one or two of them and not one another.
        var graph = TestGraph.Of("a-b b-c a-c d-a e-b e-c f-c");
        var result = CorePeriphery.Compute(graph);
        Assert.Equal([true, true, true, false, false, false], result.IsCore);
        Assert.Equal((3, 1.0), (result.CoreSize, Math.Round(result.Fit, 12)));
    }

    [Fact]
    public void AStarIsIdealWhenTiesBetweenAreCounted()
    {
        var result = CorePeriphery.Compute(TestGraph.Of("a-b a-c a-d a-e"), new() { CountTiesBetween = true });
        Assert.Equal([true, false, false, false, false], result.IsCore);
        Assert.Equal(1, result.Fit, 12);
    }

    [Fact]
    public void TheFitIsTheCorrelationOfTheSplitAndNoSingleMoveBettersIt() =>
        Gen.Select(TestGraph.RandomOfAnyKind(12), Gen.Bool, Gen.Bool)
            .Sample(
                (graph, countBetween, useWeights) =>
                {
                    var result = CorePeriphery.Compute(
                        graph,
                        new()
                        {
                            CountTiesBetween = countBetween,
                            UseWeights = useWeights,
                            StartCount = 3,
                        }
                    );
                    Assert.Equal(result.IsCore.Count(isCore => isCore), result.CoreSize);
                    double FitOf(bool[] split) => Correlation(graph, split, countBetween, useWeights);
                    var best = double.IsNaN(result.Fit) ? double.NegativeInfinity : result.Fit;
                    if (!double.IsNaN(result.Fit))
                        Assert.Equal(FitOf(result.IsCore), result.Fit, 9);
                    for (var node = 0; node < graph.NodeCount; node++)
                    {
                        result.IsCore[node] ^= true;
                        Assert.False(FitOf(result.IsCore) > best + 1e-9 && !double.IsNegativeInfinity(best));
                        result.IsCore[node] ^= true;
                    }
                },
                iter: 300
            );

    [Theory, InlineData(false), InlineData(true)]
    public void TheFamiliesOfFlorenceHaveTheBestSplitThereIs(bool countBetween)
    {
        var graph = TestGraph.Florentine;
        var best = double.NegativeInfinity;
        for (var bits = 0; bits < 1 << 16; bits++)
        {
            // Correlations of sums: the same as the definition, which the test above holds.
            double core = int.PopCount(bits),
                within = 0,
                outside = 0;
            for (var node = 0; node < 16; node++)
                foreach (var other in graph.NeighboursOf(node))
                    (within, outside) = (
                        within + ((bits >> node & bits >> other & 1) != 0 ? 0.5 : 0),
                        outside + (((bits >> node | bits >> other) & 1) == 0 ? 0.5 : 0)
                    );
            double inPairs = core * (core - 1) / 2,
                outPairs = (16 - core) * (15 - core) / 2;
            var (pairs, ties, ideal, met) = countBetween
                ? (120.0, 20.0, 120 - outPairs, 20 - outside)
                : (inPairs + outPairs, within + outside, inPairs, within);
            var spread = (pairs * ties - ties * ties) * (pairs * ideal - ideal * ideal);
            if (spread > 0)
                best = Math.Max(best, (pairs * met - ties * ideal) / Math.Sqrt(spread));
        }
        Assert.Equal(best, CorePeriphery.Compute(graph, new() { CountTiesBetween = countBetween }).Fit, 9);
    }

    [Fact]
    public void NoSplitOfASmallGraphFitsBetter() =>
        Gen.Select(TestGraph.RandomOfAnyKind(8), Gen.Bool, Gen.Bool)
            .Sample(
                (graph, countBetween, isFarApart) =>
                {
                    graph = isFarApart
                        ? TestGraph.WithWeights(graph.Underlying, (one, other) => Math.Pow(10, (one * 7 + other * 3) % 13 - 6))
                        : graph;
                    var result = CorePeriphery.Compute(graph, new() { CountTiesBetween = countBetween });
                    var best = Splits(graph.NodeCount)
                        .Select(split => Correlation(graph, split, countBetween, useWeights: true))
                        .Where(fit => !double.IsNaN(fit))
                        .DefaultIfEmpty(double.NaN)
                        .Max();
                    Assert.Equal(best, result.Fit, 1e-9);
                    Assert.False(result.Fit > 1);
                },
                iter: 400
            );

    [Theory]
    [
        InlineData("a-b:1000000 a-c:7 a-d:2 a-e:0.8 a-f:0.3"),
        InlineData("a-b:1e100 a-c:1 c-d:1e-100 d-e:1e-90"),
        InlineData("a-b:1 b-c:1.000002 c-a:1 d-a:1")
    ]
    public void WeightsFarApartOrNearlyAlikeGiveNoFitAboveOne(string literal) => Assert.All([false, true], countBetween =>
        {
            var graph = TestGraph.Of(literal);
            var result = CorePeriphery.Compute(graph, new() { CountTiesBetween = countBetween });
            Assert.InRange(result.Fit, 0, 1);
            Assert.Equal(Correlation(graph, result.IsCore, countBetween, useWeights: true), result.Fit, 1e-6);
            Assert.False(Coreness.Compute(graph).Fit > 1);
        });

    [Fact]
    public void TheSearchOfLargerGraphsFindsTheBestSplitOfNearlyAll()
    {
        var (missed, tried) = (0, 0);
        Gen.Select(TestGraph.RandomOfAnyKind(12), Gen.Bool)
            .Sample(
                (graph, countBetween) =>
                {
                    var options = new CorePeripheryOptions { CountTiesBetween = countBetween };
                    var (best, found) = (
                        CorePeriphery.Compute(graph, options).Fit,
                        CorePeriphery.Compute(graph, options, isExhaustive: false, CancellationToken.None).Fit
                    );
                    Assert.False(found > best + 1e-9);
                    Interlocked.Add(ref missed, best > found + 1e-9 ? 1 : 0);
                    Interlocked.Increment(ref tried);
                },
                iter: 2_000
            );
        Assert.InRange((double)missed / tried, 0, 0.01);
    }

    [Fact]
    public void TheSameSeedGivesTheSameSplit() =>
        Assert.Equal(
            CorePeriphery.Compute(TestGraph.Karate, new() { Seed = 4 }).IsCore,
            CorePeriphery.Compute(TestGraph.Karate, new() { Seed = 4 }).IsCore
        );

    [Fact]
    public void WithoutTiesOrWithAllOfThemThereIsNoFit() =>
        Assert.All([CsrGraph.Empty(), CsrGraph.Empty(4), TestGraph.Of("a-b a-c b-c")], graph =>
        {
            var result = CorePeriphery.Compute(graph);
            Assert.True(double.IsNaN(result.Fit));
            Assert.Equal(0, result.CoreSize);
            var coreness = Coreness.Compute(graph);
            Assert.True(double.IsNaN(coreness.Fit) && coreness.Converged);
            Assert.All(coreness.Scores, score => Assert.True(double.IsNaN(score)));
        });

    [Fact]
    public void AStarFitsProductsExactly()
    {
        var result = Coreness.Compute(TestGraph.Of("a-b a-c a-d a-e"));
        Assert.Equal(1, result.Fit, 6);
        Assert.All(result.Scores[1..], score => Assert.True(score < result.Scores[0]));
    }

    [Fact]
    public void CorenessIsThePlaceWhereNoSmallChangeFitsBetter() =>
        TestGraph
            .RandomOfAnyKind(12)
            .Sample(
                graph =>
                {
                    var result = Coreness.Compute(graph, new() { MaxIterations = 20_000 });
                    if (double.IsNaN(result.Fit))
                        return;
                    Assert.Equal(1, result.Scores.Sum(score => score * score), 9);
                    Assert.Equal(ProductFit(graph, result.Scores), result.Fit, tolerance: 1e-7);
                    // Where the best is beyond the least spread that the products may have, the result stands at that edge.
                    var products = (
                        from u in Enumerable.Range(0, graph.NodeCount)
                        from v in Enumerable.Range(0, u)
                        select result.Scores[u] * result.Scores[v]
                    ).ToArray();
                    if (
                        !result.Converged
                        || products.Length * products.Sum(product => product * product) < (1 + 1e-4) * Math.Pow(products.Sum(), 2)
                    )
                        return;
                    // Small beside the number itself: where one node has nearly all, a thousandth of it is much to another.
                    var least = result.Scores.Where(score => score > 0).Min();
                    foreach (var change in new[] { 1e-3, -1e-3 })
                        for (var node = 0; node < graph.NodeCount; node++)
                        {
                            var moved = (double[])result.Scores.Clone();
                            moved[node] = Math.Max(0, moved[node] + change * Math.Max(moved[node], least));
                            Assert.False(ProductFit(graph, moved) > result.Fit + 1e-4);
                        }
                },
                iter: 500
            );

    [Fact]
    public void NoNumbersFitMuchBetterThanCoreness() =>
        TestGraph
            .RandomOfAnyKind(6)
            .Sample(
                graph =>
                {
                    var result = Coreness.Compute(graph);
                    if (!double.IsNaN(result.Fit))
                        Assert.True(result.Fit >= BestProductFit(graph) - 1e-3);
                },
                iter: 100
            );

    [Fact]
    public void MoreStartsOfALargeGraphFitNoWorse()
    {
        var graph = TestGraph.Large(nodes: 600, ties: 2_000, weighted: true);
        var (one, ten) = (Coreness.Compute(graph, new() { StartCount = 1 }), Coreness.Compute(graph));
        Assert.True(ten.Fit >= one.Fit - 1e-9);
        Assert.Equal(ten.Scores, Coreness.Compute(graph).Scores);
    }

    [Fact]
    public void ACancelledComputationStops()
    {
        Assert.Throws<OperationCanceledException>(() =>
            CorePeriphery.Compute(TestGraph.Karate, null, new CancellationToken(canceled: true))
        );
        Assert.Throws<OperationCanceledException>(() => Coreness.Compute(TestGraph.Karate, null, new CancellationToken(canceled: true)));
    }

    private static double Correlation(CsrGraph graph, bool[] isCore, bool countBetween, bool useWeights)
    {
        var pairs = new List<(double, double)>();
        for (var u = 0; u < isCore.Length; u++)
        for (var v = 0; v < u; v++)
            if (countBetween || isCore[u] == isCore[v])
                pairs.Add((Tie(graph, u, v, useWeights), isCore[u] || isCore[v] ? 1 : 0));
        return Pearson(pairs);
    }

    private static IEnumerable<bool[]> Splits(int nodes) =>
        Enumerable.Range(0, 1 << nodes).Select(bits => Enumerable.Range(0, nodes).Select(node => (bits >> node & 1) != 0).ToArray());

    /// <summary>From many starts, each number multiplied, divided or made nothing wherever that fits better, in ever smaller
    /// steps.</summary>
    private static double BestProductFit(CsrGraph graph)
    {
        var best = double.NegativeInfinity;
        for (var start = 1UL; start <= 12; start++)
        {
            var random = new SeededRandom(7, start);
            var scores = Enumerable.Range(0, graph.NodeCount).Select(_ => Math.Pow(random.NextDouble(), start)).ToArray();
            var fit = ProductFit(graph, scores);
            for (var step = 1.0; step > 1e-3; )
            {
                var before = fit;
                for (var node = 0; node < scores.Length; node++)
                    foreach (var trial in (double[])[scores[node] * (1 + step), scores[node] / (1 + step), 0, scores.Max() * step])
                    {
                        var old = scores[node];
                        scores[node] = trial;
                        if (ProductFit(graph, scores) is var better && (better > fit || double.IsNaN(fit)))
                            fit = better;
                        else
                            scores[node] = old;
                    }
                step = fit > before + 1e-6 ? step : step / 2;
            }
            // Products that are nearly alike are none to ours.
            if (Spread(scores) > 1e-5)
                best = Math.Max(best, fit);
        }
        return best;
    }

    /// <summary>Of the products, as a share of their squares.</summary>
    private static double Spread(double[] scores)
    {
        double[] products = [.. from u in Enumerable.Range(0, scores.Length) from v in Enumerable.Range(0, u) select scores[u] * scores[v]];
        return 1 - Math.Pow(products.Sum(), 2) / products.Length / products.Sum(product => product * product);
    }

    private static double ProductFit(CsrGraph graph, double[] scores)
    {
        var pairs = new List<(double, double)>();
        for (var u = 0; u < scores.Length; u++)
        for (var v = 0; v < u; v++)
            pairs.Add((Tie(graph, u, v, useWeights: true), scores[u] * scores[v]));
        return Pearson(pairs);
    }

    private static double Tie(CsrGraph graph, int u, int v, bool useWeights) =>
        graph.Underlying.ArcOf(u, v) is >= 0 and var arc
            ? useWeights
                ? graph.Underlying.WeightAt(arc)
                : 1
            : 0;

    private static double Pearson(List<(double X, double Y)> pairs)
    {
        if (pairs.Count == 0)
            return double.NaN;
        double meanX = pairs.Average(pair => pair.X),
            meanY = pairs.Average(pair => pair.Y);
        double xy = pairs.Sum(pair => (pair.X - meanX) * (pair.Y - meanY)),
            xx = pairs.Sum(pair => (pair.X - meanX) * (pair.X - meanX)),
            yy = pairs.Sum(pair => (pair.Y - meanY) * (pair.Y - meanY));
        return xx <= 1e-12 * pairs.Sum(pair => pair.X * pair.X) || yy <= 1e-12 * pairs.Sum(pair => pair.Y * pair.Y)
            ? double.NaN
            : xy / Math.Sqrt(xx * yy);
    }
}
