using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Paths;

/// <summary>What makes a way short.</summary>
public enum PathLength : byte
{
    /// <summary>Few steps.</summary>
    Steps,

    /// <summary>Strong ties: a tie is as long as 1 ÷ its weight.</summary>
    Strength,
}

/// <summary>The best ways from one party to another within a scope: who can introduce whom.</summary>
public static class PathSearch
{
    public static Analysis<PathOptions, PathAnswer> Analysis { get; } =
        new("paths", Compute, (network, options) => AnalysisEstimate.Linear(network, passes: 10 + options.Count));

    private static PathAnswer Compute(ScopedNetwork network, PathOptions options, CancellationToken cancel)
    {
        var (from, to) = (network.NodeOf(options.FromId), network.NodeOf(options.ToId));
        if (from < 0 || to < 0)
            return new([], IsInScope: false, IsWhole: true, TiesLeftOut: false);
        var graph = network.Graph;
        var found = KShortestPaths.Compute(
            graph,
            from,
            to,
            new()
            {
                K = options.Count,
                Lengths = options.Length == PathLength.Strength ? LengthRule.InverseWeight : LengthRule.Hops,
                Excluded = options.MaxPartnerCount is { } most
                    ?
                    [
                        .. Enumerable
                            .Range(0, graph.NodeCount)
                            .Where(node => node != from && node != to && graph.Underlying.DegreeOf(node) > most),
                    ]
                    : null,
                Penalties = options.SpareBusy > 0 ? Penalties(network, options.SpareBusy) : null,
            },
            cancel
        );
        return new(
            [.. found.Paths.Select(path => new Way([.. path.Nodes.Select(node => network.PartyIds[node])], path.Length, path.Cost))],
            IsInScope: true,
            found.IsWhole,
            found.TiesLeftOut
        );
    }

    /// <summary>
    /// A party with d partners costs its share of the largest number of partners, on a logarithmic scale: being ten times as busy matters,
    /// not one partner more.
    /// </summary>
    private static double[] Penalties(ScopedNetwork network, double spareBusy)
    {
        var graph = network.Graph.Underlying;
        var degrees = Enumerable.Range(0, graph.NodeCount).Select(graph.DegreeOf).ToArray();
        var largest = Math.Log(1 + degrees.Max());
        return Array.ConvertAll(degrees, degree => largest > 0 ? spareBusy * Math.Log(1 + degree) / largest : 0);
    }
}

/// <summary>Options of <see cref="PathSearch"/>.</summary>
/// <param name="Count">Ways wanted, ≥ 1.</param>
/// <param name="MaxPartnerCount">Parties with more partners are not passed through; null: all may be.</param>
/// <param name="SpareBusy">What passing through the busiest party adds to the cost; others add less.</param>
public sealed record PathOptions(int FromId, int ToId, int Count, PathLength Length, int? MaxPartnerCount, double SpareBusy);

/// <summary>A way: its parties, both ends included, its length, and that with what passing through busy parties costs.</summary>
public sealed record Way(IReadOnlyList<int> PartyIds, double Length, double Cost);

/// <summary>Answer of <see cref="PathSearch"/>.</summary>
/// <param name="Ways">The best first.</param>
/// <param name="IsInScope">Whether both ends lie in the scope.</param>
/// <param name="IsWhole">Whether there are no other ways.</param>
/// <param name="TiesLeftOut">Whether a way as good as the last was left out.</param>
public sealed record PathAnswer(IReadOnlyList<Way> Ways, bool IsInScope, bool IsWhole, bool TiesLeftOut);
