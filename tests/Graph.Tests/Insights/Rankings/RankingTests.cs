using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Writing;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Rankings;

public sealed class RankingTests : IAsyncLifetime
{
    private LiveNetwork network = null!;

    public async ValueTask InitializeAsync() => network = await BundledNetwork.OpenAsync();

    public ValueTask DisposeAsync() => network.DisposeAsync();

    /// <summary>
    /// The three parties with the largest values, by NetworkX 2.8.8 (Katz and authority by numpy's linear algebra) on
    /// data/participations.csv without the duplicates of activities.csv (closeness with its factor of reach, PageRank with tolerance
    /// 1e-14).
    /// </summary>
    [Theory]
    [InlineData(Metric.Degree, "org-codi", 41, "org-pacc-z2", 25, "org-codi-strong-secretariat", 20)]
    [InlineData(
        Metric.Betweenness,
        "org-codi",
        1980.25,
        "org-codi-strong-secretariat",
        981.3333333333338,
        "org-pacc-z2",
        693.7833333333336
    )]
    [InlineData(
        Metric.Closeness,
        "org-codi",
        0.32219927723283426,
        "org-codi-strong-secretariat",
        0.28301287865046254,
        "org-pacc-z2",
        0.27376409176646055
    )]
    [InlineData(
        Metric.Harmonic,
        "org-codi",
        58.16666666666667,
        "org-pacc-z2",
        49.08333333333334,
        "org-codi-strong-secretariat",
        47.83333333333334
    )]
    [InlineData(
        Metric.PageRank,
        "org-codi",
        0.04970732262453416,
        "org-pacc-z2",
        0.01993791860219267,
        "org-codi-strong-secretariat",
        0.018757112601390163
    )]
    [InlineData(
        Metric.Eigenvector,
        "org-pacc-z2",
        0.3289607308657435,
        "org-movement-p23",
        0.3170312405299141,
        "org-province-office-p23",
        0.2838722730311301
    )]
    [InlineData(Metric.Katz, "org-pacc-z2", 11.155285913763576, "org-movement-p23", 10.482659072896414, "org-codi", 9.848431729137028)]
    [InlineData(
        Metric.Authority,
        "org-pacc-z2",
        0.0613369597437488,
        "org-movement-p23",
        0.05911262534807031,
        "org-province-office-p23",
        0.05292991092721972
    )]
    [InlineData(Metric.Reach, "org-codi", 70, "org-codi-strong-secretariat", 69, "org-pacc-z2", 64)]
    [InlineData(Metric.EffectiveSize, "org-codi", 37.58536585365854, "org-pacc-z2", 16.68, "org-codi-strong-secretariat", 14.9)]
    public void TheFirstThreeAreThoseOfNetworkX(
        Metric metric,
        string first,
        double firstValue,
        string second,
        double secondValue,
        string third,
        double thirdValue
    )
    {
        var rows = Rank(new(metric)).Rows;
        Assert.Equal([first, second, third], rows[..3].Select(row => row.Party.Key));
        double[] expected = [firstValue, secondValue, thirdValue];
        Assert.All(rows[..3].Zip(expected), pair => Assert.Equal(pair.Second, pair.First.Value!.Value, Math.Max(1, pair.Second) * 1e-9));
        Assert.Equal([1, 2, 3], rows[..3].Select(row => row.Rank!.Value));
    }

    /// <summary>NetworkX 2.8.8.</summary>
    [Fact]
    public void TheLeastConstrainedComeLast()
    {
        var ranked = Rank(new(Metric.Constraint)).Rows.Where(row => row.Value is not null).Reverse().Take(3).ToList();
        Assert.Equal(["org-codi", "org-pacc-z2", "org-codi-strong-secretariat"], ranked.Select(row => row.Party.Key));
        Assert.All(ranked.Zip((double[])[0.0652630423742207, 0.1328152880460923, 0.13470765853355024]), pair =>
            Assert.Equal(pair.Second, pair.First.Value!.Value, 1e-9)
        );
        Assert.Equal(148, Rank(new(Metric.Constraint)).RankedCount);
    }

    /// <summary>NetworkX 2.8.8, started anew always at org-act; Katz with half of one over the largest eigenvalue by numpy.</summary>
    [Fact]
    public void WalksFollowTheirOptions()
    {
        var near = Rank(new(Metric.PersonalisedPageRank) { SeedIds = [network.Current.FindParty("org-act")!.Id] }).Rows[..3];
        Assert.Equal(["org-codi", "org-act", "org-movement"], near.Select(row => row.Party.Key));
        Assert.All(near.Zip((double[])[0.18630842329193742, 0.1740731996698109, 0.09510921396431675]), pair =>
            Assert.Equal(pair.Second, pair.First.Value!.Value, 1e-9)
        );
        Assert.Equal(3.3551193321467667, Rank(new(Metric.Katz) { Damping = 0.5 }).Rows[0].Value!.Value, 1e-8);
        Assert.Equal(0, Rank(new(Metric.PersonalisedPageRank)).RankedCount);
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
            Assert.All(rows[values.Length..], row => Assert.Equal((null, null, null), (row.Value, row.Rank, row.Percentile)));
            for (int from = 0, to; from < values.Length; from = to)
            {
                for (to = from + 1; to < values.Length && rows[to].Rank == rows[from].Rank; to++) { }
                var (largest, smallest) = (rows[from..to].Max(row => row.Value!.Value), rows[from..to].Min(row => row.Value!.Value));
                var tolerance = Math.Max(Ranks.RelativeTolerance * largest, MetricScores.RoundingOf(metric) * values.Max());
                Assert.True(largest - smallest <= 1.0001 * tolerance);
                Assert.True(to == values.Length || rows[to].Value < largest - 0.9999 * tolerance);
                Assert.Equal(from + 1, rows[from].Rank);
                Assert.All(rows[from..to], row =>
                    Assert.Equal(100 * (values.Length - to + (to - from) / 2.0) / values.Length, row.Percentile!.Value, 1e-9)
                );
            }
            Assert.Equal(rows, rows.OrderBy(row => row.Rank ?? int.MaxValue).ThenBy(row => row.Party.Id));
        }
    }

    /// <summary>A star and a pair or a path apart: theirs is a smaller eigenvalue, so their true values are 0, as that of a party on its
    /// own is.</summary>
    [Theory]
    [InlineData(5, 2)]
    [InlineData(5, 3)]
    [InlineData(17, 4)]
    public async Task ValuesThatAreTrulyNoughtShareARank(int star, int path)
    {
        var links = Enumerable
            .Range(1, star - 1)
            .Select(tip => (0, tip, SmallNetwork.FirstYear))
            .Concat(Enumerable.Range(star, path - 1).Select(at => (at, at + 1, SmallNetwork.FirstYear)));
        var small = ScopedNetwork.Build(await SmallNetwork.OfAsync(star + path + 1, links), NetworkScope.Default);
        foreach (var metric in (Metric[])[Metric.Eigenvector, Metric.Hub, Metric.Authority])
        {
            var rows = Ranking.Analysis.Compute(small, new(metric), TestContext.Current.CancellationToken).Rows;
            Assert.Equal(
                [1, .. Enumerable.Repeat(2, star - 1), .. Enumerable.Repeat(star + 1, path + 1)],
                rows.Select(row => row.Rank!.Value)
            );
        }
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
        Assert.All(Rank(new(Metric.Clustering)).Rows, row =>
            Assert.Equal(scoped.Graph.DegreeOf(scoped.NodeOf(row.Party.Id)) >= 2, row.Value is not null)
        );
        // NetworkX 2.8.8.
        Assert.Equal(0.08536585365853659, Rank(new(Metric.Clustering)).Rows.Single(row => row.Party.Key == "org-codi").Value!.Value, 1e-12);
    }

    [Fact]
    public void AnEmptyScopeRanksNobody() =>
        Assert.All(Enum.GetValues<Metric>(), metric => Assert.Empty(Rank(new(metric), new() { Kinds = default }).Rows));

    [Fact]
    public void StrengthsAndDegreesFollowTheDirections() =>
        Gen.Bool.Sample(
            isDirected =>
            {
                var scope = new NetworkScope { IsDirected = isDirected, Weight = TieWeight.ActivitySize };
                var graph = ScopedNetwork.Build(network.Current, scope).Graph;
                double Sum(Metric metric) => Rank(new(metric), scope).Rows.Sum(row => row.Value!.Value);
                Assert.Equal(graph.ArcCount, Sum(Metric.InDegree));
                Assert.Equal(graph.ArcCount, Sum(Metric.OutDegree));
                Assert.Equal(graph.Weights!.Sum(), Sum(Metric.InStrength), 9);
                Assert.Equal(graph.Weights!.Sum(), Sum(Metric.OutStrength), 9);
                Assert.Equal(graph.Underlying.ArcCount, Sum(Metric.Degree));
            },
            iter: 4
        );

    [Fact]
    public void ASampleSaysWhatItRestsOn()
    {
        var result = Rank(new(Metric.Betweenness) { StartCount = 60, Seed = 3 });
        Assert.Equal((false, 60), (result.Method.IsExact, result.Method.StartCount!.Value));
        Assert.Contains(result.Rows, row => row.Error > 0);
        Assert.Equal(result.Rows, Rank(new(Metric.Betweenness) { StartCount = 60, Seed = 3 }).Rows);
        Assert.True(Rank(new(Metric.Betweenness) { StartCount = 60, IsExact = true }).Method.IsExact);
    }

    [Theory]
    [InlineData(false, false)]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void WhatIsTooLargeToSearchIsDrawnWithinABound(bool isDirected, bool isNormalised)
    {
        var graph = ScopedNetwork.Build(network.Current, new() { IsDirected = isDirected }).Graph;
        var options = new MetricOptions(Metric.Betweenness) { IsNormalised = isNormalised, Seed = 5 };
        MetricScores Of(int? starts) => MetricScores.Of(graph, options, starts, [], TestContext.Current.CancellationToken);
        var (drawn, exact) = (Of(128), Of(null));
        Assert.Equal((false, true), (drawn.IsExact, exact.IsExact));
        Assert.True(drawn.SampleCount > 0);
        for (var node = 0; node < graph.NodeCount; node++)
            Assert.InRange(drawn.Values[node], exact.Values[node] - drawn.ErrorBound!.Value, exact.Values[node] + drawn.ErrorBound.Value);
        Assert.InRange(drawn.ErrorBound!.Value, 1e-9, exact.Values.Max() / 5);
        Assert.Equal(drawn.Values, Of(128).Values);
    }

    [Fact]
    public void OptionsThatDoNotMatterAreTheSameResult()
    {
        Assert.Equal(
            new MetricOptions(Metric.Degree),
            new MetricOptions(Metric.Degree)
            {
                Damping = 0.5,
                Seed = 9,
                IsByStrength = true,
                Direction = PathDirection.Incoming,
            }.Relevant()
        );
        Assert.NotEqual(new MetricOptions(Metric.PageRank), new MetricOptions(Metric.PageRank) { Damping = 0.5 }.Relevant());
    }

    private RankingResult Rank(MetricOptions options, NetworkScope? scope = null) =>
        Ranking.Analysis.Compute(
            ScopedNetwork.Build(network.Current, scope ?? NetworkScope.Default),
            options,
            TestContext.Current.CancellationToken
        );
}
