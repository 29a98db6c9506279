using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Tests.Snapshots.Versions;

public sealed class SelectionCacheTests : IAsyncLifetime
{
    private LiveNetwork network = null!;

    public async ValueTask InitializeAsync() => network = await BundledNetwork.EmptyAsync();

    public ValueTask DisposeAsync() => network.DisposeAsync();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void AListIsMadeOnceForItsKey()
    {
        var cache = new SelectionCache();
        var made = 0;
        for (var i = 0; i < 3; i++)
            Assert.Equal([1, 2], Get(cache, "a", () => (++made, (int[])[1, 2]).Item2));
        Assert.Equal(1, made);
        Assert.Equal([3], Get(cache, "b", () => [3]));
    }

    [Fact]
    public void LongKeysTakeNoMemory()
    {
        var cache = new SelectionCache();
        for (var i = 0; i < 20; i++)
            Get(cache, new string('a', 1_000_000) + i, () => [i]);
        Assert.Equal(20, cache.Count);
        Assert.InRange(cache.HeldBytes, 20, 20_000);
        Assert.Equal([7], Get(cache, new string('a', 1_000_000) + 7, () => throw new InvalidOperationException("It was kept.")));
    }

    [Fact]
    public void WhatIsKeptStaysWithinItsBytes()
    {
        var cache = new SelectionCache(maxBytes: 100_000);
        for (var i = 0; i < 50; i++)
        {
            Get(cache, $"k{i}", () => new int[1_000]);
            Assert.InRange(cache.HeldBytes, 0, 100_000);
        }
        Assert.InRange(cache.Count, 2, 49);
        Get(cache, "k49", () => throw new InvalidOperationException("The newest is kept."));
        Assert.Equal(1_000_000, Get(cache, "large", () => new int[1_000_000]).Count);
        Assert.InRange(cache.HeldBytes, 0, 100_000);
        for (var i = 0; i < 1_000; i++)
            Get(cache, $"s{i}", () => []);
        Assert.InRange(cache.Count, 1, 512);
        Assert.InRange(cache.HeldBytes, 1, 100_000);
    }

    [Fact]
    public async Task WhoeverWaitsGoesOnWhenTheMakerLeaves()
    {
        var cache = new SelectionCache();
        using var maker = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        var first = Task.Run(
            () =>
                cache.GetOrMake<int>(
                    network.Current,
                    RecordKinds.Parties,
                    "a",
                    () =>
                    {
                        begun.Set();
                        maker.Token.WaitHandle.WaitOne();
                        throw new OperationCanceledException(maker.Token);
                    },
                    maker.Token
                ),
            Cancellation
        );
        begun.Wait(Cancellation);
        var second = Task.Run(() => Get(cache, "a", () => [1]), Cancellation);
        await maker.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.Equal([1], await second);
    }

    [Fact]
    public async Task WhoeverWaitsMayLeave()
    {
        var cache = new SelectionCache();
        using var asker = new CancellationTokenSource();
        using var begun = new ManualResetEventSlim();
        using var end = new ManualResetEventSlim();
        var first = Task.Run(() => Get(cache, "a", () =>
                {
                    begun.Set();
                    end.Wait(Cancellation);
                    return [1];
                }), Cancellation);
        begun.Wait(Cancellation);
        var second = Task.Run(() => cache.GetOrMake<int>(network.Current, RecordKinds.Parties, "a", () => [2], asker.Token), Cancellation);
        await asker.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        end.Set();
        Assert.Equal([1], await first);
    }

    [Fact]
    public void AFaultIsToldAndNotKept()
    {
        var cache = new SelectionCache();
        Assert.Throws<InvalidOperationException>(() => Get(cache, "a", () => throw new InvalidOperationException()));
        Assert.Equal((0, 0L), (cache.Count, cache.HeldBytes));
        Assert.Equal([1], Get(cache, "a", () => [1]));
    }

    private IReadOnlyList<int> Get(SelectionCache cache, string key, Func<int[]> make) =>
        cache.GetOrMake(network.Current, RecordKinds.Parties, key, make, Cancellation);
}
