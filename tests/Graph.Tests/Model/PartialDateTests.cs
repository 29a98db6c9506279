using AntiCorruption.Graph.Model;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Model;

public class PartialDateTests
{
    [Theory]
    [InlineData("2022", "2022-01-01", "2022-12-31")]
    [InlineData("2024-02", "2024-02-01", "2024-02-29")]
    [InlineData("2022-01-16", "2022-01-16", "2022-01-16")]
    public void APartialDateKnowsTheDaysItCanMean(string text, string earliest, string latest)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Equal(
            (text, earliest, latest),
            (
                date.ToString(),
                date.Earliest.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
                date.Latest.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            )
        );
    }

    [Theory]
    [InlineData("2022-13")]
    [InlineData("2022-02-30")]
    [InlineData("2565-01-16")]
    [InlineData("2022-1-16")]
    [InlineData("2022/01/16")]
    [InlineData("๒๐๒๒")]
    [InlineData("")]
    [InlineData(null)]
    public void WhatIsNoDateIsRefused(string? text) => Assert.False(PartialDate.TryParse(text, out _));

    [Fact]
    public void PackedDatesComeBackAndSortAsDatesDo() =>
        Gen.Select(Gen.Date, Gen.Date)
            .Sample(
                (a, b) =>
                {
                    PartialDate x = new(1900 + a.Year % 300, a.Month, Math.Min(a.Day, 28)),
                        y = new(1900 + b.Year % 300, b.Month, Math.Min(b.Day, 28));
                    Assert.Equal(x, PartialDate.FromPacked(x.Packed));
                    Assert.Equal(x.Earliest.CompareTo(y.Earliest), Math.Sign(x.CompareTo(y)));
                }
            );
}
