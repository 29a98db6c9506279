using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Robustness;

public class RemovalCurveTests
{
    [Fact]
    public void APathLosesItsMiddleFirst()
    {
        var result = RemovalCurve.Compute(TestGraph.Of("a-b b-c c-d d-e"), new() { Order = RemovalOrder.BetweennessRecomputed });
        Assert.Equal([2, 0, 1, 3, 4], result.RemovedNodes!);
        Assert.Equal([5, 2, 2, 2, 1, 0], result.LargestComponent.Mean);
        Assert.Equal([1, 2, 2, 1, 1, 0], result.ComponentCount.Mean);
        Assert.Equal([1, 0.2, 0.1, 0.1, 0, 0], result.ConnectedPairs.Mean);
        Assert.Equal(7 / 25.0, result.Robustness!.Value, 15);
    }

    [Theory]
    [InlineData(2), InlineData(5), InlineData(40)]
    public void AStarAndACompleteGraphHaveTheirClosedForms(int nodes)
    {
        var (star, complete) = (new EdgeList(), new EdgeList());
        for (var u = 0; u < nodes; u++)
        for (var v = u + 1; v < nodes; v++)
        {
            complete.Add(u, v);
            if (u == 0)
                star.Add(u, v);
        }
        var options = new RemovalCurveOptions { Order = RemovalOrder.Degree };
        Assert.Equal(
            (nodes - 1.0) / (nodes * nodes),
            RemovalCurve.Compute(CsrGraphBuilder.Undirected(star, nodes), options).Robustness!.Value,
            12
        );
        Assert.Equal(
            (nodes - 1.0) / (2 * nodes),
            RemovalCurve.Compute(CsrGraphBuilder.Undirected(complete, nodes), options).Robustness!.Value,
            12
        );
    }

    [Fact]
    public void EveryFigureIsThatOfTheGraphThatRemains() =>
        Gen.Select(TestGraph.RandomOfAnyKind(14), Gen.Enum<RemovalOrder>())
            .Sample(
                (graph, order) =>
                {
                    var given = Enumerable.Range(0, graph.NodeCount).Reverse().ToArray();
                    var result = RemovalCurve.Compute(
                        graph,
                        new()
                        {
                            Order = order,
                            RunCount = 1,
                            Given = given,
                        }
                    );
                    Assert.Equal(Enumerable.Range(0, graph.NodeCount), result.RemovedNodes!.Order());
                    var sum = 0.0;
                    for (var left = 0; left <= graph.NodeCount; left++)
                    {
                        var components = ConnectedComponents.Compute(Rest(graph, result.RemovedNodes![..left]));
                        Assert.Equal(components.LargestSize, result.LargestComponent.Mean[left]);
                        Assert.Equal(components.Count, result.ComponentCount.Mean[left]);
                        Assert.Equal(
                            components.Sizes.Sum(size => size * (size - 1) / 2.0)
                                / Math.Max(1, graph.NodeCount * (graph.NodeCount - 1) / 2.0),
                            result.ConnectedPairs.Mean[left],
                            12
                        );
                        sum += left == 0 ? 0 : components.LargestSize / (double)graph.NodeCount;
                    }
                    Assert.Equal(sum / graph.NodeCount, result.Robustness!.Value, 12);
                }
            );

    [Fact]
    public void TheHighestOfThoseThatRemainLeavesNext() =>
        TestGraph
            .RandomOfAnyKind(12)
            .Sample(
                graph =>
                {
                    AssertGreedy(graph, RemovalOrder.DegreeRecomputed, rest =>
                        [.. Enumerable.Range(0, rest.NodeCount).Select(node => (double)rest.DegreeOf(node))]
                    );
                    AssertGreedy(graph, RemovalOrder.BetweennessRecomputed, rest => Betweenness.Compute(rest).Scores);
                },
                iter: 60
            );

    [Fact]
    public void OrdersOfTheWholeGraphFallWithTheirScore() =>
        TestGraph
            .RandomOfAnyKind(16)
            .Sample(graph =>
            {
                var scores = Betweenness.Compute(graph.Underlying).Scores;
                var byScore = RemovalCurve.Compute(graph, new() { Order = RemovalOrder.Betweenness }).RemovedNodes!;
                var byDegree = RemovalCurve.Compute(graph, new() { Order = RemovalOrder.Degree }).RemovedNodes!;
                for (var i = 1; i < graph.NodeCount; i++)
                {
                    Assert.True(scores[byScore[i - 1]] >= scores[byScore[i]] - 1e-6);
                    Assert.True(byScore[i - 1] < byScore[i] || scores[byScore[i - 1]] > scores[byScore[i]] + 1e-12);
                    var (one, other) = (graph.Underlying.DegreeOf(byDegree[i - 1]), graph.Underlying.DegreeOf(byDegree[i]));
                    Assert.True(one > other || (one == other && byDegree[i - 1] < byDegree[i]));
                }
            });

    [Fact]
    public void RandomRunsHaveTheMeanAndSpreadOfTheirOrders()
    {
        // Of a tie and a node alone: a third of the orders takes the node first and keeps the pair; else one remains of each.
        var result = RemovalCurve.Compute(
            TestGraph.Of("a-b c"),
            new()
            {
                Order = RemovalOrder.Random,
                RunCount = 30_000,
                Seed = 7,
            }
        );
        Assert.Equal(2, result.LargestComponent.Mean[0]);
        Assert.Equal(0, result.LargestComponent.Spread[0]);
        Assert.Equal(4 / 3.0, result.LargestComponent.Mean[1], 0.02);
        Assert.Equal(Math.Sqrt(2) / 3, result.LargestComponent.Spread[1], 0.02);
        Assert.Equal((4 / 3.0 + 1) / 9, result.Robustness!.Value, 0.01);
        Assert.Null(result.RemovedNodes);
    }

    [Theory]
    [InlineData(RemovalOrder.Random), InlineData(RemovalOrder.DegreeRecomputed), InlineData(RemovalOrder.Betweenness)]
    public void ThreadsDoNotChangeABit(RemovalOrder order)
    {
        var graph = TestGraph.Large(nodes: 700, ties: 2_000);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => RemovalCurve.Compute(graph, new() { Order = order, RunCount = 9 }));
        Assert.Equal(one.LargestComponent.Mean, four.LargestComponent.Mean);
        Assert.Equal(one.ConnectedPairs.Spread, four.ConnectedPairs.Spread);
        Assert.Equal(one.RemovedNodes, four.RemovedNodes);
        Assert.Equal(order == RemovalOrder.Random, one.RobustnessSpread > 0);
    }

    [Fact]
    public void ACurveThatEndsEarlyIsTheBeginningOfTheWholeOne()
    {
        var whole = RemovalCurve.Compute(TestGraph.Karate);
        var part = RemovalCurve.Compute(TestGraph.Karate, new() { MaxRemoved = 10 });
        Assert.Equal(whole.LargestComponent.Mean[..11], part.LargestComponent.Mean);
        Assert.Equal(whole.RemovedNodes![..10], part.RemovedNodes);
        Assert.Null(part.Robustness);
        Assert.Equal([33, 0], part.RemovedNodes![..2]);
    }

    [Fact]
    public void AnEmptyGraphHasOnePointAndNoRobustness()
    {
        var result = RemovalCurve.Compute(CsrGraph.Empty());
        Assert.Equal([0], result.LargestComponent.Mean);
        Assert.Null(result.Robustness);
    }

    [Fact]
    public void AWrongOrderIsRefused()
    {
        Assert.Throws<ArgumentException>(() => RemovalCurve.Compute(TestGraph.Karate, new() { Order = RemovalOrder.Given }));
        Assert.Throws<ArgumentException>(() =>
            RemovalCurve.Compute(TestGraph.Karate, new() { Order = RemovalOrder.Given, Given = [1, 1] })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            RemovalCurve.Compute(TestGraph.Karate, new() { Order = RemovalOrder.Given, Given = [34] })
        );
    }

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() =>
            RemovalCurve.Compute(TestGraph.Karate, null, new CancellationToken(canceled: true))
        );

    private static void AssertGreedy(CsrGraph graph, RemovalOrder order, Func<CsrGraph, double[]> score)
    {
        var removed = RemovalCurve.Compute(graph, new() { Order = order }).RemovedNodes!;
        for (var i = 0; i < removed.Length; i++)
        {
            // Those who have left stay as nodes without ties, so that numbers are kept.
            var scores = score(Isolated(graph, removed[..i]));
            var expected = Enumerable
                .Range(0, graph.NodeCount)
                .Except(removed[..i])
                .OrderByDescending(node => Math.Round(scores[node], 7))
                .ThenBy(node => node)
                .First();
            Assert.Equal(expected, removed[i]);
        }
    }

    private static CsrGraph Isolated(CsrGraph graph, int[] without)
    {
        var edges = new EdgeList();
        for (var u = 0; u < graph.NodeCount; u++)
            foreach (var v in graph.Underlying.NeighboursOf(u))
                if (u < v && !without.Contains(u) && !without.Contains(v))
                    edges.Add(u, v);
        return CsrGraphBuilder.Undirected(edges, graph.NodeCount);
    }

    private static CsrGraph Rest(CsrGraph graph, int[] without) =>
        CsrGraphBuilder.Induced(graph.Underlying, Enumerable.Range(0, graph.NodeCount).Except(without).ToArray());
}
