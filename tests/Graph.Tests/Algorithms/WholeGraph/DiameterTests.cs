using AntiCorruption.Graph.Algorithms.WholeGraph;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.WholeGraph;

public class DiameterTests
{
    [Fact]
    public void KnownGraphsHaveTheirDiameter()
    {
        Assert.Equal(5, Diameter.Compute(TestGraph.Karate).Value);
        Assert.Equal(5, Diameter.Compute(TestGraph.Florentine).Value);
        Assert.Equal(2, Diameter.Compute(TestGraph.Of("a-b b-c c-d d-a")).Value);
    }

    [Fact]
    public void ItIsTheLargestOfAllDistances() =>
        TestGraph.RandomOfAnyKind(40).Sample(graph => Assert.Equal(Distances.Compute(graph).Largest, Diameter.Compute(graph).Value));

    [Fact]
    public void WheelsOfSpokesNeedTheirFringeLookedAt()
    {
        // Long arms of equal length on a ring: the centre found by sweeps rules out little.
        var edges = new EdgeList();
        const int ring = 40,
            arm = 6;
        for (var i = 0; i < ring; i++)
        {
            edges.Add(i, (i + 1) % ring);
            for (var j = 0; j < arm; j++)
                edges.Add(j == 0 ? i : ring + i * arm + j - 1, ring + i * arm + j);
        }
        Assert.Equal(ring / 2 + 2 * arm, Diameter.Compute(CsrGraphBuilder.Undirected(edges)).Value);
    }

    [Fact]
    public void MostNetworksNeedFewSearchesAndAnyNumberOfThreadsTheSame()
    {
        var graph = TestGraph.Large(nodes: 5000, ties: 15_000);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => Diameter.Compute(graph));
        Assert.Equal(one, four);
        Assert.Equal(Distances.Compute(graph).Largest, one.Value);
        Assert.True(one.Searches < 1000, $"{one.Searches} searches");
    }

    [Fact]
    public void WithoutAPairThereIsNone()
    {
        Assert.Null(Diameter.Compute(CsrGraph.Empty()).Value);
        Assert.Null(Diameter.Compute(CsrGraph.Empty(3)).Value);
        Assert.Null(Diameter.Compute(TestGraph.Of("a>a b")).Value);
    }

    [Theory, InlineData("a-b"), InlineData("a>b")]
    public void ACancelledSearchStops(string graph) =>
        Assert.Throws<OperationCanceledException>(() => Diameter.Compute(TestGraph.Of(graph), new CancellationToken(true)));
}

public class DensityTests
{
    [Fact]
    public void TiesAreDividedByPairs()
    {
        Assert.Equal(new DensityResult(0.5, 1.5, 0), Density.Compute(TestGraph.Of("a-b b-c c-d")));
        Assert.Equal(new DensityResult(3 / 12.0, 0.75, 1), Density.Compute(TestGraph.Of("a>b b>a b>c d")));
        Assert.Equal(78 / 561.0, Density.Compute(TestGraph.Karate).Value!.Value, 1e-15);
    }

    [Fact]
    public void BelowTwoNodesThereIsNone()
    {
        Assert.Equal(new DensityResult(null, null, 0), Density.Compute(CsrGraph.Empty()));
        Assert.Equal(new DensityResult(null, 0, 1), Density.Compute(CsrGraph.Empty(1)));
    }
}
