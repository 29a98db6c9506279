using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Centrality;

public class PageRankTests
{
    [Fact]
    public void TheKarateClubHasItsPublishedScore() =>
        Assert.Equal(0.09699728539, PageRank.Compute(TestGraph.Karate, new() { Tolerance = 1e-13 }).Scores[0], 1e-10);

    [Fact]
    public void ScoresSolveTheDefiningEquation() =>
        TestGraph
            .RandomOfAnyKind()
            .Sample(graph =>
            {
                var result = PageRank.Compute(graph, new() { Tolerance = 1e-14 });
                Assert.True(result.Converged);
                Assert.Equal(1, result.Scores.Sum(), 1e-12);
                var expected = Enumerable.Repeat(0.15 / graph.NodeCount, graph.NodeCount).ToArray();
                for (var node = 0; node < graph.NodeCount; node++)
                {
                    var strength = Enumerable.Range(graph.Offsets[node], graph.DegreeOf(node)).Sum(graph.WeightAt);
                    for (var other = 0; other < graph.NodeCount; other++)
                        expected[other] +=
                            0.85
                            * result.Scores[node]
                            * (
                                strength == 0 ? 1.0 / graph.NodeCount
                                : graph.ArcOf(node, other) is >= 0 and var arc ? graph.WeightAt(arc) / strength
                                : 0
                            );
                }
                for (var node = 0; node < graph.NodeCount; node++)
                    Assert.Equal(expected[node], result.Scores[node], 1e-12);
            });

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large(directed: true, weighted: true);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => PageRank.Compute(graph).Scores);
        Assert.Equal(one, four);
    }

    [Fact]
    public void ARoundLimitIsToldAsNotConverged() =>
        Assert.False(PageRank.Compute(TestGraph.Karate, new() { MaxIterations = 2 }).Converged);

    [Fact]
    public void AnEmptyGraphHasNoScores() => Assert.Empty(PageRank.Compute(CsrGraph.Empty()).Scores);

    [Fact]
    public void ADampingOfOneIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new PageRankOptions { Damping = 1 });

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() => PageRank.Compute(TestGraph.Karate, null, new CancellationToken(canceled: true)));
}
