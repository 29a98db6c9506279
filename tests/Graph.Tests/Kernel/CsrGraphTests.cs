using AntiCorruption.Graph.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Kernel;

public class CsrGraphTests
{
    [Fact]
    public void LoopsAreDroppedAndParallelsMergedWithTheirWeightsAdded()
    {
        var graph = TestGraph.Of("a-b:2 b-a:3 c-c:9 b-c:1");
        Assert.Equal((2, 1, 1), (graph.EdgeCount, graph.LoopsDropped, graph.ParallelsMerged));
        Assert.Equal(5, graph.WeightAt(graph.ArcOf(0, 1)));
        Assert.Equal(5, graph.WeightAt(graph.ArcOf(1, 0)));
    }

    [Fact]
    public void RowsHoldJustTheTiesInOrder() =>
        TestGraph
            .Random(30, directed: true, weighted: true)
            .Sample(graph =>
            {
                for (var node = 0; node < graph.NodeCount; node++)
                {
                    var row = graph.NeighboursOf(node).ToArray();
                    Assert.Equal(row.Distinct().Order(), row);
                    Assert.DoesNotContain(node, row);
                    foreach (var other in row)
                        Assert.Contains(node, graph.InNeighboursOf(other).ToArray());
                }
                Assert.Equal(graph.Weights!.Sum(), graph.InWeights!.Sum());
            });

    [Fact]
    public void TheUnderlyingGraphHasATieWhereAnArcRunsEitherWay()
    {
        var graph = TestGraph.Of("a>b:1 b>a:2 b>c:4").Underlying;
        Assert.False(graph.IsDirected);
        Assert.Equal((2, 3.0, 4.0), (graph.EdgeCount, graph.WeightAt(graph.ArcOf(1, 0)), graph.WeightAt(graph.ArcOf(2, 1))));
    }

    [Fact]
    public void ThreadsDoNotChangeTheGraph()
    {
        var (one, four) = TestGraph.OnOneAndFourThreads(() => TestGraph.Large(weighted: true));
        Assert.Equal(one.Offsets, four.Offsets);
        Assert.Equal(one.Targets, four.Targets);
        Assert.Equal(one.Weights, four.Weights);
    }

    [Fact]
    public void RelabellingByDegreeKeepsTheTies() =>
        TestGraph
            .RandomOfAnyKind()
            .Sample(graph =>
            {
                var order = DegreeOrder.Descending(graph);
                var relabelled = DegreeOrder.Relabel(graph, order);
                for (var u = 0; u < graph.NodeCount; u++)
                for (var v = 0; v < graph.NodeCount; v++)
                {
                    var (arc, same) = (relabelled.ArcOf(u, v), graph.ArcOf(order[u], order[v]));
                    Assert.Equal(same < 0, arc < 0);
                    if (arc >= 0)
                        Assert.Equal(graph.WeightAt(same), relabelled.WeightAt(arc));
                }
            });

    [Fact]
    public void TheOrderOfTheListDoesNotMatter() =>
        Gen.Select(Gen.Int[0, 15], Gen.Int[0, 15], Gen.Int[1, 9])
            .List[0, 60]
            .Sample(ties =>
            {
                var (given, sorted) = (Graph(ties), Graph([.. ties.OrderBy(tie => tie.Item1).ThenBy(tie => tie.Item2)]));
                Assert.Equal(given.Offsets, sorted.Offsets);
                Assert.Equal(given.Targets, sorted.Targets);
                Assert.Equal(given.Weights, sorted.Weights);
                Assert.Equal(ties.Count(tie => tie.Item1 == tie.Item2), given.LoopsDropped);
                Assert.Equal(ties.Count - given.LoopsDropped - given.EdgeCount, given.ParallelsMerged);

                static CsrGraph Graph(List<(int, int, int)> ties)
                {
                    var edges = new EdgeList(isWeighted: true);
                    foreach (var (source, target, weight) in ties)
                        edges.Add(source, target, weight);
                    return CsrGraphBuilder.Undirected(edges, 16);
                }
            });

    [Theory]
    [InlineData(30_000, 120_000)]
    [InlineData(3_000, 40_000)]
    [InlineData(400_000, 60)]
    public void AListInAnyOrderBecomesWhatItsTiesSay(int nodes, int ties)
    {
        var random = new SeededRandom(8);
        var edges = new EdgeList(isWeighted: true);
        List<(long Pair, double Weight)> forward = [],
            backward = [];
        for (var i = 0; i < ties; i++)
        {
            var (source, target, weight) = ((int)(nodes * Math.Pow(random.NextDouble(), 3)), random.NextInt(nodes), 1 + random.NextInt(9));
            edges.Add(source, target, weight);
            if (source == target)
                continue;
            forward.Add(((long)source << 32 | (uint)target, weight));
            backward.Add(((long)target << 32 | (uint)source, weight));
        }
        AssertRows([.. forward, .. backward], CsrGraphBuilder.Undirected(edges, nodes));
        AssertRows(forward, CsrGraphBuilder.Directed(edges, nodes));
        AssertRows(backward, CsrGraphBuilder.Directed(edges, nodes).Reversed);

        static void AssertRows(List<(long Pair, double Weight)> arcs, CsrGraph graph)
        {
            var expected = arcs.GroupBy(arc => arc.Pair)
                .OrderBy(group => group.Key)
                .Select(group => (group.Key, group.Sum(arc => arc.Weight)))
                .ToArray();
            var pairs = Enumerable
                .Range(0, graph.NodeCount)
                .SelectMany(node => graph.NeighboursOf(node).ToArray().Select(other => (long)node << 32 | (uint)other))
                .ToArray();
            Assert.True(expected.AsSpan().SequenceEqual(pairs.Zip(graph.Weights!).ToArray()));
        }
    }

    [Fact]
    public void BothRowsOfATieHaveTheVerySameSum()
    {
        var random = new SeededRandom(9);
        var edges = new EdgeList(isWeighted: true);
        for (var i = 0; i < 50_000; i++)
            edges.Add(random.NextInt(60), random.NextInt(60), random.NextDouble() + 0.001);
        var graph = CsrGraphBuilder.Undirected(edges);
        for (var node = 0; node < 60; node++)
            foreach (var other in graph.NeighboursOf(node))
                Assert.Equal(graph.WeightAt(graph.ArcOf(node, other)), graph.WeightAt(graph.ArcOf(other, node)));
    }

    [Fact]
    public void ATieOutsideTheNodesIsRefused()
    {
        var edges = new EdgeList();
        edges.Add(0, 7);
        Assert.Equal(8, CsrGraphBuilder.Undirected(edges).NodeCount);
        Assert.Throws<ArgumentOutOfRangeException>(() => CsrGraphBuilder.Undirected(edges, 7));
        Assert.Equal(0, CsrGraphBuilder.Undirected(new EdgeList()).NodeCount);
    }

    [Fact]
    public void ALoopThatThrowsTellsItsCaller() =>
        Assert.Throws<InvalidOperationException>(() => ParallelLoop.Ranges(10_000, 1, (from, _) =>
            {
                if (from == 5_000)
                    throw new InvalidOperationException();
            }));

    [Fact]
    public void ACancelledLoopStops()
    {
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            ParallelLoop.Ranges(
                1_000_000,
                1,
                (from, _) =>
                {
                    if (from == 100)
                        source.Cancel();
                },
                source.Token
            )
        );
    }
}
