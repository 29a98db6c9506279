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
    public void TheFitIsTheCorrelationOfTheSplitAndNoSingleMoveBettersIt() => Gen.Select(TestGraph.RandomOfAnyKind(12), Gen.Bool, Gen.Bool).Sample((graph, countBetween, useWeights) =>
    {
        var result = CorePeriphery.Compute(graph, new() { CountTiesBetween = countBetween, UseWeights = useWeights, StartCount = 3 });
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
    }, iter: 300);

    [Theory, InlineData(false), InlineData(true)]
    public void TheFamiliesOfFlorenceHaveTheBestSplitThereIs(bool countBetween)
    {
        var graph = TestGraph.Florentine;
        var best = double.NegativeInfinity;
        for (var bits = 0; bits < 1 << 16; bits++)
        {
            // Correlations of sums: the same as the definition, which the test above holds.
            double core = int.PopCount(bits), within = 0, outside = 0;
            for (var node = 0; node < 16; node++)
                foreach (var other in graph.NeighboursOf(node))
                    (within, outside) = (within + ((bits >> node & bits >> other & 1) != 0 ? 0.5 : 0), outside + (((bits >> node | bits >> other) & 1) == 0 ? 0.5 : 0));
            double inPairs = core * (core - 1) / 2, outPairs = (16 - core) * (15 - core) / 2;
            var (pairs, ties, ideal, met) = countBetween ? (120.0, 20.0, 120 - outPairs, 20 - outside) : (inPairs + outPairs, within + outside, inPairs, within);
            var spread = (pairs * ties - ties * ties) * (pairs * ideal - ideal * ideal);
            if (spread > 0)
                best = Math.Max(best, (pairs * met - ties * ideal) / Math.Sqrt(spread));
        }
        Assert.Equal(best, CorePeriphery.Compute(graph, new() { CountTiesBetween = countBetween, StartCount = 50 }).Fit, 9);
    }

    [Fact]
    public void TheSameSeedGivesTheSameSplit() => Assert.Equal(CorePeriphery.Compute(TestGraph.Karate, new() { Seed = 4 }).IsCore, CorePeriphery.Compute(TestGraph.Karate, new() { Seed = 4 }).IsCore);

    [Fact]
    public void WithoutTiesOrWithAllOfThemThereIsNoFit() => Assert.All([CsrGraph.Empty(), CsrGraph.Empty(4), TestGraph.Of("a-b a-c b-c")], graph =>
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
    public void CorenessIsThePlaceWhereNoSmallChangeFitsBetter() => TestGraph.RandomOfAnyKind(12).Sample(graph =>
    {
        var result = Coreness.Compute(graph, new() { MaxIterations = 20_000 });
        if (double.IsNaN(result.Fit))
            return;
        Assert.Equal(1, result.Scores.Sum(score => score * score), 9);
        Assert.Equal(ProductFit(graph, result.Scores), result.Fit, tolerance: 1e-7);
        // Where the best is beyond the least spread that the products may have, the result stands at that edge.
        var products = (from u in Enumerable.Range(0, graph.NodeCount) from v in Enumerable.Range(0, u) select result.Scores[u] * result.Scores[v]).ToArray();
        if (!result.Converged || products.Length * products.Sum(product => product * product) < (1 + 1e-4) * Math.Pow(products.Sum(), 2))
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
    }, iter: 500);

    [Fact]
    public void ACancelledComputationStops()
    {
        Assert.Throws<OperationCanceledException>(() => CorePeriphery.Compute(TestGraph.Karate, null, new CancellationToken(canceled: true)));
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

    private static double ProductFit(CsrGraph graph, double[] scores)
    {
        var pairs = new List<(double, double)>();
        for (var u = 0; u < scores.Length; u++)
            for (var v = 0; v < u; v++)
                pairs.Add((Tie(graph, u, v, useWeights: true), scores[u] * scores[v]));
        return Pearson(pairs);
    }

    private static double Tie(CsrGraph graph, int u, int v, bool useWeights) =>
        graph.Underlying.ArcOf(u, v) is >= 0 and var arc ? useWeights ? graph.Underlying.WeightAt(arc) : 1 : 0;

    private static double Pearson(List<(double X, double Y)> pairs)
    {
        if (pairs.Count == 0)
            return double.NaN;
        double meanX = pairs.Average(pair => pair.X), meanY = pairs.Average(pair => pair.Y);
        double xy = pairs.Sum(pair => (pair.X - meanX) * (pair.Y - meanY)), xx = pairs.Sum(pair => (pair.X - meanX) * (pair.X - meanX)), yy = pairs.Sum(pair => (pair.Y - meanY) * (pair.Y - meanY));
        return xx < 1e-12 || yy <= 1e-12 * pairs.Sum(pair => pair.Y * pair.Y) ? double.NaN : xy / Math.Sqrt(xx * yy);
    }
}
