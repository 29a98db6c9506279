using AntiCorruption.Graph.Insights.Paths;
using AntiCorruption.Graph.Scopes;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Paths;

public sealed class PairConnectionTests
{
    [Fact]
    public async Task TheWeakestTieIsTheStrongestOfAllWays() =>
        await SmallNetwork
            .Random(maxParties: 9)
            .Where(made => made.Parties > 1)
            .SampleAsync(
                async made =>
                {
                    var network = await WeighedAsync(made);
                    var answer = PairConnection.Strongest.Compute(network, new(1, 2), TestContext.Current.CancellationToken);
                    var widths = Widths(network);
                    Assert.Equal(widths[0, 1] == 0 ? null : widths[0, 1], answer.WeakestTie);
                    if (answer.WeakestTie is null)
                    {
                        Assert.Empty(answer.PartyIds);
                        return;
                    }
                    Assert.Equal((1, 2), (answer.PartyIds[0], answer.PartyIds[^1]));
                    Assert.Equal(
                        widths[0, 1],
                        answer.PartyIds.Zip(answer.PartyIds.Skip(1), (one, other) => Weight(network, one - 1, other - 1)).Min()
                    );
                },
                iter: 40
            );

    [Fact]
    public async Task ResistanceIsThatOfTheCircuit() =>
        await SmallNetwork
            .Random(maxParties: 8)
            .Where(made => made.Parties > 1)
            .SampleAsync(
                async made =>
                {
                    var network = await WeighedAsync(made);
                    var answer = PairConnection.Resistance.Compute(network, new(1, 2), TestContext.Current.CancellationToken);
                    if (Plainly.Distances(network)[0, 1] == Plainly.NoWay)
                        Assert.Null(answer.Resistance);
                    else
                        Assert.Equal(ByElimination(network), answer.Resistance!.Value, 6);
                },
                iter: 40
            );

    private static async Task<ScopedNetwork> WeighedAsync((int Parties, List<(int From, int To, int Year)> Links) made) =>
        ScopedNetwork.Build(await SmallNetwork.OfAsync(made.Parties, made.Links), new() { Weight = TieWeight.Links });

    private static double Weight(ScopedNetwork network, int node, int other) =>
        Plainly.AreLinked(network, node, other) ? network.Graph.WeightAt(network.Graph.ArcOf(node, other)) : 0;

    /// <summary>Floyd and Warshall's passes with the larger of smallest ties in place of the smaller of sums.</summary>
    private static double[,] Widths(ScopedNetwork network)
    {
        var n = network.Graph.NodeCount;
        var widths = new double[n, n];
        for (var i = 0; i < n; i++)
        for (var j = 0; j < n; j++)
            widths[i, j] = Weight(network, i, j);
        for (var k = 0; k < n; k++)
        for (var i = 0; i < n; i++)
        for (var j = 0; j < n; j++)
            widths[i, j] = Math.Max(widths[i, j], Math.Min(widths[i, k], widths[k, j]));
        return widths;
    }

    /// <summary>
    /// Node by node taken out of the circuit, star by mesh, until only the two are left: 1 ÷ the conductance between them.
    /// </summary>
    private static double ByElimination(ScopedNetwork network)
    {
        var n = network.Graph.NodeCount;
        var conductance = new double[n, n];
        for (var i = 0; i < n; i++)
        for (var j = 0; j < n; j++)
            conductance[i, j] = Weight(network, i, j);
        for (var k = n - 1; k > 1; k--)
        {
            var all = Enumerable.Range(0, k).Sum(i => conductance[i, k]);
            for (var i = 0; i < k && all > 0; i++)
            for (var j = 0; j < k; j++)
                if (i != j)
                    conductance[i, j] += conductance[i, k] * conductance[k, j] / all;
        }
        return 1 / conductance[0, 1];
    }
}
