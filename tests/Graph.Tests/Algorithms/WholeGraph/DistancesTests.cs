using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Algorithms.WholeGraph;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Algorithms.Paths;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.WholeGraph;

public class DistancesTests
{
    [Fact]
    public void APathOfFourNodes()
    {
        var result = Distances.Compute(TestGraph.Of("a-b b-c c-d"));
        Assert.Equal([0L, 6, 4, 2], result.Counts);
        Assert.Equal((12L, 1.0, 20 / 12.0, 3), (result.ConnectedPairs, result.ConnectedFraction, result.Mean, result.Largest));
        // .9 · 12 = 10.8 pairs: 10 lie within 2 steps, so 2 + .8 / 2.
        Assert.Equal(2.4, result.EffectiveDiameter!.Value, 1e-12);
        Assert.Equal(1, Distances.Compute(TestGraph.Of("a-b b-c c-d"), new() { EffectiveFraction = 0.5 }).EffectiveDiameter!.Value, 1e-12);
    }

    [Fact]
    public void TheKarateClubHasItsPublishedDiameterAndMean()
    {
        // Diameter 5; mean 2.4082 as in M. E. J. Newman's and later tables of this network.
        var result = Distances.Compute(TestGraph.Karate);
        Assert.Equal(5, result.Largest);
        Assert.Equal(2.4082, result.Mean!.Value, 4);
    }

    [Fact]
    public void FiguresAreThoseOfAllDistances() =>
        TestGraph
            .RandomOfAnyKind(25)
            .Sample(graph =>
            {
                var finite = PathOracle
                    .Distances(graph, LengthRule.Hops)
                    .SelectMany(row => row)
                    .Where(distance => distance > 0 && double.IsFinite(distance))
                    .ToArray();
                var result = Distances.Compute(graph);
                Assert.Equal(finite.Length, result.ConnectedPairs);
                for (var steps = 1; steps < result.Counts.Length; steps++)
                    Assert.Equal(finite.Count(distance => distance == steps), result.Counts[steps]);
                Assert.Equal(finite.Length == 0 ? null : finite.Average(), result.Mean);
                Assert.Equal(finite.Length == 0 ? null : (int)finite.Max(), result.Largest);
                Assert.Equal(
                    graph.NodeCount < 2 ? null : finite.Length / ((double)graph.NodeCount * (graph.NodeCount - 1)),
                    result.ConnectedFraction
                );
                Assert.True(result.IsExact);
                if (finite.Length == 0)
                {
                    Assert.Null(result.EffectiveDiameter);
                    return;
                }
                // The defining property: the share within that many steps, read linearly between whole numbers, is .9.
                var at = result.EffectiveDiameter!.Value;
                var (below, above) = (
                    finite.Count(distance => distance <= Math.Floor(at)),
                    finite.Count(distance => distance <= Math.Floor(at) + 1)
                );
                Assert.Equal(0.9 * finite.Length, below + (at - Math.Floor(at)) * (above - below), 1e-9);
            });

    [Fact]
    public void DrawnSourcesEstimateAndSaySo()
    {
        var graph = TestGraph.Large(nodes: 3000, ties: 15_000);
        var exact = Distances.Compute(graph);
        var drawn = Distances.Compute(graph, new() { SourceCount = 600 });
        Assert.False(drawn.IsExact);
        Assert.Equal(600, drawn.SourceCount);
        Assert.Equal(exact.Mean!.Value, drawn.Mean!.Value, 0.1);
        Assert.True(drawn.Largest <= exact.Largest);
        Assert.NotEqual(drawn.Counts, Distances.Compute(graph, new() { SourceCount = 600, Seed = 2 }).Counts);
        Assert.Equal(exact.Counts, Distances.Compute(graph, new() { SourceCount = 3000 }).Counts);
    }

    [Fact]
    public void ThreadsDoNotChangeTheAnswer()
    {
        var graph = TestGraph.Large(nodes: 3000, ties: 9000, directed: true);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => Distances.Compute(graph));
        Assert.Equal(one.Counts, four.Counts);
        Assert.Equal(one.Mean, four.Mean);
    }

    [Fact]
    public void WithoutAPairThereIsNoFigure()
    {
        Assert.Null(Distances.Compute(CsrGraph.Empty()).Mean);
        var lonely = Distances.Compute(CsrGraph.Empty(1));
        Assert.Null(lonely.ConnectedFraction);
        var apart = Distances.Compute(TestGraph.Of("a b"));
        Assert.Equal(0.0, apart.ConnectedFraction);
        Assert.Null(apart.Largest);
        Assert.Null(apart.EffectiveDiameter);
    }

    [Fact]
    public void OptionsAreCheckedAndCancellationIsHeard()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistancesOptions { EffectiveFraction = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new DistancesOptions { SourceCount = 0 });
        Assert.Throws<OperationCanceledException>(() => Distances.Compute(TestGraph.Karate, cancel: new CancellationToken(true)));
    }
}
