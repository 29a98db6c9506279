using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Paths;

public class KShortestPathsTests
{
    [Fact]
    public void ThreePathsOfASmallGraphInOrder()
    {
        // The graph that is passed round as an example of Yen's algorithm: C to H, paths of 5, 7 and 8.
        var graph = TestGraph.Of("c>d:3 c>e:2 d>f:4 e>d:1 e>f:2 e>g:3 f>g:2 f>h:1 g>h:2");
        var result = KShortestPaths.Compute(graph, 2, 7, new() { K = 3, Lengths = LengthRule.Weight });
        Assert.Equal([5.0, 7.0, 8.0], result.Paths.Select(path => path.Cost));
        Assert.Equal([2, 4, 5, 7], result.Paths[0].Nodes);
        Assert.Equal([2, 4, 6, 7], result.Paths[1].Nodes);
        Assert.False(result.IsWhole);
        Assert.True(result.TiesLeftOut);
    }

    [Fact]
    public void PathsAreTheCheapestOfAllAndNoneTwice() =>
        Gen.Select(TestGraph.RandomOfAnyKind(7), Gen.Enum<LengthRule>(), Gen.Int[1, 12], Gen.Int[0, 4].Array[7], Gen.Int[0, 6])
            .Sample(
                (graph, rule, k, tolls, barred) =>
                {
                    var (source, target) = (0, graph.NodeCount - 1);
                    double Cost(int arc) =>
                        PathOracle.LengthOf(graph, arc, rule)
                        + (
                            graph.Targets[arc] == target ? 0
                            : graph.Targets[arc] == barred ? double.PositiveInfinity
                            : tolls[graph.Targets[arc]]
                        );
                    var all = PathOracle.AllPaths(graph, source, target, Cost);
                    var options = new KShortestOptions
                    {
                        K = k,
                        Lengths = rule,
                        Excluded = barred < graph.NodeCount ? [barred] : null,
                        Penalties = [.. tolls.Take(graph.NodeCount).Select(toll => (double)toll)],
                    };
                    var result = KShortestPaths.Compute(graph, source, target, options);
                    var costs = all.Select(path => path.Length).Order().ToArray();
                    Assert.Equal(Math.Min(k, all.Count), result.Paths.Length);
                    for (var i = 0; i < result.Paths.Length; i++)
                    {
                        Assert.Equal(costs[i], result.Paths[i].Cost, 1e-9);
                        Assert.Contains(all, path => path.Nodes.SequenceEqual(result.Paths[i].Nodes));
                    }
                    Assert.Equal(result.Paths.Length, result.Paths.Select(path => string.Join(' ', path.Nodes)).Distinct().Count());
                    Assert.Equal(all.Count <= k, result.IsWhole);
                    Assert.Equal(all.Count > k && Math.Abs(costs[k] - costs[k - 1]) < 1e-9, result.TiesLeftOut);
                }
            );

    /// <summary>Costs need no order of the ends of a tie: lengths that add nothing to a sum change it by rounding alone.</summary>
    [Fact]
    public void LengthsThatAddNothingLeaveCostsRight() =>
        Gen.Select(TestGraph.Random(7), Gen.Int[0, 30], Gen.Int[1, 12])
            .Sample(
                (graph, apart, k) =>
                {
                    var far = TestGraph.WithWeights(graph, (one, other) => Math.Pow(10, (one * 5 + other * 3) % 3 * apart));
                    var (source, target) = (0, far.NodeCount - 1);
                    var all = PathOracle
                        .AllPaths(far, source, target, arc => far.WeightAt(arc))
                        .Select(path => path.Length)
                        .Order()
                        .ToArray();
                    var result = KShortestPaths.Compute(far, source, target, new() { K = k, Lengths = LengthRule.Weight });
                    Assert.Equal(Math.Min(k, all.Length), result.Paths.Length);
                    Assert.All(all.Zip(result.Paths), pair => Assert.Equal(pair.First, pair.Second.Cost, 1e-12 * pair.First));
                    Assert.Equal(result.Paths.Length, result.Paths.Select(path => string.Join(' ', path.Nodes)).Distinct().Count());
                    var one = PairPath.Compute(far, source, target, new() { Lengths = LengthRule.Weight }).Path;
                    Assert.Equal(
                        all.DefaultIfEmpty(double.PositiveInfinity).First(),
                        one?.Cost ?? double.PositiveInfinity,
                        1e-12 * (one?.Cost ?? 1)
                    );
                }
            );

    [Fact]
    public void EquallyCheapPathsComeBySteps()
    {
        // 1/3 + 1/3 + 1/3 = 1 whatever the rounding, so the direct tie comes first.
        var result = KShortestPaths.Compute(TestGraph.Of("a-b:3 b-c:3 c-d:3 a-d:1"), 0, 3, new() { Lengths = LengthRule.InverseWeight });
        Assert.Equal([1, 3], result.Paths.Select(path => path.Hops));
        Assert.True(result.IsWhole);
    }

    [Fact]
    public void ThreadsDoNotChangeTheAnswer()
    {
        var graph = TestGraph.Large(weighted: true);
        var (one, four) = TestGraph.OnOneAndFourThreads(() =>
            KShortestPaths.Compute(graph, 9999, 19_999, new() { K = 40, Lengths = LengthRule.Weight })
        );
        Assert.Equal(40, one.Paths.Length);
        Assert.Equal(one.Paths.Select(path => string.Join(' ', path.Nodes)), four.Paths.Select(path => string.Join(' ', path.Nodes)));
        Assert.Equal(one.Paths.Select(path => path.Cost).Order(), one.Paths.Select(path => path.Cost));
    }

    [Fact]
    public void NoWayMeansNoPathAndNothingLeftOut()
    {
        var result = KShortestPaths.Compute(TestGraph.Of("a-b c"), 0, 2);
        Assert.Empty(result.Paths);
        Assert.True(result.IsWhole);
        Assert.False(result.TiesLeftOut);
    }

    [Fact]
    public void ANodeHasOneWayToItself() =>
        Assert.Equal([1], Assert.Single(KShortestPaths.Compute(TestGraph.Of("a-b b-c"), 1, 1).Paths).Nodes);

    [Fact]
    public void OptionsAreChecked()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new KShortestOptions { K = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => KShortestPaths.Compute(TestGraph.Of("a-b"), 0, 5));
    }

    [Fact]
    public void ACancelledSearchStops() =>
        Assert.Throws<OperationCanceledException>(() =>
            KShortestPaths.Compute(TestGraph.Karate, 0, 33, cancel: new CancellationToken(true))
        );
}
