using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Robustness;

public class CutImpactTests
{
    [Fact]
    public void TwoTrianglesOnABridgeHangByItAndItsEnds()
    {
        var result = CutImpact.Compute(TestGraph.Of("a-b b-c c-a c-d d-e e-f f-d f-g"));
        Assert.Equal([new CutPoint(2, 2, 2), new CutPoint(3, 3, 2), new CutPoint(5, 1, 2)], result.Points);
        Assert.Equal([new Bridge(2, 3, 3), new Bridge(5, 6, 1)], result.Bridges);
        Assert.Equal([0, 1], result.CutOffBy(2));
        Assert.Equal([4, 5, 6], result.CutOffBy(3));
        Assert.Equal([0, 1, 2], result.CutOffBy(3, 2));
        Assert.Equal([6], result.CutOffBy(5, 6));
        Assert.Empty(result.CutOffBy(0));
        Assert.Empty(result.CutOffBy(0, 1));
    }

    [Fact]
    public void WhatFallsOffIsAllButALargestPartThatRemains() =>
        TestGraph
            .RandomOfAnyKind(18)
            .Sample(graph =>
            {
                var result = CutImpact.Compute(graph);
                var isPoint = new bool[graph.NodeCount];
                foreach (var point in result.Points)
                    isPoint[point.Node] = true;
                for (var node = 0; node < graph.NodeCount; node++)
                {
                    var parts = Parts(graph, node, null);
                    Assert.Equal(parts.Select(part => part.Count).OrderDescending(), result.PartSizesWithout(node));
                    AssertFallen(parts, result.CutOffBy(node));
                    Assert.Equal(parts.Count > 1, isPoint[node]);
                }
                foreach (var point in result.Points)
                    Assert.Equal(
                        (result.CutOffBy(point.Node).Length, result.PartSizesWithout(point.Node).Length),
                        (point.CutOff, point.PartCount)
                    );
                var bridges = result.Bridges.ToDictionary(bridge => (bridge.Source, bridge.Target), bridge => bridge.CutOff);
                for (var u = 0; u < graph.NodeCount; u++)
                    foreach (var v in graph.Underlying.NeighboursOf(u))
                        if (u < v)
                        {
                            var parts = Parts(graph, -1, (u, v)).Where(part => part.Contains(u) || part.Contains(v)).ToList();
                            AssertFallen(parts, result.CutOffBy(u, v));
                            Assert.Equal(parts.Count > 1, bridges.TryGetValue((u, v), out var count));
                            Assert.Equal(result.CutOffBy(u, v).Length, count);
                        }
            });

    [Fact]
    public void PointsAndBridgesAreThoseOfTheBlocks() =>
        TestGraph
            .RandomOfAnyKind(30)
            .Sample(graph =>
            {
                var (result, blocks) = (CutImpact.Compute(graph), BiconnectedComponents.Compute(graph));
                Assert.Equal(
                    Enumerable
                        .Range(0, graph.NodeCount)
                        .Where(node => blocks.IsArticulation[node])
                        .Select(node => (node, blocks.CutOff[node])),
                    result.Points.Select(point => (point.Node, point.CutOff))
                );
                Assert.Equal(blocks.Bridges, result.Bridges);
            });

    [Fact]
    public void SumsAreOverThoseWhoFallOff() =>
        Gen.Select(TestGraph.Random(18), Gen.Int[0, 1000])
            .Sample(
                (graph, seed) =>
                {
                    var values = Enumerable.Range(0, graph.NodeCount).Select(node => (double)((node * 37 + seed) % 11)).ToArray();
                    var result = CutImpact.Compute(graph);
                    Assert.Equal(
                        result.Points.Select(point => result.CutOffBy(point.Node).Sum(node => values[node])),
                        result.CutOffSums(values)
                    );
                }
            );

    [Fact]
    public void TheKarateClubHangsByItsInstructor()
    {
        var result = CutImpact.Compute(TestGraph.Karate);
        Assert.Equal([new CutPoint(0, 6, 3)], result.Points);
        Assert.Equal([4, 5, 6, 10, 11, 16], result.CutOffBy(0));
        Assert.Equal([27, 5, 1], result.PartSizesWithout(0));
    }

    [Fact]
    public void ALongPathNeedsNoDeepStack()
    {
        var edges = new EdgeList();
        for (var i = 0; i < 200_000; i++)
            edges.Add(i, i + 1);
        var result = CutImpact.Compute(CsrGraphBuilder.Undirected(edges));
        Assert.Equal((199_999, 200_000), (result.Points.Count, result.Bridges.Count));
        Assert.Equal(1_000, result.CutOffBy(1_000).Length);
    }

    [Fact]
    public void AnEmptyGraphHasNoWeakPoint()
    {
        var result = CutImpact.Compute(CsrGraph.Empty());
        Assert.Empty(result.Points);
        Assert.Empty(result.Bridges);
    }

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() => CutImpact.Compute(TestGraph.Karate, new CancellationToken(canceled: true)));

    /// <summary>All parts but one of the largest.</summary>
    private static void AssertFallen(List<SortedSet<int>> parts, int[] fallen)
    {
        var kept = parts.Where(part => !part.Overlaps(fallen)).ToList();
        Assert.Equal(Math.Min(1, parts.Count), kept.Count);
        Assert.Equal(parts.Where(part => !kept.Contains(part)).SelectMany(part => part).Order(), fallen);
        Assert.All(kept, part => Assert.Equal(parts.Max(one => one.Count), part.Count));
    }

    /// <summary>The components of a graph without a tie, or of a node's component without the node, by plain search.</summary>
    private static List<SortedSet<int>> Parts(CsrGraph graph, int without, (int, int)? tie)
    {
        var parts = new List<SortedSet<int>>();
        var starts = without < 0 ? Enumerable.Range(0, graph.NodeCount) : graph.Underlying.NeighboursOf(without).ToArray();
        foreach (var start in starts.Where(start => !parts.Exists(part => part.Contains(start))))
        {
            var part = new SortedSet<int>();
            var todo = new Stack<int>([start]);
            while (todo.TryPop(out var node))
                if (part.Add(node))
                    foreach (var other in graph.Underlying.NeighboursOf(node))
                        if (other != without && (Math.Min(node, other), Math.Max(node, other)) != tie)
                            todo.Push(other);
            parts.Add(part);
        }
        return parts;
    }
}
