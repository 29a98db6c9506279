using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.WholeGraph;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.WholeGraph;

public class HyperBallTests
{
    [Fact]
    public void FiguresLieWithinTheErrorTheyState()
    {
        foreach (var (directed, seed) in new[] { (false, 2UL), (true, 3UL), (false, 4UL) })
        {
            var graph = TestGraph.Large(nodes: 4000, ties: 16_000, directed: directed);
            var exact = Distances.Compute(graph);
            var result = HyperBall.Compute(graph, new() { RegisterBits = 9, Seed = seed });
            Assert.Equal(1.04 / Math.Sqrt(512), result.RelativeError);
            Assert.Equal(1, result.PairsWithin[^1] / exact.ConnectedPairs, 3 * result.RelativeError);
            Assert.Equal(1, result.Mean!.Value / exact.Mean!.Value, 3 * result.RelativeError);
            Assert.Equal(1, result.EffectiveDiameter!.Value / exact.EffectiveDiameter!.Value, 3 * result.RelativeError);
            Assert.True(result.Converged);
            var within = 0L;
            for (var steps = 1; steps < result.PairsWithin.Length; steps++)
            {
                within += exact.Counts[steps];
                Assert.Equal(1, result.PairsWithin[steps] / within, 4 * result.RelativeError);
            }
        }
    }

    [Fact]
    public void HarmonicSumsAreNearTheExactOnes()
    {
        var graph = TestGraph.Large(nodes: 2000, ties: 8000);
        var exact = Closeness.Compute(graph).Harmonic;
        var result = HyperBall.Compute(graph, new() { RegisterBits = 9, Seed = 2 });
        var off = Enumerable
            .Range(0, 2000)
            .Where(node => exact[node] > 1)
            .Select(node => Math.Abs(result.Harmonic[node] / exact[node] - 1))
            .ToArray();
        Assert.True(off.Average() < 1.5 * result.RelativeError, $"off by {off.Average():p} on average");
        Assert.True(Math.Abs(result.Harmonic.Sum() / exact.Sum() - 1) < 3 * result.RelativeError);
    }

    [Fact]
    public void SmallBallsAreCountedAlmostExactly() =>
        TestGraph
            .RandomOfAnyKind(12)
            .Sample(graph =>
            {
                // With this seed no two of twelve nodes meet in one of 4,096 registers, and linear counting of 12 is 12.02.
                var (exact, result) = (Distances.Compute(graph), HyperBall.Compute(graph, new() { RegisterBits = 12, Seed = 4 }));
                Assert.Equal(exact.ConnectedPairs, result.PairsWithin[^1], 0.005 * exact.ConnectedPairs);
                Assert.Equal(exact.Mean ?? 0, result.Mean ?? 0, 0.01);
                Assert.Equal(exact.Largest ?? 0, result.Rounds);
            });

    [Fact]
    public void ThreadsDoNotChangeTheAnswerAndSeedsDo()
    {
        var graph = TestGraph.Large(nodes: 3000, ties: 9000, directed: true);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => HyperBall.Compute(graph));
        Assert.Equal(one.Harmonic, four.Harmonic);
        Assert.Equal(one.PairsWithin, four.PairsWithin);
        Assert.NotEqual(one.PairsWithin, HyperBall.Compute(graph, new() { Seed = 9 }).PairsWithin);
    }

    [Fact]
    public void ALimitOfRoundsIsSaid()
    {
        var result = HyperBall.Compute(TestGraph.Of("a-b b-c c-d d-e"), new() { MaxRounds = 2 });
        Assert.False(result.Converged);
        Assert.Equal(2, result.Rounds);
    }

    [Fact]
    public void WithoutTiesThereIsNoMean()
    {
        Assert.Null(HyperBall.Compute(CsrGraph.Empty()).Mean);
        var lonely = HyperBall.Compute(CsrGraph.Empty(5));
        Assert.Null(lonely.EffectiveDiameter);
        Assert.Equal(new double[5], lonely.Harmonic);
        Assert.True(lonely.Converged);
    }

    [Fact]
    public void OptionsAreCheckedAndCancellationIsHeard()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new HyperBallOptions { RegisterBits = 4 });
        Assert.Throws<OperationCanceledException>(() => HyperBall.Compute(TestGraph.Karate, cancel: new CancellationToken(true)));
    }
}
