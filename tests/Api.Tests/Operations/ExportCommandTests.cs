using AntiCorruption.Api.Operations;
using AntiCorruption.Api.Tests.Conformance;

namespace AntiCorruption.Api.Tests.Operations;

public sealed class ExportCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory();

    private string DataPath => Path.Combine(folder.FullName, "network.db");

    private string OutPath => Path.Combine(folder.FullName, "out");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task AFolderGetsTheFilesThatAreNamedAndAFileItsOwn()
    {
        await MakeAsync();
        Assert.Equal(["about.json", "edges.csv", "nodes.csv"], await ExportAsync(OutPath));
        Assert.Equal(["about.json", "edges.csv", "network.gexf", "nodes.csv"], await ExportAsync(Path.Combine(OutPath, "network.gexf")));
        var twice = await File.ReadAllBytesAsync(Path.Combine(OutPath, "nodes.csv"), TestContext.Current.CancellationToken);
        await ExportAsync(OutPath, "--scope", "names=TH");
        Assert.Equal(twice, await File.ReadAllBytesAsync(Path.Combine(OutPath, "nodes.csv"), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("--format", "nodes.cvs", "nodes.csv")]
    [InlineData("--scope", "kinds=PIRATE", "INVALID_VALUE")]
    [InlineData("--scope", "knds=STATE_AGENCY", "kinds")]
    public async Task WhatIsWrongIsNamedAndNothingIsWritten(string option, string value, string named)
    {
        await MakeAsync();
        var (exit, output) = await RunningProgram.RunAsync("export", OutPath, "--data", DataPath, option, value);
        Assert.Equal(1, exit);
        Assert.Contains(named, output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(OutPath));
    }

    private async Task MakeAsync() =>
        await (await NetworkFile.OpenAsync(DataPath, loadBundled: true, TestContext.Current.CancellationToken)).DisposeAsync();

    /// <summary>Exports, and gives the names of what is then in the folder.</summary>
    private async Task<string[]> ExportAsync(string path, params string[] options)
    {
        var (exit, output) = await RunningProgram.RunAsync(["export", path, "--data", DataPath, .. options]);
        Assert.True(exit == 0, output);
        return [.. Directory.GetFiles(OutPath).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
    }
}
