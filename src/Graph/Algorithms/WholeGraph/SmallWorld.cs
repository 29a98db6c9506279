using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.WholeGraph;

/// <summary>Whether a network is clustered like a lattice and yet short like a random one.</summary>
/// <remarks>
/// <para><b>Definition.</b> C = mean local clustering (nodes of fewer than two neighbours as 0), L = mean distance of connected pairs. σ =
/// (C/C₀) ÷ (L/L₀) and ω = L₀/L − C/C₁, where C₀ and L₀ are means over random graphs of the same degrees, and C₁ is the clustering of a
/// lattice of the same degrees: nodes in a row by degree, tied to those next to them. σ above 1, and ω near 0, are read as a small world; ω
/// near −1 as a lattice, near 1 as random.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not count; any number of
/// components.</para>
/// <para><b>Output.</b> σ and ω, null where a divisor is 0 or nothing is connected, beside every figure that they are made of, the standard
/// deviation between the random graphs, and the ties that the lattice could not place.</para>
/// <para><b>Ending.</b> After the numbers of graphs and of swaps asked for; how many of the swaps could be made is in the answer.</para>
/// <para><b>Cost.</b> Per null graph O(swaps · m), its triangles and its distances, which are O(n/512 · (n + m) · diameter) unless start
/// nodes are drawn; 40 bytes per tie and 192 per node.</para>
/// <para><b>Determinism.</b> The random graphs are seeded, the lattice is not random; the same for any number of threads.</para>
/// <para><b>Source.</b> M. D. Humphries, K. Gurney, Network "Small-World-Ness", PLoS ONE 3 (2008), doi:10.1371/journal.pone.0002051, with
/// random graphs of the same degrees (Maslov and Sneppen 2002) in place of Erdős and Rényi's; Q. K. Telesford et al., Brain Connectivity 1
/// (2011), doi:10.1089/brain.2011.0038, with that lattice in place of one made by swaps, which takes hundreds of swaps a tie to become
/// one.</para>
/// </remarks>
public static class SmallWorld
{
    public static SmallWorldResult Compute(CsrGraph graph, SmallWorldOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new SmallWorldOptions();
        graph = graph.Underlying.Unweighted;
        var (clustering, distance) = Figures(graph, options, cancel);
        var lattice = RingLattice.Of(graph, cancel);
        var latticeClustering = ClusteringCoefficients.Compute(lattice, cancel: cancel).Mean;
        var (clusterings, distances, swaps) = (new double[options.Replicas], new double?[options.Replicas], 0L);
        for (var replica = 0; replica < options.Replicas; replica++)
        {
            var rewiring = new Rewiring(graph);
            swaps += rewiring.Run(options.SwapsPerTie, options.Seed, (ulong)replica, cancel);
            (clusterings[replica], distances[replica]) = Figures(rewiring.ToGraph(), options, cancel);
            Execution.Report((replica + 1.0) / options.Replicas);
        }
        var (randomClustering, clusteringSpread) = MeanAndDeviation(clusterings);
        var (randomDistance, distanceSpread) = MeanAndDeviation([.. distances.OfType<double>()]);
        return new SmallWorldResult
        {
            Sigma = distance > 0 && randomClustering > 0 ? clustering / randomClustering / (distance / randomDistance) : null,
            Omega = distance > 0 && latticeClustering > 0 ? randomDistance / distance - clustering / latticeClustering : null,
            Clustering = clustering,
            MeanDistance = distance,
            RandomClustering = randomClustering,
            RandomClusteringDeviation = clusteringSpread,
            RandomMeanDistance = distance is null ? null : randomDistance,
            RandomMeanDistanceDeviation = distance is null ? null : distanceSpread,
            LatticeClustering = latticeClustering,
            LatticeTiesMissing = graph.EdgeCount - lattice.EdgeCount,
            SwapsMade = swaps,
        };
    }

    private static (double Clustering, double? Distance) Figures(CsrGraph graph, SmallWorldOptions options, CancellationToken cancel) =>
        (
            ClusteringCoefficients.Compute(graph, cancel: cancel).Mean,
            Distances.Compute(graph, new() { SourceCount = options.SourceCount, Seed = options.Seed }, cancel).Mean
        );

    private static (double Mean, double Deviation) MeanAndDeviation(double[] values)
    {
        var (mean, squares) = (0.0, 0.0);
        foreach (var value in values)
            mean += value / values.Length;
        foreach (var value in values)
            squares += (value - mean) * (value - mean);
        return (mean, values.Length < 2 ? 0 : Math.Sqrt(squares / (values.Length - 1)));
    }
}

/// <summary>Options of <see cref="SmallWorld"/>.</summary>
public sealed record SmallWorldOptions
{
    /// <summary>Random graphs to compare with, ≥ 1.</summary>
    public int Replicas
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(Replicas));
    } = 10;

    /// <summary>Swaps tried for each tie, &gt; 0; from about 10 on the graphs no longer depend on where they began.</summary>
    public double SwapsPerTie
    {
        get;
        init => field = Check.InRange(value, double.Epsilon, 1000, nameof(SwapsPerTie));
    } = 10;

    /// <summary>Start nodes to draw for distances, ≥ 1; null = all.</summary>
    public int? SourceCount
    {
        get;
        init => field = value is { } count ? Check.AtLeast(count, 1, nameof(SourceCount)) : null;
    }

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="SmallWorld"/>.</summary>
public sealed record SmallWorldResult
{
    /// <summary>(C/C₀) ÷ (L/L₀), ≥ 0; null where a divisor is 0 or nothing is connected.</summary>
    public required double? Sigma { get; init; }

    /// <summary>L₀/L − C/C₁; null where a divisor is 0 or nothing is connected.</summary>
    public required double? Omega { get; init; }

    /// <summary>C: the mean of local clustering, in [0, 1].</summary>
    public required double Clustering { get; init; }

    /// <summary>L, in steps; null where no pair is connected.</summary>
    public required double? MeanDistance { get; init; }

    /// <summary>Mean over the random graphs.</summary>
    public required double RandomClustering { get; init; }

    /// <summary>Between the random graphs; 0 where there is one.</summary>
    public required double RandomClusteringDeviation { get; init; }

    /// <summary>L₀: the mean over the random graphs, in steps; null where none has a connected pair.</summary>
    public required double? RandomMeanDistance { get; init; }

    /// <summary>Of L₀ between the random graphs; 0 where there is one, null where no pair is connected.</summary>
    public required double? RandomMeanDistanceDeviation { get; init; }

    /// <summary>C₁: clustering of the lattice, in [0, 1].</summary>
    public required double LatticeClustering { get; init; }

    /// <summary>Ties of the network that the lattice has no room for.</summary>
    public required int LatticeTiesMissing { get; init; }

    /// <summary>Over all graphs.</summary>
    public required long SwapsMade { get; init; }
}
