using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Robustness;

public class PercolationTests
{
    [Fact]
    public void OneTieHoldsWithItsOwnChance()
    {
        var result = Percolation.Compute(TestGraph.Of("a-b"), new() { PointCount = 5, RunCount = 2 });
        Assert.Equal([0, 0.25, 0.5, 0.75, 1], result.Probabilities);
        for (var i = 0; i < 5; i++)
        {
            Assert.Equal((1 + result.Probabilities[i]) / 2, result.LargestShare[i], 14);
            Assert.Equal((1 - result.Probabilities[i]) / 2, result.Susceptibility[i], 14);
            Assert.Equal(0, result.StandardErrors[i], 14);
        }
    }

    [Fact]
    public void TheCurveIsTheExpectationOverAllThatCanHold() =>
        Gen.Select(TestGraph.RandomOfAnyKind(7).Where(graph => graph.Underlying.EdgeCount <= 9), Gen.Enum<PercolationKind>(), Gen.ULong)
            .Sample(
                (graph, kind, seed) =>
                {
                    var result = Percolation.Compute(
                        graph,
                        new()
                        {
                            Kind = kind,
                            PointCount = 4,
                            RunCount = 600,
                            Seed = seed,
                        }
                    );
                    for (var i = 0; i < 4; i++)
                    {
                        var (largest, others) = Expected(graph.Underlying, kind, result.Probabilities[i]);
                        Assert.Equal(largest, result.LargestShare[i], 6 * result.StandardErrors[i] + 0.005);
                        Assert.Equal(others, result.Susceptibility[i], 0.15);
                    }
                },
                iter: 40
            );

    [Fact]
    public void NothingHoldsAtZeroAndAllAtOne() =>
        Gen.Select(TestGraph.RandomOfAnyKind(20), Gen.Enum<PercolationKind>())
            .Sample(
                (graph, kind) =>
                {
                    var result = Percolation.Compute(
                        graph,
                        new()
                        {
                            Kind = kind,
                            PointCount = 3,
                            RunCount = 3,
                        }
                    );
                    Assert.Equal(kind == PercolationKind.Bond ? 1.0 / graph.NodeCount : 0, result.LargestShare[0], 12);
                    Assert.Equal(ConnectedComponents.Compute(graph).LargestSize / (double)graph.NodeCount, result.LargestShare[2], 12);
                }
            );

    [Fact]
    public void ARandomGraphHoldsTogetherFromOneTieANodeOn()
    {
        // Ties kept with p make a random graph of mean degree p·c: its giant component begins where that is 1 (Erdős and Rényi 1960), here
        // at p = 1/4.
        var random = new SeededRandom(3);
        var edges = new EdgeList();
        for (var i = 0; i < 8_000; i++)
            edges.Add(random.NextInt(4_000), random.NextInt(4_000));
        var result = Percolation.Compute(CsrGraphBuilder.Undirected(edges, 4_000), new() { RunCount = 10 });
        Assert.InRange(result.Threshold!.Value, 0.22, 0.32);
        Assert.InRange(result.LargestShare[15], 0, 0.02);
        // At mean degree 2 the share solves s = 1 − exp(−2s): 0.7968.
        Assert.Equal(0.7968, result.LargestShare[50], 0.02);
    }

    [Theory]
    [InlineData(PercolationKind.Bond), InlineData(PercolationKind.Site)]
    public void ThreadsDoNotChangeABit(PercolationKind kind)
    {
        var graph = TestGraph.Large(nodes: 800, ties: 2_400);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => Percolation.Compute(graph, new() { Kind = kind, RunCount = 7 }));
        Assert.Equal(one.LargestShare, four.LargestShare);
        Assert.Equal(one.StandardErrors, four.StandardErrors);
        Assert.Equal(one.Susceptibility, four.Susceptibility);
        Assert.NotEqual(
            one.LargestShare,
            Percolation
                .Compute(
                    graph,
                    new()
                    {
                        Kind = kind,
                        RunCount = 7,
                        Seed = 2,
                    }
                )
                .LargestShare
        );
    }

    [Fact]
    public void AnEmptyGraphHasNoThreshold()
    {
        var result = Percolation.Compute(CsrGraph.Empty());
        Assert.All(result.LargestShare, share => Assert.Equal(0, share));
        Assert.Null(result.Threshold);
    }

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() => Percolation.Compute(TestGraph.Karate, null, new CancellationToken(canceled: true)));

    private static (double Largest, double Others) Expected(CsrGraph graph, PercolationKind kind, double probability)
    {
        var ties = Enumerable
            .Range(0, graph.NodeCount)
            .SelectMany(u => graph.NeighboursOf(u).ToArray().Where(v => u < v).Select(v => (u, v)))
            .ToArray();
        var count = kind == PercolationKind.Bond ? ties.Length : graph.NodeCount;
        var (largest, others) = (0.0, 0.0);
        for (var world = 0; world < 1 << count; world++)
        {
            var chance = Enumerable
                .Range(0, count)
                .Aggregate(1.0, (product, i) => product * ((world >> i & 1) != 0 ? probability : 1 - probability));
            var edges = new EdgeList();
            for (var i = 0; i < ties.Length; i++)
                if (kind == PercolationKind.Bond ? (world >> i & 1) != 0 : (world >> ties[i].u & world >> ties[i].v & 1) != 0)
                    edges.Add(ties[i].u, ties[i].v);
            var nodes = Enumerable
                .Range(0, graph.NodeCount)
                .Where(node => kind == PercolationKind.Bond || (world >> node & 1) != 0)
                .ToArray();
            var sizes = ConnectedComponents
                .Compute(CsrGraphBuilder.Induced(CsrGraphBuilder.Undirected(edges, graph.NodeCount), nodes))
                .Sizes;
            var size = sizes.DefaultIfEmpty().Max();
            largest += chance * size / graph.NodeCount;
            others += chance * (sizes.Sum(one => (double)one * one) - (double)size * size) / graph.NodeCount;
        }
        return (largest, others);
    }
}
