using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Robustness;

public class EdgeConnectivityTests
{
    [Fact]
    public void TwoTrianglesThatShareTwoTiesArePartedByThem()
    {
        var graph = TestGraph.Of("a-b b-c c-a d-e e-f f-d a-d b-e");
        var result = EdgeConnectivity.Compute(graph, 2, 5);
        Assert.Equal(2, result.Number);
        Assert.Equal(2, EdgeConnectivity.Compute(graph).Number);
        Assert.Equal(3, EdgeConnectivity.Compute(graph, 0, 1).Number);
    }

    [Fact]
    public void APairsNumberIsThatOfTheSmallestCut() =>
        Pairs(7)
            .Sample(
                (graph, source, target) =>
                {
                    var result = EdgeConnectivity.Compute(graph, source, target);
                    Assert.Equal(LeastCut(graph, source, target), result.Number);
                    Assert.Equal(result.Number, result.Cut.Length);
                    Assert.Contains(source, result.Side);
                    Assert.False(
                        ConnectedComponents.Compute(Without(graph, result.Cut)) is { } after && after.Labels[source] == after.Labels[target]
                    );
                }
            );

    [Fact]
    public void AGraphsNumberIsTheLeastOfItsPairs() =>
        TestGraph
            .RandomOfAnyKind(7)
            .Sample(graph =>
            {
                var result = EdgeConnectivity.Compute(graph);
                if (graph.NodeCount < 2)
                {
                    Assert.Null(result.Number);
                    return;
                }
                Assert.Equal(Enumerable.Range(1, graph.NodeCount - 1).Min(target => LeastCut(graph, 0, target)), result.Number);
                Assert.Equal(result.Number, result.Cut.Length);
                Assert.True(ConnectedComponents.Compute(Without(graph, result.Cut)).Count > 1);
                Assert.All(result.Cut, tie => Assert.True(result.Side.Contains(tie.Source) != result.Side.Contains(tie.Target)));
            });

    [Fact]
    public void AClassIsOfPairsThatFewerTiesCannotPart() =>
        Gen.Select(TestGraph.RandomOfAnyKind(9), Gen.Int[1, 5])
            .Sample(
                (graph, k) =>
                {
                    var result = EdgeConnectivity.Compute(graph, k);
                    for (var u = 0; u < graph.NodeCount; u++)
                    for (var v = 0; v < u; v++)
                        Assert.Equal(EdgeConnectivity.Compute(graph, u, v).Number >= k, result.Labels[u] == result.Labels[v]);
                    Assert.Equal(graph.NodeCount, result.Sizes.Sum());
                    Assert.Equal(result.Labels.Distinct(), Enumerable.Range(0, result.Count));
                }
            );

    [Fact]
    public void OneIsConnectedAndTwoHasNoBridgeInside() =>
        TestGraph
            .Random(30)
            .Sample(graph =>
            {
                Assert.Equal(ConnectedComponents.Compute(graph).Labels, EdgeConnectivity.Compute(graph, 1).Labels);
                var bridges = BiconnectedComponents
                    .Compute(graph)
                    .Bridges.Select(bridge => new NodePair(bridge.Source, bridge.Target))
                    .ToArray();
                Assert.Equal(ConnectedComponents.Compute(Without(graph, bridges)).Labels, EdgeConnectivity.Compute(graph, 2).Labels);
            });

    [Fact]
    public void TheKarateClubHangsTogetherByItsPendantsTie()
    {
        var result = EdgeConnectivity.Compute(TestGraph.Karate);
        Assert.Equal(1, result.Number);
        Assert.Equal([new NodePair(0, 11)], result.Cut);
        // The two leaders: the smaller one has sixteen ties, ten ways lie between them (counted with NetworkX's edge_connectivity).
        Assert.Equal(10, EdgeConnectivity.Compute(TestGraph.Karate, 0, 33).Number);
    }

    [Fact]
    public void ANodeAndItselfAndAWrongNodeAreRefused()
    {
        Assert.Throws<ArgumentException>(() => EdgeConnectivity.Compute(TestGraph.Karate, 3, 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => EdgeConnectivity.Compute(TestGraph.Karate, 3, 34));
        Assert.Throws<ArgumentOutOfRangeException>(() => EdgeConnectivity.Compute(TestGraph.Karate, 0));
    }

    [Fact]
    public void AnEmptyGraphHasNoPair()
    {
        Assert.Null(EdgeConnectivity.Compute(CsrGraph.Empty()).Number);
        Assert.Equal(0, EdgeConnectivity.Compute(CsrGraph.Empty(), 2).Count);
        Assert.Equal(0, EdgeConnectivity.Compute(CsrGraph.Empty(2)).Number);
    }

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() => EdgeConnectivity.Compute(TestGraph.Karate, new CancellationToken(canceled: true)));

    private static Gen<(CsrGraph, int, int)> Pairs(int maxNodes) =>
        from graph in TestGraph.RandomOfAnyKind(maxNodes)
        where graph.NodeCount > 1
        from source in Gen.Int[0, graph.NodeCount - 1]
        from step in Gen.Int[1, graph.NodeCount - 1]
        select (graph, source, (source + step) % graph.NodeCount);

    /// <summary>The fewest ties that leave a side, over all sides with the source and without the target.</summary>
    private static int LeastCut(CsrGraph graph, int source, int target) =>
        Enumerable
            .Range(0, 1 << graph.NodeCount)
            .Where(side => (side >> source & 1) == 1 && (side >> target & 1) == 0)
            .Min(side =>
                Enumerable
                    .Range(0, graph.NodeCount)
                    .Where(u => (side >> u & 1) == 1)
                    .Sum(u => graph.Underlying.NeighboursOf(u).ToArray().Count(v => (side >> v & 1) == 0))
            );

    private static CsrGraph Without(CsrGraph graph, NodePair[] ties)
    {
        var edges = new EdgeList();
        for (var node = 0; node < graph.NodeCount; node++)
            foreach (var other in graph.Underlying.NeighboursOf(node))
                if (!ties.Contains(new NodePair(Math.Min(node, other), Math.Max(node, other))))
                    edges.Add(node, other);
        return CsrGraphBuilder.Undirected(edges, graph.NodeCount);
    }
}
