using AntiCorruption.Graph.Algorithms.Influence;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Algorithms.Influence;

public class MaximumCoverageTests
{
    private static readonly Gen<SetSystem> Systems =
        from elements in Gen.Int[1, 10]
        from sets in Gen.Int[0, elements - 1].HashSet[0, elements].Array[0, 8]
        from weights in Gen.Int[0, 6].Select(weight => (double)weight).Array[elements]
        from weighted in Gen.Bool
        select Of(elements, sets, weighted ? weights : null);

    [Fact]
    public void TheSetThatAddsMostComesFirst()
    {
        var result = MaximumCoverage.Compute(
            Of(
                6,
                [
                    [0, 1, 2],
                    [2, 3, 4, 5],
                    [0, 1],
                    [5],
                ]
            ),
            new() { Count = 2 }
        );
        Assert.Equal([1, 0], result.Chosen);
        Assert.Equal([4, 2], result.Gains);
        Assert.Equal((6, 6), (result.Covered, result.UpperBound));
    }

    [Fact]
    public void LazyChoicesAreThoseOfPlainGreed() =>
        Gen.Select(Systems, Gen.Int[0, 9])
            .Sample(
                (sets, count) =>
                {
                    var result = MaximumCoverage.Compute(sets, new() { Count = count });
                    var covered = new HashSet<int>();
                    var expected = new List<int>();
                    while (expected.Count < Math.Min(count, sets.Count))
                    {
                        var best = Enumerable.Range(0, sets.Count).MaxBy(set => Worth(sets, covered, set));
                        if (Worth(sets, covered, best) == 0)
                            break;
                        Assert.Equal(Worth(sets, covered, best), result.Gains[expected.Count]);
                        expected.Add(best);
                        covered.UnionWith(sets.At(best).ToArray());
                    }
                    Assert.Equal(expected, result.Chosen);
                    Assert.Equal(covered.Sum(element => WeightOf(sets, element)), result.Covered);
                }
            );

    [Fact]
    public void TheBestChoiceLiesBetweenTheGreedyOneAndItsBounds() =>
        Gen.Select(Systems, Gen.Int[1, 5])
            .Sample(
                (sets, count) =>
                {
                    var result = MaximumCoverage.Compute(sets, new() { Count = count });
                    var best = 0.0;
                    for (var subset = 0; subset < 1 << sets.Count; subset++)
                        if (System.Numerics.BitOperations.PopCount((uint)subset) <= count)
                            best = Math.Max(
                                best,
                                Enumerable
                                    .Range(0, sets.Count)
                                    .Where(set => (subset >> set & 1) != 0)
                                    .SelectMany(set => sets.At(set).ToArray())
                                    .Distinct()
                                    .Sum(element => WeightOf(sets, element))
                            );
                    Assert.InRange(best, result.Covered, result.UpperBound);
                    Assert.True(result.Covered >= (1 - 1 / Math.E) * best);
                    Assert.InRange(result.Ratio, 1 - 1 / Math.E, 1);
                }
            );

    [Fact]
    public void AWrongSystemIsRefused()
    {
        Assert.Throws<ArgumentException>(() => MaximumCoverage.Compute(new SetSystem([0, 2], [1, 1], 2), new() { Count = 1 }));
        Assert.Throws<ArgumentException>(() => MaximumCoverage.Compute(new SetSystem([0, 1], [2], 2), new() { Count = 1 }));
        Assert.Throws<ArgumentException>(() => MaximumCoverage.Compute(new SetSystem([0, 1], [0], 1, [-1]), new() { Count = 1 }));
    }

    [Fact]
    public void NoSetsCoverNothing() => Assert.Empty(MaximumCoverage.Compute(new SetSystem([0], [], 0), new() { Count = 3 }).Chosen);

    [Fact]
    public void ACancelledComputationStops() =>
        Assert.Throws<OperationCanceledException>(() =>
            MaximumCoverage.Compute(
                Of(
                    2,
                    [
                        [0],
                        [1],
                    ]
                ),
                new() { Count = 1 },
                new CancellationToken(canceled: true)
            )
        );

    private static SetSystem Of(int elements, IEnumerable<int>[] sets, double[]? weights = null)
    {
        var offsets = new int[sets.Length + 1];
        for (var set = 0; set < sets.Length; set++)
            offsets[set + 1] = offsets[set] + sets[set].Count();
        return new SetSystem(offsets, [.. sets.SelectMany(set => set)], elements, weights);
    }

    private static double WeightOf(SetSystem sets, int element) => sets.Weights?[element] ?? 1;

    private static double Worth(SetSystem sets, HashSet<int> covered, int set) =>
        sets.At(set).ToArray().Where(element => !covered.Contains(element)).Sum(element => WeightOf(sets, element));
}
