using AntiCorruption.Graph.Algorithms.Similarity;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Similarity;

public class SimilarityTests
{
    private static readonly Gen<SimilarityOptions> AnyOptions = Gen.Select(
        Gen.Enum<SimilarityIndex>(),
        Gen.Int[1, 30],
        Gen.Bool,
        (index, count, leaveOut) =>
            new SimilarityOptions
            {
                Index = index,
                Count = count,
                LeaveOutTied = leaveOut,
                Beta = 0.05,
                Tolerance = 1e-13,
            }
    );

    [Theory]
    [InlineData(SimilarityIndex.CommonNeighbours, 2)]
    [InlineData(SimilarityIndex.Jaccard, 2.0 / 3)]
    [InlineData(SimilarityIndex.Cosine, 0.8164965809277260)]
    [InlineData(SimilarityIndex.AdamicAdar, 1 / 0.69314718055994531 + 1 / 1.0986122886681098)]
    [InlineData(SimilarityIndex.ResourceAllocation, 5.0 / 6)]
    [InlineData(SimilarityIndex.PreferentialAttachment, 6)]
    [InlineData(SimilarityIndex.LocalPath, 2.01)]
    public void AHandExampleHasTheScoresOfItsFormulae(SimilarityIndex index, double expected)
    {
        // a (2 ties) and d (3) share b, which has 2, and c, which has 3; one walk of three steps joins them: a-c-e-d.
        var graph = TestGraph.Of("a-b a-c d-b d-c d-e c-e");
        Assert.Equal(expected, PairSimilarity.Compute(graph, 0, 3, new() { Index = index }), 12);
    }

    [Fact]
    public void ScoresOfAPairFollowTheirFormulae() =>
        Gen.Select(TestGraph.RandomOfAnyKind(12), AnyOptions)
            .Sample(
                (graph, options) =>
                {
                    var expected = Scores(graph.Underlying, options);
                    for (var u = 0; u < graph.NodeCount; u++)
                    for (var v = 0; v < graph.NodeCount; v++)
                        if (u != v)
                            Assert.Equal(expected[u, v], PairSimilarity.Compute(graph, u, v, options), 1e-10);
                },
                iter: 300
            );

    [Fact]
    public void TheBestOfANodeAreThoseOfAllItsPairs() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), AnyOptions)
            .Sample(
                (graph, options) =>
                {
                    for (var node = 0; node < graph.NodeCount; node++)
                        AssertSame(
                            Ranked(
                                graph,
                                options,
                                Enumerable.Range(0, graph.NodeCount).Where(other => other != node).Select(other => (node, other))
                            ),
                            NodeSimilarity.Compute(graph, node, options),
                            options
                        );
                },
                iter: 300
            );

    [Fact]
    public void TheBestOfTheGraphAreThoseOfAllPairs() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), AnyOptions)
            .Sample(
                (graph, options) =>
                {
                    var ranked = Ranked(graph, options with { Count = int.MaxValue }, AllPairs(graph));
                    var result = LinkPrediction.Compute(graph, options);
                    AssertSame(ranked[..Math.Min(options.Count, ranked.Length)], result.Pairs, options);
                    Assert.Equal(ranked.Length, result.ScoredCount);
                },
                iter: 500
            );

    [Theory, MemberData(nameof(Indices))]
    public void ThreadsDoNotChangeABit(SimilarityIndex index)
    {
        var graph = CountsWalks(index) ? TestGraph.Large(nodes: 300, ties: 900) : TestGraph.Large(nodes: 5000, ties: 20_000);
        var (one, four) = TestGraph.OnOneAndFourThreads(() =>
            LinkPrediction.Compute(
                graph,
                new()
                {
                    Index = index,
                    Count = 1000,
                    Tolerance = 1e-4,
                }
            )
        );
        Assert.Equal(one.Pairs, four.Pairs);
        Assert.Equal(one.ScoredCount, four.ScoredCount);
        Assert.Equal(1000, one.Pairs.Length);
    }

    [Fact]
    public void TheKarateClubHasItsPublishedScores()
    {
        // Vertices 34 and 1 share 9, 14, 20 and 32, of 5, 5, 3 and 6 ties.
        Assert.Equal(4, PairSimilarity.Compute(TestGraph.Karate, 0, 33, new() { Index = SimilarityIndex.CommonNeighbours }));
        Assert.Equal(2 / Math.Log(5) + 1 / Math.Log(3) + 1 / Math.Log(6), PairSimilarity.Compute(TestGraph.Karate, 0, 33), 12);
        Assert.Equal(
            1 / 5.0 + 1 / 5.0 + 1 / 3.0 + 1 / 6.0,
            PairSimilarity.Compute(TestGraph.Karate, 0, 33, new() { Index = SimilarityIndex.ResourceAllocation }),
            12
        );
        Assert.Equal(
            new SimilarPair(0, 33, 272),
            LinkPrediction.Compute(TestGraph.Karate, new() { Index = SimilarityIndex.PreferentialAttachment, Count = 1 }).Pairs[0]
        );
    }

    [Fact]
    public void NodesWithoutTiesAreLikeNobody() => Assert.All(Enum.GetValues<SimilarityIndex>(), index =>
        {
            var options = new SimilarityOptions { Index = index };
            Assert.Empty(LinkPrediction.Compute(CsrGraph.Empty(5), options).Pairs);
            Assert.Empty(LinkPrediction.Compute(CsrGraph.Empty(), options).Pairs);
            Assert.Empty(NodeSimilarity.Compute(TestGraph.Of("a-b c"), 2, options));
            Assert.Equal(0, PairSimilarity.Compute(TestGraph.Of("a-b c"), 0, 2, options));
        });

    [Fact]
    public void ANodeIsNoPairWithItself() => Assert.Throws<ArgumentException>(() => PairSimilarity.Compute(TestGraph.Karate, 3, 3));

    [Fact]
    public void ANodeThatIsNotThereIsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PairSimilarity.Compute(TestGraph.Karate, 3, 34));
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeSimilarity.Compute(TestGraph.Karate, -1));
    }

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() =>
            LinkPrediction.Compute(TestGraph.Karate, null, new CancellationToken(canceled: true))
        );

    private static IEnumerable<(int, int)> AllPairs(CsrGraph graph)
    {
        for (var u = 0; u < graph.NodeCount; u++)
        for (var v = u + 1; v < graph.NodeCount; v++)
            yield return (u, v);
    }

    private static SimilarPair[] Ranked(CsrGraph graph, SimilarityOptions options, IEnumerable<(int, int)> pairs) =>
        pairs
            .Where(pair => !options.LeaveOutTied || !graph.Underlying.HasArc(pair.Item1, pair.Item2))
            .Select(pair => new SimilarPair(pair.Item1, pair.Item2, PairSimilarity.Compute(graph, pair.Item1, pair.Item2, options)))
            .Where(pair => pair.Score > 0)
            .OrderByDescending(pair => pair.Score)
            .ThenBy(pair => pair.First)
            .ThenBy(pair => pair.Second)
            .Take(options.Count)
            .ToArray();

    /// <summary>
    /// The same pairs with the same bits; only a walker seen from the other end differs in the last ones, and so may the order of equals.
    /// </summary>
    private static void AssertSame(SimilarPair[] expected, SimilarPair[] actual, SimilarityOptions options)
    {
        if (options.Index != SimilarityIndex.PersonalisedPageRank)
            Assert.Equal(expected, actual);
        Assert.Equal(expected.Length, actual.Length);
        for (var i = 0; i < actual.Length; i++)
            Assert.Equal(expected[i].Score, actual[i].Score, 1e-10);
    }

    private static bool CountsWalks(SimilarityIndex index) =>
        index is SimilarityIndex.Katz or SimilarityIndex.LocalPath or SimilarityIndex.PersonalisedPageRank;

    /// <summary>Every index by its formula over the whole adjacency matrix.</summary>
    private static double[,] Scores(CsrGraph graph, SimilarityOptions options)
    {
        var n = graph.NodeCount;
        var adjacency = Matrix(n, (u, v) => graph.HasArc(u, v) ? 1 : 0);
        var degree = Enumerable.Range(0, n).Select(graph.DegreeOf).ToArray();
        var powers = new List<double[,]> { Matrix(n, (u, v) => u == v ? 1 : 0) };
        for (var i = 1; i <= options.MaxLength; i++)
            powers.Add(Product(powers[^1], adjacency));
        double Common(int u, int v, Func<int, double> value) =>
            Enumerable.Range(0, n).Where(w => graph.HasArc(u, w) && graph.HasArc(v, w)).Sum(value);
        double Union(int u, int v) => Enumerable.Range(0, n).Count(w => graph.HasArc(u, w) || graph.HasArc(v, w));
        double PerUnion(double value, double by) => value == 0 ? 0 : value / by;
        if (options.Index == SimilarityIndex.PersonalisedPageRank)
        {
            var walk = Matrix(n, (u, v) => adjacency[u, v] / Math.Max(1, degree[u]));
            var (sum, power) = (Matrix(n, (_, _) => 0), powers[0]);
            for (var i = 0; i < 300; i++)
            {
                var (factor, now) = (0.15 * Math.Pow(0.85, i), power);
                sum = Matrix(n, (u, v) => sum[u, v] + factor * now[u, v]);
                power = Product(power, walk);
            }
            return Matrix(n, (u, v) => sum[u, v] + sum[v, u]);
        }
        return Matrix(n, (u, v) => options.Index switch
            {
                SimilarityIndex.CommonNeighbours => Common(u, v, _ => 1),
                SimilarityIndex.Jaccard => PerUnion(Common(u, v, _ => 1), Union(u, v)),
                SimilarityIndex.Cosine => PerUnion(Common(u, v, _ => 1), Math.Sqrt(degree[u] * degree[v])),
                SimilarityIndex.AdamicAdar => u == v ? 0 : Common(u, v, w => 1 / Math.Log(degree[w])),
                SimilarityIndex.ResourceAllocation => Common(u, v, w => 1.0 / degree[w]),
                SimilarityIndex.PreferentialAttachment => degree[u] * degree[v],
                SimilarityIndex.LocalPath => powers[2][u, v] + options.Epsilon * powers[3][u, v],
                SimilarityIndex.Katz => Enumerable
                    .Range(1, options.MaxLength)
                    .Sum(length => Math.Pow(options.Beta, length) * powers[length][u, v]),
                _ => throw new ArgumentOutOfRangeException(nameof(options)),
            });
    }

    private static double[,] Matrix(int n, Func<int, int, double> value)
    {
        var matrix = new double[n, n];
        for (var u = 0; u < n; u++)
        for (var v = 0; v < n; v++)
            matrix[u, v] = value(u, v);
        return matrix;
    }

    private static double[,] Product(double[,] left, double[,] right) =>
        Matrix(left.GetLength(0), (u, v) => Enumerable.Range(0, left.GetLength(0)).Sum(w => left[u, w] * right[w, v]));

    public static TheoryData<SimilarityIndex> Indices => new(Enum.GetValues<SimilarityIndex>());
}
