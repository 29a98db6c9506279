using AntiCorruption.Graph.Insights.WeakPoints;
using AntiCorruption.Graph.Scopes;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.WeakPoints;

public sealed class BusyTiesTests
{
    [Fact]
    public async Task ATieIsAsBusyAsTheShortestWaysOverIt() =>
        await SmallNetwork
            .Random(maxParties: 9)
            .SampleAsync(
                async made =>
                {
                    var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(made.Parties, made.Links), NetworkScope.Default);
                    var answer = BusyTies.Analysis.Compute(network, new(false), TestContext.Current.CancellationToken);
                    Assert.True(answer.IsExact);
                    Assert.Equal(network.Graph.EdgeCount, answer.Ties.Count);
                    Assert.All(answer.Ties, tie => Assert.Equal(ShareOf(network, tie.FromId - 1, tie.ToId - 1), tie.Share, 9));
                    Assert.All(answer.Ties, tie => Assert.Equal(1 + answer.Ties.Count(other => other.Share > tie.Share + 1e-9), tie.Rank));
                },
                iter: 30
            );

    /// <summary>Of each pair the share of its shortest ways that run over the tie; the mean over all pairs.</summary>
    private static double ShareOf(ScopedNetwork network, int one, int other)
    {
        var steps = Plainly.Distances(network);
        var n = network.Graph.NodeCount;
        var sum = 0.0;
        for (var s = 0; s < n; s++)
        for (var t = s + 1; t < n; t++)
            if (steps[s, t] < Plainly.NoWay)
                sum += (Over(s, t, one, other) + Over(s, t, other, one)) / Ways(s, t);
        return sum / (n * (n - 1) / 2.0);

        double Over(int s, int t, int u, int v) => steps[s, u] + 1 + steps[v, t] == steps[s, t] ? Ways(s, u) * Ways(v, t) : 0;

        double Ways(int s, int t) =>
            s == t
                ? 1
                : Enumerable
                    .Range(0, n)
                    .Where(node => Plainly.AreLinked(network, node, t) && steps[s, node] + 1 == steps[s, t])
                    .Sum(node => Ways(s, node));
    }
}
