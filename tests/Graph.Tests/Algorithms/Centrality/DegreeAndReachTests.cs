using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Centrality;

public class DegreeAndReachTests
{
    [Theory]
    [InlineData(TieDirection.Outgoing, new[] { 2.0, 1, 0, 0 })]
    [InlineData(TieDirection.Incoming, new[] { 1.0, 1, 1, 0 })]
    [InlineData(TieDirection.Both, new[] { 3.0, 2, 1, 0 })]
    public void DegreesCountTheArcsOfTheDirection(TieDirection ties, double[] expected)
    {
        var graph = TestGraph.Of("a>b b>a a>c d");
        Assert.Equal(expected, DegreeCentrality.Compute(graph, new() { Ties = ties }).Scores);
    }

    [Fact]
    public void StrengthsAddWeights() =>
        Assert.Equal([5.0, 7, 2], DegreeCentrality.Compute(TestGraph.Of("a-b:5 b-c:2"), new() { UseWeights = true }).Scores);

    [Fact]
    public void TheCentreOfAStarHasNormalisedDegreeOne() =>
        Assert.Equal(
            [1.0, 1 / 3.0, 1 / 3.0, 1 / 3.0],
            DegreeCentrality.Compute(TestGraph.Of("a-b a-c a-d"), new() { Normalised = true }).Scores
        );

    [Fact]
    public void DegreesAddUpToTheWeightsOfAllTies() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), Gen.Enum<TieDirection>(), Gen.Bool)
            .Sample(
                (graph, ties, useWeights) =>
                {
                    var total = useWeights ? Enumerable.Range(0, graph.ArcCount).Sum(graph.WeightAt) : graph.ArcCount;
                    Assert.Equal(
                        graph.IsDirected && ties == TieDirection.Both ? 2 * total : total,
                        DegreeCentrality.Compute(graph, new() { Ties = ties, UseWeights = useWeights }).Scores.Sum(),
                        1e-9
                    );
                }
            );

    [Fact]
    public void ReachCountsTheNodesWithinSoManySteps() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), Gen.Int[1, 4], Gen.Enum<PathDirection>())
            .Sample(
                (graph, steps, direction) =>
                    Assert.Equal(
                        WithinSteps(graph, steps, direction),
                        Reach.Compute(graph, new() { Steps = steps, Direction = direction }).Counts
                    )
            );

    [Fact]
    public void ADenseGraphIsReachedTheSameWay()
    {
        // So dense that many searches at once are the cheaper way.
        var graph = TestGraph.Large(nodes: 600, ties: 80_000, directed: true);
        var counts = Reach.Compute(graph).Counts;
        Assert.Equal(WithinSteps(graph, 2, PathDirection.Outgoing), counts);
        Assert.Equal(
            WithinSteps(graph, 1, PathDirection.Incoming),
            Reach.Compute(graph, new() { Steps = 1, Direction = PathDirection.Incoming }).Counts
        );
    }

    [Fact]
    public void ThreadsDoNotChangeReach()
    {
        var graph = TestGraph.Large();
        var (one, four) = TestGraph.OnOneAndFourThreads(() => Reach.Compute(graph).Counts);
        Assert.Equal(one, four);
    }

    [Fact]
    public void AnEmptyGraphHasNoScores()
    {
        Assert.Empty(DegreeCentrality.Compute(CsrGraph.Empty()).Scores);
        Assert.Empty(Reach.Compute(CsrGraph.Empty()).Counts);
        Assert.Equal([0.0], DegreeCentrality.Compute(CsrGraph.Empty(1), new() { Normalised = true }).Scores);
    }

    [Fact]
    public void NoStepIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => new ReachOptions { Steps = 0 });

    private static int[] WithinSteps(CsrGraph graph, int steps, PathDirection direction)
    {
        var outward = direction == PathDirection.Outgoing ? graph : graph.Reversed;
        return
        [
            .. Enumerable
                .Range(0, graph.NodeCount)
                .Select(source =>
                {
                    HashSet<int> seen = [source],
                        front = [source];
                    for (var step = 0; step < steps; step++)
                    {
                        front = [.. front.SelectMany(node => outward.NeighboursOf(node).ToArray()).Where(seen.Add)];
                    }
                    return seen.Count - 1;
                }),
        ];
    }
}
