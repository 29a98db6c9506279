using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Tests.Storage;

public sealed class SqliteGraphStoreTests : GraphStoreContract
{
    private readonly string path = BundledNetwork.NewPath();

    protected override async Task<IGraphStore> CreateAsync() => await SqliteGraphStore.OpenAsync(new() { Path = path }, Cancellation);

    protected override async Task<IGraphStore> ReopenAsync()
    {
        await Store.DisposeAsync();
        return await CreateAsync();
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }

    [Fact]
    public async Task ASecondOpenOfTheSameFileIsRefused() => Assert.Equal(StoreFailure.InUse, (await RefusedAsync(path)).Failure);

    [Fact]
    public async Task AnotherProgramsDatabaseIsRefusedAndLeftAlone()
    {
        var foreign = Path.Combine(Path.GetDirectoryName(path)!, "foreign.db");
        await using (var connection = new SqliteConnection($"Data Source={foreign};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "CREATE TABLE theirs (x); INSERT INTO theirs VALUES (1)";
            await command.ExecuteNonQueryAsync(Cancellation);
        }
        Assert.Equal(StoreFailure.NotReadable, (await RefusedAsync(foreign)).Failure);
    }

    [Fact]
    public async Task AFileThatIsNoDatabaseIsRefused()
    {
        var broken = Path.Combine(Path.GetDirectoryName(path)!, "broken.db");
        await File.WriteAllBytesAsync(broken, [.. Enumerable.Range(0, 8192).Select(i => (byte)(i * 7))], Cancellation);
        Assert.Equal(StoreFailure.NotReadable, (await RefusedAsync(broken)).Failure);
    }

    [Fact]
    public async Task AFileOfANewerProgramIsRefused()
    {
        await Store.DisposeAsync();
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA user_version = 999";
            await command.ExecuteNonQueryAsync(Cancellation);
        }
        Assert.Equal(StoreFailure.NotReadable, (await RefusedAsync(path)).Failure);
    }

    [Fact]
    public async Task AFullDiskIsToldAndNothingIsHalfWritten()
    {
        await Store.DisposeAsync();
        await using (var full = await SqliteGraphStore.OpenAsync(new() { Path = path, MaxPageCount = 40 }, Cancellation))
        {
            var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() => full.AppendAsync([Created(1, [.. Enumerable.Range(1, 5_000).Select(Party)])], 0, Cancellation));
            Assert.Equal(StoreFailure.DiskFull, fault.Failure);
            Assert.Equal(0, await full.ReadVersionAsync(Cancellation));
            Assert.Equal(1, await full.AppendAsync([Created(1, Party(1))], 0, Cancellation));
        }
        Store = await CreateAsync();
        Assert.Single((await LoadAsync()).Records);
    }

    [Fact]
    public async Task AFolderThatCannotBeWrittenIsTold() =>
        Assert.Contains((await RefusedAsync("/proc/anticorruption/network.db")).Failure, new[] { StoreFailure.ReadOnly, StoreFailure.Unreachable });

    private static Task<StoreUnavailableException> RefusedAsync(string path) =>
        Assert.ThrowsAsync<StoreUnavailableException>(() => SqliteGraphStore.OpenAsync(new() { Path = path }, Cancellation));
}
