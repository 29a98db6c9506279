using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Paths;

public class BreadthFirstTests
{
    [Fact]
    public void StepsAndParentsOfASmallGraph()
    {
        var result = BreadthFirst.Compute(TestGraph.Of("a-b a-c b-d c-d d-e f"), 0);
        Assert.Equal([0, 1, 1, 2, 3, -1], result.Hops);
        Assert.Equal([-1, 0, 0, 1, 3, -1], result.Parents);
        Assert.Equal((5, 3), (result.Reached, result.Farthest));
        Assert.Equal([0, 1, 3, 4], result.PathTo(4));
        Assert.Empty(result.PathTo(5));
    }

    [Fact]
    public void TheKarateClubIsThreeStepsDeepFromItsInstructor()
    {
        // Distances from vertex 1 (W. W. Zachary 1977): closeness .5689655172 = 33/58, so they sum to 58.
        var result = BreadthFirst.Compute(TestGraph.Karate, 0);
        Assert.Equal((58, 3), (result.Hops.Sum(), result.Farthest));
    }

    [Fact]
    public void StepsAreTheDefinitionsAndParentsTheSmallestOneStepNearer() =>
        Gen.Select(TestGraph.RandomOfAnyKind(30), Gen.Enum<PathDirection>(), Gen.Int[0, 29])
            .Sample(
                (graph, direction, start) =>
                {
                    var source = start % graph.NodeCount;
                    var distances = PathOracle.Distances(graph, LengthRule.Hops);
                    AreRight(
                        direction == PathDirection.Outgoing ? graph : graph.Reversed,
                        source,
                        BreadthFirst.Compute(graph, source, new() { Direction = direction }),
                        node => direction == PathDirection.Outgoing ? distances[source][node] : distances[node][source]
                    );
                }
            );

    [Fact]
    public void WideLevelsArePulledAndTheAnswerIsStillTheDefinitions()
    {
        foreach (var directed in new[] { false, true })
        {
            var graph = TestGraph.Large(nodes: 5000, ties: 40_000, directed: directed);
            var plain = Plain(graph, 4999);
            AreRight(graph, 4999, BreadthFirst.Compute(graph, 4999), node => plain[node]);
        }
    }

    [Fact]
    public void ThreadsDoNotChangeTheAnswer()
    {
        var graph = TestGraph.Large();
        var (one, four) = TestGraph.OnOneAndFourThreads(() => BreadthFirst.Compute(graph, 7));
        Assert.Equal(one.Hops, four.Hops);
        Assert.Equal(one.Parents, four.Parents);
    }

    [Fact]
    public void ALimitLeavesOutWhatIsFarther()
    {
        var graph = TestGraph.Large(nodes: 2000, ties: 6000);
        var whole = BreadthFirst.Compute(graph, 1999);
        for (var limit = 0; limit <= whole.Farthest; limit++)
        {
            var near = BreadthFirst.Compute(graph, 1999, new() { MaxHops = limit });
            Assert.Equal(Array.ConvertAll(whole.Hops, hops => hops <= limit ? hops : -1), near.Hops);
            Assert.Equal(near.Hops.Count(hops => hops >= 0), near.Reached);
        }
    }

    [Fact]
    public void ANodeThatIsNoneIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => BreadthFirst.Compute(CsrGraph.Empty(), 0));

    [Fact]
    public void ACancelledSearchStops() =>
        Assert.Throws<OperationCanceledException>(() => BreadthFirst.Compute(TestGraph.Karate, 0, cancel: new CancellationToken(true)));

    private static void AreRight(CsrGraph graph, int source, BreadthFirstResult result, Func<int, double> distance)
    {
        for (var node = 0; node < graph.NodeCount; node++)
        {
            Assert.Equal(double.IsFinite(distance(node)) ? (int)distance(node) : -1, result.Hops[node]);
            var nearer = graph
                .InNeighboursOf(node)
                .ToArray()
                .Where(other => result.Hops[other] >= 0 && result.Hops[other] == result.Hops[node] - 1)
                .DefaultIfEmpty(-1)
                .Min();
            Assert.Equal(node == source ? -1 : nearer, result.Parents[node]);
        }
        Assert.Equal((result.Hops.Count(hops => hops >= 0), result.Hops.Max()), (result.Reached, result.Farthest));
    }

    private static double[] Plain(CsrGraph graph, int source)
    {
        var distances = Enumerable.Repeat(double.PositiveInfinity, graph.NodeCount).ToArray();
        var queue = new Queue<int>([source]);
        distances[source] = 0;
        while (queue.TryDequeue(out var node))
            foreach (var other in graph.NeighboursOf(node))
                if (double.IsInfinity(distances[other]))
                {
                    distances[other] = distances[node] + 1;
                    queue.Enqueue(other);
                }
        return distances;
    }
}
