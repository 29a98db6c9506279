using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

public sealed class RefusalPauseTests
{
    private readonly Clock clock = new();
    private readonly RefusalPause pause;

    public RefusalPauseTests() => pause = new("the server", clock);

    [Fact]
    public void EachRefusalIsFollowedByALongerPauseUpToAMinute()
    {
        pause.Check();
        foreach (var seconds in (int[])[5, 10, 20, 40, 60, 60])
            AssertPause(seconds);
        pause.End();
        AssertPause(5);
    }

    [Fact]
    public void OtherFailuresAreFollowedByNone()
    {
        pause.Note(new(StoreFailure.Unreachable, "It is down."));
        pause.Check();
    }

    private void AssertPause(int seconds)
    {
        pause.Note(new(StoreFailure.AccessDenied, "The password is wrong."));
        clock.Now += TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1);
        var fault = Assert.Throws<StoreUnavailableException>(pause.Check);
        Assert.Equal(StoreFailure.AccessDenied, fault.Failure);
        Assert.StartsWith("The password is wrong.", fault.Message, StringComparison.Ordinal);
        clock.Now += TimeSpan.FromTicks(1);
        pause.Check();
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
