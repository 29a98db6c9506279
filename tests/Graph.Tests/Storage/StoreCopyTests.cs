using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;

namespace AntiCorruption.Graph.Tests.Storage;

public sealed class StoreCopyTests
{
    private readonly MemoryGraphStore from = new();
    private readonly MemoryGraphStore to = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatAStoreHeldAtAVersionIsToldFromWhatItHoldsNow()
    {
        var contents = new List<StoreContent> { await StoreCopy.ReadContentAsync(from, Cancellation) };
        foreach (var write in (Func<Task>[])[AddAsync, AddAsync, ChangeAsync, RemoveAsync, AddAsync])
        {
            await write();
            contents.Add(await StoreCopy.ReadContentAsync(from, Cancellation));
        }
        foreach (var content in contents)
        {
            var then = await StoreCopy.ReadContentAsync(from, content.Version, Cancellation);
            Assert.Equal((content.Version, content.Hash), (then.Version, then.Hash));
            Assert.Equal(content.Counts, then.Counts);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ACopyOfAStoreThatGoesOnBeingWrittenIsOfOneVersion(bool withHistory)
    {
        await AddAsync();
        await AddAsync();
        var writing = new WhileCopying(() =>
        {
            AddAsync().GetAwaiter().GetResult();
            ChangeAsync().GetAwaiter().GetResult();
        });
        var report = withHistory
            ? await StoreCopy.CopyAsync(from, to, writing, Cancellation)
            : await StoreCopy.CopyRecordsAsync(from, to, writing, Cancellation);
        Assert.True(report.IsEqual);
        Assert.Equal(2, report.From.Counts[(int)RecordKind.Party]);
        Assert.Equal(4, await from.ReadVersionAsync(Cancellation));
    }

    private async Task AddAsync()
    {
        var id = (await StoreCopy.ReadContentAsync(from, Cancellation)).Counts[(int)RecordKind.Party] + 1;
        await AppendAsync(new RecordChange(RecordKind.Party, id, null, Party(id)));
    }

    private Task ChangeAsync() => AppendAsync(new RecordChange(RecordKind.Party, 1, Party(1), Party(1) with { NameTh = "ใหม่" }));

    private Task RemoveAsync() => AppendAsync(new RecordChange(RecordKind.Party, 2, Party(2), null));

    private async Task AppendAsync(RecordChange change)
    {
        var version = await from.ReadVersionAsync(Cancellation);
        var set = new ChangeSet
        {
            ChangeId = Guid.NewGuid(),
            Version = version + 1,
            At = DateTimeOffset.UnixEpoch,
            By = "t",
            Operation = "t",
            Changes = [change],
        };
        await from.AppendAsync([set], version, Cancellation);
    }

    private static Party Party(int id) =>
        new()
        {
            Id = id,
            Key = $"party-{id}",
            PartyKind = PartyKind.CommunityCouncil,
            NameTh = $"สภา {id}",
        };

    /// <summary>Writes to the source when all has been copied and before it is compared.</summary>
    private sealed class WhileCopying(Action write) : IProgress<long>
    {
        public void Report(long value) => write();
    }
}
