using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Algorithms.WholeGraph;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Cohesion;

/// <summary>How closely the network is knit: kinds of triples, ties backed by triangles, and whether it is a small world.</summary>
public static class NetworkCohesion
{
    /// <summary>With more parties distances are estimated from a sample of as many.</summary>
    private const int MaxSourceCount = 2_000;

    /// <summary>Pairs and triples of parties by kind.</summary>
    public static Analysis<TriadOptions, TriadCensusResult> Triads { get; } =
        new(
            "triad census",
            (network, _, cancel) => TriadCensus.Compute(network.Graph.Unweighted, cancel),
            (network, _) => AnalysisEstimate.Of(network, 20 * SquaredDegrees(network), resultBytesPerNode: 0)
        );

    /// <summary>Ties by the triangles that back them.</summary>
    public static Analysis<TrussOptions, TrussTies> Trusses { get; } =
        new("trusses", TrussesOf, (network, _) =>
            AnalysisEstimate.Of(
                network,
                20.0 * network.Graph.ArcCount * Math.Sqrt(1 + network.Graph.ArcCount),
                bytesPerNode: 256,
                resultBytesPerNode: 24.0 * network.Graph.ArcCount / Math.Max(1, network.Graph.NodeCount)
            )
        );

    /// <summary>Clustering and distances beside those of chance and of a lattice.</summary>
    public static Analysis<ReplicaOptions, SmallWorldFigures> SmallWorlds { get; } = new("small world", SmallWorldOf, Estimate);

    private static TrussTies TrussesOf(ScopedNetwork network, TrussOptions options, CancellationToken cancel)
    {
        var graph = network.Graph.Underlying;
        var numbers = Truss.Compute(graph, cancel).Numbers;
        var ties = new List<TrussTie>(graph.EdgeCount);
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            if (graph.Targets[arc] > node)
                ties.Add(new(network.PartyIds[node], network.PartyIds[graph.Targets[arc]], numbers[arc]));
        // A stable order: equal numbers stay by the ids of both.
        return new([.. ties.OrderByDescending(tie => tie.Number)]);
    }

    private static SmallWorldFigures SmallWorldOf(ScopedNetwork network, ReplicaOptions options, CancellationToken cancel)
    {
        var sources = SourceCountFor(network.Graph);
        var result = SmallWorld.Compute(
            network.Graph,
            new()
            {
                Replicas = options.ReplicaCount,
                SourceCount = sources,
                Seed = options.Seed,
            },
            cancel
        );
        return new(result, sources is null);
    }

    private static int? SourceCountFor(CsrGraph graph) => graph.NodeCount > MaxSourceCount ? MaxSourceCount : null;

    private static AnalysisEstimate Estimate(ScopedNetwork network, ReplicaOptions options)
    {
        double nodes = network.Graph.NodeCount,
            arcs = network.Graph.ArcCount;
        var distances = Math.Min(nodes, MaxSourceCount) * (nodes + arcs) / 16;
        return AnalysisEstimate.Of(
            network,
            (options.ReplicaCount + 1) * (distances + 10 * SquaredDegrees(network) + 500 * arcs),
            bytesPerNode: 400,
            resultBytesPerNode: 0
        );
    }

    /// <summary>What two steps from everywhere lead over.</summary>
    private static double SquaredDegrees(ScopedNetwork network)
    {
        var graph = network.Graph.Underlying;
        var sum = 0.0;
        for (var node = 0; node < graph.NodeCount; node++)
            sum += (double)graph.DegreeOf(node) * graph.DegreeOf(node);
        return sum;
    }
}

/// <summary>Options of <see cref="NetworkCohesion.Triads"/>: there are none.</summary>
public sealed record TriadOptions;

/// <summary>Options of <see cref="NetworkCohesion.Trusses"/>: there are none.</summary>
public sealed record TrussOptions;

/// <summary>Options of <see cref="NetworkCohesion.SmallWorlds"/>.</summary>
/// <param name="ReplicaCount">Random networks with the same numbers of partners, ≥ 1.</param>
public sealed record ReplicaOptions(int ReplicaCount, ulong Seed);

/// <summary>A tie and its truss number, ≥ 2: it belongs to a part in which every tie is in that many triangles and two.</summary>
public sealed record TrussTie(int FromId, int ToId, int Number);

/// <summary>Answer of <see cref="NetworkCohesion.Trusses"/>.</summary>
/// <param name="Ties">The best backed first, equal ones by the ids of both.</param>
public sealed record TrussTies(IReadOnlyList<TrussTie> Ties);

/// <summary>Answer of <see cref="NetworkCohesion.SmallWorlds"/>.</summary>
/// <param name="IsExact">False where distances are estimated from a sample of parties.</param>
public sealed record SmallWorldFigures(SmallWorldResult Figures, bool IsExact);
