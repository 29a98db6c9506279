using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Algorithms.WholeGraph;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.WholeGraph;

public class SmallWorldTests
{
    [Fact]
    public void RewiringKeepsEveryDegreeAndMakesNoLoopOrParallel() =>
        TestGraph
            .Random()
            .Sample(graph =>
            {
                var rewiring = new Rewiring(graph);
                rewiring.Run(10, 1, 2, CancellationToken.None);
                var rewired = rewiring.ToGraph();
                Assert.Equal((graph.EdgeCount, 0, 0), (rewired.EdgeCount, rewired.LoopsDropped, rewired.ParallelsMerged));
                for (var node = 0; node < graph.NodeCount; node++)
                    Assert.Equal(graph.DegreeOf(node), rewired.DegreeOf(node));
            });

    [Fact]
    public void ALatticeGivesNoNodeMoreTiesThanItHad() =>
        TestGraph
            .Random(40)
            .Sample(graph =>
            {
                var lattice = RingLattice.Of(graph, CancellationToken.None);
                Assert.Equal((0, 0), (lattice.LoopsDropped, lattice.ParallelsMerged));
                var missing = 0;
                for (var node = 0; node < graph.NodeCount; node++)
                {
                    Assert.InRange(lattice.DegreeOf(node), 0, graph.DegreeOf(node));
                    missing += graph.DegreeOf(node) - lattice.DegreeOf(node);
                }
                Assert.Equal(2 * (graph.EdgeCount - lattice.EdgeCount), missing);
                // Nodes left with room are all tied to each other, so nothing more could be placed.
                for (var u = 0; u < graph.NodeCount; u++)
                for (var v = 0; v < u; v++)
                    Assert.True(
                        lattice.HasArc(u, v) || lattice.DegreeOf(u) == graph.DegreeOf(u) || lattice.DegreeOf(v) == graph.DegreeOf(v)
                    );
            });

    [Fact]
    public void OfEqualDegreesTheLatticeIsTheRing()
    {
        // Of degree k the ring lattice has clustering 3(k − 2) / 4(k − 1) (Watts and Strogatz 1998): 2/3 for 10.
        var lattice = RingLattice.Of(Ring(400, 5, shortcuts: 0), CancellationToken.None);
        Assert.Equal(2000, lattice.EdgeCount);
        Assert.Equal(2 / 3.0, ClusteringCoefficients.Compute(lattice).Mean, 0.01);
    }

    [Fact]
    public void ARingWithShortcutsIsASmallWorldARingAloneALatticeAndARandomGraphNeither()
    {
        // Watts and Strogatz, Nature 393 (1998): a few shortcuts shorten a ring of near neighbours and leave it clustered.
        var small = SmallWorld.Compute(Ring(400, 5, shortcuts: 0.1), new() { Replicas = 3 });
        var lattice = SmallWorld.Compute(Ring(400, 5, shortcuts: 0), new() { Replicas = 3 });
        var random = SmallWorld.Compute(Ring(400, 5, shortcuts: 1), new() { Replicas = 3 });
        Assert.True(small.Sigma > 10, $"{small.Sigma}");
        Assert.InRange(small.Omega!.Value, -0.5, 0.5);
        Assert.True(lattice.Omega < -0.6, $"{lattice.Omega}");
        Assert.InRange(random.Sigma!.Value, 0.7, 1.5);
        Assert.True(random.Omega > 0.6, $"{random.Omega}");
    }

    [Fact]
    public void FiguresAreWhatTheyAreMadeOf()
    {
        var graph = TestGraph.Karate;
        var result = SmallWorld.Compute(graph, new() { Replicas = 4 });
        Assert.Equal(0.5706384782, result.Clustering, 10);
        Assert.Equal(Distances.Compute(graph).Mean, result.MeanDistance);
        Assert.Equal(
            result.Clustering / result.RandomClustering / (result.MeanDistance!.Value / result.RandomMeanDistance!.Value),
            result.Sigma!.Value,
            1e-12
        );
        Assert.Equal(
            result.RandomMeanDistance.Value / result.MeanDistance.Value - result.Clustering / result.LatticeClustering,
            result.Omega!.Value,
            1e-12
        );
        Assert.True(result.SwapsMade > 0);
        Assert.Equal(graph.EdgeCount - RingLattice.Of(graph, CancellationToken.None).EdgeCount, result.LatticeTiesMissing);
        var single = SmallWorld.Compute(graph, new() { Replicas = 1 });
        Assert.Equal(0, single.RandomClusteringDeviation);
        var rewiring = new Rewiring(graph);
        rewiring.Run(10, 1, 0, CancellationToken.None);
        Assert.Equal(ClusteringCoefficients.Compute(rewiring.ToGraph()).Mean, single.RandomClustering, 1e-15);
    }

    [Fact]
    public void TheSameSeedGivesTheSameOnAnyNumberOfThreads()
    {
        var graph = TestGraph.Large(nodes: 500, ties: 1500);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => SmallWorld.Compute(graph, new() { Replicas = 2, SourceCount = 100 }));
        Assert.Equal(one, four);
        Assert.NotEqual(
            one.Sigma,
            SmallWorld
                .Compute(
                    graph,
                    new()
                    {
                        Replicas = 2,
                        SourceCount = 100,
                        Seed = 4,
                    }
                )
                .Sigma
        );
    }

    [Fact]
    public void WhatIsNotDefinedIsNull()
    {
        Assert.Null(SmallWorld.Compute(CsrGraph.Empty(3)).Sigma);
        var star = SmallWorld.Compute(TestGraph.Of("a-b a-c a-d"), new() { Replicas = 1 });
        Assert.Null(star.Sigma);
        Assert.Null(star.Omega);
        Assert.Throws<ArgumentOutOfRangeException>(() => new SmallWorldOptions { Replicas = 0 });
        Assert.Throws<OperationCanceledException>(() => SmallWorld.Compute(TestGraph.Karate, cancel: new CancellationToken(true)));
    }

    /// <summary>Each node tied to some before it on a ring; a share of the ties has its far end drawn anew.</summary>
    private static CsrGraph Ring(int nodes, int near, double shortcuts)
    {
        var random = new SeededRandom(7);
        var edges = new EdgeList();
        for (var node = 0; node < nodes; node++)
        for (var step = 1; step <= near; step++)
            edges.Add(node, random.NextDouble() < shortcuts ? random.NextInt(nodes) : (node + step) % nodes);
        return CsrGraphBuilder.Undirected(edges, nodes);
    }
}
