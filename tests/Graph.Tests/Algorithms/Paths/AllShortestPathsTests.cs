using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Paths;

public class AllShortestPathsTests
{
    [Fact]
    public void ASquareHasTwoWaysAcross()
    {
        var result = AllShortestPaths.Compute(TestGraph.Of("a-b a-c b-d c-d d-e"), 0, 3);
        Assert.Equal((2.0, 2.0, true), (result.Length, result.Count, result.IsWhole));
        Assert.Equal(
            [
                [0, 1, 3],
                [0, 2, 3],
            ],
            result.Paths
        );
        Assert.Equal([new WayNode(0, 0, 2), new(1, 1, 1), new(2, 1, 1), new(3, 2, 2)], result.Nodes);
        Assert.Equal(4, result.Arcs.Length);
    }

    [Fact]
    public void TiesCountWhateverTheRounding() =>
        Assert.Equal(
            [
                [0, 1, 2, 3],
                [0, 3],
            ],
            AllShortestPaths.Compute(TestGraph.Of("a-b:3 b-c:3 c-d:3 a-d:1"), 0, 3, new() { Lengths = LengthRule.InverseWeight }).Paths
        );

    [Fact]
    public void PathsAreTheShortestOfAllInOrder() =>
        Gen.Select(TestGraph.RandomOfAnyKind(8), Gen.Enum<LengthRule>(), Gen.Int[0, 5])
            .Sample(
                (graph, rule, limit) =>
                {
                    var (source, target) = (0, graph.NodeCount - 1);
                    var all = PathOracle.AllPaths(graph, source, target, arc => PathOracle.LengthOf(graph, arc, rule));
                    var least = all.Select(path => path.Length).DefaultIfEmpty(double.PositiveInfinity).Min();
                    var shortest = all.Where(path => path.Length <= least + 1e-9).Select(path => path.Nodes).ToArray();
                    var result = AllShortestPaths.Compute(graph, source, target, new() { Lengths = rule, MaxPaths = limit });
                    Assert.Equal(least, result.Length, 1e-12);
                    Assert.Equal(shortest.Length, result.Count);
                    Assert.Equal(shortest.Length <= limit, result.IsWhole);
                    // The oracle walks rows in ascending order, so its paths are sorted as ours must be.
                    Assert.Equal(shortest.Take(limit), result.Paths);
                    foreach (var node in result.Nodes)
                        Assert.Equal(shortest.Count(path => path.Contains(node.Node)), node.Paths);
                    Assert.Equal(shortest.SelectMany(path => path).Distinct().Count(), result.Nodes.Length);
                    Assert.Equal(shortest.SelectMany(path => path.Zip(path.Skip(1), graph.ArcOf)).Distinct().Order(), result.Arcs);
                }
            );

    [Fact]
    public void MorePathsThanCanBeListedAreStillCounted()
    {
        // Fifty squares in a row: 2^50 ways.
        var edges = new EdgeList();
        for (var i = 0; i < 50; i++)
            foreach (var (from, to) in new[] { (0, 1), (0, 2), (1, 3), (2, 3) })
                edges.Add(i * 3 + from, i * 3 + to);
        var result = AllShortestPaths.Compute(CsrGraphBuilder.Undirected(edges), 0, 150, new() { MaxPaths = 7 });
        Assert.Equal((100.0, Math.Pow(2, 50), 7, false), (result.Length, result.Count, result.Paths.Length, result.IsWhole));
        Assert.All(result.Paths, path => Assert.Equal(101, path.Length));
    }

    [Fact]
    public void NoWayIsNoPathAndANodeHasOneToItself()
    {
        var none = AllShortestPaths.Compute(TestGraph.Of("a>b c"), 1, 0);
        Assert.Equal((double.PositiveInfinity, 0.0, true), (none.Length, none.Count, none.IsWhole));
        Assert.Empty(none.Paths);
        var self = AllShortestPaths.Compute(TestGraph.Of("a-b"), 1, 1);
        Assert.Equal((0.0, 1.0, true), (self.Length, self.Count, self.IsWhole));
        Assert.Equal(
            [
                [1],
            ],
            self.Paths
        );
        Assert.Empty(self.Arcs);
    }

    [Fact]
    public void WhatCannotBeToldIsRefused()
    {
        Assert.Throws<ArithmeticException>(() =>
            AllShortestPaths.Compute(TestGraph.Of("a-b:1e20 b-c:1e-20"), 0, 2, new() { Lengths = LengthRule.Weight })
        );
        // One way is certain and the other cannot be told from it: a count of one would be wrong without a word.
        Assert.Throws<ArithmeticException>(() =>
            AllShortestPaths.Compute(TestGraph.Of("a>b:1e17 b>c:1 a>c:1e17"), 0, 2, new() { Lengths = LengthRule.Weight })
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => AllShortestPaths.Compute(TestGraph.Of("a-b"), 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AllShortestOptions { MaxPaths = -1 });
        Assert.Throws<OperationCanceledException>(() =>
            AllShortestPaths.Compute(TestGraph.Karate, 0, 33, cancel: new CancellationToken(true))
        );
    }
}
