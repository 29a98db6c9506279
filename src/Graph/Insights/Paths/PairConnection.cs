using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Paths;

/// <summary>How firmly two parties are joined: by the way whose weakest tie is strongest, and by all ways at once.</summary>
public static class PairConnection
{
    /// <summary>The way whose weakest tie is strongest, of these one with the fewest steps.</summary>
    public static Analysis<PairConnectionOptions, StrongestPathResult> Strongest { get; } =
        new("strongest path", StrongestOf, (network, _) => AnalysisEstimate.Linear(network, passes: 50));

    /// <summary>Effective resistance: small where many short ways over strong ties join the two.</summary>
    public static Analysis<PairConnectionOptions, ResistanceResult> Resistance { get; } =
        new("effective resistance", ResistanceOf, (network, _) => AnalysisEstimate.Linear(network, passes: 2_000));

    private static StrongestPathResult StrongestOf(ScopedNetwork network, PairConnectionOptions options, CancellationToken cancel)
    {
        var (from, to) = (network.NodeOf(options.FromId), network.NodeOf(options.ToId));
        if (from < 0 || to < 0)
            return new(false, null, []);
        var way = WidestPath.Compute(network.Graph, from, to, cancel);
        return new(true, way.Nodes.Length > 1 ? way.Width : null, [.. way.Nodes.Select(node => network.PartyIds[node])]);
    }

    private static ResistanceResult ResistanceOf(ScopedNetwork network, PairConnectionOptions options, CancellationToken cancel)
    {
        var (from, to) = (network.NodeOf(options.FromId), network.NodeOf(options.ToId));
        if (from < 0 || to < 0)
            return new(false, null, null, true);
        var found = EffectiveResistance.Compute(network.Graph, from, to, cancel: cancel);
        return double.IsFinite(found.Resistance)
            ? new(true, found.Resistance, found.UpperBound, found.Converged)
            : new(true, null, null, found.Converged);
    }
}

/// <summary>Options of <see cref="PairConnection"/>.</summary>
public sealed record PairConnectionOptions(int FromId, int ToId);

/// <summary>Answer of <see cref="PairConnection.Strongest"/>.</summary>
/// <param name="IsInScope">Whether both ends lie in the scope.</param>
/// <param name="WeakestTie">The weight of the weakest tie on the way; null where there is no tie on it, or no way.</param>
/// <param name="PartyIds">The way, both ends included; empty where there is none.</param>
public sealed record StrongestPathResult(bool IsInScope, double? WeakestTie, IReadOnlyList<int> PartyIds);

/// <summary>Answer of <see cref="PairConnection.Resistance"/>.</summary>
/// <param name="IsInScope">Whether both ends lie in the scope.</param>
/// <param name="Resistance">≥ 0, never above the true one; null where nothing joins the two.</param>
/// <param name="UpperBound">Never below the true one; null as above.</param>
/// <param name="Converged">Whether the two bounds agree within 10⁻⁹.</param>
public sealed record ResistanceResult(bool IsInScope, double? Resistance, double? UpperBound, bool Converged);
