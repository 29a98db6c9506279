using AntiCorruption.Graph.Insights.Paths;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Paths;

public sealed class PathSearchTests
{
    [Fact]
    public async Task WaysAreTheBestOfAllThereAre() =>
        await Gen.Select(SmallNetwork.Random(maxParties: 8), Gen.Enum<PathLength>(), Gen.Int[1, 6], Gen.Int[0, 4], Gen.Double[0, 3])
            .SampleAsync(
                async (made, length, count, most, spare) =>
                {
                    var network = ScopedNetwork.Build(
                        await SmallNetwork.OfAsync(made.Parties, made.Links),
                        new() { Weight = TieWeight.Links }
                    );
                    var (from, to) = (0, made.Parties - 1);
                    int? maxPartners = most == 4 ? null : most;
                    var answer = PathSearch.Analysis.Compute(
                        network,
                        new(from + 1, to + 1, count, length, maxPartners, spare),
                        TestContext.Current.CancellationToken
                    );
                    var degrees = Enumerable.Range(0, network.Graph.NodeCount).Select(network.Graph.DegreeOf).ToArray();
                    var all = new List<(int[] Nodes, double Cost)>();
                    Walk([from]);
                    var expected = all.Select(way => way.Cost).Order().Take(count).ToArray();
                    Assert.Equal(expected.Length, answer.Ways.Count);
                    for (var i = 0; i < expected.Length; i++)
                    {
                        Assert.Equal(expected[i], answer.Ways[i].Cost, 9);
                        Assert.Contains(all, way =>
                            way.Nodes.SequenceEqual(answer.Ways[i].PartyIds.Select(network.NodeOf))
                            && Math.Abs(way.Cost - answer.Ways[i].Cost) < 1e-9
                        );
                    }
                    Assert.Equal(answer.Ways.Count, answer.Ways.Select(way => string.Join(',', way.PartyIds)).Distinct().Count());
                    Assert.Equal(all.Count <= count, answer.IsWhole);

                    void Walk(List<int> way)
                    {
                        if (way[^1] == to)
                        {
                            all.Add(([.. way], Cost(way)));
                            return;
                        }
                        foreach (var next in network.Graph.NeighboursOf(way[^1]))
                        {
                            if (way.Contains(next) || next != to && maxPartners is { } limit && degrees[next] > limit)
                                continue;
                            way.Add(next);
                            Walk(way);
                            way.RemoveAt(way.Count - 1);
                        }
                    }

                    double Cost(List<int> way) =>
                        way.Zip(way.Skip(1), (one, two) =>
                                length == PathLength.Steps ? 1 : 1 / network.Graph.WeightAt(network.Graph.ArcOf(one, two))
                            )
                            .Sum() + way.Skip(1).SkipLast(1).Sum(node => spare * Math.Log(1 + degrees[node]) / Math.Log(1 + degrees.Max()));
                },
                iter: 60
            );

    [Fact]
    public async Task AnEndOutsideTheScopeHasNoWay()
    {
        var network = ScopedNetwork.Build(
            await SmallNetwork.OfAsync(3, [(0, 1, 2565), (1, 2, 2565)]),
            new() { Kinds = EnumSet.Of(PartyKind.CommunityCouncil) }
        );
        var answer = PathSearch.Analysis.Compute(network, new(1, 2, 3, PathLength.Steps, null, 0), TestContext.Current.CancellationToken);
        Assert.Equal((false, true, 0), (answer.IsInScope, answer.IsWhole, answer.Ways.Count));
    }
}
