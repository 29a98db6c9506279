using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Algorithms.Mixing;
using AntiCorruption.Graph.Insights.Mixing;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Overview;

/// <summary>The network at a glance: how large it is, what it is made of, how it hangs together.</summary>
public static class NetworkOverview
{
    public static Analysis<OverviewOptions, OverviewResult> Analysis { get; } =
        new("overview", Compute, (network, _) => AnalysisEstimate.Linear(network, passes: 60));

    private static OverviewResult Compute(ScopedNetwork network, OverviewOptions options, CancellationToken cancel)
    {
        var graph = network.Graph;
        var components = ConnectedComponents.Compute(graph, cancel);
        var clustering = ClusteringCoefficients.Compute(graph.Underlying.Unweighted, cancel: cancel);
        return new()
        {
            Kinds = [.. Enum.GetValues<PartyKind>().Select(kind => (kind, Count(network, kind))).Where(one => one.Item2 > 0)],
            Degrees = Degrees(graph.Underlying),
            ComponentCount = components.Count,
            LargestComponentSize = components.LargestSize,
            MeanClustering = graph.NodeCount == 0 ? null : clustering.Mean,
            Transitivity = clustering.Triangles == 0 && graph.EdgeCount == 0 ? null : clustering.Transitivity,
            LargestCore = CoreNumbers.Compute(graph, cancel).Largest,
            Density = graph.NodeCount < 2 ? null : graph.ArcCount / (graph.NodeCount * (graph.NodeCount - 1.0)),
            MeanDegree = graph.NodeCount == 0 ? null : (double)graph.Underlying.ArcCount / graph.NodeCount,
            Reciprocity = graph.IsDirected ? Reciprocity.Compute(graph, cancel: cancel).Arcs : null,
            DegreeAssortativity = NetworkMixing.DegreeAssortativity(graph, cancel),
            KindMixing = Kinds(network, cancel),
            LinkTypes =
            [
                .. network
                    .Links()
                    .GroupBy(link => link.Type)
                    .OrderBy(group => group.Key)
                    .Select(group => new LinkTypeCount(group.Key, group.Count())),
            ],
            Provinces = Provinces(network, cancel),
        };
    }

    private static MixingTable Kinds(ScopedNetwork network, CancellationToken cancel)
    {
        var groups = PartyGroups.Of(network, Grouping.Kind);
        return MixingTable.Of(network.Graph.Underlying, groups.Labels, cancel);
    }

    private static ProvinceCount[] Provinces(ScopedNetwork network, CancellationToken cancel)
    {
        var groups = PartyGroups.Of(network, Grouping.Province);
        var matrix = MixingTable.Of(network.Graph.Underlying, groups.Labels, cancel);
        var counts = new int[groups.Groups.Count];
        foreach (var label in groups.Labels)
            if (label >= 0)
                counts[label]++;
        return
        [
            .. groups.Groups.Select(
                (group, i) =>
                    new ProvinceCount(group.AreaCode!, counts[i], (int)matrix.TiesBetween(i, i), (int)(matrix.RowSum(i) - matrix[i, i]))
            ),
        ];
    }

    private static int Count(ScopedNetwork network, PartyKind kind)
    {
        var count = 0;
        for (var node = 0; node < network.Graph.NodeCount; node++)
            count += network.PartyOf(node).PartyKind == kind ? 1 : 0;
        return count;
    }

    private static DegreeCount[] Degrees(CsrGraph graph)
    {
        var counts = new SortedDictionary<int, int>();
        for (var node = 0; node < graph.NodeCount; node++)
            counts[graph.DegreeOf(node)] = counts.GetValueOrDefault(graph.DegreeOf(node)) + 1;
        return [.. counts.Select(pair => new DegreeCount(pair.Key, pair.Value))];
    }
}

/// <summary>Options of <see cref="NetworkOverview"/>.</summary>
public sealed record OverviewOptions;

/// <summary>How many parties have a number of partners.</summary>
public sealed record DegreeCount(int Degree, int PartyCount);

/// <summary>Links of a type.</summary>
public sealed record LinkTypeCount(CollaborationType Type, int LinkCount);

/// <summary>A province at a glance.</summary>
/// <param name="WithinTieCount">Ties between two of its parties.</param>
/// <param name="AcrossTieCount">Ties with parties of other provinces; those with parties of no province are in neither.</param>
public sealed record ProvinceCount(string Code, int PartyCount, int WithinTieCount, int AcrossTieCount);

/// <summary>
/// Answer of <see cref="NetworkOverview"/>; a figure is null where it is not defined, never a number that looks like one.
/// </summary>
public sealed record OverviewResult
{
    /// <summary>Parties by kind, in the order of the enum, kinds without a party left out.</summary>
    public required IReadOnlyList<(PartyKind Kind, int PartyCount)> Kinds { get; init; }

    /// <summary>Ascending by degree.</summary>
    public required IReadOnlyList<DegreeCount> Degrees { get; init; }

    public required int ComponentCount { get; init; }
    public required int LargestComponentSize { get; init; }

    /// <summary>Mean of the local clustering coefficients, parties with fewer than two partners counting as 0.</summary>
    public required double? MeanClustering { get; init; }

    /// <summary>Three times the triangles by the connected triples.</summary>
    public required double? Transitivity { get; init; }

    /// <summary>The largest k for which some parties have k partners each among themselves.</summary>
    public required int LargestCore { get; init; }

    /// <summary>Ties by the pairs that there are; arcs by ordered pairs where the scope has directions. Null below two parties.</summary>
    public required double? Density { get; init; }

    /// <summary>Partners of a party, in the mean.</summary>
    public required double? MeanDegree { get; init; }

    /// <summary>Arcs that are answered by one the other way, by all arcs; null where the scope has no directions or no ties.</summary>
    public required double? Reciprocity { get; init; }

    public required double? DegreeAssortativity { get; init; }

    /// <summary>Ties by the kinds at their ends, directions aside.</summary>
    public required MixingTable KindMixing { get; init; }

    /// <summary>Links by type, in the order of the enum, types without a link left out.</summary>
    public required IReadOnlyList<LinkTypeCount> LinkTypes { get; init; }

    /// <summary>By code, provinces without a party left out.</summary>
    public required IReadOnlyList<ProvinceCount> Provinces { get; init; }
}
