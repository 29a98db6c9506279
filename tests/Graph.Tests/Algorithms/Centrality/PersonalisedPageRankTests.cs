using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Centrality;

public class PersonalisedPageRankTests
{
    [Fact]
    public void TheKarateClubHasTheScoresThatIgraphGives()
    {
        var scores = PersonalisedPageRank.Compute(TestGraph.Karate, new() { Seeds = [0], Tolerance = 1e-13 }).Scores;
        Assert.Equal(0.2663736031484309, scores[0], 1e-10);
        Assert.Equal(0.05119998920317659, scores[33], 1e-10);
    }

    [Fact]
    public void ScoresSolveTheDefiningEquation() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), Gen.Int[0, 99], Gen.Int[0, 99], Gen.Enum<DanglingMass>())
            .Sample(
                (graph, first, second, dangling) =>
                {
                    var restart = new double[graph.NodeCount];
                    restart[first % graph.NodeCount] += 0.25;
                    restart[second % graph.NodeCount] += 0.75;
                    var result = PersonalisedPageRank.Compute(
                        graph,
                        new()
                        {
                            Seeds = [first % graph.NodeCount, second % graph.NodeCount],
                            SeedWeights = [1, 3],
                            Dangling = dangling,
                            Tolerance = 1e-14,
                        }
                    );
                    Assert.True(result.Converged);
                    var expected = Array.ConvertAll(restart, share => 0.15 * share);
                    for (var node = 0; node < graph.NodeCount; node++)
                    {
                        var strength = Enumerable.Range(graph.Offsets[node], graph.DegreeOf(node)).Sum(graph.WeightAt);
                        for (var other = 0; other < graph.NodeCount; other++)
                            expected[other] +=
                                0.85
                                * result.Scores[node]
                                * (
                                    strength > 0 ? (graph.ArcOf(node, other) is >= 0 and var arc ? graph.WeightAt(arc) / strength : 0)
                                    : dangling == DanglingMass.ToSeeds ? restart[other]
                                    : 1.0 / graph.NodeCount
                                );
                    }
                    for (var node = 0; node < graph.NodeCount; node++)
                        Assert.Equal(expected[node], result.Scores[node], 1e-11);
                }
            );

    [Fact]
    public void PushFallsShortByItsResidual() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), Gen.Int[0, 99], Gen.Double[1e-5, 0.1])
            .Sample(
                (graph, seed, epsilon) =>
                {
                    var exact = PersonalisedPageRank.Compute(graph, new() { Seeds = [seed % graph.NodeCount], Tolerance = 1e-14 }).Scores;
                    var push = PersonalisedPageRank.Compute(
                        graph,
                        new()
                        {
                            Seeds = [seed % graph.NodeCount],
                            Method = PersonalisedPageRankMethod.Push,
                            Epsilon = epsilon,
                        }
                    );
                    Assert.Equal(1 - push.Scores.Sum(), push.Residual, 1e-9);
                    Assert.InRange(
                        push.Residual,
                        0,
                        epsilon * Enumerable.Range(0, graph.NodeCount).Sum(node => Math.Max(1, graph.DegreeOf(node))) + 1e-12
                    );
                    for (var node = 0; node < exact.Length; node++)
                        Assert.InRange(
                            exact[node] - push.Scores[node],
                            -1e-12,
                            graph.IsDirected || graph.IsWeighted
                                ? push.Residual + 1e-12
                                : epsilon * Math.Max(1, graph.DegreeOf(node)) + 1e-12
                        );
                }
            );

    [Fact]
    public void NoOneOutOfReachHasAnything() =>
        Assert.Equal([0.0, 0.0], PersonalisedPageRank.Compute(TestGraph.Of("a-b b-c d-e"), new() { Seeds = [0] }).Scores[3..]);

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large();
        var (one, four) = TestGraph.OnOneAndFourThreads(() => PersonalisedPageRank.Compute(graph, new() { Seeds = [3] }).Scores);
        Assert.Equal(one, four);
    }

    [Fact]
    public void WrongSeedsAreRefused()
    {
        Assert.Throws<ArgumentException>(() => PersonalisedPageRank.Compute(TestGraph.Karate, new() { Seeds = [] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PersonalisedPageRank.Compute(TestGraph.Karate, new() { Seeds = [34] }));
        Assert.Throws<ArgumentException>(() => PersonalisedPageRank.Compute(TestGraph.Karate, new() { Seeds = [1, 2], SeedWeights = [1] }));
        Assert.Throws<ArgumentException>(() => PersonalisedPageRank.Compute(TestGraph.Karate, new() { Seeds = [1], SeedWeights = [0] }));
        Assert.Throws<ArgumentException>(() =>
            PersonalisedPageRank.Compute(
                TestGraph.Karate,
                new()
                {
                    Seeds = [1],
                    Method = PersonalisedPageRankMethod.Push,
                    Dangling = DanglingMass.Evenly,
                }
            )
        );
    }
}
