using AntiCorruption.Graph.Insights.Overview;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Tests.Kernel;

namespace AntiCorruption.Graph.Tests.Insights.Overview;

public sealed class OverviewSensitivityTests : IAsyncLifetime
{
    private const int Kinds = 4;
    private LiveNetwork network = null!;

    public async ValueTask InitializeAsync() => network = await BundledNetwork.OpenAsync();

    public ValueTask DisposeAsync() => network.DisposeAsync();

    /// <summary>
    /// Ties go missing from generated networks; the intervals made from what is left are to hold the figures of the whole in 90 of 100
    /// cases. 60 cases: four standard deviations below that are 45.
    /// </summary>
    [Fact]
    public void IntervalsHoldTheFiguresOfTheWhole()
    {
        var held = new int[OverviewFigures.All.Length];
        for (var seed = 1UL; seed <= 60; seed++)
        {
            var (whole, kinds) = Generate(seed);
            var values = OverviewFigures.Of(whole, kinds, CancellationToken.None);
            var result = OverviewSensitivity.Compute(
                MissingTies.Thin(whole, 0.1, new SeededRandom(seed, 99)),
                kinds,
                new(0.1, 40, seed),
                CancellationToken.None
            );
            foreach (var figure in result.Figures)
                held[(int)figure.Figure] += figure.Whole is { } interval && interval.Holds(values[(int)figure.Figure]) ? 1 : 0;
        }
        Assert.All(OverviewFigures.All, figure => Assert.True(held[(int)figure] >= 45, $"{figure}: {held[(int)figure]} of 60"));
    }

    /// <summary>The same of the first ten parties' values and ranks: 20 cases of ten.</summary>
    [Theory]
    [InlineData(Metric.Degree)]
    [InlineData(Metric.PageRank)]
    [InlineData(Metric.Harmonic)]
    [InlineData(Metric.Betweenness)]
    public void IntervalsHoldValuesAndRanksOfTheWhole(Metric metric)
    {
        var (values, ranks, of) = (0, 0, 0);
        for (var seed = 1UL; seed <= 20; seed++)
        {
            var (whole, _) = Generate(seed);
            double[] Measure(CsrGraph graph) => MetricScores.Of(graph, new(metric), null, [], CancellationToken.None).Values;
            var real = Measure(whole);
            foreach (
                var move in RankingSensitivity.Moves(
                    MissingTies.Thin(whole, 0.1, new SeededRandom(seed, 99)),
                    Measure,
                    new(new(metric), new(0.1, 40, seed)),
                    CancellationToken.None
                )
            )
            {
                of++;
                values += move.Values!.Value.Holds(real[move.Node]) ? 1 : 0;
                var rank = 1 + real.Count(other => other > real[move.Node] * (1 + Ranks.RelativeTolerance));
                ranks += Math.Floor(move.Ranks!.Value.Low) <= rank && rank <= Math.Ceiling(move.Ranks.Value.High) ? 1 : 0;
            }
        }
        Assert.Equal(200, of);
        Assert.True(values >= 160 && ranks >= 160, $"{metric}: {values} values and {ranks} ranks of {of}");
    }

    [Fact]
    public void AnIntervalIsNoWiderThanItMustBe()
    {
        var (whole, kinds) = Generate(1);
        var interval = OverviewSensitivity
            .Compute(whole, kinds, new(0.1, 50), CancellationToken.None)
            .Figures.Single(one => one.Figure == OverviewFigure.MeanDegree);
        // Of m known ties there are m/0.9 in all, give or take the root of m·0.1/0.81 ties: 1.645 of these on either side.
        var expected = 2.0 * whole.EdgeCount / 0.9 / whole.NodeCount;
        Assert.InRange(expected, interval.Whole!.Value.Low, interval.Whole.Value.High);
        Assert.InRange(
            interval.Whole.Value.High - interval.Whole.Value.Low,
            1.5 * Math.Sqrt(whole.EdgeCount * 0.1 / 0.81) * 2 / whole.NodeCount,
            5 * Math.Sqrt(whole.EdgeCount * 0.1 / 0.81) * 2 / whole.NodeCount
        );
    }

    [Fact]
    public void TheSameSeedGivesTheSameIntervals()
    {
        var scoped = ScopedNetwork.Build(network.Current, NetworkScope.Default);
        OverviewSensitivityResult Ask(ulong seed) => OverviewSensitivity.Analysis.Compute(scoped, new(Seed: seed), CancellationToken.None);
        Assert.Equal(Ask(3).Figures, Ask(3).Figures);
        Assert.NotEqual(Ask(3).Figures, Ask(4).Figures);
        Assert.All(Ask(3).Figures, figure => Assert.True(figure.Whole!.Value.Low <= figure.Whole.Value.High));
    }

    [Fact]
    public void TooFewTiesSayNothing()
    {
        var small = ScopedNetwork.Build(network.Current, new() { Kinds = EnumSet.Of(PartyKind.PaccOffice) });
        var result = OverviewSensitivity.Analysis.Compute(small, new(), CancellationToken.None);
        Assert.True(result.IsTooSmall);
        Assert.All(result.Figures, figure => Assert.Null(figure.Whole));
        Assert.True(RankingSensitivity.Analysis.Compute(small, new(new(Metric.Degree), new()), CancellationToken.None).IsTooSmall);
        Assert.True(
            OverviewSensitivity
                .Analysis.Compute(ScopedNetwork.Build(network.Current, new() { Kinds = default }), new(), CancellationToken.None)
                .IsTooSmall
        );
    }

    [Fact]
    public void ThinningKeepsTiesAtTheStatedRate()
    {
        var graph = TestGraph.Large(2_000, 40_000, directed: true, weighted: true);
        var thin = MissingTies.Thin(graph, 0.3, new SeededRandom(1));
        Assert.InRange(thin.EdgeCount, 0.68 * graph.EdgeCount, 0.72 * graph.EdgeCount);
        for (var node = 0; node < 100; node++)
            foreach (var other in thin.NeighboursOf(node))
                Assert.Equal(graph.WeightAt(graph.ArcOf(node, other)), thin.WeightAt(thin.ArcOf(node, other)));
    }

    /// <summary>A network with hubs, triangles and a leaning to one's own kind (synthetic).</summary>
    private static (CsrGraph Graph, int[] Kinds) Generate(ulong seed)
    {
        var random = new SeededRandom(seed);
        const int Nodes = 150;
        var kinds = Enumerable.Range(0, Nodes).Select(node => node % Kinds).ToArray();
        var edges = new EdgeList();
        for (var i = 0; i < 700; i++)
        {
            var (one, other) = ((int)(Nodes * Math.Pow(random.NextDouble(), 2)), random.NextInt(Nodes));
            if (kinds[one] != kinds[other] && random.NextDouble() < 0.5)
                continue;
            var third = (one + 1 + random.NextInt(6)) % Nodes;
            edges.Add(one, other);
            edges.Add(one, third);
        }
        return (CsrGraphBuilder.Undirected(edges, Nodes), kinds);
    }
}
