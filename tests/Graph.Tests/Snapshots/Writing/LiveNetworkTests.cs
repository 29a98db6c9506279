using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage.Sqlite;

namespace AntiCorruption.Graph.Tests.Snapshots.Writing;

public class LiveNetworkTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ConcurrentCommitsAreAllVisibleAndDurable()
    {
        var path = BundledNetwork.NewPath();
        await using (var network = await BundledNetwork.EmptyAsync(path))
        {
            await Task.WhenAll(
                Enumerable.Range(1, 200).Select(i => network.CommitAsync("t", "add", edit => edit.Add(Party($"p{i}")), Cancellation))
            );
            Assert.Equal(200, network.Current.Parties.Count);
            Assert.Equal(200, network.Current.Version);
        }
        await using var again = await BundledNetwork.EmptyAsync(path);
        Assert.All(Enumerable.Range(1, 200), i => Assert.NotNull(again.Current.FindParty($"p{i}")));
    }

    [Fact]
    public async Task AFailedEditLeavesNothingWhileOthersGoOn()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        await network.CommitAsync("t", "add", edit => edit.Add(Party("first")), Cancellation);
        var tasks = Enumerable
            .Range(0, 20)
            .Select(i =>
                network.CommitAsync(
                    "t",
                    "mixed",
                    edit =>
                    {
                        edit.Add(Party($"half-{i}"));
                        return i % 2 == 0 ? edit.Add(Party($"whole-{i}")) : edit.Add(Party("first"));
                    },
                    Cancellation
                )
            )
            .ToList();
        var answers = await Task.WhenAll(tasks);
        for (var i = 0; i < 20; i++)
        {
            Assert.Equal(i % 2 == 0, network.Current.FindParty($"half-{i}") is not null);
            Assert.Equal(i % 2 != 0, answers[i].Faults is [{ Code: "DUPLICATE_KEY" }]);
        }
    }

    [Fact]
    public async Task AReadersVersionNeverChanges()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        var (a, b, c) = await ThreeAsync(network);
        await LinkAsync(network, a, b);
        var seen = network.Current;
        await LinkAsync(network, a, c);
        await network.CommitAsync(
            "t",
            "rename",
            edit => edit.Put(edit.Find<Party>(RecordKind.Party, a)! with { NameTh = "ใหม่" }),
            Cancellation
        );
        Assert.Equal([b], seen.PartnersOf(a).ToArray());
        Assert.Equal("a", seen.Parties[a].NameTh);
        Assert.Equal([b, c], network.Current.PartnersOf(a).ToArray());
    }

    [Fact]
    public async Task ArchivingAPartyUntiesItsLinksAndBringingItBackTiesThem()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        var (a, b, c) = await ThreeAsync(network);
        await LinkAsync(network, a, b);
        await LinkAsync(network, b, c);
        Task ArchiveAsync(bool archive) =>
            network.CommitAsync(
                "t",
                "archive",
                edit => edit.Put(edit.Find<Party>(RecordKind.Party, b)! with { IsArchived = archive }),
                Cancellation
            );
        await ArchiveAsync(true);
        Assert.Equal((0, 0), (network.Current.LinksOf(a).Length, network.Current.LinksOf(c).Length));
        Assert.Equal(2, network.Current.Collaborations.Count);
        await ArchiveAsync(false);
        Assert.Equal([a, c], network.Current.PartnersOf(b).ToArray());
    }

    [Fact]
    public async Task LinksFollowFromActivitiesButNotFromDuplicateReports()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        var (a, b, c) = await ThreeAsync(network);
        Activity Held(string key, params int[] parties) =>
            new()
            {
                Key = key,
                ActivityKind = ActivityKind.Forum,
                TitleTh = key,
                FiscalYear = 2565,
                Participations = parties.Select(party => new Participation(party, ParticipationRole.Participant)).ToValueList(),
            };
        var first = (await network.CommitAsync("t", "held", edit => edit.Add(Held("one", a, b)), Cancellation)).Result;
        await network.CommitAsync("t", "held", edit => edit.Add(Held("same", a, c) with { DuplicateOfId = first.Id }), Cancellation);
        Assert.Equal([b], network.Current.PartnersOf(a).ToArray());
        Assert.Equal([first.Id], network.Current.CoParticipations.Find(b, a)!.ActivityIds);
        Assert.Single(network.Current.CoParticipations.All);
        await network.CommitAsync("t", "archive", edit => edit.Put(first with { IsArchived = true }), Cancellation);
        Assert.Empty(network.Current.CoParticipations.All);
        Assert.Equal(0, network.Current.PartnersOf(a).Length);
    }

    [Fact]
    public async Task AnEditThatChangesNothingWritesNothing()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        var (a, _, _) = await ThreeAsync(network);
        var version = network.Current.Version;
        var same = await network.CommitAsync("t", "same", edit => edit.Put(edit.Find<Party>(RecordKind.Party, a)! with { }), Cancellation);
        Assert.Null(same.ChangeSet);
        Assert.Equal(version, network.Current.Version);
    }

    [Fact]
    public async Task AStoreThatFailsIsToldAndTheNetworkStaysAsItWas()
    {
        await using var network = await LiveNetwork.OpenAsync(
            await SqliteGraphStore.OpenAsync(new() { Path = BundledNetwork.NewPath(), MaxPageCount = 40 }, Cancellation),
            cancellationToken: Cancellation
        );
        await Assert.ThrowsAsync<Graph.Storage.StoreUnavailableException>(() =>
            network.CommitAsync(
                "t",
                "flood",
                edit =>
                {
                    for (var i = 0; i < 5_000; i++)
                        edit.Add(Party($"p{i}"));
                    return 0;
                },
                Cancellation
            )
        );
        Assert.Equal((0L, 0), (network.Current.Version, network.Current.Parties.Count));
        Assert.Equal(Graph.Storage.StoreFailure.DiskFull, network.StoreFault!.Failure);
        await network.CommitAsync("t", "small", edit => edit.Add(Party("one")), Cancellation);
        Assert.Single(network.Current.Parties);
        Assert.Null(network.StoreFault);
    }

    private static Party Party(string key) =>
        new()
        {
            Key = key,
            PartyKind = PartyKind.Mechanism,
            NameTh = key,
        };

    private static async Task<(int A, int B, int C)> ThreeAsync(LiveNetwork network) =>
        (
            await network.CommitAsync(
                "t",
                "three",
                edit => (edit.Add(Party("a")).Id, edit.Add(Party("b")).Id, edit.Add(Party("c")).Id),
                Cancellation
            )
        ).Result;

    private static Task LinkAsync(LiveNetwork network, int from, int to) =>
        network.CommitAsync(
            "t",
            "link",
            edit =>
                edit.Add(
                    new Collaboration
                    {
                        FromId = from,
                        ToId = to,
                        Type = CollaborationType.CollaboratesWith,
                    }
                ),
            Cancellation
        );
}
