using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Tests.Snapshots.Versions;

public sealed class MemoryShareTests
{
    [Theory]
    [InlineData(200L << 20, 8, 25L << 20)]
    [InlineData(64L << 30, 8, 1L << 30)]
    [InlineData(1L << 20, 8, 1L << 20)]
    public void AShareIsThatOfTheMemoryThereIs(long available, int divisor, long share) =>
        Assert.Equal(share, MemoryShare.Of(available, divisor, 1L << 30));

    [Fact]
    public void TheBudgetsOfAnalysesAreSharesOfIt()
    {
        var limits = new AnalysisLimits();
        Assert.Equal((MemoryShare.Of(8, 1L << 30), MemoryShare.Of(8, 1L << 30)), (limits.MaxBytes, limits.KeptBytes));
    }
}
