using AntiCorruption.Graph.Insights.Mixing;
using AntiCorruption.Graph.Insights.Overview;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Overview;

/// <summary>
/// Figures of the bundled data are those of NetworkX 2.8.8 and python-igraph 0.10.2 on participations.csv, duplicates of activities.csv
/// left out.
/// </summary>
public sealed class OverviewTests : IAsyncLifetime
{
    private const double Tolerance = 1e-9;
    private LiveNetwork network = null!;
    private ScopedNetwork whole = null!;

    public async ValueTask InitializeAsync()
    {
        network = await BundledNetwork.OpenAsync();
        whole = ScopedNetwork.Build(network.Current, NetworkScope.Default);
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public void TheFiguresOfTheBundledNetworkAreThoseOfOtherPrograms()
    {
        var result = NetworkOverview.Analysis.Compute(whole, new(), TestContext.Current.CancellationToken);
        Assert.Equal((27, 11), (result.ComponentCount, result.LargestCore));
        Assert.Equal(0.028098434004474274, result.Density!.Value, Tolerance);
        Assert.Equal(628 / 150.0, result.MeanDegree!.Value, Tolerance);
        Assert.Equal(0.6970045736974225, result.MeanClustering!.Value, Tolerance);
        Assert.Equal(0.5274379587556798, result.Transitivity!.Value, Tolerance);
        Assert.Equal(0.028929529108994635, result.DegreeAssortativity!.Value, Tolerance);
        Assert.Equal(0.05621813984803304, result.KindMixing.Assortativity!.Value, Tolerance);
        Assert.Equal(0.5923566878980892, result.KindMixing.EiIndex!.Value, Tolerance);
        Assert.Null(result.Reciprocity);
        Assert.Equal(
            [
                (PartyKind.CommunityCouncil, 6),
                (PartyKind.LocalGovernment, 13),
                (PartyKind.LocalAuthority, 4),
                (PartyKind.PaccOffice, 11),
                (PartyKind.CodiOffice, 8),
                (PartyKind.StateAgency, 49),
                (PartyKind.IssueNetwork, 16),
                (PartyKind.CitizenNetwork, 19),
                (PartyKind.DevelopmentPartner, 10),
                (PartyKind.Mechanism, 14),
            ],
            result.Kinds
        );
        Assert.Equal([new LinkTypeCount(CollaborationType.CoParticipated, 314)], result.LinkTypes);
        Assert.Equal(
            whole.Snapshot.Parties.Count(party => NetworkSnapshot.ProvinceOf(party.AreaCode) is not null),
            result.Provinces.Sum(province => province.PartyCount)
        );
    }

    [Fact]
    public void DistancesAreThoseOfNetworkX()
    {
        var result = NetworkDistances.Analysis.Compute(whole, new(), TestContext.Current.CancellationToken);
        Assert.Equal([628, 2206, 2300, 826, 460, 52], result.PairCounts);
        Assert.Equal(
            (2.758961681087763, 0.28957494407158835, 3.836319612590799),
            (result.Mean!.Value, result.ConnectedFraction!.Value, result.Effective!.Value),
            Nearly
        );
        Assert.Equal((6, null, null), (result.Largest!.Value, result.StartCount, result.MeanError));
    }

    [Fact]
    public void CentralisationIsThatOfNetworkX()
    {
        var result = Centralisation.Analysis.Compute(whole, new(), TestContext.Current.CancellationToken);
        Assert.Equal(
            (0.25040812624705244, 0.17733891947891342, 0.42602085275462703),
            (result.Degree!.Value, result.Betweenness!.Value, result.Closeness!.Value),
            Nearly
        );
        Assert.Equal(result.Degree!.Value, Centralisation.OfDegrees(whole.Graph)!.Value, 12);
        Assert.True(result.IsExact);
    }

    [Fact]
    public void DistancesAreThoseOfAllSearches() =>
        TestGraph
            .RandomOfAnyKind(15)
            .Sample(
                graph =>
                {
                    var counts = new SortedDictionary<int, long>();
                    for (var source = 0; source < graph.NodeCount; source++)
                        foreach (var distance in Search(graph, source).Where(distance => distance > 0))
                            counts[distance] = counts.GetValueOrDefault(distance) + 1;
                    var result = NetworkDistances.Compute(graph, new(), CancellationToken.None);
                    Assert.Equal(counts.Values, result.PairCounts);
                    Assert.Equal(counts.Count == 0 ? null : counts.Keys.Max(), result.Largest);
                    Assert.Equal(
                        counts.Count == 0 ? null : counts.Sum(pair => (double)pair.Key * pair.Value) / counts.Values.Sum(),
                        result.Mean
                    );
                },
                iter: 200
            );

    /// <summary>Four sigma over many seeds: a mean that errs by more would say that the stated error is too small.</summary>
    [Fact]
    public void ASampledMeanDistanceErrsAsStated()
    {
        var graph = TestGraph.Large(1_000, 4_000);
        var exact = NetworkDistances.Compute(graph, new(), CancellationToken.None).Mean!.Value;
        var (squares, runs) = (0.0, 30);
        for (var seed = 1UL; seed <= (ulong)runs; seed++)
        {
            var sampled = NetworkDistances.Compute(graph, new(100, seed), CancellationToken.None);
            Assert.Equal(100, sampled.StartCount);
            squares += Math.Pow((sampled.Mean!.Value - exact) / sampled.MeanError!.Value, 2);
        }
        Assert.InRange(squares / runs, 0.3, 1.8);
    }

    [Fact]
    public void DegreeAssortativityIsTheCorrelationOverTieEnds() =>
        TestGraph
            .RandomOfAnyKind(12)
            .Sample(
                graph =>
                {
                    var simple = graph.Underlying;
                    var pairs = Enumerable
                        .Range(0, simple.NodeCount)
                        .SelectMany(node =>
                            simple
                                .NeighboursOf(node)
                                .ToArray()
                                .Select(other => ((double)simple.DegreeOf(node), (double)simple.DegreeOf(other)))
                        )
                        .ToList();
                    var mean = pairs.Count == 0 ? 0 : pairs.Average(pair => pair.Item1);
                    var spread = pairs.Sum(pair => Math.Pow(pair.Item1 - mean, 2));
                    var expected = spread < 1e-12 ? (double?)null : pairs.Sum(pair => (pair.Item1 - mean) * (pair.Item2 - mean)) / spread;
                    var actual = NetworkMixing.DegreeAssortativity(graph);
                    Assert.Equal(expected is null, actual is null);
                    if (expected is { } value)
                        Assert.Equal(value, actual!.Value, 1e-9);
                },
                iter: 300
            );

    [Fact]
    public void AStarIsWhollyCentralised()
    {
        Assert.Equal(1, Centralisation.OfDegrees(TestGraph.Of("a-b a-c a-d a-e"))!.Value, 12);
        Assert.Equal(0, Centralisation.OfDegrees(TestGraph.Of("a-b b-c c-a"))!.Value, 12);
        Assert.Null(Centralisation.OfDegrees(TestGraph.Of("a-b")));
    }

    [Fact]
    public void AnEmptyScopeHasNoFigures()
    {
        var nothing = ScopedNetwork.Build(network.Current, new() { Kinds = default });
        var result = NetworkOverview.Analysis.Compute(nothing, new(), CancellationToken.None);
        Assert.Equal(
            (null, null, null, null, null),
            (result.Density, result.MeanDegree, result.DegreeAssortativity, result.KindMixing.Assortativity, result.KindMixing.EiIndex)
        );
        var distances = NetworkDistances.Analysis.Compute(nothing, new(), CancellationToken.None);
        Assert.Equal((null, null, null, null), (distances.Mean, distances.ConnectedFraction, distances.Largest, distances.Effective));
        Assert.Equal(
            new CentralisationResult(null, null, null, true),
            Centralisation.Analysis.Compute(nothing, new(), CancellationToken.None)
        );
    }

    private static bool Nearly((double, double, double) left, (double, double, double) right) =>
        Math.Abs(left.Item1 - right.Item1) < Tolerance
        && Math.Abs(left.Item2 - right.Item2) < Tolerance
        && Math.Abs(left.Item3 - right.Item3) < Tolerance;

    private static int[] Search(CsrGraph graph, int source)
    {
        var distances = new int[graph.NodeCount];
        Array.Fill(distances, -1);
        distances[source] = 0;
        var queue = new Queue<int>([source]);
        while (queue.TryDequeue(out var node))
            foreach (var other in graph.NeighboursOf(node))
                if (distances[other] < 0)
                {
                    distances[other] = distances[node] + 1;
                    queue.Enqueue(other);
                }
        return distances;
    }
}
