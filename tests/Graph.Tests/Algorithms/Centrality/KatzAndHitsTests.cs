using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Centrality;

public class KatzAndHitsTests
{
    [Fact]
    public void AChainPassesOnAlphaOfItsStanding() =>
        Assert.Equal([1.0, 1.5, 1.75], Katz.Compute(TestGraph.Of("a>b b>c"), new() { Alpha = 0.5 }).Scores, (a, b) =>
            Math.Abs(a - b) < 1e-12
        );

    [Fact]
    public void KatzSolvesItsEquation() =>
        TestGraph
            .RandomOfAnyKind(14)
            .Sample(graph =>
            {
                var result = Katz.Compute(graph, new() { Tolerance = 1e-14 });
                Assert.True(result.Converged);
                var matrix = DenseMatrix.Of(graph);
                var equation = DenseMatrix.Build(graph.NodeCount, (i, j) => (i == j ? 1 : 0) - result.Alpha * matrix[j, i]);
                var expected = DenseMatrix.Solve(equation, [.. Enumerable.Repeat(1.0, graph.NodeCount)]);
                for (var node = 0; node < expected.Length; node++)
                    Assert.Equal(expected[node], result.Scores[node], 1e-8);
            });

    [Fact]
    public void AlphaAtOrAboveTheLimitIsRefusedAndBelowIsNot() =>
        TestGraph
            .RandomOfAnyKind(10)
            .Sample(graph =>
            {
                var radius = DenseMatrix.Radius(DenseMatrix.Of(graph));
                if (radius < 1e-6)
                    return;
                Assert.Contains(
                    "1/λ",
                    Assert.Throws<ArgumentException>(() => Katz.Compute(graph, new() { Alpha = 1 / radius })).Message,
                    StringComparison.Ordinal
                );
                Assert.Throws<ArgumentException>(() => Katz.Compute(graph, new() { Alpha = 1.01 / radius }));
                Assert.True(Katz.Compute(graph, new() { Alpha = 0.99 / radius }).Converged);
            });

    [Fact]
    public void HitsAreTheShareOfAllArcsInTheLargestSingularValuesSpaces() =>
        TestGraph
            .RandomOfAnyKind(12)
            .Where(graph => graph.ArcCount > 0)
            .Sample(
                graph =>
                {
                    var result = Hits.Compute(graph, new() { Tolerance = 1e-12 });
                    var (nodes, matrix) = (graph.NodeCount, DenseMatrix.Of(graph));
                    var both = DenseMatrix.Build(2 * nodes, (i, j) => i < nodes && j >= nodes ? matrix[i, j - nodes]
                        : i >= nodes && j < nodes ? matrix[j, i - nodes]
                        : 0);
                    var (largest, next, share) = DenseMatrix.Dominant(
                        both,
                        DenseMatrix.Product(both, [.. Enumerable.Repeat(1.0, 2 * nodes)])
                    );
                    Assert.Equal(1, result.Authorities.Sum(), 1e-10);
                    Assert.Equal(1, result.Hubs.Sum(), 1e-10);
                    if (largest - next < 0.02 * largest)
                        return;
                    Assert.True(result.Converged);
                    for (var node = 0; node < nodes; node++)
                    {
                        Assert.Equal(share[node] / share[..nodes].Sum(), result.Hubs[node], 1e-8);
                        Assert.Equal(share[nodes + node] / share[nodes..].Sum(), result.Authorities[node], 1e-8);
                    }
                },
                iter: 300
            );

    [Fact]
    public void WithoutDirectionsBothAreTheEigenvectorCentrality()
    {
        var (hits, scores) = (Hits.Compute(TestGraph.Of("a-b a-c a-d e-f")), Eigenvector.Compute(TestGraph.Of("a-b a-c a-d e-f")).Scores);
        for (var node = 0; node < 6; node++)
        {
            Assert.Equal(scores[node] / scores.Sum(), hits.Hubs[node], 1e-12);
            Assert.Equal(hits.Hubs[node], hits.Authorities[node]);
        }
    }

    [Fact]
    public void TheKarateClubHasTheAuthoritiesThatIgraphGives()
    {
        var authorities = Hits.Compute(TestGraph.Karate).Authorities;
        Assert.Equal(0.07141272880825199, authorities[0], 1e-9);
        Assert.Equal(0.0750029421565754, authorities[33], 1e-9);
    }

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large(directed: true, weighted: true);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => (Katz.Compute(graph).Scores, Hits.Compute(graph).Hubs));
        Assert.Equal(one.Item1, four.Item1);
        Assert.Equal(one.Item2, four.Item2);
    }

    [Fact]
    public void NetworksWithoutTiesHaveEqualScores()
    {
        Assert.Empty(Katz.Compute(CsrGraph.Empty()).Scores);
        Assert.Empty(Hits.Compute(CsrGraph.Empty()).Hubs);
        Assert.Equal([1.0, 1.0], Katz.Compute(CsrGraph.Empty(2)).Scores);
        Assert.Equal([0.5, 0.5], Hits.Compute(CsrGraph.Empty(2)).Authorities);
    }
}
