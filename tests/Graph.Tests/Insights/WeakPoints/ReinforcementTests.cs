using AntiCorruption.Graph.Insights.WeakPoints;
using AntiCorruption.Graph.Scopes;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.WeakPoints;

public sealed class ReinforcementTests
{
    [Fact]
    public async Task WithTheNewTiesNoLossPartsAnyone() =>
        await Gen.Select(SmallNetwork.Random(maxParties: 10).Where(made => made.Parties > 2), Gen.Bool)
            .SampleAsync(
                async (made, joins) =>
                {
                    // Few links, so that there are bridges: every third of those drawn.
                    var network = ScopedNetwork.Build(
                        await SmallNetwork.OfAsync(made.Parties, made.Links.Where((_, i) => i % 3 == 0)),
                        NetworkScope.Default
                    );
                    var answer = Reinforcement.Analysis.Compute(network, new(joins), TestContext.Current.CancellationToken);
                    var ties = Ties(network);
                    Assert.Equal(Bridges(made.Parties, ties).Count, answer.BridgeCount);
                    List<(int, int)> added = [.. answer.Ties.Select(tie => (tie.FromId - 1, tie.ToId - 1))];
                    Assert.Empty(added.Intersect(ties));
                    List<(int, int)> all = [.. ties, .. added];
                    Assert.Equal(answer.BridgesLeft, Bridges(made.Parties, all).Count);
                    Assert.Equal(answer.IsConnected, Parts(made.Parties, all) == 1);
                    if (joins)
                        Assert.Equal((0, true), (answer.BridgesLeft, answer.IsConnected));
                    else
                        Assert.Equal(Parts(made.Parties, ties), Parts(made.Parties, all));
                },
                iter: 60
            );

    [Fact]
    public async Task AStarOfFourNeedsTwoTies()
    {
        var network = ScopedNetwork.Build(
            await SmallNetwork.OfAsync(5, [(0, 1, 2565), (0, 2, 2565), (0, 3, 2565), (0, 4, 2565)]),
            NetworkScope.Default
        );
        Assert.Equal(2, Reinforcement.Analysis.Compute(network, new(true), TestContext.Current.CancellationToken).Ties.Count);
    }

    private static List<(int, int)> Ties(ScopedNetwork network) =>
        [
            .. from node in Enumerable.Range(0, network.Graph.NodeCount)
            from other in Enumerable.Range(node + 1, network.Graph.NodeCount - node - 1)
            where Plainly.AreLinked(network, node, other)
            select (node, other),
        ];

    private static List<(int, int)> Bridges(int parties, List<(int, int)> ties) =>
        [.. ties.Where(tie => Parts(parties, [.. ties.Where(other => other != tie)]) > Parts(parties, ties))];

    private static int Parts(int parties, List<(int One, int Other)> ties)
    {
        var part = Enumerable.Range(0, parties).ToArray();
        foreach (var (one, other) in ties)
        {
            var (from, to) = (part[one], part[other]);
            for (var node = 0; node < parties; node++)
                if (part[node] == from)
                    part[node] = to;
        }
        return part.Distinct().Count();
    }
}
