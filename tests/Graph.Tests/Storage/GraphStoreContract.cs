using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Storage;

/// <summary>What every store promises. A store's own test class adds only how to make and to reopen one.</summary>
public abstract class GraphStoreContract : IAsyncLifetime
{
    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected IGraphStore Store { get; set; } = null!;

    /// <summary>An empty store.</summary>
    protected abstract Task<IGraphStore> CreateAsync();

    /// <summary>The same store, closed and opened again.</summary>
    protected abstract Task<IGraphStore> ReopenAsync();

    public async ValueTask InitializeAsync() => Store = await CreateAsync();

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Store.DisposeAsync();
    }

    [Fact]
    public async Task ANewStoreIsEmptyAtVersionZero()
    {
        Assert.Equal(0, await Store.ReadVersionAsync(Cancellation));
        var (stream, records) = await LoadAsync();
        Assert.Equal(0, stream.Version);
        Assert.Equal([0, 0, 0, 0, 0], stream.LastIds);
        Assert.Empty(records);
        Assert.Empty(await FeedAsync(0));
    }

    [Fact]
    public async Task EveryFieldOfEveryRecordComesBack()
    {
        var id = 0;
        var written = new List<GraphRecord>();
        await Gen.Int.SampleAsync(
            async _ =>
            {
                var records = RandomRecords.OneOfEach(++id).Single();
                written.AddRange(records);
                await Store.AppendAsync([Created(id, records)], id - 1, Cancellation);
            },
            iter: 60,
            threads: 1
        );
        Store = await ReopenAsync();
        var (_, loaded) = await LoadAsync();
        Assert.Equal(
            written.OrderBy(record => record.Kind).ThenBy(record => record.Id),
            loaded.OrderBy(record => record.Kind).ThenBy(record => record.Id)
        );
    }

    [Fact]
    public async Task LoadingGivesKindsInOrderAndIdsAscending()
    {
        for (var id = 1; id <= 3; id++)
            await Store.AppendAsync([Created(id, RandomRecords.OneOfEach(id).Single())], id - 1, Cancellation);
        var (_, records) = await LoadAsync();
        Assert.Equal(
            records.Select(record => record.Kind),
            [
                .. Enumerable.Repeat(RecordKind.Area, 3),
                .. Enumerable.Repeat(RecordKind.Party, 3),
                .. Enumerable.Repeat(RecordKind.Activity, 3),
                .. Enumerable.Repeat(RecordKind.TargetArea, 3),
                .. Enumerable.Repeat(RecordKind.Collaboration, 3),
            ]
        );
        Assert.Equal([1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3], records.Select(record => record.Id));
    }

    [Fact]
    public async Task AStaleVersionIsToldAndWritesNothing()
    {
        await Store.AppendAsync([Created(1, Party(1))], 0, Cancellation);
        var stale = await Assert.ThrowsAsync<StaleVersionException>(() => Store.AppendAsync([Created(1, Party(2))], 0, Cancellation));
        Assert.Equal((0, 1), (stale.ExpectedVersion, stale.ActualVersion));
        Assert.Equal(Party(1), Assert.Single((await LoadAsync()).Records));
    }

    [Fact]
    public async Task SetsThatDoNotFollowOneAnotherLeaveNothing()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => Store.AppendAsync([Created(1, Party(1)), Created(3, Party(2))], 0, Cancellation));
        Assert.Equal(0, await Store.ReadVersionAsync(Cancellation));
        Assert.Empty((await LoadAsync()).Records);
        Assert.Equal(1, await Store.AppendAsync([Created(1, Party(1))], 0, Cancellation));
    }

    [Fact]
    public async Task TheSameChangeTwiceIsWrittenOnce()
    {
        ChangeSet[] sets = [Created(1, Party(1)), Created(2, Party(2))];
        Assert.Equal(2, await Store.AppendAsync(sets, 0, Cancellation));
        Assert.Equal(2, await Store.AppendAsync(sets, 0, Cancellation));
        Store = await ReopenAsync();
        Assert.Equal(2, await Store.AppendAsync(sets, 0, Cancellation));
        Assert.Equal(2, (await LoadAsync()).Records.Count);
        Assert.Equal(2, (await FeedAsync(0)).Count);
    }

    [Fact]
    public async Task ANamedChangeIsFoundByItsNameAndAnEmptyOneIsKeptToo()
    {
        Guid first = ChangeIds.Of("a", "one", "this"),
            empty = ChangeIds.Of("a", "two", "that");
        await Store.AppendAsync(
            [
                Created(1, Party(1)) with
                {
                    ChangeId = first,
                },
                Created(2, Party(2)),
                Created(3, Party(3)) with
                {
                    ChangeId = empty,
                    Changes = [],
                },
            ],
            0,
            Cancellation
        );
        Store = await ReopenAsync();
        var found = await Store.FindChangesAsync(
            [ChangeIds.Of("a", "one", "another"), empty, ChangeIds.Of("b", "one", "this")],
            Cancellation
        );
        Assert.Equal([new(first, 1), new(empty, 3)], found.OrderBy(known => known.Version));
        Assert.Equal([1, 1, 0], (await FeedAsync(0)).Select(set => set.Changes.Count));
    }

    [Fact]
    public async Task OfConcurrentAppendsExactlyOneWins()
    {
        var outcomes = await Task.WhenAll(
            Enumerable
                .Range(1, 8)
                .Select(id =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            await Store.AppendAsync([Created(1, Party(id))], 0, Cancellation);
                            return true;
                        }
                        catch (StaleVersionException)
                        {
                            return false;
                        }
                    })
                )
        );
        Assert.Single(outcomes, won => won);
        Assert.Single((await LoadAsync()).Records);
    }

    [Fact]
    public async Task TheFeedTellsEachRecordBeforeAndAfter()
    {
        Party first = Party(1),
            second = first with { NameTh = "ใหม่" },
            third = second with { IsArchived = true };
        await Store.AppendAsync([Created(1, first)], 0, Cancellation);
        await Store.AppendAsync(
            [Set(2, new RecordChange(RecordKind.Party, 1, first, second)), Set(3, new RecordChange(RecordKind.Party, 1, second, third))],
            1,
            Cancellation
        );
        await Store.AppendAsync([Set(4, new RecordChange(RecordKind.Party, 1, third, null))], 3, Cancellation);
        var feed = await FeedAsync(0);
        Assert.Equal([1, 2, 3, 4], feed.Select(set => set.Version));
        Assert.Equal(
            [(null, first), (first, second), (second, third), (third, null)],
            feed.Select(set => Assert.Single(set.Changes)).Select(change => ((Party?)change.Before, (Party?)change.After))
        );
        Assert.Equal([3, 4], (await FeedAsync(2)).Select(set => set.Version));
        Assert.Equal(("tester", "test", At), (feed[0].By, feed[0].Operation, feed[0].At));
    }

    [Fact]
    public async Task TheFeedTellsEveryFieldOfEveryRecord()
    {
        GraphRecord[] first = RandomRecords.OneOfEach(1).Single(),
            second = RandomRecords.OneOfEach(1).Single();
        ChangeSet[] sets =
        [
            Created(1, first),
            Set(2, [.. first.Zip(second, (one, other) => new RecordChange(one.Kind, 1, one, other))]),
            Set(3, [.. second.Reverse().Select(one => new RecordChange(one.Kind, 1, one, null))]),
        ];
        await Store.AppendAsync(sets[..1], 0, Cancellation);
        await Store.AppendAsync(sets[1..], 1, Cancellation);
        Store = await ReopenAsync();
        foreach (var (told, written) in (await FeedAsync(0)).Zip(sets))
        {
            Assert.Equal((written.ChangeId, written.Version), (told.ChangeId, told.Version));
            Assert.Equal(written.Changes.OrderBy(change => change.Kind), told.Changes.OrderBy(change => change.Kind));
        }
        Assert.Empty((await LoadAsync()).Records);
    }

    [Fact]
    public async Task HistoryIsOfOneRecordNewestFirstAndBounded()
    {
        var party = Party(1);
        await Store.AppendAsync([Created(1, party, Party(2))], 0, Cancellation);
        for (var version = 2; version <= 6; version++)
        {
            var next = party with { NameTh = $"ชื่อ {version}" };
            await Store.AppendAsync([Set(version, new RecordChange(RecordKind.Party, 1, party, next))], version - 1, Cancellation);
            party = next;
        }
        Assert.Equal(
            [6, 5, 4, 3, 2, 1],
            (await Store.ReadHistoryAsync(RecordKind.Party, 1, long.MaxValue, 100, Cancellation)).Select(set => set.Version)
        );
        Assert.Equal([4, 3], (await Store.ReadHistoryAsync(RecordKind.Party, 1, 5, 2, Cancellation)).Select(set => set.Version));
        var latest = Assert.Single((await Store.ReadHistoryAsync(RecordKind.Party, 1, long.MaxValue, 1, Cancellation))[0].Changes);
        Assert.Equal(party, latest.After);
        Assert.Single(await Store.ReadHistoryAsync(RecordKind.Party, 2, long.MaxValue, 100, Cancellation));
        Assert.Empty(await Store.ReadHistoryAsync(RecordKind.Party, 9, long.MaxValue, 100, Cancellation));
    }

    [Fact]
    public async Task IdsOnceGivenAreRememberedAfterDeletion()
    {
        await Store.AppendAsync([Created(1, Party(1), Party(7))], 0, Cancellation);
        await Store.AppendAsync([Set(2, new RecordChange(RecordKind.Party, 7, Party(7), null))], 1, Cancellation);
        Store = await ReopenAsync();
        var (stream, records) = await LoadAsync();
        Assert.Equal(7, stream.LastIds[(int)RecordKind.Party]);
        Assert.Single(records);
    }

    [Fact]
    public async Task AKeyThatOneRecordGivesUpAnotherMayTakeInTheSameSet()
    {
        Party one = Party(1),
            two = Party(2);
        await Store.AppendAsync([Created(1, one, two)], 0, Cancellation);
        await Store.AppendAsync(
            [
                Set(
                    2,
                    new RecordChange(RecordKind.Party, 1, one, one with { Key = two.Key }),
                    new RecordChange(RecordKind.Party, 2, two, two with { Key = one.Key })
                ),
            ],
            1,
            Cancellation
        );
        Assert.Equal([two.Key, one.Key], (await LoadAsync()).Records.Cast<Party>().Select(party => party.Key));
    }

    [Fact]
    public async Task ALoadShowsOneVersionWhileAWriterGoesOn()
    {
        await Store.AppendAsync([Created(1, [.. Enumerable.Range(1, 5_000).Select(Party)])], 0, Cancellation);
        var stream = await Store.LoadAsync(Cancellation);
        await Store.AppendAsync([Created(2, Party(5_001))], 1, Cancellation);
        var count = 0;
        await foreach (var batch in stream.Batches)
            count += batch.Count;
        Assert.Equal((1, 5_000), (stream.Version, count));
        Assert.Equal(2, await Store.ReadVersionAsync(Cancellation));
    }

    protected static readonly DateTimeOffset At = new(2026, 1, 16, 9, 30, 0, TimeSpan.FromHours(7));

    protected static Party Party(int id) =>
        new()
        {
            Id = id,
            Key = $"party-{id}",
            PartyKind = PartyKind.CommunityCouncil,
            NameTh = $"สภา {id}",
        };

    protected static ChangeSet Created(long version, params GraphRecord[] records) =>
        Set(version, [.. records.Select(record => new RecordChange(record.Kind, record.Id, null, record))]);

    protected static ChangeSet Set(long version, params RecordChange[] changes) =>
        new()
        {
            ChangeId = Guid.NewGuid(),
            Version = version,
            At = At,
            By = "tester",
            Operation = "test",
            Changes = changes,
        };

    protected async Task<(GraphStream Stream, List<GraphRecord> Records)> LoadAsync()
    {
        var stream = await Store.LoadAsync(Cancellation);
        var records = new List<GraphRecord>();
        await foreach (var batch in stream.Batches.WithCancellation(Cancellation))
            records.AddRange(batch);
        return (stream, records);
    }

    private async Task<List<ChangeSet>> FeedAsync(long after)
    {
        var feed = new List<ChangeSet>();
        await foreach (var set in Store.ReadChangesAsync(after, Cancellation))
            feed.Add(set);
        Assert.Equal(feed.Sum(set => set.Changes.Count), await Store.CountChangesAsync(after, Cancellation));
        return feed;
    }
}
