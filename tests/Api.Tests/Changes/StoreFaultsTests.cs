using AntiCorruption.Api.Changes;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Api.Tests.Changes;

public class StoreFaultsTests
{
    /// <summary>Only what is known is said: of a store that fell silent in the middle nobody knows what it did.</summary>
    [Theory]
    [InlineData(StoreFailure.Unreachable, "UNKNOWN")]
    [InlineData(StoreFailure.Faulty, "UNKNOWN")]
    [InlineData(StoreFailure.DiskFull, "NOT_MADE")]
    [InlineData(StoreFailure.ReadOnly, "NOT_MADE")]
    [InlineData(StoreFailure.TooLarge, "NOT_MADE")]
    public void ALostAnswerIsNoRefusal(StoreFailure failure, string outcome)
    {
        var fault = StoreFaults.Of(new(failure, "x"));
        Assert.Equal(outcome, fault.Extensions!["outcome"]);
        Assert.Equal(outcome == "UNKNOWN", fault.Message.Contains("changeOutcome", StringComparison.Ordinal));
        Assert.Equal(outcome == "NOT_MADE", fault.Message.Contains("was not made", StringComparison.Ordinal));
    }

    [Fact]
    public void WhenTheTimeIsUpItIsSaidHowFarTheChangesWere()
    {
        var progress = new ChangeProgress();
        Assert.Equal("NOT_MADE", Outcome());
        progress.Begin();
        Assert.Equal("UNKNOWN", Outcome());
        progress.End(
            new()
            {
                ChangeId = ChangeIds.New(),
                Version = 1,
                At = default,
                By = "t",
                Operation = "t",
                Changes = [],
            }
        );
        Assert.Equal("MADE", Outcome());
        progress.Begin();
        progress.End(null);
        Assert.Equal("MADE", Outcome());

        object? Outcome() => StoreFaults.Timeout(progress, 30).Extensions!["outcome"];
    }
}
