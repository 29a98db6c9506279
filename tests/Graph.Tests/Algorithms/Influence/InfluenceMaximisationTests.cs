using AntiCorruption.Graph.Algorithms.Influence;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Influence;

public class InfluenceMaximisationTests
{
    [Fact]
    public void TheHubOfEachStarIsWonFirst()
    {
        var result = InfluenceMaximisation.Compute(
            TestGraph.Of("a>b a>c a>d a>e f>g f>h f>i"),
            new()
            {
                SeedCount = 2,
                Probability = 0.9,
                Epsilon = 0.3,
            }
        );
        Assert.Equal([0, 5], result.Seeds);
        Assert.Equal(2 + 7 * 0.9, result.Spread, 6 * result.StandardError);
        Assert.True(result.IsGuaranteed);
        Assert.Equal(1 - 1 / Math.E - 0.3, result.Guarantee, 12);
    }

    [Fact]
    public void SeedsReachTheirShareOfTheBestAndAsFarAsToldInBothModels() =>
        Gen.Select(
                Gen.Bool.SelectMany(directed => TestGraph.Random(5, directed, weighted: true))
                    .Where(graph => graph.ArcCount <= 8 && graph.NodeCount > 2),
                Gen.Enum<DiffusionModel>(),
                Gen.ULong
            )
            .Sample(
                (graph, model, seed) =>
                {
                    var options = new InfluenceMaximisationOptions
                    {
                        SeedCount = 2,
                        Model = model,
                        Probability = 0.4,
                        Epsilon = 0.3,
                        Seed = seed,
                    };
                    var result = InfluenceMaximisation.Compute(graph, options);
                    double Spread(params int[] seeds) =>
                        (
                            model == DiffusionModel.LinearThreshold
                                ? Worlds.Threshold(graph, seeds)
                                : Worlds.Cascade(graph, seeds, (_, _) => 0.4)
                        ).Sum();
                    var best = (from u in Enumerable.Range(0, graph.NodeCount) from v in Enumerable.Range(0, u) select Spread(u, v)).Max();
                    var real = Spread(result.Seeds);
                    Assert.True(real >= result.Guarantee * best, $"{real} of {best}");
                    Assert.Equal(real, result.Spread, 6 * result.StandardError + 0.01);
                },
                iter: 25
            );

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large(nodes: 2_000, ties: 6_000, directed: true);
        var options = new InfluenceMaximisationOptions
        {
            SeedCount = 5,
            Epsilon = 0.5,
            Chances = CascadeRule.InverseInDegree,
        };
        var (one, four) = TestGraph.OnOneAndFourThreads(() => InfluenceMaximisation.Compute(graph, options));
        Assert.Equal(one.Seeds, four.Seeds);
        Assert.Equal((one.Spread, one.SetCount, one.CoverageRatio), (four.Spread, four.SetCount, four.CoverageRatio));
        var spread = IndependentCascade.Compute(graph, one.Seeds, new() { Chances = CascadeRule.InverseInDegree, RunCount = 2_000 });
        Assert.Equal(spread.Spread, one.Spread, 6 * (spread.StandardError + one.StandardError));
    }

    [Fact]
    public void ALimitOnMembersTakesTheGuaranteeAway()
    {
        var options = new InfluenceMaximisationOptions
        {
            SeedCount = 2,
            Epsilon = 0.2,
            MaxMemberCount = 1_000,
        };
        var result = InfluenceMaximisation.Compute(TestGraph.Karate, options);
        Assert.False(result.IsGuaranteed);
        Assert.InRange(result.SetCount, 1, 1_000);
        Assert.True(InfluenceMaximisation.Compute(TestGraph.Karate, options with { MaxMemberCount = 100_000_000 }).IsGuaranteed);
    }

    [Fact]
    public void FewNodesAreAllSeeds()
    {
        Assert.Equal([0, 1, 2], InfluenceMaximisation.Compute(TestGraph.Of("a-b c")).Seeds);
        Assert.Empty(InfluenceMaximisation.Compute(CsrGraph.Empty()).Seeds);
    }

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() =>
            InfluenceMaximisation.Compute(TestGraph.Karate, null, new CancellationToken(canceled: true))
        );
}
