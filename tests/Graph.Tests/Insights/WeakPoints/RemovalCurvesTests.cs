using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Insights.WeakPoints;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Tests.Insights.WeakPoints;

public sealed class RemovalCurvesTests
{
    [Fact]
    public async Task AStarComesApartWithItsCentre()
    {
        var network = ScopedNetwork.Build(
            await SmallNetwork.OfAsync(5, [(0, 1, 2565), (0, 2, 2565), (0, 3, 2565), (0, 4, 2565)]),
            NetworkScope.Default
        );
        var result = RemovalCurves.Analysis.Compute(
            network,
            new(RemovalOrder.DegreeRecomputed, 1, 1, 0),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(
            [(0, 5.0, 1.0, 1.0), (1, 1, 4, 0), (2, 1, 3, 0), (3, 1, 2, 0), (4, 1, 1, 0), (5, 0, 0, 0)],
            result.Steps.Select(step => (step.RemovedCount, step.LargestComponentSize, step.ComponentCount, step.ConnectedFraction!.Value))
        );
        Assert.Equal(1, result.RemovedPartyIds[0]);
        Assert.True(result.IsExact);
    }

    [Fact]
    public async Task DrawnOrdersAreTheSameForASeed()
    {
        var network = ScopedNetwork.Build(
            await SmallNetwork.OfAsync(12, Enumerable.Range(0, 11).Select(i => (i, i + 1, 2565))),
            NetworkScope.Default
        );
        RemovalResult Curve(ulong seed) =>
            RemovalCurves.Analysis.Compute(network, new(RemovalOrder.Random, 0.5, 10, seed), TestContext.Current.CancellationToken);
        Assert.Equal(Curve(1).Steps, Curve(1).Steps);
        Assert.NotEqual(Curve(1).Steps, Curve(2).Steps);
        Assert.Equal((7, null, 0), (Curve(1).Steps.Count, Curve(1).Robustness, Curve(1).RemovedPartyIds.Count));
    }

    [Fact]
    public async Task AnEmptyNetworkHasNoRobustness()
    {
        var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(1, []), new() { Kinds = default });
        var result = RemovalCurves.Analysis.Compute(network, new(RemovalOrder.Degree, 1, 1, 0), TestContext.Current.CancellationToken);
        Assert.Equal((1, null, null), (result.Steps.Count, result.Robustness, result.Steps[0].ConnectedFraction));
    }
}
