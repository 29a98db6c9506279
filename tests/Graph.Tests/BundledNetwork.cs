using AntiCorruption.Graph.Exchange.Import;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage.Sqlite;

namespace AntiCorruption.Graph.Tests;

/// <summary>Networks over real files that are gone after the test.</summary>
internal static class BundledNetwork
{
    public static string DataFolder => Path.Combine(SharedFolder.SourceFolder(), "data");

    public static string NewPath() => Path.Combine(Directory.CreateTempSubdirectory("anticorruption-").FullName, "network.db");

    public static async Task<LiveNetwork> EmptyAsync(string? path = null) =>
        await LiveNetwork.OpenAsync(await SqliteGraphStore.OpenAsync(new() { Path = path ?? NewPath() }));

    /// <summary>A network with the data that a new user sees.</summary>
    public static async Task<LiveNetwork> OpenAsync()
    {
        var network = await EmptyAsync();
        var report = await Importer.ImportAsync(network, [DataFolder]);
        Assert.Empty(report.Problems);
        return network;
    }
}
