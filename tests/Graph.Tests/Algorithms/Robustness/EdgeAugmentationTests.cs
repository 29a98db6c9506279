using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Robustness;

public class EdgeAugmentationTests
{
    [Fact]
    public void APathNeedsOneTieFromEndToEnd()
    {
        var result = EdgeAugmentation.Compute(TestGraph.Of("a-b b-c c-d"));
        Assert.Equal([new NodePair(0, 3)], result.Ties);
        Assert.Equal((0, 2, 3, 0), (result.IsolatedCount, result.LeafCount, result.BridgeCount, result.BridgesLeft));
    }

    [Fact]
    public void ATriangleNeedsNothing() => Assert.Empty(EdgeAugmentation.Compute(TestGraph.Of("a-b b-c c-a")).Ties);

    [Theory]
    [
        InlineData("a b c", 3),
        InlineData("a-b c", 2),
        InlineData("a-b a-c a-d", 2),
        InlineData("a-b a-c a-d a-e a-f", 3),
        InlineData("a-b c-d", 2),
        InlineData("a-b b-c c-a d-e e-f f-d", 2)
    ]
    public void TheNumberOfTiesIsThatOfEswaranAndTarjan(string literal, int count) =>
        Assert.Equal(count, EdgeAugmentation.Compute(TestGraph.Of(literal)).Ties.Length);

    [Fact]
    public void NoBridgeIsLeftAndEveryTieIsNew() =>
        TestGraph
            .RandomOfAnyKind(24)
            .Sample(graph =>
            {
                var result = EdgeAugmentation.Compute(graph);
                Assert.All(result.Ties, tie => Assert.False(tie.Source >= tie.Target || graph.Underlying.HasArc(tie.Source, tie.Target)));
                Assert.Equal(result.Ties.Distinct().Count(), result.Ties.Length);
                var (q, p) = (result.IsolatedCount, result.LeafCount);
                if (graph.NodeCount == 2)
                    Assert.Equal(graph.EdgeCount > 0 ? 0 : 1, result.Ties.Length);
                else
                    Assert.Equal(p + q > 1 ? q + (p + 1) / 2 : 0, result.Ties.Length);
                var mended = With(graph, result.Ties);
                Assert.Equal(result.BridgesLeft, BiconnectedComponents.Compute(mended).Bridges.Length);
                Assert.Equal(result.IsConnected, ConnectedComponents.Compute(mended).Count < 2);
                Assert.True(result.IsConnected);
                Assert.Equal(graph.NodeCount == 2 ? 1 : 0, result.BridgesLeft);
            });

    [Fact]
    public void EachComponentIsMendedByItselfOnRequest() =>
        TestGraph
            .Random(24)
            .Sample(graph =>
            {
                var result = EdgeAugmentation.Compute(graph, new() { JoinComponents = false });
                var (before, mended) = (ConnectedComponents.Compute(graph), With(graph, result.Ties));
                Assert.Equal(before.Labels, ConnectedComponents.Compute(mended).Labels);
                var bridges = BiconnectedComponents.Compute(mended).Bridges;
                Assert.All(bridges, bridge => Assert.Equal(2, before.Sizes[before.Labels[bridge.Source]]));
                Assert.Equal(result.BridgesLeft, bridges.Length);
                Assert.Equal(before.Sizes.Count(size => size == 2), bridges.Length);
            });

    [Fact]
    public void FewerTiesLeaveABridgeOrAGap() =>
        TestGraph
            .Random(6)
            .Where(graph => graph.NodeCount > 2)
            .Sample(
                graph =>
                {
                    var count = EdgeAugmentation.Compute(graph).Ties.Length;
                    var free = (
                        from u in Enumerable.Range(0, graph.NodeCount)
                        from v in Enumerable.Range(0, u)
                        where !graph.HasArc(u, v)
                        select new NodePair(v, u)
                    ).ToArray();
                    for (var subset = 0; subset < 1 << free.Length; subset++)
                        if (System.Numerics.BitOperations.PopCount((uint)subset) == count - 1)
                        {
                            var tried = With(graph, [.. free.Where((_, i) => (subset >> i & 1) != 0)]);
                            Assert.True(
                                ConnectedComponents.Compute(tried).Count > 1 || BiconnectedComponents.Compute(tried).Bridges.Length > 0
                            );
                        }
                },
                iter: 40
            );

    [Fact]
    public void AnEmptyGraphNeedsNothing() => Assert.All([true, false], join =>
        {
            var result = EdgeAugmentation.Compute(CsrGraph.Empty(), new() { JoinComponents = join });
            Assert.Empty(result.Ties);
            Assert.True(result.IsConnected);
        });

    [Fact]
    public void TwoNodesAloneAreJoinedByTheOneTieTheyCanHave()
    {
        var result = EdgeAugmentation.Compute(CsrGraph.Empty(2));
        Assert.Equal([new NodePair(0, 1)], result.Ties);
        Assert.Equal(
            (2, 0, 0, 1, true),
            (result.IsolatedCount, result.LeafCount, result.BridgeCount, result.BridgesLeft, result.IsConnected)
        );
        var apart = EdgeAugmentation.Compute(CsrGraph.Empty(2), new() { JoinComponents = false });
        Assert.Empty(apart.Ties);
        Assert.Equal((0, false), (apart.BridgesLeft, apart.IsConnected));
    }

    [Fact]
    public void APairAloneKeepsItsBridge()
    {
        var result = EdgeAugmentation.Compute(TestGraph.Of("a-b"));
        Assert.Empty(result.Ties);
        Assert.Equal(1, result.BridgesLeft);
    }

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() =>
            EdgeAugmentation.Compute(TestGraph.Florentine, null, new CancellationToken(canceled: true))
        );

    private static CsrGraph With(CsrGraph graph, NodePair[] ties)
    {
        var edges = new EdgeList();
        for (var node = 0; node < graph.NodeCount; node++)
            foreach (var other in graph.Underlying.NeighboursOf(node))
                edges.Add(node, other);
        foreach (var (source, target) in ties)
            edges.Add(source, target);
        return CsrGraphBuilder.Undirected(edges, graph.NodeCount);
    }
}
