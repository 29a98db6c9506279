using AntiCorruption.Graph.Exchange.Synthetic;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Tests.Exchange.Synthetic;

public class SyntheticNetworkTests
{
    private static readonly SyntheticOptions Small = new() { LinkCount = 3_000 };

    [Fact]
    public async Task TheSameSeedGivesTheSameRecords()
    {
        await using var first = await GeneratedAsync(Small);
        await using var second = await GeneratedAsync(Small);
        await using var other = await GeneratedAsync(Small with { Seed = 7 });
        Assert.Equal(Records(first.Current), Records(second.Current));
        Assert.NotEqual(Records(first.Current), Records(other.Current));
    }

    [Fact]
    public async Task EveryRecordSaysThatItIsSynthetic()
    {
        await using var network = await GeneratedAsync(Small);
        var made = network.Current.Parties.Where(party => party.Key.StartsWith("syn-", StringComparison.Ordinal)).ToList();
        Assert.Equal(Small.CouncilCount + Small.LocalGovernmentCount + Small.OtherPartyCount + Small.GoodActorCount, made.Count);
        Assert.All(made, party =>
            Assert.True(party.IsSynthetic && party.NameTh.Contains("สังเคราะห์", StringComparison.Ordinal) && party.Personal is null)
        );
        Assert.All(network.Current.Collaborations, link => Assert.True(link.IsSynthetic));
    }

    [Fact]
    public async Task LinksStayMostlyInAProvinceAndPartlyLast()
    {
        await using var network = await GeneratedAsync(Small);
        var snapshot = network.Current;
        var links = snapshot.Collaborations.ToList();
        Assert.Equal(Small.LinkCount, links.Count);
        string? Province(int id) => NetworkSnapshot.ProvinceOf(snapshot.Parties[id].AreaCode);
        Assert.InRange(links.Count(link => Province(link.FromId) == Province(link.ToId)) / (double)links.Count, 0.4, 0.95);
        Assert.InRange(links.Count(link => link.FiscalYears.Count == 2) / (double)links.Count, 0.3, 0.5);
    }

    [Fact]
    public async Task TheSameSeedTwiceInOneNetworkIsRefusedAndChangesNothing()
    {
        await using var network = await GeneratedAsync(Small);
        var before = network.Current.Version;
        await Assert.ThrowsAsync<SeedTakenException>(() => SyntheticNetwork.GenerateAsync(network, Small, cancellationToken: Cancellation));
        Assert.Equal(before, network.Current.Version);
    }

    [Fact]
    public async Task AnotherSizeOfTheSameSeedIsRefusedAndChangesNothing()
    {
        await using var network = await GeneratedAsync(Small);
        var before = network.Current.Version;
        var larger = Small with { LinkCount = 4 * Small.LinkCount };
        await Assert.ThrowsAsync<SeedTakenException>(() =>
            SyntheticNetwork.GenerateAsync(network, larger, cancellationToken: Cancellation)
        );
        Assert.Equal(before, network.Current.Version);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(9)]
    public async Task OneThatWasCutGoesOnWhereItEnded(int partCount)
    {
        await using var whole = await GeneratedAsync(Small);
        await using var network = await BundledNetwork.OpenAsync();
        await GenerateUpToAsync(network, partCount);
        Assert.NotEqual(Records(whole.Current).Count, Records(network.Current).Count);
        await SyntheticNetwork.GenerateAsync(network, Small, cancellationToken: Cancellation);
        Assert.Equal(Records(whole.Current), Records(network.Current));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Makes the first parts only, as one does who is cut.</summary>
    private static async Task GenerateUpToAsync(LiveNetwork network, int partCount)
    {
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = network.Current.Version;
        var changes = network.FollowChangesAsync(first, Cancellation);
        var generating = SyntheticNetwork.GenerateAsync(network, Small with { PartSize = 100 }, cancellationToken: cut.Token);
        await foreach (var changeSet in changes)
            if (changeSet.Version >= first + partCount)
                break;
        await cut.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => generating);
    }

    private static async Task<LiveNetwork> GeneratedAsync(SyntheticOptions options)
    {
        var network = await BundledNetwork.OpenAsync();
        await SyntheticNetwork.GenerateAsync(network, options);
        return network;
    }

    private static List<string> Records(NetworkSnapshot network) =>
        [
            .. network
                .Areas.Cast<GraphRecord>()
                .Concat(network.Parties)
                .Concat(network.Activities)
                .Concat(network.TargetAreas)
                .Concat(network.Collaborations)
                .Select(RecordJson.Write),
        ];
}
