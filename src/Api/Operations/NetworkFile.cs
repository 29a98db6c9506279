using AntiCorruption.Api.Settings;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary>The embedded network: where its file lies.</summary>
internal static class NetworkFile
{
    /// <summary>The file named on the command line, else in the settings, else one under the user's own data folder.</summary>
    /// <exception cref="OptionsValidationException">No file is named, and the user has no data folder.</exception>
    public static string PathOf(IConfiguration configuration, string? named) =>
        named ?? configuration["Data:Path"] ?? Path.Combine(UserFolder(), "anticorruption", "network.db");

    private static string UserFolder()
    {
        // Not made here: whether it can be is the store's to say.
        var folder = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0
            ? folder
            : throw new OptionsValidationException(
                nameof(DataOptions),
                typeof(DataOptions),
                [
                    new SettingFault(
                        "This user has no home folder: name the file with --data PATH or Data:Path.",
                        "ผู้ใช้นี้ไม่มีโฟลเดอร์ประจำตัว ให้ระบุแฟ้มด้วย --data PATH หรือ Data:Path"
                    ).ToString(),
                ]
            );
    }

    /// <summary>Opens the file; one that is empty gets the bundled data first, unless told otherwise.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be used.</exception>
    public static async Task<LiveNetwork> OpenAsync(string path, bool loadBundled, CancellationToken cancellation) =>
        await NetworkStore.LoadAsync(
            await SqliteGraphStore.OpenAsync(new() { Path = path }, cancellation),
            new(),
            loadBundled,
            cancellation
        );
}
