using System.Globalization;
using AntiCorruption.Graph.Algorithms.Similarity;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Similarity;

public class TwoModeProjectionTests
{
    /// <summary>
    /// 18 women (nodes 0–17) at 14 social events (18–31) of one town, 89 attendances. A. Davis, B. B. Gardner, M. R. Gardner, Deep South,
    /// Chicago 1941, p. 148. In the order Evelyn, Laura, Theresa, Brenda, Charlotte, Frances, Eleanor, Pearl, Ruth, Verne, Myra, Katherine,
    /// Sylvia, Nora, Helen, Dorothy, Olivia, Flora.
    /// </summary>
    private static readonly string[] Attended =
    [
        "1 2 3 4 5 6 8 9",
        "1 2 3 5 6 7 8",
        "2 3 4 5 6 7 8 9",
        "1 3 4 5 6 7 8",
        "3 4 5 7",
        "3 5 6 8",
        "5 6 7 8",
        "6 8 9",
        "5 7 8 9",
        "7 8 9 12",
        "8 9 10 12",
        "8 9 10 12 13 14",
        "7 8 9 10 12 13 14",
        "6 7 9 10 11 12 13 14",
        "7 8 10 11 12",
        "8 9",
        "9 11",
        "9 11",
    ];

    private static readonly int[] Women = [.. Enumerable.Range(0, 18)];

    private static CsrGraph Davis
    {
        get
        {
            var edges = new EdgeList();
            for (var woman = 0; woman < Attended.Length; woman++)
                foreach (var meeting in Attended[woman].Split(' '))
                    edges.Add(woman, 17 + int.Parse(meeting, CultureInfo.InvariantCulture));
            return CsrGraphBuilder.Undirected(edges, 32);
        }
    }

    [Fact]
    public void TheWomenOfDavisMetAsOftenAsPublished()
    {
        Assert.Equal(89, Davis.EdgeCount);
        var met = TwoModeProjection.Compute(Davis, Women);
        // Breiger (1974), figure 1: Evelyn with Laura 6 and Theresa 7, Brenda 6; Olivia with Flora 2, Laura with Flora never; 139 of 153
        // pairs met.
        Assert.Equal(
            (6.0, 7.0, 6.0, 2.0),
            (met.WeightAt(met.ArcOf(0, 1)), met.WeightAt(met.ArcOf(0, 2)), met.WeightAt(met.ArcOf(0, 3)), met.WeightAt(met.ArcOf(16, 17)))
        );
        Assert.False(met.HasArc(1, 17));
        Assert.Equal(139, met.EdgeCount);
    }

    [Fact]
    public void NewmansWeightsAddUpToTheEventsWhereOthersWere()
    {
        var met = TwoModeProjection.Compute(Davis, Women, new() { Weight = ProjectionWeight.Newman });
        for (var woman = 0; woman < 18; woman++)
            Assert.Equal(Davis.DegreeOf(woman), Enumerable.Range(met.Offsets[woman], met.DegreeOf(woman)).Sum(met.WeightAt), 12);
    }

    [Fact]
    public void WeightsFollowTheirFormulae() =>
        Gen.Select(Gen.Int[1, 12], Gen.Int[0, 8], Gen.Select(Gen.Int[0, 11], Gen.Int[0, 7]).List[0, 40], Gen.Enum<ProjectionWeight>())
            .Sample(
                (people, events, pairs, weight) =>
                {
                    var edges = new EdgeList();
                    foreach (var (person, meeting) in pairs.Where(pair => pair.Item1 < people && pair.Item2 < events))
                        edges.Add(events + person, meeting);
                    var graph = CsrGraphBuilder.Undirected(edges, events + people);
                    int[] kept = [.. Enumerable.Range(events, people).Reverse()];
                    var result = TwoModeProjection.Compute(graph, kept, new() { Weight = weight });
                    Assert.Equal((people, false), (result.NodeCount, result.IsDirected));
                    for (var u = 0; u < people; u++)
                    for (var v = 0; v < people; v++)
                    {
                        int[] mine = graph.NeighboursOf(kept[u]).ToArray(),
                            theirs = graph.NeighboursOf(kept[v]).ToArray();
                        var shared = mine.Intersect(theirs).ToArray();
                        Assert.Equal(u != v && shared.Length > 0, result.HasArc(u, v));
                        if (u == v || shared.Length == 0)
                            continue;
                        var expected = weight switch
                        {
                            ProjectionWeight.Count => shared.Length,
                            ProjectionWeight.Newman => shared.Sum(meeting => 1.0 / (graph.DegreeOf(meeting) - 1)),
                            ProjectionWeight.Hyperbolic => shared.Sum(meeting => 1.0 / graph.DegreeOf(meeting)),
                            ProjectionWeight.Jaccard => (double)shared.Length / mine.Union(theirs).Count(),
                            _ => (double)shared.Length / Math.Min(mine.Length, theirs.Length),
                        };
                        Assert.Equal(expected, result.WeightAt(result.ArcOf(u, v)), 12);
                        Assert.Equal(result.WeightAt(result.ArcOf(u, v)), result.WeightAt(result.ArcOf(v, u)));
                    }
                }
            );

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var random = new SeededRandom(3);
        var edges = new EdgeList();
        for (var i = 0; i < 20_000; i++)
            edges.Add(random.NextInt(4000), 4000 + random.NextInt(3000));
        var graph = CsrGraphBuilder.Undirected(edges, 7000);
        int[] kept = [.. Enumerable.Range(0, 4000)];
        var (one, four) = TestGraph.OnOneAndFourThreads(() =>
            TwoModeProjection.Compute(graph, kept, new() { Weight = ProjectionWeight.Newman })
        );
        Assert.Equal(one.Targets, four.Targets);
        Assert.Equal(one.Weights, four.Weights);
    }

    [Fact]
    public void ATieWithinOneSideIsRefused()
    {
        Assert.Throws<ArgumentException>(() => TwoModeProjection.Compute(TestGraph.Of("a-b b-c"), [0, 1]));
        Assert.Throws<ArgumentException>(() => TwoModeProjection.Compute(TestGraph.Of("a-b c-d"), [0]));
    }

    [Fact]
    public void ANodeKeptTwiceOrNotThereIsRefused()
    {
        Assert.Throws<ArgumentException>(() => TwoModeProjection.Compute(TestGraph.Of("a-b"), [0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => TwoModeProjection.Compute(TestGraph.Of("a-b"), [2]));
    }

    [Fact]
    public void NothingKeptIsAnEmptyGraph() => Assert.Equal(0, TwoModeProjection.Compute(CsrGraph.Empty(3), []).NodeCount);

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() =>
            TwoModeProjection.Compute(Davis, Women, null, new CancellationToken(canceled: true))
        );
}
