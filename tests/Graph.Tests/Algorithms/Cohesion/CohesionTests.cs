using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Cohesion;

public class CohesionTests
{
    [Fact]
    public void TheKarateClubHasItsPublishedFigures()
    {
        var result = ClusteringCoefficients.Compute(TestGraph.Karate);
        Assert.Equal(45, result.Triangles);
        Assert.Equal(0.2556818182, result.Transitivity, 10);
        Assert.Equal(0.5706384782, result.Mean, 10);
        Assert.Equal(4, CoreNumbers.Compute(TestGraph.Karate).Largest);
    }

    [Fact]
    public void TrianglesAreTriplesAllTied() =>
        TestGraph
            .RandomOfAnyKind()
            .Sample(graph =>
            {
                var expected = new int[graph.NodeCount];
                foreach (var (u, v, w) in Triples(graph.NodeCount))
                    if (Tied(graph, u, v) && Tied(graph, v, w) && Tied(graph, u, w))
                        foreach (var node in (int[])[u, v, w])
                            expected[node]++;
                var result = Triangles.Compute(graph);
                Assert.Equal(expected, result.Counts);
                Assert.Equal(expected.Sum() / 3, result.Total);
                Assert.Equal(result.Total, Triangles.Compute(graph, perNode: false).Total);
            });

    [Fact]
    public void ThreadsDoNotChangeTriangles()
    {
        var graph = TestGraph.Large();
        var (one, four) = TestGraph.OnOneAndFourThreads(() => Triangles.Compute(graph).Counts);
        Assert.Equal(one, four);
    }

    [Fact]
    public void ThreadsDoNotChangeCoresTrussesClusteringOrCensuses()
    {
        var graph = TestGraph.Large(directed: true, weighted: true);
        foreach (
            var compute in (Func<double[]>[])
                [
                    () => Array.ConvertAll(CoreNumbers.Compute(graph).Cores, core => (double)core),
                    () => Array.ConvertAll(Truss.Compute(graph).Numbers, number => (double)number),
                    () => Array.ConvertAll(TriadCensus.Compute(graph).Triads, count => (double)count),
                    () => RichClub.Compute(graph),
                    .. Enum.GetValues<ClusteringKind>()
                        .Select(kind => (Func<double[]>)(() => ClusteringCoefficients.Compute(graph, new() { Kind = kind }).Local)),
                ]
        )
        {
            var (one, four) = TestGraph.OnOneAndFourThreads(compute);
            Assert.Equal(one, four);
        }
    }

    [Fact]
    public void DenseHubsAreCountedAsOthersAre()
    {
        // Hubs enough, and tied enough, for bits: everyone has ties to numbers near the square of a draw.
        var graph = TestGraph.Large(nodes: 6_000, ties: 400_000);
        var counts = new int[graph.NodeCount];
        var isTied = new bool[graph.NodeCount];
        for (var node = 0; node < graph.NodeCount; node++)
        {
            foreach (var other in graph.NeighboursOf(node))
                isTied[other] = true;
            foreach (var other in graph.NeighboursOf(node))
            foreach (var third in graph.NeighboursOf(other))
                counts[node] += isTied[third] ? 1 : 0;
            foreach (var other in graph.NeighboursOf(node))
                isTied[other] = false;
            counts[node] /= 2;
        }
        var result = Triangles.Compute(graph);
        Assert.Equal(counts, result.Counts);
        Assert.Equal(counts.Sum(count => (long)count) / 3, result.Total);
        Assert.Equal(result.Total, Triangles.Compute(graph, perNode: false).Total);
    }

    [Fact]
    public void NodesOfOneNeighbourCountAsZeroOrNotAtAll()
    {
        // By hand: a triangle with a tail; 1, 1, 1/3 and 0.
        var graph = TestGraph.Of("a-b b-c c-a c-d");
        Assert.Equal((2 + 1.0 / 3) / 4, ClusteringCoefficients.Compute(graph).Mean, 12);
        Assert.Equal((2 + 1.0 / 3) / 3, ClusteringCoefficients.Compute(graph, new() { LeaveOutFewNeighbours = true }).Mean, 12);
    }

    [Fact]
    public void WeightedClusteringFollowsItsFormula() =>
        TestGraph
            .Random(14, weighted: true)
            .Sample(graph =>
            {
                var largest = graph.Weights!.DefaultIfEmpty(1).Max();
                var barrat = ClusteringCoefficients.Compute(graph, new() { Kind = ClusteringKind.Barrat }).Local;
                var onnela = ClusteringCoefficients.Compute(graph, new() { Kind = ClusteringKind.Onnela }).Local;
                for (var node = 0; node < graph.NodeCount; node++)
                {
                    var row = graph.NeighboursOf(node).ToArray();
                    double degree = row.Length,
                        strength = row.Sum(other => Weight(graph, node, other)),
                        byMean = 0,
                        byRoot = 0;
                    foreach (var u in row)
                    foreach (var v in row)
                        if (u != v && Tied(graph, u, v))
                        {
                            byMean += (Weight(graph, node, u) + Weight(graph, node, v)) / 2;
                            byRoot += Math.Cbrt(Weight(graph, node, u) * Weight(graph, node, v) * Weight(graph, u, v)) / largest;
                        }
                    Assert.Equal(degree < 2 ? 0 : byMean / (strength * (degree - 1)), barrat[node], 10);
                    Assert.Equal(degree < 2 ? 0 : byRoot / (degree * (degree - 1)), onnela[node], 10);
                }
            });

    [Fact]
    public void DirectedClusteringIsTheCubeOfBothDirections() =>
        TestGraph
            .Random(12, directed: true)
            .Sample(graph =>
            {
                var local = ClusteringCoefficients.Compute(graph, new() { Kind = ClusteringKind.Fagiolo }).Local;
                double Arcs(int u, int v) => (graph.HasArc(u, v) ? 1 : 0) + (graph.HasArc(v, u) ? 1 : 0);
                var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
                foreach (var node in nodes)
                {
                    var cube = nodes.Sum(u => nodes.Sum(v => Arcs(node, u) * Arcs(u, v) * Arcs(v, node)));
                    var (total, answered) = (nodes.Sum(u => Arcs(node, u)), nodes.Count(u => Arcs(node, u) == 2));
                    var possible = total * (total - 1) - 2 * answered;
                    Assert.Equal(possible > 0 ? cube / (2 * possible) : 0, local[node], 10);
                }
            });

    [Fact]
    public void CoresAreWhatPeelingLeaves() =>
        TestGraph
            .RandomOfAnyKind()
            .Sample(graph =>
            {
                var cores = CoreNumbers.Compute(graph).Cores;
                for (var k = 1; k <= cores.Max() + 1; k++)
                {
                    var left = Enumerable.Range(0, graph.NodeCount).ToHashSet();
                    while (left.RemoveWhere(node => left.Count(other => Tied(graph, node, other)) < k) > 0) { }
                    Assert.Equal(left.Order(), Enumerable.Range(0, graph.NodeCount).Where(node => cores[node] >= k));
                }
            });

    [Fact]
    public void TrussesAreWhatPeelingTiesLeaves() =>
        TestGraph
            .Random(14)
            .Sample(graph =>
            {
                var result = Truss.Compute(graph);
                for (var k = 3; k <= result.Largest + 1; k++)
                {
                    var left = Enumerable
                        .Range(0, graph.NodeCount)
                        .SelectMany(u => graph.NeighboursOf(u).ToArray().Select(v => (u, v)))
                        .ToHashSet();
                    while (
                        left.RemoveWhere(tie =>
                            Enumerable.Range(0, graph.NodeCount).Count(w => left.Contains((tie.u, w)) && left.Contains((tie.v, w))) < k - 2
                        ) > 0
                    ) { }
                    for (var u = 0; u < graph.NodeCount; u++)
                        foreach (var v in graph.NeighboursOf(u))
                            Assert.Equal(left.Contains((u, v)), result.Numbers[graph.ArcOf(u, v)] >= k);
                }
            });

    [Fact]
    public void CliquesAreAllTheMaximalOnes() =>
        TestGraph
            .Random(11)
            .Sample(
                graph =>
                {
                    var nodes = graph.NodeCount;
                    bool IsClique(int set) =>
                        Enumerable
                            .Range(0, nodes)
                            .All(u => (set >> u & 1) == 0 || Enumerable.Range(0, u).All(v => (set >> v & 1) == 0 || Tied(graph, u, v)));
                    var expected = Enumerable
                        .Range(1, (1 << nodes) - 1)
                        .Where(set => IsClique(set) && Enumerable.Range(0, nodes).All(w => (set >> w & 1) == 1 || !IsClique(set | 1 << w)));
                    var result = Cliques.Compute(graph, new() { MinSize = 1 });
                    Assert.True(result.IsWhole);
                    Assert.Equal(expected.Order(), result.Cliques.Select(clique => clique.Sum(node => 1 << node)).Order());
                },
                iter: 60
            );

    [Fact]
    public void ALimitOfCliquesIsTold()
    {
        var result = Cliques.Compute(TestGraph.Karate, new() { MinSize = 2, MaxCliques = 3 });
        Assert.Equal((3, false), (result.Cliques.Length, result.IsWhole));
    }

    [Fact]
    public void EveryTripleIsOfTheKindItsArcsMake() =>
        TestGraph
            .RandomOfAnyKind(9)
            .Sample(graph =>
            {
                var result = TriadCensus.Compute(graph);
                var expected = new long[16];
                foreach (var (u, v, w) in Triples(graph.NodeCount))
                    expected[KindByIsomorphism(graph, u, v, w)]++;
                Assert.Equal(expected, result.Triads);
                var pairs = Enumerable
                    .Range(0, graph.NodeCount)
                    .SelectMany(u => Enumerable.Range(0, u).Select(v => (graph.HasArc(u, v) ? 1 : 0) + (graph.HasArc(v, u) ? 1 : 0)))
                    .ToArray();
                Assert.Equal(
                    new DyadCensus(pairs.Count(arcs => arcs == 2), pairs.Count(arcs => arcs == 1), pairs.Count(arcs => arcs == 0)),
                    result.Dyads
                );
            });

    [Fact]
    public void TheRichClubIsTheDensityAboveADegree() =>
        TestGraph
            .Random(16)
            .Sample(graph =>
            {
                var densities = RichClub.Compute(graph);
                for (var k = 0; k < densities.Length; k++)
                {
                    var rich = Enumerable.Range(0, graph.NodeCount).Where(node => graph.DegreeOf(node) > k).ToArray();
                    double ties = rich.Sum(u => rich.Count(v => Tied(graph, u, v)));
                    Assert.Equal(rich.Length < 2 ? double.NaN : ties / (rich.Length * (rich.Length - 1.0)), densities[k], 12);
                }
            });

    [Fact]
    public void AnEmptyGraphHasNothing()
    {
        Assert.Equal(0, Triangles.Compute(CsrGraph.Empty()).Total);
        Assert.Empty(CoreNumbers.Compute(CsrGraph.Empty()).Cores);
        Assert.Empty(Truss.Compute(CsrGraph.Empty()).Numbers);
        Assert.Empty(Cliques.Compute(CsrGraph.Empty()).Cliques);
        Assert.Equal(0, TriadCensus.Compute(CsrGraph.Empty()).Triads.Sum());
        Assert.Empty(RichClub.Compute(CsrGraph.Empty()));
        Assert.Equal(
            (0.0, 0.0),
            (ClusteringCoefficients.Compute(CsrGraph.Empty()).Mean, ClusteringCoefficients.Compute(CsrGraph.Empty()).Transitivity)
        );
    }

    /// <summary>
    /// One example of each kind, in the order of the names, as in Wasserman and Faust 1994, Figure 14.2; a triple is of the kind whose
    /// example it can be laid upon.
    /// </summary>
    private static readonly string[] Examples =
    [
        "",
        "ab",
        "ab ba",
        "ba bc",
        "ab cb",
        "ab bc",
        "ac ca bc",
        "ac ca cb",
        "ab cb ac",
        "ba cb ac",
        "ab ba bc cb",
        "ba bc ac ca",
        "ab cb ac ca",
        "ab bc ac ca",
        "ab bc cb ac ca",
        "ab ba bc cb ac ca",
    ];

    private static int KindByIsomorphism(CsrGraph graph, int u, int v, int w)
    {
        foreach (
            var nodes in (int[][])
                [
                    [u, v, w],
                    [u, w, v],
                    [v, u, w],
                    [v, w, u],
                    [w, u, v],
                    [w, v, u],
                ]
        )
        {
            var arcs =
                from i in Enumerable.Range(0, 3)
                from j in Enumerable.Range(0, 3)
                where i != j && graph.HasArc(nodes[i], nodes[j])
                select $"{"abc"[i]}{"abc"[j]}";
            var set = arcs.ToHashSet();
            var kind = Array.FindIndex(Examples, example => set.SetEquals(example.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            if (kind >= 0)
                return kind;
        }
        throw new InvalidOperationException("Every triple is of a kind.");
    }

    private static IEnumerable<(int, int, int)> Triples(int nodes) =>
        from u in Enumerable.Range(0, nodes)
        from v in Enumerable.Range(0, u)
        from w in Enumerable.Range(0, v)
        select (u, v, w);

    private static bool Tied(CsrGraph graph, int u, int v) => graph.HasArc(u, v) || graph.HasArc(v, u);

    private static double Weight(CsrGraph graph, int u, int v) => graph.WeightAt(graph.ArcOf(u, v));
}
