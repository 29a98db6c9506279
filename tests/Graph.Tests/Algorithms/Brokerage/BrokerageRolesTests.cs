using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Brokerage;

public class BrokerageRolesTests
{
    private static readonly BrokerageRole[] Roles = Enum.GetValues<BrokerageRole>();

    [Theory]
    [InlineData(0, 0, 0, BrokerageRole.Coordinator)]
    [InlineData(1, 0, 1, BrokerageRole.Consultant)]
    [InlineData(1, 0, 0, BrokerageRole.Gatekeeper)]
    [InlineData(0, 0, 1, BrokerageRole.Representative)]
    [InlineData(1, 0, 2, BrokerageRole.Liaison)]
    public void OnePathThroughTheMiddleHasTheRoleOfItsGroups(int source, int broker, int target, BrokerageRole role)
    {
        var result = BrokerageRoles.Compute(TestGraph.Of("a>b b>c"), [source, broker, target], new() { DrawCount = 0 });
        Assert.All(Roles, other => Assert.Equal(other == role ? 1 : 0, result.Nodes.CountOf(1, other)));
        Assert.Equal(1, result.Groups.CountOf(broker, role));
        Assert.Equal(1, result.Whole.Counts.Sum());
    }

    [Fact]
    public void AnUndirectedPathIsReadBothWays()
    {
        var result = BrokerageRoles.Compute(TestGraph.Of("a-b b-c"), [1, 0, 0], new() { DrawCount = 0 });
        Assert.Equal((1, 1), (result.Nodes.CountOf(1, BrokerageRole.Gatekeeper), result.Nodes.CountOf(1, BrokerageRole.Representative)));
    }

    [Fact]
    public void CountsAreOfOpenTwoPaths() =>
        Gen.Select(TestGraph.RandomOfAnyKind(), Gen.Int[1, 5])
            .Sample(
                (graph, groups) =>
                {
                    var labels = Labels(graph.NodeCount, groups);
                    var result = BrokerageRoles.Compute(graph, labels, new() { DrawCount = 0 });
                    var expected = Count(graph.NodeCount, graph.HasArc, labels);
                    Assert.Equal(expected, result.Nodes.Counts);
                    for (var group = 0; group < result.Groups.RowCount; group++)
                        foreach (var role in Roles)
                            Assert.Equal(
                                labels.Select((label, node) => label == group ? expected[node * 5 + (int)role] : 0).Sum(),
                                result.Groups.CountOf(group, role)
                            );
                }
            );

    [Fact]
    public void ExpectedCountsOfPermutedLabelsAreMeansOverAllPermutations() =>
        Gen.Select(TestGraph.RandomOfAnyKind(6), Gen.Int[1, 3])
            .Sample(
                (graph, groups) =>
                {
                    var labels = Labels(graph.NodeCount, groups);
                    var all = Permutations(labels)
                        .Select(drawn => (Labels: drawn, Counts: Count(graph.NodeCount, graph.HasArc, drawn)))
                        .ToArray();
                    var result = BrokerageRoles.Compute(graph, labels, new() { DrawCount = 0 });
                    AssertMoments([.. all.Select(draw => (draw.Counts, 1.0))], result.Nodes, []);
                    foreach (var role in Roles)
                    {
                        Assert.Equal(
                            all.Average(draw => draw.Counts.Where((_, i) => i % 5 == (int)role).Sum()),
                            result.Whole.ExpectedOf(0, role),
                            9
                        );
                        for (var group = 0; group < result.Groups.RowCount; group++)
                            Assert.Equal(
                                all.Average(draw => draw.Counts.Where((_, i) => i % 5 == (int)role && draw.Labels[i / 5] == group).Sum()),
                                result.Groups.ExpectedOf(group, role),
                                9
                            );
                    }
                    var own = BrokerageRoles.Compute(graph, labels, new() { NullModel = BrokerageNullModel.BrokerLabelFixed });
                    for (var node = 0; node < graph.NodeCount; node++)
                        AssertMoments(
                            [.. all.Where(draw => draw.Labels[node] == labels[node]).Select(draw => (draw.Counts, 1.0))],
                            own.Nodes,
                            [node]
                        );
                    Assert.All(own.Groups.Deviations, deviation => Assert.True(double.IsNaN(deviation)));
                },
                iter: 60
            );

    [Theory, InlineData(true), InlineData(false)]
    public void ExpectedCountsOfIndependentTiesAreMeansOverAllGraphs(bool directed) =>
        Gen.Select(TestGraph.Random(directed ? 4 : 5, directed), Gen.Int[1, 3])
            .Sample(
                (graph, groups) =>
                {
                    var n = graph.NodeCount;
                    var labels = Labels(n, groups);
                    (int U, int V)[] places =
                    [
                        .. from u in Enumerable.Range(0, n) from v in Enumerable.Range(0, n) where directed ? u != v : u < v select (u, v),
                    ];
                    var density = places.Length == 0 ? 0 : (double)graph.EdgeCount / places.Length;
                    var draws = new List<(long[], double)>();
                    for (var bits = 0; bits < 1 << places.Length; bits++)
                    {
                        var arcs = new bool[n, n];
                        for (var i = 0; i < places.Length; i++)
                            arcs[places[i].U, places[i].V] = arcs[
                                directed ? places[i].U : places[i].V,
                                directed ? places[i].V : places[i].U
                            ] = (bits >> i & 1) != 0;
                        var ties = int.PopCount(bits);
                        draws.Add(
                            (Count(n, (u, v) => arcs[u, v], labels), Math.Pow(density, ties) * Math.Pow(1 - density, places.Length - ties))
                        );
                    }
                    AssertMoments(
                        [.. draws],
                        BrokerageRoles
                            .Compute(graph, labels, new() { NullModel = BrokerageNullModel.TiesIndependent, DrawCount = 0 })
                            .Nodes,
                        []
                    );
                },
                iter: 10
            );

    [Theory, InlineData(BrokerageNullModel.LabelsPermuted), InlineData(BrokerageNullModel.TiesIndependent)]
    public void DrawsOfASingleBrokerComeNearTheFormula(BrokerageNullModel model)
    {
        // In a group of its own whoever is in the middle is the only broker of it: the group's figures are the node's, as long as its label
        // stays.
        var graph = TestGraph.Large(nodes: 40, ties: 120, directed: true);
        int[] labels = [.. Enumerable.Range(0, 40).Select(node => node == 0 ? 0 : 1 + node % 2)];
        var result = BrokerageRoles.Compute(graph, labels, new() { NullModel = model, DrawCount = 2000 });
        if (model == BrokerageNullModel.TiesIndependent)
            foreach (var role in new[] { BrokerageRole.Consultant, BrokerageRole.Liaison })
            {
                Assert.Equal(result.Nodes.ExpectedOf(0, role), result.Groups.ExpectedOf(0, role), 9);
                Assert.InRange(result.Groups.DeviationOf(0, role) / result.Nodes.DeviationOf(0, role), 0.85, 1.15);
            }
        Assert.All(Roles, role => Assert.True(result.Whole.DeviationOf(0, role) > 0));
        Assert.Equal(0, result.Groups.DeviationOf(0, BrokerageRole.Coordinator));
        Assert.True(double.IsNaN(result.Groups.ScoreOf(0, BrokerageRole.Coordinator)));
    }

    /// <summary>
    /// The worked example of the R package cograph (tests of its centralities, 2026), whose counts agree with those of R's sna on random
    /// graphs; sna calls a consultant an itinerant broker.
    /// </summary>
    [Fact]
    public void FourNodesInTwoGroupsHaveTheRolesOfTheWorkedExample()
    {
        var roles = BrokerageRoles.Compute(TestGraph.Of("a>b a>c b>c b>d c>d d>a"), [0, 0, 1, 1], new() { DrawCount = 0 }).Nodes;
        Assert.Equal([0, 1, 1, 0, 0], roles.Counts[..5]);
        Assert.Equal([0, 0, 0, 1, 0], roles.Counts[5..10]);
        Assert.Equal([0, 0, 1, 0, 0], roles.Counts[10..15]);
        Assert.Equal([0, 1, 0, 1, 0], roles.Counts[15..]);
    }

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large(nodes: 3000, ties: 12_000, directed: true);
        var labels = Labels(3000, 7);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => BrokerageRoles.Compute(graph, labels, new() { DrawCount = 3 }));
        Assert.Equal(one.Nodes.Counts, four.Nodes.Counts);
        Assert.Equal(one.Nodes.Deviations, four.Nodes.Deviations);
        Assert.Equal(one.Groups.Deviations, four.Groups.Deviations);
    }

    [Fact]
    public void LabelsThatDoNotFitAreRefused()
    {
        Assert.Throws<ArgumentException>(() => BrokerageRoles.Compute(TestGraph.Of("a-b"), [0]));
        Assert.Throws<ArgumentException>(() => BrokerageRoles.Compute(TestGraph.Of("a-b"), [0, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BrokerageRolesOptions { DrawCount = 1 });
    }

    [Fact]
    public void AnEmptyGraphHasNoBrokers() => Assert.Equal(0, BrokerageRoles.Compute(CsrGraph.Empty(), []).Whole.Counts.Sum());

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() =>
            BrokerageRoles.Compute(TestGraph.Karate, new int[34], null, new CancellationToken(canceled: true))
        );

    /// <param name="rows">Nodes to look at; none = all.</param>
    private static void AssertMoments((long[] Counts, double Weight)[] draws, RoleTable table, int[] rows)
    {
        var total = draws.Sum(draw => draw.Weight);
        for (var i = 0; i < table.Counts.Length; i++)
        {
            if (rows.Length > 0 && !rows.Contains(i / 5))
                continue;
            var mean = draws.Sum(draw => draw.Counts[i] * draw.Weight) / total;
            var variance = draws.Sum(draw => (draw.Counts[i] - mean) * (draw.Counts[i] - mean) * draw.Weight) / total;
            Assert.Equal(mean, table.Expected[i], 9);
            Assert.Equal(variance, table.Deviations[i] * table.Deviations[i], 8);
        }
    }

    private static int[] Labels(int nodes, int groups) =>
        [.. Enumerable.Range(0, nodes).Select(node => (int)(SeededRandom.Mix((ulong)node + 3) % (ulong)Math.Min(groups, nodes)))];

    private static long[] Count(int nodes, Func<int, int, bool> hasArc, int[] labels)
    {
        var counts = new long[nodes * 5];
        for (var i = 0; i < nodes; i++)
        for (var j = 0; j < nodes; j++)
        for (var k = 0; k < nodes; k++)
            if (i != k && i != j && j != k && hasArc(i, j) && hasArc(j, k) && !hasArc(i, k))
                counts[
                    j * 5
                        + (int)(
                            (labels[i] == labels[j], labels[j] == labels[k], labels[i] == labels[k]) switch
                            {
                                (true, true, _) => BrokerageRole.Coordinator,
                                (true, false, _) => BrokerageRole.Representative,
                                (false, true, _) => BrokerageRole.Gatekeeper,
                                (_, _, true) => BrokerageRole.Consultant,
                                _ => BrokerageRole.Liaison,
                            }
                        )
                ]++;
        return counts;
    }

    private static IEnumerable<int[]> Permutations(int[] labels)
    {
        if (labels.Length == 0)
            return
            [
                [],
            ];
        return from first in Enumerable.Range(0, labels.Length)
            from rest in Permutations([.. labels.Where((_, i) => i != first)])
            select (int[])[labels[first], .. rest];
    }
}
