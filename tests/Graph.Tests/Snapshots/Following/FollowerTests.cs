using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Tests.Storage;
using AntiCorruption.Graph.Tests.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Snapshots.Following;

/// <summary>Two programs on one store.</summary>
public sealed class FollowerTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AWriteThroughOneIsSeenInTheOther()
    {
        await using var store = new MemoryGraphStore();
        await using var one = await LiveNetwork.OpenAsync(store, cancellationToken: Cancellation);
        await using var other = await LiveNetwork.OpenAsync(
            store,
            new() { FollowInterval = TimeSpan.FromMilliseconds(20) },
            cancellationToken: Cancellation
        );
        var changes = other.FollowChangesAsync(other.Current.Version, Cancellation);
        await one.CommitAsync("t", "add", edit => edit.Add(Party("a")), Cancellation);
        await foreach (var _ in changes)
        {
            Assert.NotNull(other.Current.FindParty("a"));
            break;
        }
        Assert.Equal(one.Current.Version, other.Current.Version);
    }

    [Fact]
    public async Task WritersThatDoNotKnowOfEachOtherLoseNothing()
    {
        await using var store = new MemoryGraphStore();
        await using var one = await LiveNetwork.OpenAsync(store, cancellationToken: Cancellation);
        await using var other = await LiveNetwork.OpenAsync(store, cancellationToken: Cancellation);
        await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(i => (i % 2 == 0 ? one : other).CommitAsync("t", "add", edit => edit.Add(Party($"p{i}")), Cancellation))
        );
        await using var third = await LiveNetwork.OpenAsync(store, cancellationToken: Cancellation);
        Assert.Equal(100, third.Current.Parties.Count);
        Assert.Equal(Enumerable.Range(1, 100), third.Current.Parties.Select(party => party.Id));
    }

    [Fact]
    public async Task ARuleIsCheckedAgainAgainstWhatTheOtherWrote()
    {
        await using var store = new MemoryGraphStore();
        await using var one = await LiveNetwork.OpenAsync(store, cancellationToken: Cancellation);
        await using var other = await LiveNetwork.OpenAsync(store, cancellationToken: Cancellation);
        await one.CommitAsync("t", "add", edit => edit.Add(Party("a")), Cancellation);
        var refused = await other.CommitAsync("t", "add", edit => edit.Add(Party("a")), Cancellation);
        Assert.Equal("DUPLICATE_KEY", Assert.Single(refused.Faults).Code);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AStoreThatWasPutBackIsNoticedAndNotWritten(bool isFollowed)
    {
        await using var store = new MemoryGraphStore();
        TimeSpan? interval = isFollowed ? TimeSpan.FromMilliseconds(20) : null;
        await using var network = await LiveNetwork.OpenAsync(store, new() { FollowInterval = interval }, cancellationToken: Cancellation);
        await network.CommitAsync("t", "add", edit => edit.Add(Party("a")), Cancellation);
        await network.CommitAsync("t", "add", edit => edit.Add(Party("b")), Cancellation);
        store.PutBack(1);
        if (isFollowed)
            await Eventually.IsTrueAsync(() => network.StoreFault?.Failure == StoreFailure.Replaced);
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            network.CommitAsync("t", "add", edit => edit.Add(Party("c")), Cancellation)
        );
        Assert.Equal(StoreFailure.Replaced, fault.Failure);
        Assert.Equal(StoreFailure.Replaced, network.StoreFault!.Failure);
        await using var other = await LiveNetwork.OpenAsync(store, cancellationToken: Cancellation);
        for (var i = 0; i < 3; i++)
            await other.CommitAsync("t", "add", edit => edit.Add(Party($"o{i}")), Cancellation);
        await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            network.CommitAsync("t", "add", edit => edit.Add(Party("d")), Cancellation)
        );
        Assert.Null(network.Current.FindParty("o2"));
    }

    [Fact]
    public async Task AStoreThatDoesNotAnswerIsSilent()
    {
        await using var store = new MemoryGraphStore();
        var options = new LiveNetworkOptions
        {
            FollowInterval = TimeSpan.FromMilliseconds(20),
            SilenceLimit = TimeSpan.FromMilliseconds(50),
        };
        await using var network = await LiveNetwork.OpenAsync(store, options, cancellationToken: Cancellation);
        using (store.Stop())
            await Eventually.IsTrueAsync(() => network.IsSilent);
        await Eventually.IsTrueAsync(() => !network.IsSilent);
    }

    [Fact]
    public void SilenceIsNoticedWithinSeconds() =>
        Assert.InRange(new LiveNetworkOptions().SilenceLimit, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5));

    private static Party Party(string key) =>
        new()
        {
            Key = key,
            PartyKind = PartyKind.Mechanism,
            NameTh = key,
        };
}
