using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Paths;

public class WidestPathTests
{
    [Fact]
    public void TheWideDetourIsTaken()
    {
        var graph = TestGraph.Of("a-b:2 b-d:9 a-c:5 c-d:4 d-e:7 f");
        Assert.Equal([double.PositiveInfinity, 4, 5, 4, 4, 0], WidestPath.Compute(graph, 0));
        var result = WidestPath.Compute(graph, 0, 4);
        Assert.Equal([0, 2, 3, 4], result.Nodes);
        Assert.Equal((4.0, 3), (result.Width, result.Hops));
    }

    [Fact]
    public void NoPathIsWiderAndNoneOfThatWidthHasFewerSteps() =>
        TestGraph
            .RandomOfAnyKind(8)
            .Sample(graph =>
            {
                var target = graph.NodeCount - 1;
                var all = PathOracle
                    .AllPaths(graph, 0, target, _ => 1)
                    .Where(path => path.Nodes.Length > 1)
                    .Select(path =>
                        (path.Nodes, Width: path.Nodes.Zip(path.Nodes.Skip(1), (u, v) => graph.WeightAt(graph.ArcOf(u, v))).Min())
                    )
                    .ToArray();
                if (target == 0)
                    return;
                var result = WidestPath.Compute(graph, 0, target);
                var width = all.Select(path => path.Width).DefaultIfEmpty(0).Max();
                Assert.Equal(width, result.Width);
                Assert.Equal(width, WidestPath.Compute(graph, 0)[target]);
                if (all.Length == 0)
                {
                    Assert.Empty(result.Nodes);
                    return;
                }
                // Read from the target back, the smallest numbers of those with the fewest steps.
                var best = all.Where(path => path.Width == width)
                    .OrderBy(path => path.Nodes.Length)
                    .ThenBy(path => string.Concat(path.Nodes.Reverse()))
                    .First();
                Assert.Equal(best.Nodes, result.Nodes);
            });

    [Fact]
    public void UnweightedTiesAreAllOneWide() => Assert.Equal([0, 2, 3], WidestPath.Compute(TestGraph.Of("a>b b>c a>c c>d"), 0, 3).Nodes);

    [Fact]
    public void EdgesOfTheDefinition()
    {
        Assert.Equal([1], WidestPath.Compute(TestGraph.Of("a-b:2"), 1, 1).Nodes);
        Assert.Equal(
            (0.0, 0),
            (WidestPath.Compute(TestGraph.Of("a>b:2"), 1, 0).Width, WidestPath.Compute(TestGraph.Of("a>b:2"), 1, 0).Hops)
        );
        Assert.Throws<ArgumentOutOfRangeException>(() => WidestPath.Compute(TestGraph.Of("a-b"), 9));
        Assert.Throws<OperationCanceledException>(() => WidestPath.Compute(TestGraph.Karate, 0, new CancellationToken(true)));
    }
}
