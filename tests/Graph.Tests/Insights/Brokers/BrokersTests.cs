using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Insights.Brokers;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Brokers;

public sealed class BrokersTests
{
    [Fact]
    public async Task RolesAreCountedOverAllTriples() =>
        await Gen.Select(SmallNetwork.Random(maxParties: 10), Gen.Bool)
            .SampleAsync(
                async (made, directed) =>
                {
                    var network = ScopedNetwork.Build(
                        await SmallNetwork.OfAsync(made.Parties, made.Links),
                        new() { IsDirected = directed }
                    );
                    var result = NetworkBrokers.Analysis.Compute(
                        network,
                        new(BrokerGroup.Province, BrokerageNullModel.LabelsPermuted, BrokerOrder.Liaison, 0, 1),
                        TestContext.Current.CancellationToken
                    );
                    var graph = network.Graph;
                    string? Group(int node) => network.PartyOf(node).AreaCode;
                    foreach (var broker in result.Parties)
                    {
                        var counts = new long[5];
                        var j = network.NodeOf(broker.PartyId);
                        for (var i = 0; i < graph.NodeCount; i++)
                        for (var k = 0; k < graph.NodeCount; k++)
                        {
                            if (i == k || !graph.HasArc(i, j) || !graph.HasArc(j, k) || graph.HasArc(i, k))
                                continue;
                            var (a, b, c) = (Group(i), Group(j), Group(k));
                            counts[
                                (int)(
                                    a == c
                                        ? a == b
                                            ? BrokerageRole.Coordinator
                                            : BrokerageRole.Consultant
                                        : b == c
                                            ? BrokerageRole.Gatekeeper
                                            : a == b
                                                ? BrokerageRole.Representative
                                                : BrokerageRole.Liaison
                                )
                            ]++;
                        }
                        Assert.Equal(counts, broker.Roles.Select(role => role.Count));
                        Assert.All(broker.Roles, role => Assert.True(role.Expected is null or >= 0));
                    }
                    Assert.Equal(
                        Enumerable.Range(0, 5).Select(role => result.Parties.Sum(broker => broker.Roles[role].Count)),
                        result.Whole.Select(role => role.Count)
                    );
                    Assert.Equal(
                        result.Whole.Select(role => role.Count),
                        Enumerable.Range(0, 5).Select(role => result.Groups.Sum(group => group.Roles[role].Count))
                    );
                    Assert.Equal(
                        result
                            .Parties.OrderByDescending(broker => broker.Roles[4].Count)
                            .ThenBy(broker => broker.PartyId)
                            .Select(broker => broker.PartyId),
                        result.Parties.Select(broker => broker.PartyId)
                    );
                },
                iter: 60
            );

    [Fact]
    public async Task TheCentreOfAStarIsTheFreest()
    {
        var network = ScopedNetwork.Build(
            await SmallNetwork.OfAsync(6, [(0, 1, 2565), (0, 2, 2565), (0, 3, 2565), (0, 4, 2565)]),
            NetworkScope.Default
        );
        var result = NetworkBrokers.Analysis.Compute(
            network,
            new(BrokerGroup.Kind, BrokerageNullModel.LabelsPermuted, BrokerOrder.Constraint, 0, 1),
            TestContext.Current.CancellationToken
        );
        // Four partners who know nobody else: constraint 4 · (1/4)², all of them effective. The sixth has no partner and is not listed.
        Assert.Equal(
            (1, 0.25, 4.0, 1.0, 5),
            (
                result.Parties[0].PartyId,
                result.Parties[0].Constraint!.Value,
                result.Parties[0].EffectiveSize!.Value,
                result.Parties[0].Efficiency!.Value,
                result.Parties.Count
            )
        );
    }

    [Fact]
    public async Task AnEmptyScopeHasNoBroker()
    {
        var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(2, []), new() { Kinds = EnumSet.Of<PartyKind>() });
        var result = NetworkBrokers.Analysis.Compute(
            network,
            new(BrokerGroup.Region, BrokerageNullModel.TiesIndependent, BrokerOrder.EffectiveSize, 10, 1),
            TestContext.Current.CancellationToken
        );
        Assert.Equal((0, 0, 0), (result.Parties.Count, result.Groups.Count, result.Whole.Count));
    }
}
