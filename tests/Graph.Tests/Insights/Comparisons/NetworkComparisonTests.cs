using AntiCorruption.Graph.Insights.Comparisons;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Comparisons;

public sealed class NetworkComparisonTests
{
    [Fact]
    public async Task TheEarlierStateAndTheDifferenceGiveTheLater() =>
        await SmallNetwork
            .Random()
            .SampleAsync(
                async made =>
                {
                    var network = await SmallNetwork.OfAsync(made.Parties, made.Links);
                    var (earlier, later) = (
                        SmallNetwork.Year(network, SmallNetwork.FirstYear),
                        SmallNetwork.Year(network, SmallNetwork.FirstYear + 1)
                    );
                    var result = NetworkComparison.Analysis.Compute(
                        later,
                        new(earlier, MoveMetric.Degree),
                        TestContext.Current.CancellationToken
                    );
                    var ties = TiesOf(earlier);
                    foreach (var change in result.Ties)
                    {
                        Assert.Equal(ties.TryGetValue((change.FromId, change.ToId), out var was) ? was : null, change.Before);
                        ties.Remove((change.FromId, change.ToId));
                        if (change.After is { } after)
                            ties[(change.FromId, change.ToId)] = after;
                        Assert.Equal(
                            (change.Before is null, change.After is null),
                            (change.Kind == TieChangeKind.New, change.Kind == TieChangeKind.Lost)
                        );
                    }
                    Assert.Equal(TiesOf(later).OrderBy(tie => tie.Key), ties.OrderBy(tie => tie.Key));
                    foreach (var move in result.Movers)
                    {
                        Assert.Equal(DegreeRank(earlier, move.PartyId), move.RankBefore);
                        Assert.Equal(DegreeRank(later, move.PartyId), move.RankAfter);
                    }
                    foreach (var kind in result.ByKind)
                    {
                        Assert.Equal(Touching(earlier, kind.Group), (kind.PartiesBefore, kind.TiesBefore));
                        Assert.Equal(Touching(later, kind.Group), (kind.PartiesAfter, kind.TiesAfter));
                    }
                    var grouped = result.Communities.Matches.SelectMany(match => match.After ?? []).Order().ToArray();
                    Assert.Equal(
                        Enumerable
                            .Range(0, later.Graph.NodeCount)
                            .Where(node => later.Graph.DegreeOf(node) > 0)
                            .Select(node => later.PartyIds[node]),
                        grouped
                    );
                    Assert.All(result.Communities.Matches, match =>
                        Assert.Equal((match.Before ?? []).Intersect(match.After ?? []).Count(), match.SharedCount)
                    );
                },
                iter: 40
            );

    [Fact]
    public async Task AStateBesideItselfHasNotChanged()
    {
        var network = await SmallNetwork.OfAsync(6, [(0, 1, 2565), (1, 2, 2565), (0, 2, 2565), (3, 4, 2565)]);
        var scoped = SmallNetwork.Year(network, 2565);
        var result = NetworkComparison.Analysis.Compute(scoped, new(scoped, MoveMetric.PageRank), TestContext.Current.CancellationToken);
        Assert.All(result.Ties, tie => Assert.Equal(TieChangeKind.Unchanged, tie.Kind));
        Assert.All(result.Movers, move => Assert.Equal(0, move.Places));
        Assert.Equal((1.0, 1.0), (result.Communities.NormalisedMutualInformation!.Value, result.Communities.AdjustedRandIndex!.Value));
        Assert.All(result.Communities.Matches, match => Assert.Equal(1, match.Jaccard));
    }

    private static Dictionary<(int, int), double?> TiesOf(ScopedNetwork network)
    {
        var ties = new Dictionary<(int, int), double?>();
        for (var node = 0; node < network.Graph.NodeCount; node++)
            foreach (var other in network.Graph.NeighboursOf(node))
                if (other > node)
                    ties[(network.PartyIds[node], network.PartyIds[other])] = network.Graph.WeightAt(network.Graph.ArcOf(node, other));
        return ties;
    }

    private static int? DegreeRank(ScopedNetwork network, int party)
    {
        var degree = network.Graph.DegreeOf(network.NodeOf(party));
        return degree == 0 ? null : 1 + Enumerable.Range(0, network.Graph.NodeCount).Count(node => network.Graph.DegreeOf(node) > degree);
    }

    private static (int Parties, int Ties) Touching(ScopedNetwork network, string kind)
    {
        bool Is(int id) => network.Snapshot.Parties[id].PartyKind == Enum.Parse<PartyKind>(kind);
        var ties = TiesOf(network).Keys.Where(tie => Is(tie.Item1) || Is(tie.Item2)).ToList();
        return (ties.SelectMany(tie => new[] { tie.Item1, tie.Item2 }).Where(Is).Distinct().Count(), ties.Count);
    }
}
