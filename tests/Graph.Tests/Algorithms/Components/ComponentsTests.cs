using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Components;

public class ComponentsTests
{
    [Fact]
    public void ComponentsAreNumberedByTheirFirstNode()
    {
        var result = ConnectedComponents.Compute(TestGraph.Of("a-c b-e d"));
        Assert.Equal([0, 1, 0, 2, 1], result.Labels);
        Assert.Equal([2, 2, 1], result.Sizes);
    }

    [Fact]
    public void TwoNodesShareAComponentJustWhereAPathJoinsThem() =>
        TestGraph
            .RandomOfAnyKind(24)
            .Sample(graph =>
            {
                var reach = Reachable(graph.Underlying);
                var labels = ConnectedComponents.Compute(graph).Labels;
                for (var u = 0; u < graph.NodeCount; u++)
                for (var v = 0; v < graph.NodeCount; v++)
                    Assert.Equal(reach[u][v], labels[u] == labels[v]);
            });

    [Fact]
    public void ThreadsDoNotChangeTheComponents()
    {
        var graph = TestGraph.Large(nodes: 60_000, ties: 50_000);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => ConnectedComponents.Compute(graph));
        Assert.Equal(one.Labels, four.Labels);
        Assert.Equal(60_000, one.Sizes.Sum());
        Assert.True(one.Count > 1);
    }

    [Fact]
    public void ThreadsDoNotChangeTheForest()
    {
        var graph = TestGraph.Large(weighted: true);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => SpanningForest.Compute(graph));
        Assert.Equal(one.Arcs, four.Arcs);
        Assert.Equal(one.Weight, four.Weight);
    }

    [Fact]
    public void StrongComponentsReachEachOtherBothWays() =>
        TestGraph
            .Random(16, directed: true)
            .Sample(graph =>
            {
                var reach = Reachable(graph);
                var result = StronglyConnectedComponents.Compute(graph);
                for (var u = 0; u < graph.NodeCount; u++)
                for (var v = 0; v < graph.NodeCount; v++)
                    Assert.Equal(reach[u][v] && reach[v][u], result.Labels[u] == result.Labels[v]);
                Assert.Equal(graph.NodeCount, result.Sizes.Sum());
            });

    [Fact]
    public void ALongPathNeedsNoDeepStack()
    {
        var edges = new EdgeList();
        for (var i = 0; i < 300_000; i++)
            edges.Add(i, i + 1);
        Assert.Equal(300_001, StronglyConnectedComponents.Compute(CsrGraphBuilder.Directed(edges)).Count);
        Assert.Equal(299_999, BiconnectedComponents.Compute(CsrGraphBuilder.Undirected(edges)).ArticulationCount);
    }

    [Fact]
    public void LosingANodeOrTieCutsOffWhatTheAnswerSays() =>
        TestGraph
            .Random(18)
            .Sample(graph =>
            {
                var result = BiconnectedComponents.Compute(graph);
                for (var node = 0; node < graph.NodeCount; node++)
                {
                    var cut = CutOff(graph, without: node);
                    Assert.Equal(cut, result.CutOff[node]);
                    Assert.Equal(cut > 0, result.IsArticulation[node]);
                }
                var bridges = result.Bridges.ToDictionary(bridge => (bridge.Source, bridge.Target), bridge => bridge.CutOff);
                for (var u = 0; u < graph.NodeCount; u++)
                    foreach (var v in graph.NeighboursOf(u))
                        if (u < v)
                        {
                            var after = Reachable(Without(graph, (u, v)));
                            Assert.Equal(
                                after[u][v] ? 0 : Math.Min(after[u].Count(yes => yes), after[v].Count(yes => yes)),
                                bridges.GetValueOrDefault((u, v))
                            );
                        }
            });

    [Fact]
    public void EveryTieIsInOneBlockAndBlocksMeetInArticulationPoints() =>
        TestGraph
            .Random(18)
            .Sample(graph =>
            {
                var result = BiconnectedComponents.Compute(graph);
                var ties = 0;
                var blocksOf = new int[graph.NodeCount];
                for (var block = 0; block < result.BlockCount; block++)
                {
                    var members = result.BlockAt(block).ToArray();
                    Assert.Equal(members.Distinct(), members);
                    foreach (var u in members)
                    {
                        blocksOf[u]++;
                        ties += members.Count(v => u < v && graph.HasArc(u, v));
                    }
                }
                Assert.Equal(graph.EdgeCount, ties);
                for (var node = 0; node < graph.NodeCount; node++)
                    Assert.Equal(result.IsArticulation[node], blocksOf[node] > 1);
            });

    [Fact]
    public void TheKarateClubHasOneArticulationPointAndOneBridge()
    {
        var result = BiconnectedComponents.Compute(TestGraph.Karate);
        Assert.Equal((1, 1), (result.ArticulationCount, result.Bridges.Length));
        Assert.Equal(new Bridge(0, 11, 1), result.Bridges[0]);
    }

    [Fact]
    public void TheForestIsAsLightAsKruskals() =>
        Gen.Select(TestGraph.Random(16, weighted: true), Gen.Bool)
            .Sample(
                (graph, maximum) =>
                {
                    var result = SpanningForest.Compute(graph, maximum);
                    var ties = Ties(graph).OrderBy(tie => maximum ? -tie.Weight : tie.Weight);
                    var group = Enumerable.Range(0, graph.NodeCount).ToArray();
                    var weight = 0.0;
                    foreach (var (u, v, its) in ties)
                        if (group[u] != group[v])
                        {
                            weight += its;
                            var (from, to) = (group[v], group[u]);
                            group = Array.ConvertAll(group, one => one == from ? to : one);
                        }
                    Assert.Equal(weight, result.Weight, 9);
                    Assert.Equal(graph.NodeCount - ConnectedComponents.Compute(graph).Count, result.Arcs.Length);
                }
            );

    [Fact]
    public void AnEmptyGraphHasNothing()
    {
        Assert.Equal(0, ConnectedComponents.Compute(CsrGraph.Empty()).Count);
        Assert.Equal(0, StronglyConnectedComponents.Compute(CsrGraph.Empty()).Count);
        Assert.Equal(0, BiconnectedComponents.Compute(CsrGraph.Empty()).BlockCount);
        Assert.Empty(SpanningForest.Compute(CsrGraph.Empty()).Arcs);
    }

    private static IEnumerable<(int U, int V, double Weight)> Ties(CsrGraph graph) =>
        Enumerable
            .Range(0, graph.NodeCount)
            .SelectMany(u => graph.NeighboursOf(u).ToArray().Where(v => u < v).Select(v => (u, v, graph.WeightAt(graph.ArcOf(u, v)))));

    private static int CutOff(CsrGraph graph, int without)
    {
        var reach = Reachable(graph, without);
        var sizes = graph
            .NeighboursOf(without)
            .ToArray()
            .Select(other => reach[other])
            .DistinctBy(row => Array.IndexOf(row, true))
            .Select(row => row.Count(yes => yes))
            .ToArray();
        return sizes.Length == 0 ? 0 : sizes.Sum() - sizes.Max();
    }

    private static CsrGraph Without(CsrGraph graph, (int, int) tie)
    {
        var edges = new EdgeList();
        foreach (var (u, v, _) in Ties(graph))
            if ((u, v) != tie)
                edges.Add(u, v);
        return CsrGraphBuilder.Undirected(edges, graph.NodeCount);
    }

    private static bool[][] Reachable(CsrGraph graph, int without = -1)
    {
        var reach = new bool[graph.NodeCount][];
        for (var source = 0; source < graph.NodeCount; source++)
        {
            reach[source] = new bool[graph.NodeCount];
            var todo = new Stack<int>([source]);
            while (source != without && todo.TryPop(out var node))
                if (!reach[source][node])
                {
                    reach[source][node] = true;
                    foreach (var other in graph.NeighboursOf(node))
                        if (other != without)
                            todo.Push(other);
                }
        }
        return reach;
    }
}
