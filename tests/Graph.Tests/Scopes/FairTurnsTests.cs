using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Tests.Scopes;

public sealed class FairTurnsTests
{
    [Fact]
    public void WhoeverComesIsNotBehindAllThatAnotherAskedFor()
    {
        var turns = new FairTurns(maxRunning: 1, maxWaiting: 200, maxBytes: long.MaxValue);
        var many = Enumerable.Range(0, 90).Select(_ => turns.Enter("many", 1)).ToList();
        var one = turns.Enter("one", 1);
        Assert.True(many[0].Started.IsCompletedSuccessfully);
        turns.Leave(many[0]);
        Assert.True(many[1].Started.IsCompletedSuccessfully != one.Started.IsCompletedSuccessfully);
        turns.Leave(many[1]);
        turns.Leave(one);
        Assert.True(one.Started.IsCompletedSuccessfully);
    }

    [Fact]
    public void OneAskerNeverHoldsEveryTurn()
    {
        var turns = new FairTurns(maxRunning: 3, maxWaiting: 200, maxBytes: long.MaxValue);
        var many = Enumerable.Range(0, 10).Select(_ => turns.Enter("many", 1)).ToList();
        Assert.Equal(2, many.Count(turn => turn.Started.IsCompletedSuccessfully));
        Assert.True(turns.Enter("one", 1).Started.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task WhereNoPlaceIsLeftWhoHasMostLosesOne()
    {
        var turns = new FairTurns(maxRunning: 1, maxWaiting: 4, maxBytes: long.MaxValue);
        var running = turns.Enter("many", 1);
        var many = Enumerable.Range(0, 4).Select(_ => turns.Enter("many", 1)).ToList();
        Assert.Equal(4, Assert.Throws<AnalysesBusyException>(() => turns.Enter("many", 1)).WaitingCount);
        var first = turns.Enter("one", 1);
        var second = turns.Enter("one", 1);
        Assert.Throws<AnalysesBusyException>(() => turns.Enter("one", 1));
        await Assert.ThrowsAsync<AnalysesBusyException>(() => many[3].Started);
        await Assert.ThrowsAsync<AnalysesBusyException>(() => many[2].Started);
        foreach (var turn in new[] { running, first, second, many[0], many[1] })
            turns.Leave(turn);
        Assert.True(turns.Enter("other", 1).Started.IsCompletedSuccessfully);
    }

    [Fact]
    public void ATurnThatTwoWantComesWithTheFirstOfTheirLines()
    {
        var turns = new FairTurns(maxRunning: 1, maxWaiting: 200, maxBytes: long.MaxValue);
        var many = Enumerable.Range(0, 50).Select(_ => turns.Enter("many", 1)).ToList();
        turns.Join(many[49], "one");
        turns.Leave(many[0]);
        turns.Leave(many[1]);
        Assert.True(many[49].Started.IsCompletedSuccessfully);
        turns.Leave(many[49]);
        Assert.True(many[2].Started.IsCompletedSuccessfully);
    }

    [Fact]
    public void TurnsThatDoNotFitIntoMemoryTogetherComeOneAfterTheOther()
    {
        var turns = new FairTurns(maxRunning: 3, maxWaiting: 200, maxBytes: 100);
        var first = turns.Enter("a", 60);
        var second = turns.Enter("b", 60);
        var small = turns.Enter("c", 1);
        Assert.Equal((true, false, false), (first.Started.IsCompleted, second.Started.IsCompleted, small.Started.IsCompleted));
        turns.Leave(first);
        Assert.Equal((true, true), (second.Started.IsCompleted, small.Started.IsCompleted));
        turns.Leave(second);
        turns.Leave(small);
        Assert.True(turns.Enter("d", 1000).Started.IsCompleted);
    }

    [Fact]
    public void EveryTurnComesAndNonePassesTheBounds()
    {
        var random = new Random(5);
        var turns = new FairTurns(maxRunning: 3, maxWaiting: 30, maxBytes: 100);
        var (open, refused) = (new List<(FairTurns.Turn Turn, string Asker)>(), 0);
        for (var step = 0; step < 20_000; step++)
        {
            var asker = $"{random.Next(5)}";
            if (random.Next(3) > 0)
                try
                {
                    open.Add((turns.Enter(asker, random.Next(80)), asker));
                }
                catch (AnalysesBusyException)
                {
                    refused++;
                }
            else if (open.Count > 0)
            {
                var leaving = open[random.Next(open.Count)];
                open.Remove(leaving);
                turns.Leave(leaving.Turn);
                if (open.Count > 0)
                    turns.Join(open[random.Next(open.Count)].Turn, asker);
            }
            open.RemoveAll(one => one.Turn.Started.IsFaulted);
            var running = open.Where(one => one.Turn.Started.IsCompletedSuccessfully).ToList();
            Assert.InRange(running.Count, open.Count > 0 ? 1 : 0, 3);
            Assert.True(running.Count == 1 || running.Sum(one => one.Turn.Bytes) <= 100);
        }
        Assert.True(refused > 0);
        while (open.Count > 0)
        {
            var next = open.Find(one => one.Turn.Started.IsCompletedSuccessfully);
            Assert.True(open.Remove(next));
            turns.Leave(next.Turn);
        }
    }
}
