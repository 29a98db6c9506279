using AntiCorruption.Graph.Algorithms.Communities;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Communities;

public class CommunitiesTests
{
    [Fact]
    public void LeidenFindsTheBestPartitionOfTheKarateClub() =>
        Assert.Equal(
            0.4197896121,
            Enumerable
                .Range(1, 10)
                .Max(seed => Leiden.Compute(TestGraph.Karate, new() { Seed = (ulong)seed, MaxIterations = 10 }).Modularity),
            10
        );

    [Fact]
    public void LouvainComesNearIt() => Assert.InRange(Louvain.Compute(TestGraph.Karate).Modularity, 0.38, 0.41979);

    [Fact]
    public void LabelPropagationEndsWhereNobodyWantsToChange() =>
        TestGraph
            .Random(20, weighted: true)
            .Sample(graph =>
            {
                var result = LabelPropagation.Compute(graph);
                Assert.True(result.Converged);
                for (var node = 0; node < graph.NodeCount; node++)
                {
                    if (graph.DegreeOf(node) == 0)
                        continue;
                    var sums = graph
                        .NeighboursOf(node)
                        .ToArray()
                        .GroupBy(other => result.Labels[other], other => graph.WeightAt(graph.ArcOf(node, other)))
                        .ToDictionary(group => group.Key, group => group.Sum());
                    Assert.Equal(sums.Values.Max(), sums.GetValueOrDefault(result.Labels[node]));
                }
            });

    [Fact]
    public void CommunitiesOfLeidenAreConnectedAndNoNodeGainsByMoving() =>
        TestGraph
            .Random(24, weighted: true)
            .Sample(graph =>
            {
                var result = Leiden.Compute(graph, new() { MaxIterations = 50 });
                Assert.True(result.Converged);
                for (var community = 0; community < result.Count; community++)
                {
                    var members = Enumerable.Range(0, graph.NodeCount).Where(node => result.Labels[node] == community).ToArray();
                    Assert.Equal(1, ConnectedComponents.Compute(CsrGraphBuilder.Induced(graph, members)).Count);
                }
                for (var node = 0; node < graph.NodeCount; node++)
                    foreach (var other in graph.NeighboursOf(node))
                    {
                        var moved = (int[])result.Labels.Clone();
                        moved[node] = result.Labels[other];
                        Assert.True(Modularity.Compute(graph, moved) <= result.Modularity + 1e-9);
                    }
            });

    [Fact]
    public void ModularityIsTheDoubleSumOfItsDefinition() =>
        Gen.Select(TestGraph.RandomOfAnyKind(12), Gen.Int[0, 3].Array[12], Gen.Double[0.2, 3])
            .Sample(
                (graph, groups, resolution) =>
                {
                    var labels = Enumerable.Range(0, graph.NodeCount).Select(node => Math.Min(groups[node], graph.NodeCount - 1)).ToArray();
                    var nodes = Enumerable.Range(0, graph.NodeCount).ToArray();
                    double Arc(int u, int v) => graph.ArcOf(u, v) is >= 0 and var arc ? graph.WeightAt(arc) : 0;
                    var total = nodes.Sum(u => nodes.Sum(v => Arc(u, v)));
                    var expected =
                        total == 0
                            ? 0
                            : nodes.Sum(u =>
                                nodes
                                    .Where(v => labels[u] == labels[v])
                                    .Sum(v =>
                                        Arc(u, v) / total
                                        - resolution * nodes.Sum(w => Arc(u, w)) * nodes.Sum(w => Arc(w, v)) / total / total
                                    )
                            );
                    Assert.Equal(expected, Modularity.Compute(graph, labels, new() { Resolution = resolution }), 10);
                }
            );

    [Fact]
    public void OfEqualLabelsTheSmallestIsTakenSoARingBecomesOneGroup() =>
        Gen.Int[1, 100]
            .Sample(seed =>
                Assert.Equal(1, LabelPropagation.Compute(TestGraph.Of("a-b b-c c-d d-e e-f f-a"), new() { Seed = (ulong)seed }).Count)
            );

    [Theory, InlineData(20_000), InlineData(40_000)]
    public void CommunitiesOfLargeGraphsAreConnectedAndWorthWhatTheAnswerSays(int nodes)
    {
        var graph = TestGraph.Large(nodes, 3 * nodes, weighted: true);
        var result = Leiden.Compute(graph);
        var within = new EdgeList();
        for (var node = 0; node < nodes; node++)
            foreach (var other in graph.NeighboursOf(node))
                if (result.Labels[node] == result.Labels[other])
                    within.Add(node, other);
        Assert.Equal(result.Count, ConnectedComponents.Compute(CsrGraphBuilder.Undirected(within, nodes)).Count);
        Assert.Equal(Modularity.Compute(graph, result.Labels), result.Modularity);
        Assert.True(result.Modularity >= Louvain.Compute(graph).Modularity - 0.005);
    }

    [Fact]
    public void TheSameSeedGivesTheSameCommunitiesOnAnyNumberOfThreads()
    {
        var graph = TestGraph.Large(nodes: 40_000, ties: 120_000, weighted: true);
        foreach (
            var compute in (Func<CommunityResult>[])
                [() => Leiden.Compute(graph), () => Louvain.Compute(graph), () => LabelPropagation.Compute(graph)]
        )
        {
            var (one, four) = TestGraph.OnOneAndFourThreads(compute);
            Assert.Equal(one.Labels, four.Labels);
            Assert.Equal(one.Modularity, four.Modularity);
        }
    }

    [Fact]
    public void GivenLabelsNeverTieWhatIsNotTied() =>
        Gen.Select(TestGraph.Random(16), Gen.Int[0, 3].Array[16], Gen.Int[1, 3])
            .Sample(
                (graph, groups, iterations) =>
                {
                    var options = new CommunityOptions
                    {
                        InitialLabels = [.. groups.Take(graph.NodeCount).Select(group => Math.Min(group, graph.NodeCount - 1))],
                        MaxIterations = iterations,
                    };
                    var components = ConnectedComponents.Compute(graph).Labels;
                    foreach (
                        var result in (CommunityResult[])
                            [Leiden.Compute(graph, options), Louvain.Compute(graph, options), LabelPropagation.Compute(graph, options)]
                    )
                    {
                        Assert.Equal(Modularity.Compute(graph, result.Labels), result.Modularity, 12);
                        for (var node = 0; node < graph.NodeCount; node++)
                            Assert.All(
                                Enumerable.Range(0, graph.NodeCount).Where(other => result.Labels[other] == result.Labels[node]),
                                other => Assert.Equal(components[node], components[other])
                            );
                    }
                }
            );

    [Fact]
    public void LabelPropagationBeginsWithGivenLabels()
    {
        // Two rings with a tie between: whoever begins as two groups stays so, and the modularity is that of the resolution asked for.
        var graph = TestGraph.Of("a-b b-c c-a c-d d-e e-f f-d");
        var result = LabelPropagation.Compute(graph, new() { InitialLabels = [5, 5, 5, 2, 2, 2], Resolution = 2 });
        Assert.Equal([0, 0, 0, 1, 1, 1], result.Labels);
        Assert.Equal(Modularity.Compute(graph, result.Labels, new() { Resolution = 2 }), result.Modularity);
        Assert.Equal(1, LabelPropagation.Compute(graph, new() { InitialLabels = [0, 0, 0, 0, 0, 0] }).Count);
        Assert.Throws<ArgumentException>(() => LabelPropagation.Compute(graph, new() { InitialLabels = [6, 0, 0, 0, 0, 0] }));
    }

    [Fact]
    public void LargestCommunitiesComeFirst()
    {
        var labels = Leiden.Compute(TestGraph.Of("a b-c d-e e-f d-f")).Labels;
        Assert.Equal([2, 1, 1, 0, 0, 0], labels);
    }

    [Fact]
    public void GraphsWithoutTiesHaveLonersOnly()
    {
        Assert.Equal(0, Leiden.Compute(CsrGraph.Empty()).Count);
        var result = Leiden.Compute(CsrGraph.Empty(3));
        Assert.Equal((3, 0.0, true), (result.Count, result.Modularity, result.Converged));
    }

    [Fact]
    public void ComparisonsOfPartitionsAreWorthTheirFormulae()
    {
        // By hand: 6 nodes; the mutual information of 3+3 against 2+2+2 shifted.
        int[] left = [0, 0, 0, 1, 1, 1],
            right = [0, 0, 1, 1, 2, 2];
        var shared = 2.0 / 6 * Math.Log(2.0 * 6 / (3 * 2)) * 2 + 1.0 / 6 * Math.Log(1.0 * 6 / (3 * 2)) * 2;
        var result = PartitionComparison.Compute(left, right);
        Assert.Equal(shared / ((Math.Log(2) + Math.Log(3)) / 2), result.NormalisedMutualInformation, 12);
        Assert.Equal((2 - 6.0 * 3 / 15) / ((6 + 3) / 2.0 - 6.0 * 3 / 15), result.AdjustedRandIndex, 12);
        Assert.Equal(
            shared / Math.Log(3),
            PartitionComparison.Compute(left, right, MutualInformationMean.Larger).NormalisedMutualInformation,
            12
        );
        Assert.Equal(
            shared / Math.Sqrt(Math.Log(2) * Math.Log(3)),
            PartitionComparison.Compute(left, right, MutualInformationMean.Geometric).NormalisedMutualInformation,
            12
        );
        Assert.Equal(
            shared / Math.Log(2),
            PartitionComparison.Compute(left, right, MutualInformationMean.Smaller).NormalisedMutualInformation,
            12
        );
    }

    [Fact]
    public void APartitionIsLikeItselfHoweverNumbered() =>
        Gen.Int[0, 5]
            .Array[6, 20]
            .Sample(labels =>
            {
                var renamed = Array.ConvertAll(labels, label => 5 - label);
                Assert.Equal(1, PartitionComparison.Compute(labels, renamed).NormalisedMutualInformation, 9);
                Assert.Equal(1, PartitionComparison.Compute(labels, renamed).AdjustedRandIndex, 9);
            });

    [Fact]
    public void ACommunityKeepsTheLabelOfTheOneItContinues() =>
        // Group 7 lost a member and won one, group 3 is gone, group 0 of the new ones is new.
        Assert.Equal([8, 8, 7, 7, 7, 7], StableLabels.Compute([0, 0, 1, 1, 1, 1], [3, 7, 7, 7, 7, -1], 0.6));

    [Fact]
    public void ABadPartitionIsRefused()
    {
        Assert.Throws<ArgumentException>(() => Modularity.Compute(TestGraph.Karate, new int[3]));
        Assert.Throws<ArgumentException>(() => Leiden.Compute(TestGraph.Karate, new() { InitialLabels = new int[5] }));
        Assert.Throws<ArgumentOutOfRangeException>(() => new CommunityOptions { Resolution = 0 });
    }
}
