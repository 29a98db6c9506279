using AntiCorruption.Graph.Algorithms.Similarity;
using AntiCorruption.Graph.Insights.Similarity;
using AntiCorruption.Graph.Scopes;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Similarity;

public sealed class PartySimilarityTests
{
    [Fact]
    public async Task APairIsAsAlikeAsItsPartnersSay() =>
        await SmallNetwork
            .Random(maxParties: 10)
            .Where(made => made.Parties > 1)
            .SampleAsync(
                async made =>
                {
                    var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(made.Parties, made.Links), NetworkScope.Default);
                    var answer = PartySimilarity.Pair.Compute(network, new(1, 2), TestContext.Current.CancellationToken);
                    var (one, other) = (Partners(network, 0), Partners(network, 1));
                    Assert.Equal(one.Intersect(other).Order().Select(node => node + 1), answer.SharedIds);
                    foreach (var figure in answer.Figures.Where(figure => figure.Index <= SimilarityIndex.PreferentialAttachment))
                        Assert.Equal(Expected(network, figure.Index, 0, 1), figure.Value, 9);
                },
                iter: 40
            );

    [Fact]
    public async Task TheMostAlikeAreTheBestOfAll() =>
        await Gen.Select(SmallNetwork.Random(maxParties: 10), Gen.Int[0, 5], Gen.Int[1, 5], Gen.Bool)
            .SampleAsync(
                async (made, index, count, leaveOut) =>
                {
                    var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(made.Parties, made.Links), NetworkScope.Default);
                    var options = new SimilarPartiesOptions(1, (SimilarityIndex)index, count, leaveOut);
                    var answer = PartySimilarity.MostAlike.Compute(network, options, TestContext.Current.CancellationToken);
                    var expected = Enumerable
                        .Range(1, made.Parties - 1)
                        .Where(node => !leaveOut || !Plainly.AreLinked(network, 0, node))
                        .Select(node => Expected(network, options.Index, 0, node))
                        .Where(score => score > 0)
                        .OrderDescending()
                        .Take(count)
                        .ToArray();
                    Assert.Equal(expected.Length, answer.Parties.Count);
                    for (var i = 0; i < expected.Length; i++)
                    {
                        Assert.Equal(expected[i], answer.Parties[i].Score, 9);
                        Assert.Equal(
                            Partners(network, 0).Intersect(Partners(network, answer.Parties[i].PartyId - 1)).Count(),
                            answer.Parties[i].SharedCount
                        );
                    }
                },
                iter: 40
            );

    [Fact]
    public async Task APartyOutsideTheScopeIsLikeNobody()
    {
        var network = ScopedNetwork.Build(await SmallNetwork.OfAsync(3, [(0, 1, 2565)]), new() { Kinds = default });
        Assert.False(
            PartySimilarity
                .MostAlike.Compute(network, new(1, SimilarityIndex.Jaccard, 3, false), TestContext.Current.CancellationToken)
                .IsInScope
        );
        Assert.Empty(PartySimilarity.Pair.Compute(network, new(1, 2), TestContext.Current.CancellationToken).Figures);
    }

    private static List<int> Partners(ScopedNetwork network, int node) =>
        [.. Enumerable.Range(0, network.Graph.NodeCount).Where(other => other != node && Plainly.AreLinked(network, node, other))];

    private static double Expected(ScopedNetwork network, SimilarityIndex index, int node, int other)
    {
        var (one, two) = (Partners(network, node), Partners(network, other));
        var shared = one.Intersect(two).ToList();
        if (index == SimilarityIndex.PreferentialAttachment)
            return one.Count * two.Count;
        if (shared.Count == 0)
            return 0;
        return index switch
        {
            SimilarityIndex.CommonNeighbours => shared.Count,
            SimilarityIndex.Jaccard => (double)shared.Count / one.Union(two).Count(),
            SimilarityIndex.Cosine => shared.Count / Math.Sqrt(one.Count * two.Count),
            SimilarityIndex.AdamicAdar => shared.Sum(between => 1 / Math.Log(Partners(network, between).Count)),
            _ => shared.Sum(between => 1.0 / Partners(network, between).Count),
        };
    }
}
