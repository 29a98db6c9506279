using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Paths;

public class RandomWalksTests
{
    [Fact]
    public void AWalkOnAnArrowHasNoChoice()
    {
        var result = RandomWalks.Compute(
            TestGraph.Of("a>b b>c d"),
            new()
            {
                Steps = 5,
                WalksPerSource = 2,
                MaxWalks = 100,
            }
        );
        Assert.Equal(
            [
                [0, 1, 2],
                [0, 1, 2],
                [1, 2],
                [1, 2],
                [2],
                [2],
                [3],
                [3],
            ],
            result.Walks
        );
        Assert.Equal([2L, 4, 6, 2], result.Visits);
        Assert.Equal(6, result.Steps);
    }

    [Fact]
    public void WalksFollowTiesAndAreWhatVisitsCount() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), Gen.Int[0, 12], Gen.Int[1, 3])
            .Sample(
                (graph, steps, each) =>
                {
                    var result = RandomWalks.Compute(
                        graph,
                        new()
                        {
                            Steps = steps,
                            WalksPerSource = each,
                            MaxWalks = int.MaxValue,
                        }
                    );
                    Assert.Equal(graph.NodeCount * each, result.Walks.Length);
                    for (var walk = 0; walk < result.Walks.Length; walk++)
                    {
                        var nodes = result.Walks[walk];
                        Assert.Equal(walk / each, nodes[0]);
                        Assert.True(nodes.Length == steps + 1 || graph.DegreeOf(nodes[^1]) == 0);
                        Assert.All(nodes.Zip(nodes.Skip(1)), step => Assert.True(graph.HasArc(step.First, step.Second)));
                    }
                    var visits = new long[graph.NodeCount];
                    foreach (var node in result.Walks.SelectMany(nodes => nodes))
                        visits[node]++;
                    Assert.Equal(visits, result.Visits);
                    Assert.Equal(result.Walks.Sum(nodes => nodes.Length - 1), result.Steps);
                }
            );

    [Fact]
    public void LongWalksVisitNodesByTheirStrength()
    {
        // The stationary share of a node of a connected undirected graph is its strength ÷ the sum of strengths.
        var graph = TestGraph.Of("a-b:1 b-c:5 c-a:2 c-d:4");
        var (weighted, plain) = (Shares(useWeights: true), Shares(useWeights: false));
        for (var node = 0; node < 4; node++)
        {
            Assert.Equal(graph.WeightsOf(node).ToArray().Sum() / 24, weighted[node], 0.01);
            Assert.Equal(graph.DegreeOf(node) / 8.0, plain[node], 0.01);
        }

        double[] Shares(bool useWeights)
        {
            var result = RandomWalks.Compute(
                graph,
                new()
                {
                    Steps = 2000,
                    WalksPerSource = 50,
                    UseWeights = useWeights,
                }
            );
            return Array.ConvertAll(result.Visits, count => (double)count / result.Visits.Sum());
        }
    }

    [Fact]
    public void TablesGiveEachTieItsShare() =>
        TestGraph
            .Random(weighted: true)
            .Sample(graph =>
            {
                var rows = AliasRows.Of(graph, CancellationToken.None);
                for (var node = 0; node < graph.NodeCount; node++)
                for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                    Assert.Equal(
                        graph.WeightAt(arc) / graph.WeightsOf(node).ToArray().Sum(),
                        rows.ShareOf(graph.Offsets[node], graph.DegreeOf(node), graph.Targets[arc]),
                        1e-8
                    );
            });

    [Fact]
    public void ThreadsDoNotChangeAWalkAndSeedsDo()
    {
        var graph = TestGraph.Large(nodes: 2000, ties: 9000, weighted: true);
        var options = new RandomWalksOptions
        {
            Steps = 30,
            WalksPerSource = 3,
            MaxWalks = 5000,
        };
        var (one, four) = TestGraph.OnOneAndFourThreads(() => RandomWalks.Compute(graph, options));
        Assert.Equal(one.Visits, four.Visits);
        Assert.Equal(one.Walks, four.Walks);
        Assert.NotEqual(one.Visits, RandomWalks.Compute(graph, options with { Seed = 2 }).Visits);
    }

    [Fact]
    public void WalksStartWhereAskedAndAreBounded()
    {
        var result = RandomWalks.Compute(
            TestGraph.Karate,
            new()
            {
                Sources = [33, 0, 33],
                WalksPerSource = 2,
                Steps = 3,
                MaxWalks = 3,
            }
        );
        Assert.Equal([33, 33, 0], result.Walks.Select(walk => walk[0]));
        Assert.Equal(18, result.Steps);
        Assert.Empty(RandomWalks.Compute(CsrGraph.Empty()).Visits);
    }

    [Fact]
    public void OptionsAreCheckedAndCancellationIsHeard()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomWalks.Compute(TestGraph.Karate, new() { Sources = [34] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomWalks.Compute(TestGraph.Karate, new() { WalksPerSource = int.MaxValue }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new RandomWalksOptions { Steps = -1 });
        Assert.Throws<OperationCanceledException>(() => RandomWalks.Compute(TestGraph.Karate, cancel: new CancellationToken(true)));
    }
}
