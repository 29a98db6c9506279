using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Centrality;

public class ClosenessTests
{
    [Fact]
    public void LengthsThatAddNothingToADistanceChangeNothing()
    {
        // Distances need no order of the two ends: a–c is 10¹⁷ to the last digit, with the 1 or without.
        var result = Closeness.Compute(TestGraph.Of("a-b:1e17 b-c:1"), new() { Lengths = LengthRule.Weight });
        Assert.Equal([2e17, 1e17, 1e17], result.DistanceSums);
        Assert.Equal([2e-17, 1, 1], result.Harmonic);
        Assert.Equal(1e-17, result.Closeness[0], 1e-30);
    }

    [Fact]
    public void TheKarateClubHasItsPublishedScore() => Assert.Equal(0.5689655172, Closeness.Compute(TestGraph.Karate).Closeness[0], 10);

    [Fact]
    public void ScoresFollowTheirFormulaeOverAllDistances() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), Gen.Enum<LengthRule>(), Gen.Enum<PathDirection>())
            .Sample(
                (graph, rule, direction) =>
                {
                    var distances = Distances(graph, rule);
                    var result = Closeness.Compute(graph, new() { Lengths = rule, Direction = direction });
                    for (var node = 0; node < graph.NodeCount; node++)
                    {
                        var row = Enumerable
                            .Range(0, graph.NodeCount)
                            .Where(other => other != node)
                            .Select(other => direction == PathDirection.Outgoing ? distances[node, other] : distances[other, node])
                            .Where(double.IsFinite)
                            .ToArray();
                        Assert.Equal(row.Length, result.Reached[node]);
                        Assert.Equal(row.Sum(distance => 1 / distance), result.Harmonic[node], 9);
                        Assert.Equal(
                            row.Length == 0 ? 0 : row.Length / row.Sum() * row.Length / (graph.NodeCount - 1.0),
                            result.Closeness[node],
                            9
                        );
                    }
                }
            );

    [Fact]
    public void MoreThanOneBatchOfSearchesGivesTheSameOnAnyNumberOfThreads()
    {
        var graph = TestGraph.Large(nodes: 3000, ties: 9000);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => Closeness.Compute(graph));
        Assert.Equal(one.Closeness, four.Closeness);
        Assert.Equal(one.Harmonic, four.Harmonic);
        var hops = Closeness.Compute(graph, new() { Lengths = LengthRule.Weight });
        Assert.Equal(hops.Closeness, one.Closeness);
    }

    [Fact]
    public void WithoutTheFirstFactorAPairOnItsOwnIsClose() =>
        Assert.Equal([1.0, 1.0, 0.0], Closeness.Compute(TestGraph.Of("a-b c"), new() { ScaleByReach = false }).Closeness);

    [Fact]
    public void AnEmptyGraphHasNoScores() => Assert.Empty(Closeness.Compute(CsrGraph.Empty()).Closeness);

    private static double[,] Distances(CsrGraph graph, LengthRule rule)
    {
        var nodes = graph.NodeCount;
        var distances = new double[nodes, nodes];
        for (var u = 0; u < nodes; u++)
        for (var v = 0; v < nodes; v++)
            distances[u, v] =
                u == v ? 0
                : graph.ArcOf(u, v) is not (>= 0 and var arc) ? double.PositiveInfinity
                : rule switch
                {
                    LengthRule.Hops => 1,
                    LengthRule.Weight => graph.WeightAt(arc),
                    _ => 1 / graph.WeightAt(arc),
                };
        for (var w = 0; w < nodes; w++)
        for (var u = 0; u < nodes; u++)
        for (var v = 0; v < nodes; v++)
            distances[u, v] = Math.Min(distances[u, v], distances[u, w] + distances[w, v]);
        return distances;
    }
}
