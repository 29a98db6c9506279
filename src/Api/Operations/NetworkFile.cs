using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Sqlite;

namespace AntiCorruption.Api.Operations;

/// <summary>The embedded network: where its file lies.</summary>
internal static class NetworkFile
{
    /// <summary>The file named on the command line, else in the settings, else one under the user's own data folder.</summary>
    public static string PathOf(IConfiguration configuration, string? named) => named ?? configuration["Data:Path"] ??
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "anticorruption", "network.db");

    /// <summary>Opens the file; one that is empty gets the bundled data first, unless told otherwise.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be used.</exception>
    public static async Task<LiveNetwork> OpenAsync(string path, bool loadBundled, CancellationToken cancellation) =>
        await NetworkStore.LoadAsync(await SqliteGraphStore.OpenAsync(new() { Path = path }, cancellation), new(), loadBundled, cancellation);
}
