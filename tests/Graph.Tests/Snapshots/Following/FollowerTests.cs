using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Tests.Storage;

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
        await using var other = await LiveNetwork.OpenAsync(store, new() { FollowInterval = TimeSpan.FromMilliseconds(20) }, cancellationToken: Cancellation);
        var publications = other.PublicationsAsync(Cancellation);
        await one.CommitAsync("t", "add", edit => edit.Add(Party("a")), Cancellation);
        await foreach (var publication in publications)
        {
            Assert.NotNull(publication.After.FindParty("a"));
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
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? one : other).CommitAsync("t", "add", edit => edit.Add(Party($"p{i}")), Cancellation)));
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
        var broken = await Assert.ThrowsAsync<RuleViolationException>(() => other.CommitAsync("t", "add", edit => edit.Add(Party("a")), Cancellation));
        Assert.Equal("DUPLICATE_KEY", broken.Rule);
    }

    private static Party Party(string key) => new() { Key = key, PartyKind = PartyKind.Mechanism, NameTh = key };
}
