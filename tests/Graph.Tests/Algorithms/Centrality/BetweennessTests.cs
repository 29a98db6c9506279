using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Centrality;

public class BetweennessTests
{
    [Fact]
    public void TheKarateClubHasItsPublishedScores()
    {
        var scores = Betweenness.Compute(TestGraph.Karate).Scores;
        Assert.Equal(231.0714286, scores.Max(), 7);
        Assert.Equal(790, scores.Sum(), 9);
    }

    [Fact]
    public void ScoresAreSharesOfListedShortestPaths() =>
        Gen.Select(TestGraph.RandomOfAnyKind(10), Gen.Enum<LengthRule>())
            .Sample(
                (graph, rule) =>
                {
                    var nodes = new double[graph.NodeCount];
                    var arcs = new double[graph.ArcCount];
                    for (var source = 0; source < graph.NodeCount; source++)
                    for (var target = 0; target < graph.NodeCount; target++)
                        if (source != target)
                            Share(ShortestPaths(graph, rule, source, target), graph, nodes, arcs);
                    var scores = Betweenness.Compute(graph, new() { Lengths = rule }).Scores;
                    for (var node = 0; node < nodes.Length; node++)
                        Assert.Equal(nodes[node] / (graph.IsDirected ? 1 : 2), scores[node], 9);
                    var edges = EdgeBetweenness.Compute(graph, new() { Lengths = rule }).Scores;
                    for (var node = 0; node < nodes.Length; node++)
                        foreach (var other in graph.NeighboursOf(node))
                            Assert.Equal(
                                graph.IsDirected
                                    ? arcs[graph.ArcOf(node, other)]
                                    : (arcs[graph.ArcOf(node, other)] + arcs[graph.ArcOf(other, node)]) / 2,
                                edges[graph.ArcOf(node, other)],
                                9
                            );
                },
                iter: 200
            );

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large(nodes: 1500, ties: 6000);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => (Betweenness.Compute(graph).Scores, EdgeBetweenness.Compute(graph).Scores));
        Assert.Equal(one.Item1, four.Item1);
        Assert.Equal(one.Item2, four.Item2);
    }

    [Fact]
    public void AllNodesAsPivotsAreExactAndFewComeNear()
    {
        var graph = TestGraph.Large(nodes: 400, ties: 3000);
        var exact = Betweenness.Compute(graph, new() { Normalised = true });
        Assert.True(exact.IsExact);
        var sampled = Betweenness.Compute(graph, new() { Normalised = true, PivotCount = 200 });
        Assert.Equal((200, false), (sampled.SourceCount, sampled.IsExact));
        Assert.InRange(exact.Scores.Zip(sampled.Scores, (a, b) => Math.Abs(a - b)).Max(), 0, 0.02);
    }

    [Fact]
    public void ThirdsOfALengthAddUpToOne()
    {
        // a–b–c–d by three ties of strength 3 is as long as the tie a–d of strength 1: the two paths share.
        var scores = Betweenness.Compute(TestGraph.Of("a-b:3 b-c:3 c-d:3 a-d:1"), new() { Lengths = LengthRule.InverseWeight }).Scores;
        Assert.Equal([0.0, 1.5, 1.5, 0.0], scores);
    }

    [
        Theory,
        InlineData("a-b:1e17 b-c:1 c-d:1 d-b:1"),
        InlineData("a>b:1e16 b>c:1 c>d:1 a>c:1e16"),
        InlineData("a-b:1e100 b-c:1e-100 a-c:1e100")
    ]
    public void LengthsThatAddNothingToADistanceAreRefused(string literal)
    {
        var options = new BetweennessOptions { Lengths = LengthRule.Weight };
        Assert.Throws<ArithmeticException>(() => Betweenness.Compute(TestGraph.Of(literal), options));
        Assert.Throws<ArithmeticException>(() => EdgeBetweenness.Compute(TestGraph.Of(literal), options));
    }

    [Fact]
    public void LengthsFarApartThatStillAddUpAreNot() =>
        Gen.Select(TestGraph.Random(7), Gen.Int[0, 12])
            .Sample(
                (graph, apart) =>
                {
                    // Powers of two: sums of lengths are exact, and so is the definition.
                    var far = TestGraph.WithWeights(graph, (one, other) => Math.Pow(2, (one * 5 + other * 3) % 3 * apart));
                    var expected = new double[far.NodeCount];
                    for (var source = 0; source < far.NodeCount; source++)
                    for (var target = 0; target < source; target++)
                        Share(ShortestPaths(far, LengthRule.Weight, source, target), far, expected, new double[far.ArcCount]);
                    var scores = Betweenness.Compute(far, new() { Lengths = LengthRule.Weight }).Scores;
                    for (var node = 0; node < expected.Length; node++)
                        Assert.Equal(expected[node], scores[node], 9);
                },
                iter: 200
            );

    [Fact]
    public void NormalisedScoresOfAStarAreOneAndNone() =>
        Assert.Equal([1.0, 0, 0, 0], Betweenness.Compute(TestGraph.Of("a-b a-c a-d"), new() { Normalised = true }).Scores);

    [Fact]
    public void SmallGraphsHaveNoBetweenness() =>
        Assert.All([CsrGraph.Empty(), CsrGraph.Empty(1), TestGraph.Of("a-b")], graph =>
            Assert.All(Betweenness.Compute(graph).Scores, score => Assert.Equal(0, score))
        );

    [Fact]
    public void AStartNodeThatIsNotThereIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Betweenness.Compute(TestGraph.Karate, new() { Sources = [34] }));

    private static void Share(List<int[]> paths, CsrGraph graph, double[] nodes, double[] arcs)
    {
        foreach (var path in paths)
        {
            foreach (var node in path[1..^1])
                nodes[node] += 1.0 / paths.Count;
            for (var i = 1; i < path.Length; i++)
                arcs[graph.ArcOf(path[i - 1], path[i])] += 1.0 / paths.Count;
        }
    }

    /// <summary>All simple paths, the shortest of them.</summary>
    private static List<int[]> ShortestPaths(CsrGraph graph, LengthRule rule, int source, int target)
    {
        var best = double.PositiveInfinity;
        List<int[]> found = [];
        void Walk(List<int> path, double length)
        {
            if (length > best * (1 + 1e-12))
                return;
            if (path[^1] == target)
            {
                if (length < best * (1 - 1e-12))
                    found.Clear();
                best = Math.Min(best, length);
                found.Add([.. path]);
                return;
            }
            foreach (var next in graph.NeighboursOf(path[^1]))
                if (!path.Contains(next))
                {
                    var weight = graph.WeightAt(graph.ArcOf(path[^1], next));
                    path.Add(next);
                    Walk(
                        path,
                        length
                            + rule switch
                            {
                                LengthRule.Hops => 1,
                                LengthRule.Weight => weight,
                                _ => 1 / weight,
                            }
                    );
                    path.RemoveAt(path.Count - 1);
                }
        }
        Walk([source], 0);
        return found;
    }
}
