using AntiCorruption.Graph.Algorithms.Communities;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Communities;

/// <summary>How communities are found.</summary>
public enum CommunityMethod : byte
{
    /// <summary>Groups whose members are tied to each other more than chance would have it; each of them hangs together.</summary>
    Leiden,

    /// <summary>The same aim by an older way, whose groups may fall apart.</summary>
    Louvain,

    /// <summary>Groups that form when everybody keeps taking the group of most partners.</summary>
    LabelPropagation,

    /// <summary>Whatever hangs together at all.</summary>
    Components,
}

/// <summary>Groups of parties that work with each other more than with the rest.</summary>
public static class NetworkCommunities
{
    public static Analysis<CommunitiesOptions, CommunitiesResult> Analysis { get; } =
        new("communities", Compute, (network, options) => AnalysisEstimate.Linear(network, 120 * (1 + options.Earlier.Count)));

    private static CommunitiesResult Compute(ScopedNetwork network, CommunitiesOptions options, CancellationToken cancel)
    {
        var found = Find(network.Graph, options, cancel);
        var stable = Continue(network, found.Labels, options, cancel);
        var parts = CommunityParts.Of(network.Graph.Underlying, found.Labels, found.Count, cancel);
        var communities = new Community[found.Count];
        for (var i = 0; i < communities.Length; i++)
            communities[i] = parts.Describe(i, network, stable is null ? i : stable[parts.Members[i][0]]);
        return new(options, found.Labels, communities, found.Modularity, found.Converged, found.Iterations);
    }

    private static CommunityResult Find(CsrGraph graph, CommunitiesOptions options, CancellationToken cancel)
    {
        var how = new CommunityOptions
        {
            Resolution = options.Resolution,
            Seed = options.Seed,
            MaxIterations = options.Method == CommunityMethod.LabelPropagation ? 100 : 10,
        };
        if (options.Method != CommunityMethod.Components)
            return options.Method switch
            {
                CommunityMethod.Louvain => Louvain.Compute(graph, how, cancel),
                CommunityMethod.LabelPropagation => LabelPropagation.Compute(graph, how, cancel),
                _ => Leiden.Compute(graph, how, cancel),
            };
        var components = ConnectedComponents.Compute(graph, cancel);
        var order = Enumerable.Range(0, components.Count).OrderByDescending(i => components.Sizes[i]).ThenBy(i => i).ToArray();
        var places = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            places[order[i]] = i;
        var labels = Array.ConvertAll(components.Labels, label => places[label]);
        return new(
            labels,
            components.Count,
            Modularity.Compute(graph.Underlying, labels, new() { Resolution = options.Resolution }, cancel),
            1,
            true
        );
    }

    /// <summary>
    /// Labels that continue those of the earlier states, each of which continues the one before; null where there are none.
    /// </summary>
    private static int[]? Continue(ScopedNetwork network, int[] labels, CommunitiesOptions options, CancellationToken cancel)
    {
        if (options.Earlier.Count == 0)
            return null;
        var kept = new Dictionary<int, int>();
        foreach (var state in options.Earlier)
        {
            var its = Find(state.Graph, options, cancel).Labels;
            Keep(state, kept.Count == 0 ? its : StableLabels.Compute(its, LabelsIn(state, kept), cancel: cancel), kept);
        }
        return StableLabels.Compute(labels, LabelsIn(network, kept), cancel: cancel);
    }

    private static int[] LabelsIn(ScopedNetwork network, Dictionary<int, int> kept)
    {
        var labels = new int[network.Graph.NodeCount];
        for (var node = 0; node < labels.Length; node++)
            labels[node] = kept.GetValueOrDefault(network.PartyIds[node], -1);
        return labels;
    }

    private static void Keep(ScopedNetwork network, int[] labels, Dictionary<int, int> kept)
    {
        for (var node = 0; node < labels.Length; node++)
            kept[network.PartyIds[node]] = labels[node];
    }
}

/// <summary>Options of <see cref="NetworkCommunities"/>.</summary>
/// <param name="Resolution">Larger values give smaller communities; 1 is Newman and Girvan's modularity.</param>
public sealed record CommunitiesOptions(CommunityMethod Method = CommunityMethod.Leiden, double Resolution = 1, ulong Seed = 1)
{
    /// <summary>Earlier states of the network, oldest first, whose labels are kept: each continues the one before.</summary>
    public Model.ValueList<ScopedNetwork> Earlier { get; init; }
}

/// <summary>Answer of <see cref="NetworkCommunities"/>.</summary>
/// <param name="PlaceOf">The community of each node, a place in <paramref name="All"/>.</param>
/// <param name="All">The largest first.</param>
/// <param name="Modularity">At the resolution asked for.</param>
public sealed record CommunitiesResult(
    CommunitiesOptions Options,
    int[] PlaceOf,
    Community[] All,
    double Modularity,
    bool Converged,
    int Iterations
);
