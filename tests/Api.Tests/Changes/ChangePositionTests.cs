using AntiCorruption.Api.Changes;

namespace AntiCorruption.Api.Tests.Changes;

/// <summary>Cursors of events.</summary>
public class ChangePositionTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 123_456)]
    [InlineData(long.MaxValue, int.MaxValue)]
    public void WhatIsWrittenIsRead(long version, int id) =>
        Assert.Equal(new ChangePosition(version, id), ChangePosition.Read(new ChangePosition(version, id).ToString()));

    [Theory]
    [InlineData("")]
    [InlineData("7")]
    [InlineData("!!!!")]
    [InlineData("Ny4")]
    [InlineData("MC41")]
    [InlineData("LTEuNQ")]
    [InlineData("Ny41LjY")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void NothingElseIsRead(string cursor) => Assert.Null(ChangePosition.Read(cursor));

    [Fact]
    public void ItCoversWhatWasToldBefore()
    {
        var within = new ChangePosition(7, 10);
        Assert.Equal(6, within.SeenVersion);
        Assert.Equal(
            (true, true, true, false, false),
            (within.Covers(6, 99), within.Covers(7, 9), within.Covers(7, 10), within.Covers(7, 11), within.Covers(8, 1))
        );
        Assert.Equal(7, new ChangePosition(7, int.MaxValue).SeenVersion);
    }
}
