using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Graph.Tests.Snapshots.Versions;

public sealed class KeptValuesTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OneThatTakesLongHoldsNoOtherUp()
    {
        var kept = new KeptValues<int, int>(10, 1000);
        using var go = new ManualResetEventSlim();
        var slow = kept.TakeAsync(
            1,
            _ =>
            {
                go.Wait(TimeSpan.FromSeconds(10), Stop);
                return Task.FromResult(new Weighed<int>(1, 1));
            },
            Stop
        );
        Assert.Equal(2, await kept.TakeAsync(2, _ => Task.FromResult(new Weighed<int>(2, 1)), Stop));
        Assert.False(slow.IsCompleted);
        go.Set();
        Assert.Equal(1, await slow);
    }

    [Fact]
    public async Task TheMakingStopsWhenTheLastAskerHasLeft()
    {
        var kept = new KeptValues<int, int>(10, 1000);
        var stopped = new TaskCompletionSource();
        using var one = new CancellationTokenSource();
        using var two = new CancellationTokenSource();
        var askers = new[] { one, two }
            .Select(asker =>
                kept.TakeAsync(
                    1,
                    async stop =>
                    {
                        await using var told = stop.Register(stopped.SetResult);
                        await Task.Delay(Timeout.Infinite, stop);
                        return new(1, 1);
                    },
                    asker.Token
                )
            )
            .ToList();
        await one.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => askers[0]);
        Assert.False(stopped.Task.IsCompleted);
        await two.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => askers[1]);
        await stopped.Task.WaitAsync(TimeSpan.FromSeconds(10), Stop);
        Assert.Equal(0, kept.Count);
    }

    [Fact]
    public async Task OnlySoManyAreMadeAtATime()
    {
        var kept = new KeptValues<int, int>(100, 1000, makerCount: 2);
        var (running, most) = (0, 0);
        await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(key =>
                    kept.TakeAsync(
                        key,
                        async stop =>
                        {
                            most = Math.Max(most, Interlocked.Increment(ref running));
                            await Task.Yield();
                            Interlocked.Decrement(ref running);
                            return new(key, 1);
                        },
                        Stop
                    )
                )
        );
        Assert.InRange(most, 1, 2);
    }

    [Theory]
    [InlineData(3, 1_000_000, 3)]
    [InlineData(100, 250, 2)]
    public async Task WhatIsKeptStaysWithinItsBounds(int maxCount, long maxBytes, int left)
    {
        var (kept, made) = (new KeptValues<int, int>(maxCount, maxBytes), 0);
        for (var key = 0; key < 10; key++)
            await Take(key);
        Assert.Equal(left, kept.Count);
        await Take(9);
        Assert.Equal(10, made);
        await Take(0);
        Assert.Equal(11, made);

        Task<int> Take(int key) =>
            kept.TakeAsync(
                key,
                _ =>
                {
                    made++;
                    return Task.FromResult(new Weighed<int>(key, 100));
                },
                Stop
            );
    }

    [Fact]
    public async Task AFailureIsNotKept()
    {
        var (kept, made) = (new KeptValues<int, int>(10, 1000), 0);
        await Assert.ThrowsAsync<InvalidOperationException>(Take);
        Assert.Equal(7, await Take());

        Task<int> Take() =>
            kept.TakeAsync(
                1,
                _ => ++made == 1 ? throw new InvalidOperationException("first") : Task.FromResult(new Weighed<int>(7, 1)),
                Stop
            );
    }
}
