using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Insights.Metrics;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Metrics;

public sealed class RankingTests : IAsyncLifetime
{
    private LiveNetwork network = null!;

    public async ValueTask InitializeAsync() => network = await BundledNetwork.OpenAsync();

    public ValueTask DisposeAsync() => network.DisposeAsync();

    /// <summary>The three parties with the largest values, by NetworkX 2.8.8 on data/participations.csv without the duplicates of activities.csv (closeness with its factor of reach, PageRank with tolerance 1e-14).</summary>
    [Theory]
    [InlineData(Metric.Degree, "org-codi", 41, "org-pacc-z2", 25, "org-codi-strong-secretariat", 20)]
    [InlineData(Metric.Betweenness, "org-codi", 1980.25, "org-codi-strong-secretariat", 981.3333333333338, "org-pacc-z2", 693.7833333333336)]
    [InlineData(Metric.Closeness, "org-codi", 0.32219927723283426, "org-codi-strong-secretariat", 0.28301287865046254, "org-pacc-z2", 0.27376409176646055)]
    [InlineData(Metric.Harmonic, "org-codi", 58.16666666666667, "org-pacc-z2", 49.08333333333334, "org-codi-strong-secretariat", 47.83333333333334)]
    [InlineData(Metric.PageRank, "org-codi", 0.04970732262453416, "org-pacc-z2", 0.01993791860219267, "org-codi-strong-secretariat", 0.018757112601390163)]
    public void TheFirstThreeAreThoseOfNetworkX(Metric metric, string first, double firstValue, string second, double secondValue, string third, double thirdValue)
    {
        var rows = Rank(new(metric)).Rows;
        Assert.Equal([first, second, third], rows[..3].Select(row => row.Party.Key));
        double[] expected = [firstValue, secondValue, thirdValue];
        Assert.All(rows[..3].Zip(expected), pair => Assert.Equal(pair.Second, pair.First.Value!.Value, Math.Max(1, pair.Second) * 1e-9));
        Assert.Equal([1, 2, 3], rows[..3].Select(row => row.Rank!.Value));
    }

    [Fact]
    public void EqualValuesShareARankAndAPercentile()
    {
        foreach (var metric in Enum.GetValues<Metric>())
        {
            var result = Rank(new(metric));
            var (rows, values) = (result.Rows, result.Rows.Where(row => row.Value is not null).Select(row => row.Value!.Value).ToArray());
            Assert.Equal(values.Length, result.RankedCount);
            Assert.Equal(network.Current.Parties.Count, rows.Select(row => row.Party.Id).Distinct().Count());
            foreach (var row in rows)
            {
                if (row.Value is not { } value)
                {
                    Assert.Equal((null, null), (row.Rank, row.Percentile));
                    continue;
                }
                var (above, equal) = (values.Count(other => other > value && !AreEqual(other, value)), values.Count(other => AreEqual(other, value)));
                Assert.Equal(1 + above, row.Rank);
                Assert.Equal(100 * (values.Length - above - equal + equal / 2.0) / values.Length, row.Percentile!.Value, 9);
            }
            Assert.Equal(rows, rows.OrderBy(row => row.Rank ?? int.MaxValue).ThenBy(row => row.Party.Id));
        }

        static bool AreEqual(double left, double right) => Math.Abs(left - right) <= Ranking.TieTolerance * Math.Max(Math.Abs(left), Math.Abs(right));
    }

    [Fact]
    public void ThePlaceOfANodeIsWhereItsPartyStands()
    {
        var scoped = ScopedNetwork.Build(network.Current, NetworkScope.Default);
        var result = Rank(new(Metric.Betweenness));
        for (var node = 0; node < scoped.Graph.NodeCount; node++)
            Assert.Equal(scoped.PartyIds[node], result.Rows[result.Places[node]].Party.Id);
    }

    [Fact]
    public void APartyWithFewerThanTwoPartnersHasNoClustering()
    {
        var scoped = ScopedNetwork.Build(network.Current, NetworkScope.Default);
        Assert.All(Rank(new(Metric.Clustering)).Rows, row => Assert.Equal(scoped.Graph.DegreeOf(scoped.NodeOf(row.Party.Id)) >= 2, row.Value is not null));
        // NetworkX 2.8.8.
        Assert.Equal(0.08536585365853659, Rank(new(Metric.Clustering)).Rows.Single(row => row.Party.Key == "org-codi").Value!.Value, 1e-12);
    }

    [Fact]
    public void AnEmptyScopeRanksNobody() =>
        Assert.All(Enum.GetValues<Metric>(), metric => Assert.Empty(Rank(new(metric), new() { Kinds = default }).Rows));

    [Fact]
    public void StrengthsAndDegreesFollowTheDirections() => Gen.Bool.Sample(isDirected =>
    {
        var scope = new NetworkScope { IsDirected = isDirected, Weight = TieWeight.ActivitySize };
        var graph = ScopedNetwork.Build(network.Current, scope).Graph;
        double Sum(Metric metric) => Rank(new(metric), scope).Rows.Sum(row => row.Value!.Value);
        Assert.Equal(graph.ArcCount, Sum(Metric.InDegree));
        Assert.Equal(graph.ArcCount, Sum(Metric.OutDegree));
        Assert.Equal(graph.Weights!.Sum(), Sum(Metric.InStrength), 9);
        Assert.Equal(graph.Weights!.Sum(), Sum(Metric.OutStrength), 9);
        Assert.Equal(graph.Underlying.ArcCount, Sum(Metric.Degree));
    }, iter: 4);

    [Fact]
    public void ASampleSaysWhatItRestsOn()
    {
        var result = Rank(new(Metric.Betweenness) { StartCount = 60, Seed = 3 });
        Assert.Equal((false, 60), (result.Method.IsExact, result.Method.StartCount!.Value));
        Assert.Contains(result.Rows, row => row.Error > 0);
        Assert.Equal(result.Rows, Rank(new(Metric.Betweenness) { StartCount = 60, Seed = 3 }).Rows);
        Assert.True(Rank(new(Metric.Betweenness) { StartCount = 60, IsExact = true }).Method.IsExact);
    }

    [Fact]
    public void OptionsThatDoNotMatterAreTheSameResult()
    {
        Assert.Equal(new MetricOptions(Metric.Degree), new MetricOptions(Metric.Degree) { Damping = 0.5, Seed = 9, IsByStrength = true, Direction = PathDirection.Incoming }.Relevant());
        Assert.NotEqual(new MetricOptions(Metric.PageRank), new MetricOptions(Metric.PageRank) { Damping = 0.5 }.Relevant());
    }

    private RankingResult Rank(MetricOptions options, NetworkScope? scope = null) =>
        Ranking.Analysis.Compute(ScopedNetwork.Build(network.Current, scope ?? NetworkScope.Default), options, TestContext.Current.CancellationToken);
}
