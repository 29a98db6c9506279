using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Paths;

public class PairPathTests
{
    [Fact]
    public void TheShortestWayOfASmallGraph()
    {
        var graph = TestGraph.Of("a-b:1 b-c:1 a-c:3 c-d:1 e");
        Assert.Equal([0, 2, 3], PairPath.Compute(graph, 0, 3).Path!.Nodes);
        var path = PairPath.Compute(graph, 0, 3, new() { Lengths = LengthRule.Weight }).Path!;
        Assert.Equal([0, 1, 2, 3], path.Nodes);
        Assert.Equal((3, 3.0, 3.0), (path.Hops, path.Length, path.Cost));
        Assert.Null(PairPath.Compute(graph, 0, 4).Path);
    }

    [Fact]
    public void AnOverloadedBrokerIsAvoidedAtItsPrice()
    {
        var graph = TestGraph.Of("a-b b-e a-c c-d d-e");
        var dear = PairPath.Compute(graph, 0, 4, new() { Penalties = [0, 1.5, 0, 0, 0] }).Path!;
        Assert.Equal([0, 2, 3, 4], dear.Nodes);
        var cheap = PairPath.Compute(graph, 0, 4, new() { Penalties = [9, 0.5, 0, 0, 9] }).Path!;
        Assert.Equal([0, 1, 4], cheap.Nodes);
        Assert.Equal((2.0, 2.5), (cheap.Length, cheap.Cost));
        Assert.Equal([0, 2, 3, 4], PairPath.Compute(graph, 0, 4, new() { Excluded = [1] }).Path!.Nodes);
        Assert.Null(PairPath.Compute(graph, 0, 4, new() { Excluded = [1, 2] }).Path);
    }

    [Fact]
    public void AnExcludedNodeMayBeAnEnd() =>
        Assert.Equal([0, 1, 2], PairPath.Compute(TestGraph.Of("a-b b-c"), 0, 2, new() { Excluded = [0, 2] }).Path!.Nodes);

    [Fact]
    public void NoOtherPathCostsLess() =>
        Gen.Select(TestGraph.RandomOfAnyKind(8), Gen.Enum<LengthRule>(), Gen.Int[0, 4].Array[8], Gen.Int[0, 7], Gen.Bool)
            .Sample(
                (graph, rule, tolls, barred, usesTolls) =>
                {
                    var (source, target) = (0, graph.NodeCount - 1);
                    var options = new PairPathOptions
                    {
                        Lengths = rule,
                        Penalties = usesTolls ? [.. tolls.Take(graph.NodeCount).Select(toll => toll / 2.0)] : null,
                        Excluded = [barred % graph.NodeCount],
                    };
                    double Cost(int arc)
                    {
                        var node = graph.Targets[arc];
                        var toll =
                            node == target ? 0
                            : node == barred % graph.NodeCount ? double.PositiveInfinity
                            : usesTolls ? tolls[node] / 2.0
                            : 0;
                        return PathOracle.LengthOf(graph, arc, rule) + toll;
                    }
                    var all = PathOracle.AllPaths(graph, source, target, Cost);
                    var path = PairPath.Compute(graph, source, target, options).Path;
                    Assert.Equal(all.Count == 0, path is null);
                    if (path is null)
                        return;
                    Assert.Equal(all.Min(one => one.Length), path.Cost, 1e-12);
                    Assert.Contains(all, one => one.Nodes.SequenceEqual(path.Nodes));
                    Assert.Equal(PathOracle.LengthOf(graph, path.Nodes, rule), path.Length, 1e-12);
                }
            );

    [Fact]
    public void OnALargerGraphItIsAsShortAsTheSearchFromOneEnd()
    {
        var graph = TestGraph.Large(nodes: 5000, ties: 15_000, directed: true, weighted: true);
        foreach (var rule in Enum.GetValues<LengthRule>())
        {
            var distances = SingleSourcePaths.Compute(graph, 4, new() { Lengths = rule }).Distances;
            for (var target = 0; target < 5000; target += 97)
                Assert.Equal(
                    distances[target],
                    PairPath.Compute(graph, 4, target, new() { Lengths = rule }).Path?.Length ?? double.PositiveInfinity,
                    1e-9
                );
        }
    }

    [Fact]
    public void ANodeReachesItselfAtNoCost()
    {
        var path = PairPath.Compute(TestGraph.Of("a-b"), 1, 1, new() { Excluded = [1] }).Path!;
        Assert.Equal([1], path.Nodes);
        Assert.Equal((0, 0.0), (path.Hops, path.Cost));
    }

    [Fact]
    public void WrongNodesAndPenaltiesAreRefused()
    {
        var graph = TestGraph.Of("a-b");
        Assert.Throws<ArgumentOutOfRangeException>(() => PairPath.Compute(graph, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairPath.Compute(graph, 0, 1, new() { Excluded = [-1] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairPath.Compute(graph, 0, 1, new() { Penalties = [0, -1] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => PairPath.Compute(graph, 0, 1, new() { Penalties = [0, double.NaN] }));
        Assert.Throws<ArgumentException>(() => PairPath.Compute(graph, 0, 1, new() { Penalties = [0] }));
    }

    [Fact]
    public void ACancelledSearchStops() =>
        Assert.Throws<OperationCanceledException>(() => PairPath.Compute(TestGraph.Karate, 0, 33, cancel: new CancellationToken(true)));
}
