using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Comparisons;

/// <summary>What places are compared by.</summary>
public enum MoveMetric : byte
{
    /// <summary>The number of partners.</summary>
    Degree,

    /// <summary>The weight of all ties.</summary>
    Strength,

    /// <summary>PageRank.</summary>
    PageRank,

    /// <summary>The core that a party belongs to.</summary>
    CoreNumber,
}

/// <summary>A party's value and place in two states; null where it has no tie. Equal values share the best of their places.</summary>
public sealed record RankMove(int PartyId, double? Before, double? After, int? RankBefore, int? RankAfter)
{
    /// <summary>Places gained, negative for lost; null for a party that came or went.</summary>
    public int? Places => RankBefore - RankAfter;
}

internal static class RankMoves
{
    /// <summary>
    /// Parties with a tie in either state: those that came or went last, the others by the places they moved, the farthest first.
    /// </summary>
    public static IReadOnlyList<RankMove> Of(ScopedNetwork earlier, ScopedNetwork later, MoveMetric metric, CancellationToken cancel)
    {
        var (before, after) = (Ranked(earlier, metric, cancel), Ranked(later, metric, cancel));
        return
        [
            .. before
                .Keys.Union(after.Keys)
                .Select(party =>
                    (
                        Party: party,
                        Before: before.TryGetValue(party, out var was) ? was : default((double, int)?),
                        After: after.TryGetValue(party, out var now) ? now : default((double, int)?)
                    )
                )
                .Select(one => new RankMove(one.Party, one.Before?.Item1, one.After?.Item1, one.Before?.Item2, one.After?.Item2))
                .OrderByDescending(move => move.Places is { } places ? Math.Abs(places) : -1)
                .ThenBy(move => move.PartyId),
        ];
    }

    private static Dictionary<int, (double Value, int Rank)> Ranked(ScopedNetwork network, MoveMetric metric, CancellationToken cancel)
    {
        var values = Values(network, metric, cancel);
        for (var node = 0; node < values.Length; node++)
            if (network.Graph.Underlying.DegreeOf(node) == 0)
                values[node] = double.NaN;
        var ranks = Ranks.Of(values);
        return ranks.Order.Take(ranks.RankedCount).ToDictionary(node => network.PartyIds[node], node => (values[node], ranks.OfItem[node]));
    }

    private static double[] Values(ScopedNetwork network, MoveMetric metric, CancellationToken cancel)
    {
        var graph = network.Graph.Underlying;
        return metric switch
        {
            MoveMetric.PageRank => PageRank.Compute(network.Graph, new() { Tolerance = 1e-13 }, cancel).Scores,
            MoveMetric.CoreNumber => Array.ConvertAll(CoreNumbers.Compute(graph, cancel).Cores, core => (double)core),
            MoveMetric.Strength =>
            [
                .. Enumerable
                    .Range(0, graph.NodeCount)
                    .Select(node => Enumerable.Range(graph.Offsets[node], graph.DegreeOf(node)).Sum(graph.WeightAt)),
            ],
            _ => [.. Enumerable.Range(0, graph.NodeCount).Select(node => (double)graph.DegreeOf(node))],
        };
    }
}
