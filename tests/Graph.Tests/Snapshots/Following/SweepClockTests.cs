using AntiCorruption.Graph.Snapshots.Following;

namespace AntiCorruption.Graph.Tests.Snapshots.Following;

public class SweepClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly SweepClock clock = new(TimeSpan.FromMinutes(10));
    private DateTimeOffset now = Start;

    [Fact]
    public void TheStoreIsLookedThroughAtTheStartAndThenNotWhileNothingMoves()
    {
        Assert.True(Note(1, "a"));
        Sweep(TimeSpan.Zero);
        now += TimeSpan.FromDays(1);
        Assert.False(Note(1, "a"));
    }

    [Fact]
    public void AMarkThatMovesAloneIsSomebodyElsesChangeAtTheSecondLook()
    {
        Note(1, "a");
        Sweep(TimeSpan.Zero);
        Assert.False(Note(1, "b"));
        Assert.True(Note(1, "b"));
        Sweep(TimeSpan.Zero);
        Assert.False(Note(1, "b"));
    }

    [Fact]
    public void AMarkThatTheVersionFollowsIsCheckedOnceInAnInterval()
    {
        Note(1, "a");
        Sweep(TimeSpan.Zero);
        Assert.False(Note(1, "b"));
        Assert.False(Note(2, "b"));
        Assert.False(Note(3, "c"));
        now += TimeSpan.FromMinutes(10);
        Assert.True(Note(3, "c"));
        Sweep(TimeSpan.Zero);
        now += TimeSpan.FromMinutes(10);
        Assert.False(Note(3, "c"));
    }

    [Fact]
    public void WhatMayHaveBeenSomebodyElsesIsLookedAtWhenTheVersionStandsStill()
    {
        Note(1, "a");
        Sweep(TimeSpan.Zero);
        Assert.False(Note(2, "b"));
        now += TimeSpan.FromSeconds(4);
        Assert.False(Note(3, "c"));
        now += TimeSpan.FromSeconds(4);
        Assert.False(Note(3, "c"));
        now += TimeSpan.FromSeconds(1);
        Assert.True(Note(3, "c"));
    }

    [Fact]
    public void AfterAnAdoptionTheStoreIsLookedThroughOnceMore()
    {
        Note(1, "a");
        clock.Begin();
        clock.NoteAdoption();
        clock.End(now, now, isDone: true);
        Assert.True(Note(2, "b"));
        Sweep(TimeSpan.Zero);
        Assert.False(Note(2, "b"));
    }

    [Fact]
    public void AfterALongSweepThereIsALongRest()
    {
        Note(1, "a");
        Sweep(TimeSpan.FromSeconds(5));
        Note(1, "b");
        Assert.False(Note(1, "b"));
        now += TimeSpan.FromSeconds(49);
        Assert.False(Note(1, "b"));
        now += TimeSpan.FromSeconds(1);
        Assert.True(Note(1, "b"));
    }

    [Fact]
    public void ASweepThatFailedIsTriedAgain()
    {
        Note(1, "a");
        Sweep(TimeSpan.Zero, isDone: false);
        Assert.True(Note(1, "a"));
    }

    private bool Note(long version, string mark) => clock.Note(version, mark, now);

    private void Sweep(TimeSpan length, bool isDone = true)
    {
        var began = now;
        clock.Begin();
        now += length;
        clock.End(began, now, isDone);
    }
}
