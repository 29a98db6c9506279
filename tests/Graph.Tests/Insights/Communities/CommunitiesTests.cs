using AntiCorruption.Graph.Insights.Communities;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Tests.Insights.Communities;

public sealed class CommunitiesTests : IAsyncLifetime
{
    private LiveNetwork network = null!;

    public static TheoryData<CommunityMethod> Methods => [.. Enum.GetValues<CommunityMethod>()];

    public async ValueTask InitializeAsync() => network = await BundledNetwork.OpenAsync();

    public ValueTask DisposeAsync() => network.DisposeAsync();

    /// <summary>The best of 30 runs of Leiden in python-igraph 0.10.2 on the bundled data has 0.7127216114243984.</summary>
    [Fact]
    public void LeidenIsAsGoodAsThatOfIgraph() =>
        Assert.True(Compute(new()).Modularity >= 0.7127216114243984 - 1e-9, $"{Compute(new()).Modularity}");

    [Theory, MemberData(nameof(Methods))]
    public void EveryPartyIsInOneCommunityAndFiguresFollowTheDefinitions(CommunityMethod method)
    {
        var scoped = Scoped(TieWeight.Links);
        var (graph, result) = (
            scoped.Graph,
            NetworkCommunities.Analysis.Compute(scoped, new(method), TestContext.Current.CancellationToken)
        );
        Assert.Equal(Enumerable.Range(0, graph.NodeCount), result.All.SelectMany(community => community.Members).Order());
        Assert.Equal(
            result.All.Select(community => community.Members.Length),
            result.All.Select(community => community.Members.Length).OrderDescending()
        );
        for (var place = 0; place < result.All.Length; place++)
        {
            var community = result.All[place];
            Assert.All(community.Members, node => Assert.Equal(place, result.PlaceOf[node]));
            double inside = 0,
                leaving = 0,
                outside = 0;
            var own = new Dictionary<int, double>();
            for (var node = 0; node < graph.NodeCount; node++)
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            {
                var (here, there) = (result.PlaceOf[node] == place, result.PlaceOf[graph.Targets[arc]] == place);
                inside += here && there ? graph.WeightAt(arc) : 0;
                leaving += here && !there ? graph.WeightAt(arc) : 0;
                outside += !here ? graph.WeightAt(arc) : 0;
                if (here && there)
                    own[node] = own.GetValueOrDefault(node) + graph.WeightAt(arc);
            }
            Assert.Equal(inside + leaving == 0 ? null : inside / (inside + leaving), community.InternalFraction);
            Assert.Equal(
                Math.Min(inside + leaving, outside) == 0 ? null : leaving / Math.Min(inside + leaving, outside),
                community.Conductance
            );
            Assert.Equal(
                community.Members.OrderByDescending(node => own.GetValueOrDefault(node)).ThenBy(node => node).First(),
                community.Centre
            );
            Assert.Equal(community.Members.Length, community.Kinds.Sum(one => one.Count));
            Assert.Equal(
                community.Members.Count(node => scoped.PartyOf(node).AreaCode is { } code && char.IsAsciiDigit(code[0])),
                community.Provinces.Sum(one => one.Count)
            );
            if (community.Members.Length == 1)
                Assert.Equal((0, null), (community.TieCount, community.Density));
        }
    }

    [Theory, MemberData(nameof(Methods))]
    public void TheSameSeedGivesTheSameAnswer(CommunityMethod method) =>
        Assert.Equal(Compute(new(method, Seed: 5)).PlaceOf, Compute(new(method, Seed: 5)).PlaceOf);

    [Fact]
    public void ALargerResolutionGivesMoreCommunities() =>
        Assert.True(Compute(new(Resolution: 3)).All.Length > Compute(new(Resolution: 0.3)).All.Length);

    [Fact]
    public void AStateThatContinuesItselfKeepsItsLabels()
    {
        var scoped = Scoped();
        var result = NetworkCommunities.Analysis.Compute(scoped, new() { Earlier = [scoped] }, TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, result.All.Length), result.All.Select(community => community.Label));
    }

    [Fact]
    public void GroupsKeepTheLabelsOfThoseThatTheyContinue()
    {
        var years = new[] { 2563, 2564, 2565 }
            .Select(year => ScopedNetwork.Build(network.Current, new() { FiscalYears = FiscalYears.Of(year) }))
            .ToArray();
        var (first, second) = (
            NetworkCommunities.Analysis.Compute(years[0], new(), CancellationToken.None),
            NetworkCommunities.Analysis.Compute(years[1], new() { Earlier = [years[0]] }, CancellationToken.None)
        );
        Assert.Equal(second.All.Length, second.All.Select(community => community.Label).Distinct().Count());
        var kept = 0;
        foreach (var community in second.All)
        {
            if (community.Label >= first.All.Length)
                continue;
            kept++;
            var (members, before) = (
                community.Members.Select(node => years[1].PartyIds[node]).ToHashSet(),
                first.All[community.Label].Members.Select(node => years[0].PartyIds[node]).ToHashSet()
            );
            Assert.True(members.Intersect(before).Count() >= 0.1 * members.Union(before).Count());
        }
        Assert.NotEqual(0, kept);
        var third = NetworkCommunities.Analysis.Compute(years[2], new() { Earlier = [years[0], years[1]] }, CancellationToken.None);
        Assert.Equal(
            third.All.Select(community => community.Label),
            NetworkCommunities
                .Analysis.Compute(years[2], new() { Earlier = [years[0], years[1]] }, CancellationToken.None)
                .All.Select(community => community.Label)
        );
    }

    [Fact]
    public void AnEmptyScopeHasNoCommunity() =>
        Assert.All(Enum.GetValues<CommunityMethod>(), method =>
            Assert.Empty(
                NetworkCommunities
                    .Analysis.Compute(ScopedNetwork.Build(network.Current, new() { Kinds = default }), new(method), CancellationToken.None)
                    .All
            )
        );

    private ScopedNetwork Scoped(TieWeight weight = TieWeight.None) => ScopedNetwork.Build(network.Current, new() { Weight = weight });

    private CommunitiesResult Compute(CommunitiesOptions options) =>
        NetworkCommunities.Analysis.Compute(Scoped(), options, TestContext.Current.CancellationToken);
}
