using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Paths;

public class SingleSourcePathsTests
{
    [Fact]
    public void DistancesAndWaysOfASmallGraph()
    {
        var result = SingleSourcePaths.Compute(TestGraph.Of("a-b:1 b-c:2 a-c:4 c-d:1 e"), 0);
        Assert.Equal([0, 1, 3, 4, double.PositiveInfinity], result.Distances);
        Assert.Equal([-1, 0, 1, 2, -1], result.Parents!);
        Assert.Equal([0, 1, 2, 3], result.PathTo(3));
        Assert.Empty(result.PathTo(4));
        Assert.Equal(4, result.Reached);
    }

    [Fact]
    public void StrongTiesAreShort() =>
        Assert.Equal(
            [0, 1 / 4.0, 1 / 4.0 + 1 / 2.0],
            SingleSourcePaths.Compute(TestGraph.Of("a-b:4 b-c:2 a-c:1"), 0, new() { Lengths = LengthRule.InverseWeight }).Distances
        );

    [Fact]
    public void DistancesAreTheDefinitionsHoweverTheyAreFound() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), Gen.Enum<LengthRule>(), Gen.Enum<PathDirection>(), Gen.Enum<DistanceMethod>())
            .Sample(
                (graph, rule, direction, method) =>
                {
                    var expected = PathOracle.Distances(graph, rule);
                    var source = graph.NodeCount / 2;
                    var result = SingleSourcePaths.Compute(
                        graph,
                        source,
                        new()
                        {
                            Lengths = rule,
                            Direction = direction,
                            Method = method,
                        }
                    );
                    for (var node = 0; node < graph.NodeCount; node++)
                    {
                        var distance = direction == PathDirection.Outgoing ? expected[source][node] : expected[node][source];
                        Assert.Equal(distance, result.Distances[node], 1e-12);
                        var path = result.PathTo(node);
                        if (double.IsInfinity(distance))
                            Assert.Empty(path);
                        else
                            Assert.Equal(
                                distance,
                                PathOracle.LengthOf(direction == PathDirection.Outgoing ? graph : graph.Reversed, path, rule),
                                1e-12
                            );
                    }
                    Assert.Equal(result.Distances.Count(double.IsFinite), result.Reached);
                }
            );

    [Fact]
    public void TheNodeBeforeIsTheSmallestWhateverTheRounding()
    {
        // Three thirds make a whole: over b, c or straight from a, and a is the smallest.
        var graph = TestGraph.Of("a>b:3 b>c:3 c>d:3 a>d:1 d>e:1");
        Assert.Equal([-1, 0, 1, 0, 3], SingleSourcePaths.Compute(graph, 0, new() { Lengths = LengthRule.InverseWeight }).Parents!);
    }

    [Fact]
    public void HeapBucketsAndThreadsGiveTheSameBits()
    {
        foreach (var directed in new[] { false, true })
        {
            var graph = TestGraph.Large(directed: directed, weighted: true);
            var heap = SingleSourcePaths.Compute(graph, 3, new() { Lengths = LengthRule.InverseWeight, Method = DistanceMethod.Heap });
            var (one, four) = TestGraph.OnOneAndFourThreads(() =>
                SingleSourcePaths.Compute(graph, 3, new() { Lengths = LengthRule.InverseWeight, Method = DistanceMethod.Buckets })
            );
            Assert.Equal(heap.Distances, one.Distances);
            Assert.Equal(heap.Distances, four.Distances);
            Assert.Equal(heap.Parents, four.Parents);
        }
    }

    [Fact]
    public void LengthsOfVeryDifferentSizesAreSummedRightly()
    {
        var edges = new EdgeList(isWeighted: true);
        var random = new SeededRandom(3);
        for (var i = 0; i < 4000; i++)
            edges.Add(random.NextInt(1000), random.NextInt(1000), Math.Pow(10, random.NextInt(11) - 5));
        var graph = CsrGraphBuilder.Undirected(edges, 1000);
        var heap = SingleSourcePaths.Compute(graph, 0, new() { Method = DistanceMethod.Heap });
        Assert.Equal(heap.Distances, SingleSourcePaths.Compute(graph, 0, new() { Method = DistanceMethod.Buckets }).Distances);
    }

    [Fact]
    public void ALengthThatDoublePrecisionCannotAddIsRefusedWhereParentsAreWanted()
    {
        var graph = TestGraph.Of("a-b:1e20 b-c:1e-20");
        Assert.Throws<ArithmeticException>(() => SingleSourcePaths.Compute(graph, 0));
        Assert.Equal(1e20, SingleSourcePaths.Compute(graph, 0, new() { WithParents = false }).Distances[2]);
    }

    [Fact]
    public void PathsWithoutParentsAreRefused() =>
        Assert.Throws<InvalidOperationException>(() =>
            SingleSourcePaths.Compute(TestGraph.Of("a-b:1"), 0, new() { WithParents = false }).PathTo(1)
        );

    [Fact]
    public void ANodeThatIsNoneIsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SingleSourcePaths.Compute(TestGraph.Of("a-b"), 2));

    [Theory, InlineData(DistanceMethod.Heap), InlineData(DistanceMethod.Buckets)]
    public void ACancelledSearchStops(DistanceMethod method) =>
        Assert.Throws<OperationCanceledException>(() =>
            SingleSourcePaths.Compute(TestGraph.Of("a-b:1"), 0, new() { Method = method }, new CancellationToken(true))
        );
}
