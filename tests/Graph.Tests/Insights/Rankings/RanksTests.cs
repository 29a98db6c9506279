using AntiCorruption.Graph.Insights.Rankings;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Insights.Rankings;

public sealed class RanksTests
{
    [Fact]
    public void EqualValuesShareARankAndTheNextComesAfterAllOfThem()
    {
        var ranks = Ranks.Of([2, 5, double.NaN, 5, 0, 2, 2]);
        Assert.Equal([3, 1, 0, 1, 6, 3, 3], ranks.OfItem);
        Assert.Equal([1, 3, 0, 5, 6, 4, 2], ranks.Order);
        Assert.Equal(6, ranks.RankedCount);
        Assert.Equal([100 * 5.0 / 6, 100 * 2.5 / 6, 100 * 0.5 / 6], ((int[])[1, 0, 4]).Select(ranks.PercentileOf));
    }

    [Fact]
    public void NothingHasNoRank()
    {
        Assert.Empty(Ranks.Of([]).Order);
        Assert.Equal([0, 0], Ranks.Of([double.NaN, double.NaN]).OfItem);
        Assert.Equal([1, 1], Ranks.Of([0, 0]).OfItem);
    }

    [Fact]
    public void RoundingMakesNoRanks()
    {
        Assert.Equal([1, 2, 2, 2], Ranks.Of([1, 3e-17, 0, 1e-15]).OfItem);
        Assert.Equal([1, 2, 2, 4], Ranks.Of([1, 0.1 + 0.2, 0.3, 0.29]).OfItem);
        Assert.Equal([1, 2, 2], Ranks.Of([1, 4e-9, 0], 1e-8).OfItem);
        // Small, and known as exactly as the large ones.
        Assert.Equal([1, 2, 3], Ranks.Of([1e6, 2e-6, 1e-6]).OfItem);
    }

    /// <summary>From the definition: below the largest of its rank by more than rounding means a later rank.</summary>
    [Fact]
    public void RanksAreThoseOfTheDefinition() =>
        Gen.Select(Gen.Int[0, 6].Array[0, 30], Gen.Double[-1, 1].Array[30])
            .Sample(
                (steps, noise) =>
                {
                    var values = steps.Select((step, item) => step == 6 ? double.NaN : step * (1 + noise[item] * 1e-13)).ToArray();
                    var ranks = Ranks.Of(values);
                    for (var item = 0; item < steps.Length; item++)
                        Assert.Equal(
                            steps[item] == 6 ? 0 : 1 + steps.Count(other => other != 6 && other > steps[item]),
                            ranks.OfItem[item]
                        );
                    var byRank = Enumerable
                        .Range(0, steps.Length)
                        .OrderBy(item => ranks.OfItem[item] == 0 ? int.MaxValue : ranks.OfItem[item])
                        .ThenBy(item => item);
                    Assert.Equal(byRank, ranks.Order);
                }
            );
}
