using AntiCorruption.Graph.Insights.Cohesion;
using AntiCorruption.Graph.Scopes;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Cohesion;

public sealed class NetworkCohesionTests
{
    /// <summary>The place in the census of triples with so many ties, each counting both ways: 003, 102, 201, 300.</summary>
    private static readonly int[] KindOf = [0, 2, 10, 15];

    [Fact]
    public async Task TriplesAreCountedByTheirTies() =>
        await SmallNetwork
            .Random()
            .SampleAsync(
                async made =>
                {
                    var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(made.Parties, made.Links), NetworkScope.Default);
                    var answer = NetworkCohesion.Triads.Compute(network, new(), TestContext.Current.CancellationToken);
                    var expected = new long[16];
                    for (var u = 0; u < made.Parties; u++)
                    for (var v = u + 1; v < made.Parties; v++)
                    for (var w = v + 1; w < made.Parties; w++)
                        expected[KindOf[TiesAmong(network, u, v, w)]]++;
                    Assert.Equal(expected, answer.Triads);
                },
                iter: 30
            );

    [Fact]
    public async Task ATrussBacksEachOfItsTies() =>
        await SmallNetwork
            .Random(maxParties: 9)
            .SampleAsync(
                async made =>
                {
                    var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(made.Parties, made.Links), NetworkScope.Default);
                    var answer = NetworkCohesion.Trusses.Compute(network, new(), TestContext.Current.CancellationToken);
                    var expected = NumbersByPeeling(network);
                    Assert.Equal(expected.Count, answer.Ties.Count);
                    Assert.All(answer.Ties, tie => Assert.Equal(expected[(tie.FromId - 1, tie.ToId - 1)], tie.Number));
                    Assert.Equal(
                        answer.Ties.OrderByDescending(tie => tie.Number).ThenBy(tie => tie.FromId).ThenBy(tie => tie.ToId),
                        answer.Ties
                    );
                },
                iter: 30
            );

    [Fact]
    public async Task DistancesOfASmallWorldAreThoseOfTheNetwork() =>
        await SmallNetwork
            .Random()
            .SampleAsync(
                async made =>
                {
                    var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(made.Parties, made.Links), NetworkScope.Default);
                    var answer = NetworkCohesion.SmallWorlds.Compute(network, new(3, 1), TestContext.Current.CancellationToken);
                    var steps = Plainly.Distances(network).Cast<int>().Where(step => step is > 0 and < Plainly.NoWay).ToList();
                    Assert.True(answer.IsExact);
                    Assert.Equal(steps.Count == 0, answer.Figures.MeanDistance is null);
                    if (steps.Count > 0)
                        Assert.Equal(steps.Average(), answer.Figures.MeanDistance!.Value, 9);
                },
                iter: 20
            );

    private static int TiesAmong(ScopedNetwork network, int u, int v, int w) =>
        new[] { Plainly.AreLinked(network, u, v), Plainly.AreLinked(network, u, w), Plainly.AreLinked(network, v, w) }.Count(tied => tied);

    /// <summary>From the definition: take away ties in too few triangles until none is left to take, for one k after the other.</summary>
    private static Dictionary<(int, int), int> NumbersByPeeling(ScopedNetwork network)
    {
        var n = network.Graph.NodeCount;
        var left = new HashSet<(int, int)>();
        for (var u = 0; u < n; u++)
        for (var v = u + 1; v < n; v++)
            if (Plainly.AreLinked(network, u, v))
                left.Add((u, v));
        var numbers = new Dictionary<(int, int), int>();
        for (var k = 3; left.Count > 0; k++)
            while (left.Where(tie => TrianglesOf(tie) < k - 2).ToList() is { Count: > 0 } weak)
                foreach (var tie in weak)
                {
                    left.Remove(tie);
                    numbers[tie] = k - 1;
                }
        return numbers;

        int TrianglesOf((int U, int V) tie) => Enumerable.Range(0, n).Count(w => Has(tie.U, w) && Has(tie.V, w));

        bool Has(int one, int other) => left.Contains((Math.Min(one, other), Math.Max(one, other)));
    }
}
