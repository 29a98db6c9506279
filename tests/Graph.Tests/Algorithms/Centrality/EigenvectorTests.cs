using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Centrality;

public class EigenvectorTests
{
    [Fact]
    public void TheKarateClubHasTheScoresThatIgraphGives()
    {
        var result = Eigenvector.Compute(TestGraph.Karate);
        Assert.Equal(6.725697727631738, result.Eigenvalue, 1e-12);
        Assert.Equal(0.35549144452456644, result.Scores[0], 1e-8);
        Assert.Equal(0.373363470291483, result.Scores[33], 1e-8);
    }

    [Fact]
    public void ScoresAreTheShareOfOnesInTheLargestEigenvaluesSpace() =>
        Gen
            .Bool.SelectMany(weighted => TestGraph.Random(14, weighted: weighted))
            .Where(graph => graph.ArcCount > 0)
            .Sample(
                graph =>
                {
                    var result = Eigenvector.Compute(graph, new() { Tolerance = 1e-11 });
                    var (largest, next, share) = DenseMatrix.Dominant(DenseMatrix.Of(graph), [.. Enumerable.Repeat(1.0, graph.NodeCount)]);
                    Assert.True(result.Converged);
                    Assert.Equal(largest, result.Eigenvalue, 1e-9);
                    var norm = Math.Sqrt(share.Sum(value => value * value));
                    // Components of almost the same eigenvalue are told apart only as far as the residual goes.
                    for (var node = 0; node < share.Length && largest - next > 1e-3; node++)
                        Assert.Equal(share[node] / norm, result.Scores[node], 1e-6);
                },
                iter: 300
            );

    [Fact]
    public void DirectedScoresSolveTheDefiningEquationForTheLargestEigenvalue() =>
        Gen
            .Bool.SelectMany(weighted => TestGraph.Random(10, directed: true, weighted))
            .Sample(graph =>
            {
                var matrix = DenseMatrix.Of(graph);
                var radius = DenseMatrix.Radius(matrix);
                if (graph.ArcCount > 0 && radius < 1e-6)
                {
                    Assert.Throws<ArgumentException>(() => Eigenvector.Compute(graph));
                    return;
                }
                var result = Eigenvector.Compute(graph, new() { MaxIterations = 3000 });
                Assert.Equal(1, result.Scores.Sum(score => score * score), 1e-10);
                if (!result.Converged)
                    return;
                Assert.Equal(radius, result.Eigenvalue, 1e-6);
                var image = DenseMatrix.Product(DenseMatrix.Transposed(matrix), result.Scores);
                for (var node = 0; node < image.Length; node++)
                    Assert.Equal(result.Eigenvalue * result.Scores[node], image[node], 1e-7);
            });

    [Fact]
    public void ABipartiteGraphConverges()
    {
        // The star of four leaves: λ = 2 has −2 for a rival; the centre has √½ and each leaf √⅛.
        var result = Eigenvector.Compute(TestGraph.Of("a-b a-c a-d a-e"));
        Assert.True(result.Converged);
        Assert.Equal([.. new[] { 0.5, 0.125, 0.125, 0.125, 0.125 }.Select(Math.Sqrt)], result.Scores, (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void ADirectedCycleConverges() =>
        Assert.All(Eigenvector.Compute(TestGraph.Of("a>b b>c c>a")).Scores, score => Assert.Equal(1 / Math.Sqrt(3), score, 1e-9));

    [Fact]
    public void ANetworkWithoutTiesHasEqualScores() => Assert.Equal([0.5, 0.5, 0.5, 0.5], Eigenvector.Compute(CsrGraph.Empty(4)).Scores);

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large(weighted: true);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => Eigenvector.Compute(graph));
        Assert.True(one.Converged);
        Assert.Equal(one.Scores, four.Scores);
    }

    [Fact]
    public void ARoundLimitIsToldAsNotConverged() =>
        Assert.False(Eigenvector.Compute(TestGraph.Karate, new() { MaxIterations = 2 }).Converged);

    [Fact]
    public void AnEmptyGraphHasNoScores() => Assert.Empty(Eigenvector.Compute(CsrGraph.Empty()).Scores);
}
