using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.WeakPoints;

/// <summary>The ties that the rest of the network most needs to reach each other: edge betweenness.</summary>
public static class BusyTies
{
    public static Analysis<BusyTieOptions, BusyTieResult> Analysis { get; } = new("busy ties", Compute, Estimate);

    private static BusyTieResult Compute(ScopedNetwork network, BusyTieOptions options, CancellationToken cancel)
    {
        var graph = network.Graph;
        var found = EdgeBetweenness.Compute(
            graph,
            new()
            {
                Normalised = true,
                Lengths = options.IsByStrength ? LengthRule.InverseWeight : LengthRule.Hops,
                PivotCount = StartCountFor(network, options),
                Seed = options.Seed,
            },
            cancel
        );
        var ties = new List<BusyTie>(graph.EdgeCount);
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            if (graph.IsDirected || graph.Targets[arc] > node)
                ties.Add(new(network.PartyIds[node], network.PartyIds[graph.Targets[arc]], found.Scores[arc]));
        var ranks = Ranks.Of(ties.ConvertAll(tie => tie.Share));
        return new([.. ranks.Order.Select(tie => ties[tie] with { Rank = ranks.OfItem[tie] })], found.IsExact, found.SourceCount);
    }

    /// <summary>As for the betweenness of parties: both cost the same.</summary>
    private static int? StartCountFor(ScopedNetwork network, BusyTieOptions options) => MetricOf(options).StartCountFor(network.Graph);

    private static AnalysisEstimate Estimate(ScopedNetwork network, BusyTieOptions options)
    {
        var search = Ranking.Analysis.Estimate(network, MetricOf(options));
        return search with { Bytes = search.Bytes + 64L * network.Graph.ArcCount, ResultBytes = 1024 + 40L * network.Graph.ArcCount };
    }

    private static MetricOptions MetricOf(BusyTieOptions options) =>
        new(Metric.Betweenness) { IsByStrength = options.IsByStrength, Seed = options.Seed };
}

/// <summary>Options of <see cref="BusyTies"/>.</summary>
/// <param name="IsByStrength">Whether strong ties are short; every tie is one step otherwise.</param>
/// <param name="Seed">Of the sample, where the network is too large for all shortest ways.</param>
public sealed record BusyTieOptions(bool IsByStrength, ulong Seed = 1);

/// <summary>A tie, and how much runs over it.</summary>
/// <param name="Share">The share of all pairs whose shortest ways run over it, 0 to 1.</param>
/// <param name="Rank">1 for the busiest; equal ones share a rank.</param>
public sealed record BusyTie(int FromId, int ToId, double Share, int Rank = 0);

/// <summary>Answer of <see cref="BusyTies"/>.</summary>
/// <param name="Ties">By rank, equal ones by the ids of both.</param>
/// <param name="IsExact">False where the shares are estimates from a sample of start parties.</param>
/// <param name="StartCount">Parties that ways were searched from.</param>
public sealed record BusyTieResult(IReadOnlyList<BusyTie> Ties, bool IsExact, int StartCount);
