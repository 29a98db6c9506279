using AntiCorruption.Api.Operations;
using AntiCorruption.Api.Tests.Conformance;
using Microsoft.Data.Sqlite;

namespace AntiCorruption.Api.Tests.Operations;

public sealed class CheckCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string DataPath => Path.Combine(folder.FullName, "network.db");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("check")]
    [InlineData("copy", "sqlite")]
    [InlineData("import", "--dry-run", ".")]
    public async Task AFileThatIsNotThereIsAnErrorAndIsNotMade(params string[] command)
    {
        var settings = new Dictionary<string, string?> { ["Neo4j__Uri"] = "http://127.0.0.1:1" };
        var (exit, output) = await RunningProgram.RunAsync(settings, [.. command, "--data", DataPath]);
        Assert.Equal(1, exit);
        Assert.Contains(DataPath, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.Empty(folder.GetFileSystemInfos());
    }

    [Fact]
    public async Task ASoundFileHasNoProblemsAndStaysAsItIs()
    {
        await MakeAsync();
        var before = await LoadAsync();
        var (exit, output) = await RunningProgram.RunAsync("check", "--data", DataPath);
        Assert.Equal(0, exit);
        Assert.Contains(", 0 problems", output, StringComparison.Ordinal);
        Assert.Equal(before, await LoadAsync());
    }

    [Theory]
    [InlineData("UPDATE party SET json = '{bad' WHERE id = 3", "Party 3:")]
    [InlineData("UPDATE party SET json = json_set(json, '$.partyKind', 'Pirate') WHERE id = 3", "Party 3:")]
    [InlineData("INSERT INTO collaboration VALUES (2, 1, 2, 0, NULL, 77, 0, NULL, NULL, 0, NULL)", "Collaboration 2:")]
    [InlineData("INSERT INTO collaboration VALUES (2, 1, 9999, 0, NULL, 1, 0, NULL, NULL, 0, NULL)", "Collaboration 2:")]
    [InlineData("UPDATE meta SET version = 7", "version 7")]
    [InlineData("DELETE FROM party WHERE id = 3", "party")]
    [InlineData("UPDATE activity SET json = json_set(json, '$.participations[0].partyId', 9999) WHERE id = 1", "Activity 1:")]
    [InlineData("UPDATE party SET json = json_set(json, '$.areaCode', '99') WHERE id = 3", "Party 3:")]
    public async Task WhatIsWrongIsNamedAndCounted(string damage, string named)
    {
        await MakeAsync();
        await AlterAsync(damage);
        var (exit, output) = await RunningProgram.RunAsync("check", "--data", DataPath);
        Assert.Equal(1, exit);
        Assert.Contains(named, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        var lines = output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains($", {lines.Length - 1} problems", lines[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DELETE FROM meta")]
    [InlineData("DROP TABLE meta")]
    [InlineData("DROP TABLE change_set")]
    public async Task AFileThatCannotBeReadIsToldInASentence(string damage)
    {
        await MakeAsync();
        await AlterAsync(damage);
        var (exit, output) = await RunningProgram.RunAsync("check", "--data", DataPath);
        Assert.Equal(1, exit);
        Assert.Contains("is damaged", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    private async Task MakeAsync()
    {
        await using var network = await NetworkFile.OpenAsync(DataPath, loadBundled: true, Cancellation);
    }

    private async Task<long> LoadAsync()
    {
        await using var network = await NetworkFile.OpenAsync(DataPath, loadBundled: false, Cancellation);
        return network.Current.Version;
    }

    private async Task AlterAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={DataPath};Pooling=False");
        await connection.OpenAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(Cancellation);
    }
}
