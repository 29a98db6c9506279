using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Algorithms.Communities;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;

namespace AntiCorruption.Graph.Tests.Algorithms;

/// <summary>Networks measured before: figures by NetworkX 2.8.8 and igraph 1.0, on the same ties.</summary>
public class KnownNetworkTests
{
    public static TheoryData<string, int[], double[]> Figures =>
        new()
        {
            // Triangles, largest core, largest truss, its ties, articulation points, bridges, blocks, cliques from 3 up, largest clique;
            // then transitivity and mean clustering.
            { "karate", [45, 4, 5, 14, 1, 1, 3, 25, 5], [0.2556818181818182, 0.5706384782076823] },
            { "Les Misérables", [467, 9, 10, 62, 8, 18, 21, 37, 10], [0.49893162393162394, 0.5731367499320134] },
            { "Davis women", [0, 4, 2, 89, 0, 0, 1, 0, 2], [0, 0] },
            // One family of the sixteen married into none of the others and counts in the mean.
            { "Florentine", [3, 2, 3, 8, 4, 5, 6, 3, 3], [0.19148936170212766, 0.16 * 15 / 16] },
        };

    [Theory, MemberData(nameof(Figures))]
    public void CohesionIsWhatOthersFound(string name, int[] counts, double[] shares)
    {
        var graph = Named(name);
        var (clustering, truss, blocks) = (
            ClusteringCoefficients.Compute(graph),
            Truss.Compute(graph),
            BiconnectedComponents.Compute(graph)
        );
        var cliques = Cliques.Compute(graph, new() { MinSize = 2 });
        int[] found =
        [
            (int)clustering.Triangles,
            CoreNumbers.Compute(graph).Largest,
            truss.Largest,
            truss.Numbers.Count(number => number == truss.Largest) / 2,
            blocks.ArticulationCount,
            blocks.Bridges.Length,
            blocks.BlockCount,
            cliques.Cliques.Count(clique => clique.Length > 2),
            cliques.Largest,
        ];
        Assert.Equal(counts, found);
        Assert.Equal(shares[0], clustering.Transitivity, 12);
        Assert.Equal(shares[1], clustering.Mean, 12);
    }

    [
        Theory,
        InlineData("karate", 0.4197896121),
        InlineData("Florentine", 0.39875),
        InlineData("Davis women", 0.3360055549),
        InlineData("Les Misérables", 0.5600083700)
    ]
    public void LeidenFindsTheBestKnownPartition(string name, double best)
    {
        // The best of all partitions (igraph's exact search); of Les Misérables, the best of 200 runs of igraph's Leiden.
        var graph = Named(name).Unweighted;
        Assert.Equal(
            best,
            Enumerable.Range(1, 60).Max(seed => Leiden.Compute(graph, new() { Seed = (ulong)seed, MaxIterations = 20 }).Modularity),
            9
        );
    }

    [Fact]
    public void WeightsOfLesMiserablesCountAsOthersCountThem()
    {
        var graph = KnownGraph.LesMiserables;
        Assert.Equal(0.05502699314742024, ClusteringCoefficients.Compute(graph, new() { Kind = ClusteringKind.Onnela }).Mean, 12);
        Assert.Equal(0.605709405792699, ClusteringCoefficients.Compute(graph, new() { Kind = ClusteringKind.Barrat }).Mean, 12);
        Assert.Equal((105.0, 366.0), (SpanningForest.Compute(graph).Weight, SpanningForest.Compute(graph, maximum: true).Weight));
        Assert.True(
            Enumerable.Range(1, 20).Max(seed => Leiden.Compute(graph, new() { Seed = (ulong)seed, MaxIterations = 20 }).Modularity)
                >= 0.5666879833432
        );
    }

    [Fact]
    public void TheRichClubOfLesMiserablesIsAsDenseAsOthersFound()
    {
        var densities = RichClub.Compute(KnownGraph.LesMiserables);
        Assert.Equal(0.08680792891319207, densities[0], 12);
        Assert.Equal(0.23658536585365852, densities[5], 12);
        Assert.Equal(0.5367647058823529, densities[10], 12);
    }

    [Theory, InlineData("karate", 3971, 1575, 393, 45), InlineData("Davis women", 2826, 1598, 536, 0)]
    public void TriplesAreOfTheKindsOthersCounted(string name, long none, long one, long two, long three)
    {
        var triads = TriadCensus.Compute(Named(name)).Triads;
        Assert.Equal((none, one, two, three), (triads[0], triads[2], triads[10], triads[15]));
    }

    private static CsrGraph Named(string name) =>
        name switch
        {
            "karate" => TestGraph.Karate,
            "Florentine" => TestGraph.Florentine,
            "Davis women" => KnownGraph.DavisWomen,
            _ => KnownGraph.LesMiserables,
        };
}
