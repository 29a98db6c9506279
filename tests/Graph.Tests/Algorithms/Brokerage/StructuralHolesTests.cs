using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Tests.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Brokerage;

public class StructuralHolesTests
{
    [Fact]
    public void TheKarateClubHasItsPublishedConstraint() =>
        Assert.Equal(0.1554232976, StructuralHoles.Compute(TestGraph.Karate).Constraint![0], 10);

    [Fact]
    public void AHandExampleHasTheMeasuresOfItsFormulae()
    {
        // a–b–c is a triangle and a–d a tie on its own: a has three contacts with one tie among them.
        var result = StructuralHoles.Compute(TestGraph.Of("a-b a-c b-c a-d"));
        Assert.Equal(3 - 2.0 / 3, result.EffectiveSize![0], 12);
        Assert.Equal((3 - 2.0 / 3) / 3, result.Efficiency![0], 12);
        // On a, b and c have (1/3 + 1/3 · 1/2)² = 1/4 each, d has (1/3)².
        Assert.Equal(1 / 4.0 + 1 / 4.0 + 1 / 9.0, result.Constraint![0], 12);
        var shares = new[] { 9 / 22.0, 9 / 22.0, 4 / 22.0 };
        Assert.Equal(shares.Sum(share => 3 * share * Math.Log(3 * share)) / (3 * Math.Log(3)), result.Hierarchy![0], 12);
        Assert.Equal(1, result.Constraint[3], 12);
    }

    [Fact]
    public void TheCentreOfAStarIsFreeAndEveryLeafBound()
    {
        var result = StructuralHoles.Compute(TestGraph.Of("a-b a-c a-d a-e"));
        Assert.Equal([0.25, 1, 1, 1, 1], result.Constraint!);
        Assert.Equal([4.0, 1, 1, 1, 1], result.EffectiveSize!);
        Assert.Equal([1.0, 1, 1, 1, 1], result.Efficiency!);
        Assert.Equal(0, result.Hierarchy![0], 12);
    }

    [Fact]
    public void MeasuresFollowBurtsFormulaeOverTheWholeMatrix() =>
        Gen.Select(TestGraph.RandomOfAnyKind(15), Gen.Bool, Gen.Bool)
            .Sample(
                (graph, useWeights, wholeNetwork) =>
                {
                    var result = StructuralHoles.Compute(graph, new() { UseWeights = useWeights, WholeNetwork = wholeNetwork });
                    var n = graph.NodeCount;
                    double Arc(int u, int v) =>
                        graph.ArcOf(u, v) is >= 0 and var arc
                            ? useWeights
                                ? graph.WeightAt(arc)
                                : 1
                            : 0;
                    double Tie(int u, int v) => u == v ? 0 : Arc(u, v) + Arc(v, u);
                    var all = Enumerable.Range(0, n).ToArray();
                    var strength = all.Select(u => all.Sum(v => Tie(u, v))).ToArray();
                    var largest = all.Select(u => all.Max(v => Tie(u, v))).ToArray();
                    double P(int u, int v) => strength[u] == 0 ? 0 : Tie(u, v) / strength[u];
                    foreach (var i in all)
                    {
                        var contacts = all.Where(j => Tie(i, j) > 0).ToArray();
                        double On(int j) => Math.Pow(P(i, j) + all.Where(q => q != i && q != j).Sum(q => P(i, q) * P(q, j)), 2);
                        var constraint = contacts.Length == 0 ? double.NaN : (wholeNetwork ? all.Where(j => j != i) : contacts).Sum(On);
                        Assert.Equal(constraint, result.Constraint![i], 10);
                        var size =
                            contacts.Length == 0
                                ? double.NaN
                                : contacts.Sum(j => 1 - all.Where(q => q != i && q != j).Sum(q => P(i, q) * Tie(j, q) / largest[j]));
                        Assert.Equal(size, result.EffectiveSize![i], 10);
                        Assert.Equal(size / contacts.Length, result.Efficiency![i], 10);
                        var shares = contacts.Select(j => contacts.Length * On(j) / contacts.Sum(On)).ToArray();
                        var hierarchy =
                            contacts.Length < 2
                                ? double.NaN
                                : shares.Sum(share => share * Math.Log(share)) / (contacts.Length * Math.Log(contacts.Length));
                        Assert.Equal(hierarchy, result.Hierarchy![i], 9);
                    }
                },
                iter: 300
            );

    [Fact]
    public void ThreadsDoNotChangeABit()
    {
        var graph = TestGraph.Large(weighted: true);
        var (one, four) = TestGraph.OnOneAndFourThreads(() => StructuralHoles.Compute(graph, new() { WholeNetwork = true }));
        Assert.Equal(one.Constraint, four.Constraint);
        Assert.Equal(one.Hierarchy, four.Hierarchy);
        Assert.Equal(one.EffectiveSize, four.EffectiveSize);
    }

    [Fact]
    public void WhatIsAskedForAloneIsTheSameAndNothingElseIsThere()
    {
        var all = StructuralHoles.Compute(TestGraph.Karate);
        StructuralHolesResult Only(StructuralHolesMeasures measures) =>
            StructuralHoles.Compute(TestGraph.Karate, new() { Measures = measures });
        var (constraint, hierarchy, size) = (
            Only(StructuralHolesMeasures.Constraint),
            Only(StructuralHolesMeasures.Hierarchy),
            Only(StructuralHolesMeasures.EffectiveSize)
        );
        Assert.Equal(all.Constraint, constraint.Constraint);
        Assert.Equal(all.Hierarchy, hierarchy.Hierarchy);
        Assert.Equal(all.EffectiveSize, size.EffectiveSize);
        Assert.Equal(all.Efficiency, size.Efficiency);
        Assert.Equal((null, null, null), (constraint.Hierarchy, constraint.EffectiveSize, constraint.Efficiency));
        Assert.Equal((null, null), (hierarchy.Constraint, size.Constraint));
    }

    [Fact]
    public void AnEmptyGraphHasNoMeasures() => Assert.Empty(StructuralHoles.Compute(CsrGraph.Empty()).Constraint!);

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() =>
            StructuralHoles.Compute(TestGraph.Karate, null, new CancellationToken(canceled: true))
        );
}
