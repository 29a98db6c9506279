using AntiCorruption.Graph.Insights.WeakPoints;
using AntiCorruption.Graph.Scopes;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.WeakPoints;

public sealed class WeakPointsTests
{
    [Fact]
    public async Task WhatFallsOffIsWhatRemovalParts() =>
        await SmallNetwork
            .Random(maxParties: 14)
            .SampleAsync(
                async made =>
                {
                    // Few links, so that there are weak points: every third of those drawn.
                    var network = ScopedNetwork.Build(
                        await SmallNetwork.OfAsync(made.Parties, made.Links.Where((_, i) => i % 3 == 0)),
                        NetworkScope.Default
                    );
                    var result = NetworkWeakPoints.Analysis.Compute(network, new(), TestContext.Current.CancellationToken);
                    var measured = new Measured<WeakPointResult>(network, result);
                    var points = result.Points.ToDictionary(point => point.PartyId);
                    for (var node = 0; node < network.Graph.NodeCount; node++)
                    {
                        var parts = Parts(network, ComponentOf(network, node, _ => true).Where(other => other != node), (one, other) =>
                            one != node && other != node
                        );
                        if (parts.Count < 2)
                        {
                            Assert.DoesNotContain(network.PartyIds[node], points.Keys);
                            Assert.Empty(NetworkWeakPoints.CutOffBy(measured, network.PartyIds[node]));
                            continue;
                        }
                        var fallen = NetworkWeakPoints
                            .CutOffBy(measured, network.PartyIds[node])
                            .Select(party => network.NodeOf(party.Id))
                            .ToHashSet();
                        Assert.Equal(
                            parts.Sum(part => part.Count) - parts.Max(part => part.Count),
                            points[network.PartyIds[node]].CutOffCount
                        );
                        Assert.Equal(points[network.PartyIds[node]].CutOffCount, fallen.Count);
                        // What falls off is all parts but one.
                        Assert.Single(parts, part => !part.Any(fallen.Contains));
                        Assert.All(parts, part => Assert.True(part.All(fallen.Contains) || !part.Any(fallen.Contains)));
                        Assert.Equal(
                            fallen.Select(other => network.PartyOf(other).AreaCode).OfType<string>().Distinct().Count(),
                            points[network.PartyIds[node]].AreaCount
                        );
                    }
                    var bridges = result.Ties.ToDictionary(tie => (tie.FromId, tie.ToId));
                    for (var node = 0; node < network.Graph.NodeCount; node++)
                        foreach (var other in network.Graph.NeighboursOf(node))
                        {
                            if (other < node)
                                continue;
                            var parts = Parts(network, ComponentOf(network, node, _ => true), (one, two) =>
                                !(one == node && two == other || one == other && two == node)
                            );
                            Assert.Equal(
                                parts.Count > 1,
                                bridges.TryGetValue((network.PartyIds[node], network.PartyIds[other]), out var tie)
                            );
                            if (tie is null)
                                continue;
                            Assert.Equal(parts.Min(part => part.Count), tie.CutOffCount);
                            var fallen = NetworkWeakPoints
                                .CutOffBy(measured, tie.FromId, tie.ToId)
                                .Select(party => network.NodeOf(party.Id))
                                .ToArray();
                            Assert.Contains(parts, part => part.Order().SequenceEqual(fallen) && part.Count == tie.CutOffCount);
                        }
                    Assert.Equal(
                        result
                            .Points.OrderByDescending(point => (point.CutOffCount, point.AreaCount))
                            .Select(point => (point.CutOffCount, point.AreaCount)),
                        result.Points.Select(point => (point.CutOffCount, point.AreaCount))
                    );
                },
                iter: 60
            );

    [Fact]
    public async Task AreasAreCountedForThoseThatCutOffMost()
    {
        // Two stars joined: 0 with three leaves of its own, 4 with two.
        var network = ScopedNetwork.Build(
            await SmallNetwork.OfAsync(7, [(0, 1, 2565), (0, 2, 2565), (0, 3, 2565), (0, 4, 2565), (4, 5, 2565), (4, 6, 2565)]),
            NetworkScope.Default
        );
        var result = NetworkWeakPoints.Analysis.Compute(network, new() { AreaCountedCount = 1 }, TestContext.Current.CancellationToken);
        Assert.Equal([(1, 3, 2), (5, 2, null)], result.Points.Select(point => (point.PartyId, point.CutOffCount, point.AreaCount)));
        Assert.Equal([(1, 7)], result.Shells.Select(shell => (shell.Core, shell.PartyCount)));
        Assert.Equal((6, 6), (result.BlockCount, result.Ties.Count));
    }

    private static List<int> ComponentOf(ScopedNetwork network, int start, Func<int, bool> isThere) =>
        Parts(network, [start], (_, other) => isThere(other), grow: true)[0];

    private static List<List<int>> Parts(ScopedNetwork network, IEnumerable<int> nodes, Func<int, int, bool> isThere, bool grow = false)
    {
        var parts = new List<List<int>>();
        var within = nodes.ToHashSet();
        var seen = new HashSet<int>();
        foreach (var start in within)
        {
            if (!seen.Add(start))
                continue;
            List<int> part = [start];
            for (var i = 0; i < part.Count; i++)
                foreach (var other in network.Graph.NeighboursOf(part[i]))
                    if (isThere(part[i], other) && (grow || within.Contains(other)) && seen.Add(other))
                        part.Add(other);
            parts.Add(part);
        }
        return parts;
    }
}
