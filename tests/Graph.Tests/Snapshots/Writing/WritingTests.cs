using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Tests.Snapshots.Writing;

/// <summary>Changes that their callers named: made once, however often and wherever they are asked for.</summary>
public class WritingTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AskedForTwentyTimesAtOnceAndAgainAfterARestartItIsMadeOnce()
    {
        var path = BundledNetwork.NewPath();
        int id;
        await using (var network = await BundledNetwork.EmptyAsync(path))
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AddAsync(network, "one", "ก")));
            id = Assert.Single(answers.Select(answer => answer.Result.Id).Distinct());
            Assert.Equal((1L, 1), (network.Current.Version, network.Current.Parties.Count));
        }
        await using var again = await BundledNetwork.EmptyAsync(path);
        await again.CommitAsync(
            "t",
            "rename",
            edit => edit.Change<Party>(RecordKind.Party, id, party => party with { NameTh = "ข" }),
            Cancellation
        );
        var answer = await AddAsync(again, "one", "ก");
        Assert.Equal((id, "ก", 2L), (answer.Result.Id, answer.Result.NameTh, again.Current.Version));
    }

    [Fact]
    public async Task TheSameNameForAnotherChangeIsRefused()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        await AddAsync(network, "one", "ก");
        Assert.Equal("CHANGE_ID_TAKEN", Assert.Single((await AddAsync(network, "one", "ข")).Faults).Code);
        Assert.True((await AddAsync(network, "one", "ข", by: "another")).IsMade);
        Assert.Equal(2, network.Current.Parties.Count);
    }

    [Fact]
    public async Task AnotherNetworkOfTheStoreKnowsItToo()
    {
        await using var store = new Storage.MemoryGraphStore();
        await using var one = await LiveNetwork.OpenAsync(store, cancellationToken: Cancellation);
        await using var other = await LiveNetwork.OpenAsync(store, cancellationToken: Cancellation);
        var first = await AddAsync(one, "one", "ก");
        var second = await AddAsync(other, "one", "ก");
        Assert.Equal((first.Result.Id, 1L), (second.Result.Id, other.Current.Version));
    }

    [Fact]
    public async Task OneThatChangedNothingChangesNothingLaterEither()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        var id = (await AddAsync(network, "one", "ก")).Result.Id;
        Task<Committed<Party?>> NameAsync(string name, string title) =>
            network.CommitAsync(
                "t",
                "rename",
                ChangeIds.Of("t", name, title),
                edit => edit.Change<Party>(RecordKind.Party, id, party => party with { NameTh = title }),
                (now, _) => now.Parties[id],
                Cancellation
            );
        await NameAsync("same", "ก");
        await NameAsync("next", "ข");
        await NameAsync("same", "ก");
        Assert.Equal("ข", network.Current.Parties[id].NameTh);
    }

    [Fact]
    public async Task ARefusedOneCanBeAskedForAgain()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        Assert.False((await AddAsync(network, "one", " ")).IsMade);
        Assert.Null((await network.FindChangeAsync(ChangeIds.Of("t", "one", ""), Cancellation)).ChangeSet);
        Assert.True((await AddAsync(network, "one", "ก")).IsMade);
        Assert.Equal(1L, (await network.FindChangeAsync(ChangeIds.Of("t", "one", ""), Cancellation)).ChangeSet!.Version);
    }

    [Fact]
    public async Task WhoLeavesIsToldWhetherTheChangeHadBegun()
    {
        await using var network = await BundledNetwork.EmptyAsync();
        using var goOn = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var first = network.CommitAsync(
            "t",
            "add",
            ChangeIds.Of("t", "first", ""),
            edit =>
            {
                begun.TrySetResult();
                goOn.Wait(Cancellation);
                return edit.Add(Party("first", "ก"));
            },
            (_, set) => set.Changes[0].After as Party,
            leaving.Token
        );
        await begun.Task;
        var second = network.CommitAsync("t", "add", edit => edit.Add(Party("second", "ก")), leaving.Token);
        await leaving.CancelAsync();
        await Assert.ThrowsAsync<ChangeUnknownException>(() => first);
        Assert.IsNotType<ChangeUnknownException>(await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second));
        Assert.True((await network.FindChangeAsync(ChangeIds.Of("t", "first", ""), Cancellation)).IsPending);
        goOn.Set();
        await network.CommitAsync("t", "add", edit => edit.Add(Party("third", "ก")), Cancellation);
        Assert.Equal(["first", "third"], network.Current.Parties.Select(party => party.Key));
        Assert.Equal(
            (false, 1L),
            await network.FindChangeAsync(ChangeIds.Of("t", "first", ""), Cancellation) is var (pending, set)
                ? (pending, set!.Version)
                : default
        );
    }

    private static Task<Committed<Party>> AddAsync(LiveNetwork network, string name, string title, string by = "t") =>
        network.CommitAsync(
            by,
            "add",
            ChangeIds.Of(by, name, title),
            edit => edit.Add(Party(Guid.CreateVersion7().ToString("N"), title)),
            (_, set) => set.Changes[0].After as Party,
            Cancellation
        );

    private static Party Party(string key, string title) =>
        new()
        {
            Key = key,
            PartyKind = PartyKind.Mechanism,
            NameTh = title,
        };
}
