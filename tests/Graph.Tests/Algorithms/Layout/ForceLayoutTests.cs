using AntiCorruption.Graph.Algorithms.Layout;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Layout;

public sealed class ForceLayoutTests
{
    /// <summary>Stress and kept neighbours of the best of igraph 1.0's Fruchterman–Reingold and Kamada–Kawai on the karate club.</summary>
    private const double BestStressOfIgraph = 0.0694;

    public static TheoryData<LayoutAim> Aims => [.. Enum.GetValues<LayoutAim>()];

    [Fact]
    public void APathLiesInALine()
    {
        var (x, y) = PointsOf(TestGraph.Of("a-b b-c c-d d-e"));
        Assert.InRange(Distance(x, y, 0, 4) / Distance(x, y, 0, 1), 3.8, 4.2);
    }

    [Fact]
    public void NodesThatAreTiedAlikeLieAlike()
    {
        var (x, y) = PointsOf(TestGraph.Of("a-b b-c c-a"));
        Assert.InRange(Distance(x, y, 0, 1) / Distance(x, y, 1, 2), 0.99, 1.01);
    }

    [Theory, InlineData(""), InlineData("a"), InlineData("a b c"), InlineData("a-b c"), InlineData("a>b b>c d")]
    public void TheSmallestGraphsHavePictures(string ties)
    {
        var graph = TestGraph.Of(ties);
        var layout = ForceLayout.Compute(graph, cancel: TestContext.Current.CancellationToken);
        Assert.Equal((graph.NodeCount, graph.NodeCount), (layout.X.Length, layout.Y.Length));
        Assert.All(layout.X.Concat(layout.Y), place => Assert.True(double.IsFinite(place)));
        Assert.True(layout.LeastDistance >= 0.99);
    }

    [Fact]
    public void NoTwoNodesOverlapAndTheLeastDistanceIsTold() =>
        TestGraph
            .RandomOfAnyKind(40)
            .Sample(
                graph =>
                {
                    var layout = ForceLayout.Compute(graph);
                    Assert.True(layout.LeastDistance >= 0.99);
                    Assert.Equal(
                        Pairs(graph.NodeCount)
                            .Select(pair => Distance(layout.X, layout.Y, pair.One, pair.Other))
                            .DefaultIfEmpty(double.PositiveInfinity)
                            .Min(),
                        layout.LeastDistance,
                        9
                    );
                },
                iter: 200
            );

    [Theory, MemberData(nameof(Aims))]
    public void TheAnswerIsTheSameForAnyNumberOfThreads(LayoutAim aim)
    {
        var graph = Cliques(40, 12);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => ForceLayout.Compute(graph, new() { Aim = aim }));
        Assert.Equal(one.X, four.X);
        Assert.Equal(one.Y, four.Y);
    }

    [Fact]
    public void AnotherSeedGivesAnotherPicture() =>
        Assert.NotEqual(ForceLayout.Compute(TestGraph.Karate).X, ForceLayout.Compute(TestGraph.Karate, new() { Seed = 2 }).X);

    [Fact]
    public void TheStressOfASmallNetworkIsThatOfTheBestOthers()
    {
        var (x, y) = PointsOf(TestGraph.Karate);
        Assert.InRange(LayoutQuality.Stress(TestGraph.Karate, x, y), 0, BestStressOfIgraph * 1.02);
    }

    /// <summary>Cliques in a ring: nearly all of the nodes nearest to a node are those it is tied to.</summary>
    [Fact]
    public void GroupsOfALargeNetworkStandOut()
    {
        var graph = Cliques(60, 12);
        var layout = ForceLayout.Compute(graph, cancel: TestContext.Current.CancellationToken);
        Assert.InRange(LayoutQuality.KeptNeighbours(graph, layout.X, layout.Y), 0.85, 1);
    }

    [Fact]
    public void DistancesFollowStepsMoreThanWhereGroupsAreAskedFor()
    {
        var graph = TestGraph.Large(600, 3_000);
        var (groups, distances) = (ForceLayout.Compute(graph), ForceLayout.Compute(graph, new() { Aim = LayoutAim.Distances }));
        Assert.True(LayoutQuality.Stress(graph, distances.X, distances.Y) < LayoutQuality.Stress(graph, groups.X, groups.Y));
    }

    [Fact]
    public void ComponentsLieBesideEachOther()
    {
        var graph = Blocks(30, 20);
        var layout = ForceLayout.Compute(graph, cancel: TestContext.Current.CancellationToken);
        var boxes = Enumerable.Range(0, 30).Select(block => BoxOf(layout, block * 20, 20)).ToArray();
        foreach (var (one, other) in Pairs(boxes.Length))
            Assert.True(
                boxes[one].Right < boxes[other].Left
                    || boxes[other].Right < boxes[one].Left
                    || boxes[one].Bottom < boxes[other].Top
                    || boxes[other].Bottom < boxes[one].Top
            );
    }

    [Theory, InlineData(40), InlineData(400)]
    public void WhatIsContinuedStaysAboutWhereItWas(int nodes)
    {
        var graph = TestGraph.Large(nodes, nodes * 3);
        var first = ForceLayout.Compute(graph);
        var later = ForceLayout.Compute(graph, new() { Start = Interleaved(first), Seed = 99 });
        var width = first.X.Max() - first.X.Min();
        Assert.All(Enumerable.Range(0, nodes), node =>
            Assert.InRange(double.Hypot(later.X[node] - first.X[node], later.Y[node] - first.Y[node]), 0, width / 4)
        );
        Assert.InRange((later.X.Max() - later.X.Min()) / width, 0.8, 1.25);
    }

    [Fact]
    public void ANewNodeComesAmongItsNeighboursAndANewComponentBelow()
    {
        var first = ForceLayout.Compute(TestGraph.Of("a-b b-c c-d d-a"));
        var start = Interleaved(first).Concat(Enumerable.Repeat(double.NaN, 6)).ToArray();
        var later = ForceLayout.Compute(TestGraph.Of("a-b b-c c-d d-a e-a e-b f-g"), new() { Start = start });
        Assert.True(Distance(later.X, later.Y, 4, 0) < Distance(later.X, later.Y, 4, 2));
        Assert.True(Math.Min(later.Y[5], later.Y[6]) > later.Y.Take(5).Max());
        Assert.True(later.LeastDistance >= 0.99);
    }

    [Fact]
    public void AStartOfAnotherSizeIsRefused() =>
        Assert.Throws<ArgumentException>(() => ForceLayout.Compute(TestGraph.Karate, new() { Start = [1, 2] }));

    [Fact]
    public void NodesThatStartInOnePlacePart()
    {
        var layout = ForceLayout.Compute(TestGraph.Of("a-b b-c c-a"), new() { Start = [0, 0, 0, 0, 0, 0] });
        Assert.True(layout.LeastDistance >= 0.99);
    }

    [Fact]
    public void ItCanBeCancelled() =>
        Assert.ThrowsAny<OperationCanceledException>(() =>
            ForceLayout.Compute(TestGraph.Large(), cancel: new CancellationToken(canceled: true))
        );

    private static (double[] X, double[] Y) PointsOf(CsrGraph graph)
    {
        var layout = ForceLayout.Compute(graph);
        return (layout.X, layout.Y);
    }

    private static double[] Interleaved(LayoutResult layout) =>
        [.. layout.X.Zip(layout.Y).SelectMany(point => new[] { point.First, point.Second })];

    private static double Distance(double[] x, double[] y, int one, int other) => double.Hypot(x[one] - x[other], y[one] - y[other]);

    private static IEnumerable<(int One, int Other)> Pairs(int count) =>
        from one in Enumerable.Range(0, count)
        from other in Enumerable.Range(0, one)
        select (one, other);

    private static (double Left, double Top, double Right, double Bottom) BoxOf(LayoutResult layout, int first, int count)
    {
        var (x, y) = (layout.X[first..(first + count)], layout.Y[first..(first + count)]);
        return (x.Min(), y.Min(), x.Max(), y.Max());
    }

    /// <summary>Cliques in a ring, each with one tie to the next.</summary>
    private static CsrGraph Cliques(int count, int size)
    {
        var edges = BlockEdges(count, size);
        for (var clique = 0; clique < count; clique++)
            edges.Add(clique * size, (clique + 1) % count * size + 1);
        return CsrGraphBuilder.Undirected(edges);
    }

    private static CsrGraph Blocks(int count, int size) => CsrGraphBuilder.Undirected(BlockEdges(count, size));

    private static EdgeList BlockEdges(int count, int size)
    {
        var edges = new EdgeList();
        for (var clique = 0; clique < count; clique++)
            foreach (var (one, other) in Pairs(size))
                edges.Add(clique * size + one, clique * size + other);
        return edges;
    }
}
