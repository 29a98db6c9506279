using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

/// <summary>What happens between this program and a server that is well.</summary>
[Collection(nameof(Neo4jServer))]
public sealed class WireFaultTests(Neo4jServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AWriteWhoseAnswerIsLostIsWrittenOnceAndAnswered()
    {
        await server.EmptyAsync();
        await using var wire = new FaultyWire(server.Uri.Port);
        await using var store = await Neo4jGraphStore.OpenAsync(Through(wire), Cancellation);
        (wire.AnswerBytes, wire.MendAfter) = (0, 2);
        Assert.Equal(1, await store.AppendAsync([Created(1)], 0, Cancellation));
        Assert.Equal(2, wire.BrokenCount);
        Assert.Equal(1, (await server.RunAsync("MATCH (n:Party) RETURN count(n)"))[0][0].GetInt32());
        Assert.Equal(1, (await server.RunAsync("MATCH (n:ChangeSet) RETURN count(n)"))[0][0].GetInt32());
    }

    [Fact]
    public async Task AWriteWhoseAnswersAreAllLostIsToldAndAskingAgainIsSafe()
    {
        await server.EmptyAsync();
        await using var wire = new FaultyWire(server.Uri.Port);
        await using var store = await Neo4jGraphStore.OpenAsync(Through(wire), Cancellation);
        wire.AnswerBytes = 0;
        ChangeSet[] sets = [Created(1)];
        Assert.Equal(
            StoreFailure.Unreachable,
            (await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync(sets, 0, Cancellation))).Failure
        );
        wire.AnswerBytes = null;
        Assert.Equal(1, await store.AppendAsync(sets, 0, Cancellation));
        Assert.Equal(1, (await server.RunAsync("MATCH (n:ChangeSet) RETURN count(n)"))[0][0].GetInt32());
    }

    [Fact]
    public async Task HalfAnAnswerIsNeverTakenForAWhole()
    {
        await server.EmptyAsync();
        await using var wire = new FaultyWire(server.Uri.Port);
        await using var store = await Neo4jGraphStore.OpenAsync(Through(wire), Cancellation);
        await store.AppendAsync([Created(1, 300)], 0, Cancellation);
        (wire.AnswerBytes, wire.MendAfter) = (9_000, 1);
        Assert.Equal(300, await CountAsync(store));
        Assert.Equal(1, wire.BrokenCount);
        wire.MendAfter = int.MaxValue;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => CountAsync(store));
    }

    [Fact]
    public async Task ASlowServerIsWaitedForAndASilentOneIsNot()
    {
        await server.EmptyAsync();
        await using var wire = new FaultyWire(server.Uri.Port);
        await using var store = await Neo4jGraphStore.OpenAsync(Through(wire, TimeSpan.FromSeconds(2)), Cancellation);
        wire.Delay = TimeSpan.FromMilliseconds(300);
        Assert.Equal(1, await store.AppendAsync([Created(1, 300)], 0, Cancellation));
        Assert.Equal(300, await CountAsync(store));
        wire.Delay = TimeSpan.FromSeconds(30);
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.ReadVersionAsync(Cancellation));
        Assert.Equal(StoreFailure.Unreachable, fault.Failure);
        Assert.Contains("in time", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadersGoOnWhileTheStoreIsAwayAndAreToldHowOldTheirVersionIs()
    {
        await server.EmptyAsync();
        await using var wire = new FaultyWire(server.Uri.Port);
        await using var network = await LiveNetwork.OpenAsync(
            await Neo4jGraphStore.OpenAsync(Through(wire), Cancellation),
            new() { FollowInterval = TimeSpan.FromMilliseconds(50), SilenceLimit = TimeSpan.Zero },
            cancellationToken: Cancellation
        );
        await network.CommitAsync("tester", "add", edit => edit.Add(NewParty(0)), Cancellation);
        wire.AnswerBytes = 0;
        await Eventually.IsTrueAsync(() => network.StoreFault is not null && network.IsSilent);
        var asOf = network.AsOf;
        Assert.NotNull(network.Current.FindParty("party-0"));
        await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            network.CommitAsync("tester", "add", edit => edit.Add(NewParty(1)), Cancellation)
        );
        Assert.Equal(asOf, network.AsOf);
        wire.AnswerBytes = null;
        await Eventually.IsTrueAsync(() => network.StoreFault is null && network.AsOf > asOf);
        var added = await network.CommitAsync(
            "tester",
            "add",
            edit => edit.FindId(RecordKind.Party, "party-2") ?? edit.Add(NewParty(2)).Id,
            Cancellation
        );
        Assert.NotNull(network.Current.Parties.Find(added.Result));
    }

    [Fact]
    public async Task AWrongPasswordIsToldWithoutThePassword()
    {
        await server.EmptyAsync();
        var fault = await RefusedAsync(
            new()
            {
                Uri = server.Uri,
                User = server.User,
                Password = "not-the-password",
            }
        );
        Assert.Equal(StoreFailure.AccessDenied, fault.Failure);
        Assert.DoesNotContain("not-the-password", fault.ToString(), StringComparison.Ordinal);
        Assert.Equal(StoreFailure.AccessDenied, (await RefusedAsync(new() { Uri = server.Uri, Token = "no-token" })).Failure);
    }

    [Fact]
    public async Task AnotherProgramsDatabaseIsRefusedAndLeftAlone()
    {
        await server.EmptyAsync();
        await server.RunAsync("MATCH (n:Network) DELETE n");
        await server.RunAsync("CREATE (:Theirs {x: 1})");
        Assert.Equal(StoreFailure.NotReadable, (await RefusedAsync(server.Options)).Failure);
        Assert.Equal(1, (await server.RunAsync("MATCH (n) RETURN count(n)"))[0][0].GetInt32());
    }

    [Fact]
    public async Task ADatabaseOfANewerProgramIsRefused()
    {
        await using (await Neo4jGraphStore.OpenAsync(await server.EmptyAsync(), Cancellation))
            await server.RunAsync("MATCH (n:Network) SET n.schema = 999");
        var fault = await RefusedAsync(server.Options);
        Assert.Equal(StoreFailure.NotReadable, fault.Failure);
        Assert.Contains("newer", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseThatIsNotThereIsTold()
    {
        await server.EmptyAsync();
        var fault = await RefusedAsync(
            new()
            {
                Uri = server.Uri,
                User = server.User,
                Password = server.Password,
                Database = "nowhere",
                RetryCount = 1,
            }
        );
        Assert.Contains("nowhere", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheSchemaIsAppliedOnceAndKnowsItsVersion()
    {
        await using (await Neo4jGraphStore.OpenAsync(await server.EmptyAsync(), Cancellation)) { }
        Assert.Equal(1, (await server.RunAsync("MATCH (n:Network) RETURN n.schema"))[0][0].GetInt32());
        var constraints = (await server.RunAsync("SHOW CONSTRAINTS YIELD name RETURN collect(name)"))[0]
            [0]
            .EnumerateArray()
            .Select(name => name.GetString())
            .ToList();
        Assert.All((string[])["party_id", "party_key", "area_code", "supports_id", "change_set_change_id"], name =>
            Assert.Contains(name, constraints)
        );
    }

    private Neo4jOptions Through(FaultyWire wire, TimeSpan? timeout = null) =>
        new()
        {
            Uri = wire.Uri,
            User = server.User,
            Password = server.Password,
            RetryCount = 3,
            Timeout = timeout ?? TimeSpan.FromSeconds(30),
        };

    private static Party NewParty(int i) =>
        new()
        {
            Key = $"party-{i}",
            PartyKind = PartyKind.Mechanism,
            NameTh = $"กลไก {i}",
        };

    private static ChangeSet Created(long version, int count = 1) =>
        new()
        {
            ChangeId = Guid.NewGuid(),
            Version = version,
            At = DateTimeOffset.UnixEpoch,
            By = "tester",
            Operation = "test",
            Changes =
            [
                .. Enumerable.Range(1, count).Select(id => new RecordChange(RecordKind.Party, id, null, NewParty(id) with { Id = id })),
            ],
        };

    private static async Task<int> CountAsync(IGraphStore store)
    {
        var count = 0;
        await foreach (var batch in (await store.LoadAsync(Cancellation)).Batches)
            count += batch.Count;
        return count;
    }

    private static Task<StoreUnavailableException> RefusedAsync(Neo4jOptions options) =>
        Assert.ThrowsAsync<StoreUnavailableException>(() => Neo4jGraphStore.OpenAsync(options, Cancellation));
}
