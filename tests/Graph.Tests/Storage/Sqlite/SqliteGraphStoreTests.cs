using System.Diagnostics;
using System.Globalization;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Graph.Tests.Storage.Sqlite;

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
            var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
                full.AppendAsync([Created(1, [.. Enumerable.Range(1, 5_000).Select(Party)])], 0, Cancellation)
            );
            Assert.Equal(StoreFailure.DiskFull, fault.Failure);
            Assert.Equal(0, await full.ReadVersionAsync(Cancellation));
            Assert.Equal(1, await full.AppendAsync([Created(1, Party(1))], 0, Cancellation));
        }
        Store = await CreateAsync();
        Assert.Single((await LoadAsync()).Records);
    }

    [Theory]
    [InlineData("/proc/anticorruption/network.db")]
    [InlineData("/dev/null/network.db")]
    [InlineData("{0}")]
    [InlineData("{0}/{1}")]
    public async Task APlaceWhereNoFileCanLieIsTold(string place) =>
        Assert.Equal(
            StoreFailure.NotPossible,
            (await RefusedAsync(string.Format(CultureInfo.InvariantCulture, place, Folder, new string('n', 300)))).Failure
        );

    [Fact]
    public async Task AFileThatMustBeThereIsNotMade()
    {
        var missing = Path.Combine(Folder, "missing.db");
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            SqliteGraphStore.OpenAsync(new() { Path = missing, MustExist = true }, Cancellation)
        );
        Assert.Equal((StoreFailure.Missing, false), (fault.Failure, File.Exists(missing)));
    }

    [Fact]
    public async Task AClosedStoreIsOneFileWithAll()
    {
        await Store.AppendAsync([Created(1, Party(1))], 0, Cancellation);
        await Store.DisposeAsync();
        Assert.Equal(["network.db"], Directory.GetFileSystemEntries(Folder).Select(Path.GetFileName));
        var copy = Path.Combine(Folder, "copy.db");
        File.Copy(path, copy);
        Store = await SqliteGraphStore.OpenAsync(new() { Path = copy }, Cancellation);
        Assert.Equal(Party(1), Assert.Single((await LoadAsync()).Records));
    }

    [Fact]
    public async Task TheFileAndWhatLiesBesideItAreForTheOwnerOnly()
    {
        await Store.AppendAsync([Created(1, Party(1))], 0, Cancellation);
        Assert.All(Directory.GetFiles(Folder), file =>
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file))
        );
        var deep = Path.Combine(Folder, "made", "network.db");
        await using var other = await SqliteGraphStore.OpenAsync(new() { Path = deep }, Cancellation);
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(Path.GetDirectoryName(deep)!)
        );
    }

    [Fact]
    public async Task AFileThatWasOpenToEverybodyIsClosedToOthers()
    {
        await Store.DisposeAsync();
        File.SetUnixFileMode(path, (UnixFileMode)0b110_100_100);
        Store = await CreateAsync();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
    }

    [Fact]
    public async Task TheSameFileByALinkIsRefused()
    {
        var link = Path.Combine(Folder, "link.db");
        File.CreateSymbolicLink(link, path);
        Assert.Equal(StoreFailure.InUse, (await RefusedAsync(link)).Failure);
    }

    /// <summary>A backup of the closed file is put back after a run that was cut and has left its log.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task ALogIsNotTakenIntoABackupThatWasPutBack(int runCount)
    {
        await Store.AppendAsync([Created(1, Party(1))], 0, Cancellation);
        await Store.DisposeAsync();
        var backup = await File.ReadAllBytesAsync(path, Cancellation);
        for (var run = 1; run <= runCount; run++)
            await CutAsync(run);
        await File.WriteAllBytesAsync(path, backup, Cancellation);
        var restored = await SqliteGraphStore.OpenAsync(new() { Path = path }, Cancellation);
        Store = restored;
        Assert.Equal(1, await Store.ReadVersionAsync(Cancellation));
        Assert.Equal(Party(1), Assert.Single((await LoadAsync()).Records));
        Assert.Contains(".old", restored.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALogOfTheFileItselfIsTakenIn()
    {
        for (var run = 0; run < 4; run++)
            await CutAsync(run);
        var store = await SqliteGraphStore.OpenAsync(new() { Path = path }, Cancellation);
        Store = store;
        Assert.Equal((4, null), (await Store.ReadVersionAsync(Cancellation), store.Notice));
        Assert.Equal([Party(1), Party(2), Party(3), Party(4)], (await LoadAsync()).Records);
    }

    /// <summary>So many changes that the log begins anew several times, and the run is cut in the end.</summary>
    [Fact]
    public async Task ALogThatBeganAnewIsTakenInToo()
    {
        for (var version = 0; version < 40; version++)
            await Store.AppendAsync(
                [Created(version + 1, [.. Enumerable.Range(version * 500 + 1, 500).Select(Party)])],
                version,
                Cancellation
            );
        await CutAsync(40, first: 40 * 500 + 1);
        var store = await SqliteGraphStore.OpenAsync(new() { Path = path }, Cancellation);
        Store = store;
        Assert.Equal((41, null), (await Store.ReadVersionAsync(Cancellation), store.Notice));
        Assert.Equal(40 * 500 + 1, (await LoadAsync()).Records.Count);
    }

    [Theory]
    [InlineData("remove")]
    [InlineData("replace")]
    [InlineData("overwrite")]
    [InlineData("empty")]
    [InlineData("remove log")]
    public async Task AFileThatIsNoLongerWhatWasOpenedIsNeitherReadNorWritten(string deed)
    {
        await Store.AppendAsync([Created(1, Party(1))], 0, Cancellation);
        await Store.DisposeAsync();
        var (backup, other) = (await File.ReadAllBytesAsync(path, Cancellation), Path.Combine(Folder, "other.db"));
        Store = await CreateAsync();
        await File.WriteAllBytesAsync(other, backup, Cancellation);
        if (deed == "remove")
            File.Delete(path);
        else if (deed == "replace")
            File.Move(other, path, overwrite: true);
        else if (deed == "remove log")
            File.Delete(path + "-wal");
        else
            await OverwriteAsync(deed == "empty" ? [] : backup);
        Assert.Equal(
            StoreFailure.Replaced,
            (await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.AppendAsync([Created(2, Party(2))], 1, Cancellation))).Failure
        );
        Assert.Equal(
            StoreFailure.Replaced,
            (await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.ReadVersionAsync(Cancellation))).Failure
        );
        Assert.Equal(
            StoreFailure.Replaced,
            (await Assert.ThrowsAsync<StoreUnavailableException>(() => Store.LoadAsync(Cancellation))).Failure
        );
        await Store.DisposeAsync();
        if (deed is "replace" or "overwrite")
            Assert.Equal(backup, await File.ReadAllBytesAsync(path, Cancellation));
    }

    [Theory]
    [InlineData("UPDATE party SET json = '{bad' WHERE id = 1")]
    [InlineData("UPDATE party SET json = json_set(json, '$.partyKind', 'Pirate') WHERE id = 1")]
    [InlineData("UPDATE party SET json = json_remove(json, '$.nameTh') WHERE id = 1")]
    [InlineData("UPDATE party SET json = json_set(json, '$.id', 7) WHERE id = 1")]
    [InlineData("UPDATE party SET json = x'00' WHERE id = 1")]
    public async Task ADamagedRecordIsNamedAndTheRestIsRead(string damage)
    {
        await Store.AppendAsync([Created(1, Party(1), Party(2))], 0, Cancellation);
        await AlterAsync(damage);
        var (stream, records) = await LoadAsync();
        Assert.Equal((RecordKind.Party, 1), (Assert.Single(stream.Problems).Kind, stream.Problems[0].Id));
        Assert.Equal(Party(2), Assert.Single(records));
    }

    [Theory]
    [InlineData("DELETE FROM meta")]
    [InlineData("DROP TABLE meta")]
    [InlineData("DROP TABLE party")]
    public async Task AFileThatLacksWhatItMustHaveIsToldToBeDamaged(string damage)
    {
        await Store.AppendAsync([Created(1, Party(1))], 0, Cancellation);
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(async () =>
        {
            await AlterAsync(damage);
            await LoadAsync();
        });
        Assert.Equal(StoreFailure.NotReadable, fault.Failure);
        Assert.Contains(damage.Split(' ')[^1], fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedPageIsFound()
    {
        await Store.AppendAsync([Created(1, [.. Enumerable.Range(1, 500).Select(Party)])], 0, Cancellation);
        Assert.Empty(await Store.FindDamageAsync(Cancellation));
        await AlterAsync(
            "PRAGMA writable_schema = 1; UPDATE sqlite_schema SET sql = replace(sql, 'UNIQUE', '') WHERE name = "
                + "'party'; DELETE FROM sqlite_schema WHERE name = 'sqlite_autoindex_party_1'"
        );
        Assert.NotEmpty(await Store.FindDamageAsync(Cancellation));
    }

    private string Folder => Path.GetDirectoryName(path)!;

    /// <summary>Writes a party in a run that ends without closing the file: what lies there then is put in its place.</summary>
    private async Task CutAsync(int version, int? first = null)
    {
        await Store.DisposeAsync();
        await using (var running = await SqliteGraphStore.OpenAsync(new() { Path = path }, Cancellation))
        {
            await running.AppendAsync([Created(version + 1, Party(first ?? version + 1))], version, Cancellation);
            foreach (var file in Directory.GetFiles(Folder, "network.db*"))
                await CopyAsync(file, file + ".cut");
        }
        foreach (var file in Directory.GetFiles(Folder, "*.cut"))
            File.Move(file, file[..^".cut".Length], overwrite: true);
    }

    /// <summary>Copies without the locks that .NET would take.</summary>
    private static async Task CopyAsync(string from, string to)
    {
        using var copy = Process.Start("cp", [from, to]);
        await copy.WaitForExitAsync(Cancellation);
    }

    private async Task OverwriteAsync(byte[] bytes)
    {
        var source = Path.Combine(Folder, "bytes");
        await File.WriteAllBytesAsync(source, bytes, Cancellation);
        await CopyAsync(source, path);
    }

    private async Task AlterAsync(string sql)
    {
        await Store.DisposeAsync();
        await using (var connection = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            await connection.OpenAsync(Cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(Cancellation);
        }
        Store = await CreateAsync();
    }

    private static Task<StoreUnavailableException> RefusedAsync(string path) =>
        Assert.ThrowsAsync<StoreUnavailableException>(() => SqliteGraphStore.OpenAsync(new() { Path = path }, Cancellation));
}
