using AntiCorruption.Graph.Algorithms.Influence;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Influence;

public class DiffusionTests
{
    private const int Runs = 4_000;

    private static Gen<CsrGraph> Tiny(bool weighted) =>
        Gen.Bool.SelectMany(directed => TestGraph.Random(5, directed, weighted)).Where(graph => graph.ArcCount <= 10);

    [Fact]
    public void AChainPassesOnWithTheProductOfItsChances()
    {
        var result = IndependentCascade.Compute(TestGraph.Of("a>b b>c c>d"), [0], new() { Probability = 0.5, RunCount = 40_000 });
        Assert.Equal(1.875, result.Spread, 5 * result.StandardError);
        Assert.Equal(1, result.ReachedShare[0]);
        Assert.Equal(0.125, result.ReachedShare[3], 0.01);
        // Variance of 1 + three nested coins: Σ over the number passed of (value − mean)² · probability.
        Assert.Equal(Math.Sqrt(1.109375 / 40_000), result.StandardError, 1e-4);
    }

    [Fact]
    public void ACascadeReachesAsTheDefinitionSays() =>
        Gen.Select(Tiny(weighted: false), Gen.Bool, Gen.ULong)
            .Sample(
                (graph, byDegree, seed) =>
                {
                    var options = new IndependentCascadeOptions
                    {
                        Chances = byDegree ? CascadeRule.InverseInDegree : CascadeRule.Uniform,
                        Probability = 0.3,
                        RunCount = Runs,
                        Seed = seed,
                    };
                    AssertNear(
                        Worlds.Cascade(graph, [0], (_, v) => byDegree ? 1.0 / graph.InDegreeOf(v) : 0.3),
                        IndependentCascade.Compute(graph, [0], options)
                    );
                },
                iter: 40
            );

    [Fact]
    public void AThresholdReachesAsTheDefinitionSays() =>
        Gen.Select(Tiny(weighted: true), Gen.ULong)
            .Sample(
                (graph, seed) =>
                    AssertNear(Worlds.Threshold(graph, [0]), LinearThreshold.Compute(graph, [0], new() { RunCount = Runs, Seed = seed })),
                iter: 40
            );

    [Fact]
    public void WeightsAreChancesOnRequest()
    {
        var result = IndependentCascade.Compute(
            TestGraph.Of("a>b:0.25 a>c:1"),
            [0],
            new() { Chances = CascadeRule.Weight, RunCount = 20_000 }
        );
        Assert.Equal(0.25, result.ReachedShare[1], 0.02);
        Assert.Equal(1, result.ReachedShare[2]);
        Assert.Throws<ArgumentException>(() =>
            IndependentCascade.Compute(TestGraph.Of("a>b:2"), [0], new() { Chances = CascadeRule.Weight })
        );
    }

    [Fact]
    public void CertainChancesReachAllThatCanBeReached() =>
        TestGraph
            .RandomOfAnyKind(20)
            .Sample(graph =>
            {
                var (all, none) = (
                    new IndependentCascadeOptions { Probability = 1, RunCount = 3 },
                    new IndependentCascadeOptions { Probability = 0, RunCount = 3 }
                );
                var reached = Worlds.Cascade(CsrGraph.Empty(graph.NodeCount), [0], (_, _) => 0);
                for (var grew = true; grew; )
                    grew = Worlds.Arcs(graph).Exists(arc => reached[arc.U] == 1 && reached[arc.V] == 0 && (reached[arc.V] = 1) == 1);
                Assert.Equal(reached, IndependentCascade.Compute(graph, [0], all).ReachedShare);
                Assert.Equal(1, IndependentCascade.Compute(graph, [0, 0], none).Spread);
            });

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large(nodes: 3_000, ties: 9_000, directed: true, weighted: true);
        var cascade = TestGraph.OnOneAndFourThreads(() => IndependentCascade.Compute(graph, [1, 2, 3], new() { RunCount = 500 }));
        var threshold = TestGraph.OnOneAndFourThreads(() => LinearThreshold.Compute(graph, [1, 2, 3], new() { RunCount = 500 }));
        Assert.Equal(cascade.One.ReachedShare, cascade.Four.ReachedShare);
        Assert.Equal(threshold.One.ReachedShare, threshold.Four.ReachedShare);
        Assert.Equal((cascade.One.Spread, cascade.One.StandardError), (cascade.Four.Spread, cascade.Four.StandardError));
        Assert.True(threshold.One.StandardError > 0);
    }

    [Fact]
    public void ASeedChangesTheRunsAndAWrongNodeIsRefused()
    {
        var one = IndependentCascade.Compute(TestGraph.Karate, [0], new() { RunCount = 200 });
        Assert.Equal(one.ReachedShare, IndependentCascade.Compute(TestGraph.Karate, [0], new() { RunCount = 200 }).ReachedShare);
        Assert.NotEqual(
            one.ReachedShare,
            IndependentCascade.Compute(TestGraph.Karate, [0], new() { RunCount = 200, Seed = 2 }).ReachedShare
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => LinearThreshold.Compute(TestGraph.Karate, [34]));
        Assert.Equal(0, LinearThreshold.Compute(CsrGraph.Empty(), []).Spread);
    }

    [Fact]
    public void ACancelledComputationStops()
    {
        Assert.Throws<OperationCanceledException>(() =>
            IndependentCascade.Compute(TestGraph.Karate, [0], null, new CancellationToken(canceled: true))
        );
        Assert.Throws<OperationCanceledException>(() =>
            LinearThreshold.Compute(TestGraph.Karate, [0], null, new CancellationToken(canceled: true))
        );
    }

    /// <summary>Within six standard errors of a share, which one run in five hundred million misses.</summary>
    private static void AssertNear(double[] expected, DiffusionResult result)
    {
        for (var node = 0; node < expected.Length; node++)
            Assert.Equal(
                expected[node],
                result.ReachedShare[node],
                6 * Math.Sqrt(expected[node] * Math.Max(0, 1 - expected[node]) / result.RunCount) + 3.0 / result.RunCount
            );
        Assert.Equal(result.ReachedShare.Sum(), result.Spread, 9);
    }
}
