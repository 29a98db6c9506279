using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Tests.Storage;

namespace AntiCorruption.Graph.Tests.Snapshots.Writing;

/// <summary>Subscribers of changes: each gets all of them, in order, whatever it missed and however slow it is.</summary>
public sealed class PublisherTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SubscribersGetEveryVersionInOrder()
    {
        await using var network = await OpenAsync();
        var changes = network.FollowChangesAsync(network.Current.Version, Cancellation);
        await AddAsync(network, 50);
        Assert.Equal(Versions(1, 50), await TakeAsync(changes, 50));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(17)]
    public async Task WhatWasMissedIsReadFromTheStoreAndTheNewComesAfterIt(int afterVersion)
    {
        await using var network = await OpenAsync();
        await AddAsync(network, 40);
        var taking = TakeAsync(network.FollowChangesAsync(afterVersion, Cancellation), 60 - afterVersion);
        await AddAsync(network, 20);
        Assert.Equal(Versions(afterVersion + 1, 60), await taking);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_000)]
    [InlineData(1 << 20)]
    public async Task ASlowSubscriberIsNeitherDroppedNorWaitedForHoweverLittleIsKept(long keptBytes)
    {
        await using var network = await OpenAsync(keptBytes);
        await using var slow = network.FollowChangesAsync(0, Cancellation).GetAsyncEnumerator(Cancellation);
        await AddAsync(network, 1);
        Assert.True(await slow.MoveNextAsync());
        await AddAsync(network, 300);
        for (var version = 2L; version <= 301; version++)
        {
            Assert.True(await slow.MoveNextAsync());
            Assert.Equal(version, slow.Current.Version);
        }
    }

    [Fact]
    public async Task AChangeLargerThanWhatIsKeptIsToldWhole()
    {
        await using var network = await OpenAsync(keptBytes: 1_000);
        var taking = TakeSetsAsync(network.FollowChangesAsync(0, Cancellation), 2);
        await network.CommitAsync(
            "t",
            "many",
            edit => Enumerable.Range(0, 5_000).Select(i => edit.Add(Party($"many-{i}"))).ToList(),
            Cancellation
        );
        await AddAsync(network, 1);
        Assert.Equal([5_000, 1], (await taking).Select(set => set.Changes.Count));
    }

    [Fact]
    public async Task NothingIsLeftOfOneWhoGoesOrNeverBegins()
    {
        await using var network = await OpenAsync();
        for (var one = 0; one < 100; one++)
            _ = network.FollowChangesAsync(0, Cancellation);
        Assert.Equal(0, network.FollowerCount);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var waiting = TakeAsync(network.FollowChangesAsync(0, stop.Token), 1);
        Assert.Equal(1, network.FollowerCount);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(0, network.FollowerCount);
    }

    [Fact]
    public async Task ClosingTheNetworkEndsThemWhenTheyHaveSeenAll()
    {
        var network = await OpenAsync();
        var taking = TakeAsync(network.FollowChangesAsync(0, Cancellation), int.MaxValue);
        await AddAsync(network, 10);
        await network.DisposeAsync();
        Assert.Equal(Versions(1, 10), await taking);
    }

    private static async Task<LiveNetwork> OpenAsync(long keptBytes = 1 << 20) =>
        await LiveNetwork.OpenAsync(new MemoryGraphStore(), new() { KeptChangeBytes = keptBytes }, cancellationToken: Cancellation);

    private static Task AddAsync(LiveNetwork network, int count)
    {
        var before = network.Current.Parties.Count;
        return Task.WhenAll(
            Enumerable.Range(before, count).Select(i => network.CommitAsync("t", "add", edit => edit.Add(Party($"p{i}")), Cancellation))
        );
    }

    private static Party Party(string key) =>
        new()
        {
            Key = key,
            PartyKind = PartyKind.Mechanism,
            NameTh = key,
        };

    private static IEnumerable<long> Versions(int first, int last) =>
        Enumerable.Range(first, last - first + 1).Select(version => (long)version);

    private static async Task<IEnumerable<long>> TakeAsync(IAsyncEnumerable<ChangeSet> changes, int count) =>
        (await TakeSetsAsync(changes, count)).Select(set => set.Version);

    private static async Task<List<ChangeSet>> TakeSetsAsync(IAsyncEnumerable<ChangeSet> changes, int count)
    {
        var taken = new List<ChangeSet>();
        await foreach (var set in changes)
        {
            taken.Add(set);
            if (taken.Count == count)
                break;
        }
        return taken;
    }
}
