using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;

namespace AntiCorruption.Graph.Tests.Algorithms.Centrality;

public class BoundedBetweennessTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void FewerThanOneInTenOfAllAnswersIsOffByMoreThanEpsilon(bool directed)
    {
        // Sparse ones in several components, dense ones, and sizes from 5 to 64.
        var off = 0;
        for (var i = 0; i < 60; i++)
        {
            var graph = TestGraph.Large(5 + i, 8 + i * (1 + i % 4), directed);
            var sampled = BoundedBetweenness.Compute(
                graph,
                new()
                {
                    Epsilon = 0.05,
                    Delta = 0.1,
                    Seed = (ulong)i,
                }
            );
            Assert.InRange(sampled.SampleCount, 1, sampled.LargestSampleCount);
            off += Furthest(graph, sampled.Scores) > 0.05 ? 1 : 0;
        }
        Assert.InRange(off, 0, 5);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ManySamplesComeToTheExactScores(bool directed)
    {
        // Paths of many lengths and numbers: were they not drawn alike, some score would stay away.
        var graph = TestGraph.Large(60, 140, directed);
        Assert.InRange(Furthest(graph, BoundedBetweenness.Compute(graph, new() { Epsilon = 0.005, Delta = 0.01 }).Scores), 0, 0.005);
    }

    [Fact]
    public void TheMiddleOfAPathHasItsShare()
    {
        // a–b–c: one unordered pair of three runs through b.
        var scores = BoundedBetweenness.Compute(TestGraph.Of("a-b b-c")).Scores;
        Assert.Equal((0.0, 0.0), (scores[0], scores[2]));
        Assert.InRange(scores[1], 1 / 3.0 - 0.01, 1 / 3.0 + 0.01);
    }

    [Fact]
    public void ClearCasesNeedFewerSamplesThanTheWorst()
    {
        // No node stands out: every one of 2,000 is on few paths.
        var (random, edges) = (new SeededRandom(3), new EdgeList());
        for (var i = 0; i < 10_000; i++)
            edges.Add(random.NextInt(2000), random.NextInt(2000));
        var result = BoundedBetweenness.Compute(CsrGraphBuilder.Undirected(edges), new() { Epsilon = 0.02 });
        Assert.InRange(result.SampleCount, 1, result.LargestSampleCount * 3 / 4);
    }

    [Fact]
    public void ThreadsDoNotChangeAnythingAndSeedsDo()
    {
        var graph = TestGraph.Large(nodes: 500, ties: 1500);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => BoundedBetweenness.Compute(graph, new() { Epsilon = 0.03 }));
        Assert.Equal(one.Scores, four.Scores);
        Assert.NotEqual(one.Scores, BoundedBetweenness.Compute(graph, new() { Epsilon = 0.03, Seed = 2 }).Scores);
    }

    [Fact]
    public void GraphsWithoutPathsHaveNoScores()
    {
        Assert.Empty(BoundedBetweenness.Compute(CsrGraph.Empty()).Scores);
        Assert.Equal([0.0, 0.0], BoundedBetweenness.Compute(TestGraph.Of("a-b")).Scores);
        Assert.Equal([0.0, 0.0, 0.0], BoundedBetweenness.Compute(CsrGraph.Empty(3)).Scores);
    }

    private static double Furthest(CsrGraph graph, double[] scores)
    {
        var pairs = graph.NodeCount * (graph.NodeCount - 1.0) / (graph.IsDirected ? 1 : 2);
        return Betweenness.Compute(graph).Scores.Zip(scores, (exact, sampled) => Math.Abs(exact / pairs - sampled)).Max();
    }
}
