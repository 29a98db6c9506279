using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Algorithms.Robustness;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Robustness;

public class EffectiveResistanceTests
{
    [Fact]
    public void ResistancesInARowAddUp() =>
        Assert.Equal(1 / 2.0 + 1 / 4.0 + 1, EffectiveResistance.Compute(TestGraph.Of("a-b:2 b-c:4 c-d:1"), 0, 3).Resistance, 12);

    [Fact]
    public void ConductancesSideBySideAddUp()
    {
        // a–b directly (3) beside two ways of two ties each (1/2 + 1/2 and 1/6 + 1/3).
        var result = EffectiveResistance.Compute(TestGraph.Of("a-b:3 a-c:2 c-b:2 a-d:6 d-b:3"), 0, 1);
        Assert.Equal(1 / (3 + 1 + 2.0), result.Resistance, 12);
        Assert.True(result.Converged);
    }

    [Theory]
    [InlineData(3), InlineData(8), InlineData(25)]
    public void ACompleteGraphAndARingHaveTheirClosedForms(int nodes)
    {
        var (complete, ring) = (new EdgeList(), new EdgeList());
        for (var u = 0; u < nodes; u++)
        {
            ring.Add(u, (u + 1) % nodes);
            for (var v = 0; v < u; v++)
                complete.Add(u, v);
        }
        Assert.Equal(2.0 / nodes, EffectiveResistance.Compute(CsrGraphBuilder.Undirected(complete), 0, nodes - 1).Resistance, 12);
        Assert.Equal(2.0 * (nodes - 2) / nodes, EffectiveResistance.Compute(CsrGraphBuilder.Undirected(ring), 0, 2).Resistance, 10);
    }

    [Fact]
    public void ResistanceIsThatOfTheEquationsSolvedByElimination() =>
        Gen.Select(TestGraph.RandomOfAnyKind(12), Gen.Int[0, 11], Gen.Int[0, 11], Gen.Bool)
            .Sample(
                (graph, one, other, weights) =>
                {
                    var (source, target) = (one % graph.NodeCount, other % graph.NodeCount);
                    var result = EffectiveResistance.Compute(graph, source, target, new() { UseWeights = weights });
                    Assert.True(result.Converged);
                    Assert.Equal(
                        ByElimination(weights ? graph.Underlying : graph.Underlying.Unweighted, source, target),
                        result.Resistance,
                        9
                    );
                }
            );

    [Fact]
    public void SharesOfSpanningTreesAddUpToTheTiesOfATree() =>
        TestGraph
            .RandomOfAnyKind(14)
            .Sample(graph =>
            {
                var sum = 0.0;
                for (var node = 0; node < graph.NodeCount; node++)
                {
                    var result = EffectiveResistance.Compute(graph, node);
                    Assert.Equal(graph.Underlying.NeighboursOf(node).ToArray(), result.Neighbours);
                    sum += result.TreeShares.Sum() / 2;
                    for (var i = 0; i < result.Neighbours.Length; i++)
                        Assert.Equal(
                            result.TreeShares[i],
                            result.Resistances[i] * graph.Underlying.WeightAt(graph.Underlying.Offsets[node] + i),
                            9
                        );
                }
                Assert.Equal(graph.NodeCount - ConnectedComponents.Compute(graph).Count, sum, 8);
            });

    [Fact]
    public void BetweenComponentsItIsInfiniteAndToItselfNothing()
    {
        Assert.Equal(double.PositiveInfinity, EffectiveResistance.Compute(TestGraph.Of("a-b c"), 0, 2).Resistance);
        Assert.Equal(0, EffectiveResistance.Compute(TestGraph.Of("a-b c"), 2, 2).Resistance);
        Assert.Empty(EffectiveResistance.Compute(TestGraph.Of("a-b c"), 2).Neighbours);
    }

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large(nodes: 40_000, ties: 160_000, weighted: true);
        var ends = (graph.Targets[0], graph.Targets[^1]);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => EffectiveResistance.Compute(graph, ends.Item1, ends.Item2));
        Assert.Equal(one, four);
        Assert.True(one.Converged && double.IsFinite(one.Resistance));
    }

    [Fact]
    public void ARoundLimitIsToldAsNotConverged() =>
        Assert.False(EffectiveResistance.Compute(TestGraph.Karate, 0, 33, new() { MaxIterations = 2 }).Converged);

    [Fact]
    public void BoundsHoldHoweverFewTheRounds() =>
        Gen.Select(TestGraph.RandomOfAnyKind(12), Gen.Int[0, 11], Gen.Int[0, 11], Gen.Int[1, 4])
            .Sample(
                (graph, one, other, rounds) =>
                {
                    var (source, target) = (one % graph.NodeCount, other % graph.NodeCount);
                    var (exact, result) = (
                        ByElimination(graph.Underlying, source, target),
                        EffectiveResistance.Compute(graph, source, target, new() { MaxIterations = rounds })
                    );
                    Assert.InRange(result.Resistance, 0, exact * (1 + 1e-9));
                    Assert.True(result.UpperBound >= exact * (1 - 1e-9));
                    if (result.Converged && double.IsFinite(exact))
                        Assert.Equal(exact, result.Resistance, 1e-8 * exact);
                }
            );

    /// <summary>Conductances 10²⁴ apart and more, where equations lose all their digits: whatever is answered holds.</summary>
    [Theory]
    [
        InlineData("a-b:1e-12 b-c:1e12 c-a:1e12 c-d:1e-9", 0, 3, 1e9),
        InlineData("a-b:1e100 b-c:1e-100 c-d:1e100", 0, 3, 1e100),
        InlineData("a-b:1e30 b-c:1e30 c-a:1e30 c-d:1", 0, 3, 1),
        InlineData("a-b:1e-100 b-c:1e-100", 0, 2, 2e100)
    ]
    public void WeightsFarApartGiveNoNonsense(string literal, int source, int target, double exact)
    {
        var result = EffectiveResistance.Compute(TestGraph.Of(literal), source, target);
        Assert.InRange(result.Resistance, 0, exact * (1 + 1e-9));
        Assert.InRange(result.UpperBound, exact * (1 - 1e-9), double.MaxValue);
        Assert.True(!result.Converged || Math.Abs(result.Resistance - exact) <= 1e-8 * exact);
        var ties = EffectiveResistance.Compute(TestGraph.Of(literal), source);
        Assert.All(ties.TreeShares, share => Assert.InRange(share, 0, 1));
        Assert.All(ties.Resistances.Zip(ties.UpperBounds), bounds => Assert.True(bounds.First >= 0 && bounds.First <= bounds.Second));
    }

    [Fact]
    public void AWrongNodeIsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => EffectiveResistance.Compute(CsrGraph.Empty(), 0));

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() =>
            EffectiveResistance.Compute(TestGraph.Karate, 0, 1, null, new CancellationToken(canceled: true))
        );

    /// <summary>The target's potential held at 0, the rest of its component by Gauss and Jordan.</summary>
    private static double ByElimination(CsrGraph graph, int source, int target)
    {
        var labels = ConnectedComponents.Compute(graph).Labels;
        if (source == target || labels[source] != labels[target])
            return source == target ? 0 : double.PositiveInfinity;
        var nodes = Enumerable.Range(0, graph.NodeCount).Where(node => node != target && labels[node] == labels[target]).ToArray();
        var rows = Array.ConvertAll(nodes, u => nodes
                .Select(v =>
                    u == v ? Enumerable.Range(graph.Offsets[u], graph.DegreeOf(u)).Sum(graph.WeightAt)
                    : graph.ArcOf(u, v) is >= 0 and var arc ? -graph.WeightAt(arc)
                    : 0
                )
                .Append(u == source ? 1 : 0)
                .ToArray());
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = Array.ConvertAll(rows[i], value => value / rows[i][i]);
            for (var k = 0; k < rows.Length; k++)
                if (k != i)
                    rows[k] = [.. rows[k].Select((value, column) => value - rows[k][i] * rows[i][column])];
        }
        return rows[Array.IndexOf(nodes, source)][^1];
    }
}
