using AntiCorruption.Graph.Model;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Model;

public class FiscalYearTests
{
    [Theory]
    [InlineData(2021, 9, 30, 2564)]
    [InlineData(2021, 10, 1, 2565)]
    [InlineData(2022, 9, 30, 2565)]
    public void AFiscalYearTurnsOnTheFirstOfOctober(int year, int month, int day, int fiscalYear) =>
        Assert.Equal(fiscalYear, FiscalYear.Of(new(year, month, day)));

    [Fact]
    public void ASetOfYearsHoldsWhatWasPutIn() =>
        Gen.Int[FiscalYear.Min, FiscalYear.Max]
            .Array[0, 10]
            .Sample(years =>
            {
                var set = FiscalYears.Of(years);
                Assert.Equal(years.Distinct().Order(), set);
                Assert.Equal(years.Length == 0 ? null : years.Max(), set.Last);
                Assert.All(years, year => Assert.True(set.Contains(year)));
            });

    [Theory]
    [InlineData(-7)]
    [InlineData(2022)]
    [InlineData(3000)]
    public void AYearOutsideTheEraIsRefused(int year) => Assert.Throws<ArgumentOutOfRangeException>(() => FiscalYears.Of(year));
}
