using AntiCorruption.Graph.Algorithms.Influence;
using AntiCorruption.Graph.Insights.Influence;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Influence;

public sealed class NetworkInfluenceTests
{
    private const double Half = 0.5;

    /// <summary>Every outcome of every tie, each as likely as any other at a chance of one half.</summary>
    [Fact]
    public async Task SpreadIsTheMeanOverAllOutcomes() =>
        await SmallNetwork
            .Random(maxParties: 6)
            .SampleAsync(
                async made =>
                {
                    var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(made.Parties, made.Links.Take(9)), NetworkScope.Default);
                    var ties = Ties(network);
                    var expected = Enumerable
                        .Range(0, 1 << ties.Count)
                        .Average(outcome => ReachedBy(network, ties.Where((_, tie) => (outcome >> tie & 1) == 1).ToList()));
                    var answer = NetworkInfluence.Spread.Compute(
                        network,
                        new(new[] { 1 }.ToValueList(), DiffusionModel.IndependentCascade, Half, 4_000, 1),
                        TestContext.Current.CancellationToken
                    );
                    Assert.InRange(
                        answer.ReachedCount,
                        expected - 6 * answer.StandardError - 1e-9,
                        expected + 6 * answer.StandardError + 1e-9
                    );
                    Assert.Equal((1, 1.0), (answer.Parties[0].PartyId, answer.Parties[0].Share));
                    Assert.Equal(answer.ReachedCount, answer.Parties.Sum(row => row.Share), 9);
                },
                iter: 15
            );

    [Fact]
    public async Task WhereEveryTiePassesItOnOneOfEachPartIsEnough()
    {
        // A chain of four, a pair, and one alone.
        var network = ScopedNetwork.Build(
            await SmallNetwork.OfAsync(7, [(0, 1, 2565), (1, 2, 2565), (2, 3, 2565), (4, 5, 2565)]),
            NetworkScope.Default
        );
        var best = NetworkInfluence.Influencers.Compute(
            network,
            new(3, DiffusionModel.IndependentCascade, 1, 0.1, 0.001, 1),
            TestContext.Current.CancellationToken
        );
        Assert.Contains(best.PartyIds[0], (int[])[1, 2, 3, 4]);
        Assert.Contains(best.PartyIds[1], (int[])[5, 6]);
        Assert.Equal(7, best.PartyIds[2]);
        Assert.Equal(7, best.ReachedCount, 9);
        Assert.True(best.IsGuaranteed);
    }

    [Fact]
    public async Task NobodyOutsideTheScopeBegins()
    {
        var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(2, [(0, 1, 2565)]), new() { Kinds = default });
        var options = new SpreadOptions(new[] { 1 }.ToValueList(), DiffusionModel.LinearThreshold, 1, 100, 1);
        var answer = NetworkInfluence.Spread.Compute(network, options, TestContext.Current.CancellationToken);
        Assert.Equal((0, 0.0, 0), (answer.BeginnerCount, answer.ReachedCount, answer.Parties.Count));
        var best = NetworkInfluence.Influencers.Compute(
            network,
            new(3, DiffusionModel.LinearThreshold, 1, 0.1, 0.001, 1),
            TestContext.Current.CancellationToken
        );
        Assert.Empty(best.PartyIds);
    }

    private static List<(int, int)> Ties(ScopedNetwork network) =>
        [
            .. from node in Enumerable.Range(0, network.Graph.NodeCount)
            from other in Enumerable.Range(node + 1, network.Graph.NodeCount - node - 1)
            where Plainly.AreLinked(network, node, other)
            select (node, other),
        ];

    private static int ReachedBy(ScopedNetwork network, List<(int One, int Other)> open)
    {
        var reached = new HashSet<int> { 0 };
        for (var i = 0; i < network.Graph.NodeCount; i++)
            foreach (var (one, other) in open)
                if (reached.Contains(one) || reached.Contains(other))
                    reached.UnionWith([one, other]);
        return reached.Count;
    }
}
