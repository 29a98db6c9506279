using AntiCorruption.Graph.Exchange;
using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;
using AntiCorruption.Graph.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary>The network in the store that the settings name, and what a new one begins with.</summary>
internal static class NetworkStore
{
    /// <param name="dataPath">The file named on the command line.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be used.</exception>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static async Task<LiveNetwork> OpenAsync(IConfiguration configuration, string? dataPath, CancellationToken cancellation)
    {
        var options = StoreOptions.Of(configuration);
        if (options.Store == StoreKind.Neo4j && dataPath is not null)
            throw new OptionsValidationException("Store", typeof(StoreOptions), ["--data names a file, but the setting Store is Neo4j."]);
        var store = await OpenStoreAsync(options.Store, configuration, dataPath, cancellation);
        return await LoadAsync(store, options, configuration.GetValue("Data:LoadBundled", true), cancellation);
    }

    public static async Task<IGraphStore> OpenStoreAsync(StoreKind kind, IConfiguration configuration, string? dataPath, CancellationToken cancellation) => kind == StoreKind.Sqlite
        ? await SqliteGraphStore.OpenAsync(new() { Path = NetworkFile.PathOf(configuration, dataPath) }, cancellation)
        : await Neo4jGraphStore.OpenAsync(StoreOptions.Of(configuration).ToNeo4j(), cancellation);

    /// <summary>Loads the network; one that is empty gets the bundled data first, unless told otherwise.</summary>
    public static async Task<LiveNetwork> LoadAsync(IGraphStore store, StoreOptions options, bool loadBundled, CancellationToken cancellation)
    {
        try
        {
            TimeSpan? follow = options.Store == StoreKind.Neo4j ? TimeSpan.FromSeconds(options.Neo4j.FollowSeconds) : null;
            var network = await LiveNetwork.OpenAsync(store, new() { FollowInterval = follow, SweepInterval = TimeSpan.FromMinutes(options.Neo4j.SweepMinutes) }, cancellationToken: cancellation);
            if (loadBundled && network.Current.Version == 0)
                await Importer.ImportAsync(network, [Path.Combine(AppContext.BaseDirectory, "data")], new ImportOptions { By = "bundled data" }, cancellationToken: cancellation);
            return network;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a command prints when the store cannot be used, in English and Thai.</summary>
    public static string Explain(StoreUnavailableException fault) => fault.Message + "\n" + fault.Failure switch
    {
        StoreFailure.InUse => "แฟ้มข้อมูลถูกโปรแกรมอื่นใช้งานอยู่ ให้ปิดโปรแกรมนั้นก่อน หรือระบุแฟ้มอื่นด้วย --data",
        StoreFailure.ReadOnly => "เขียนข้อมูลไม่ได้ (อ่านได้อย่างเดียว)",
        StoreFailure.DiskFull => "พื้นที่ดิสก์เต็ม",
        StoreFailure.NotReadable => "อ่านข้อมูลไม่ได้ ข้อมูลเสียหาย เป็นของโปรแกรมอื่น หรือมาจากรุ่นที่ใหม่กว่า",
        StoreFailure.AccessDenied => "ไม่มีสิทธิ์เข้าถึงที่เก็บข้อมูล",
        StoreFailure.NotTrusted => "ใบรับรองของเซิร์ฟเวอร์ไม่น่าเชื่อถือ ให้ระบุใบรับรองด้วย Neo4j:CertificateFile",
        StoreFailure.Conflict => "ในที่เก็บข้อมูลมีรายการที่ไม่ได้สร้างด้วยโปรแกรมนี้ขวางอยู่",
        StoreFailure.TooLarge => "การเปลี่ยนแปลงครั้งเดียวมีรายการมากเกินกว่าที่ที่เก็บข้อมูลรับได้",
        _ => "ติดต่อที่เก็บข้อมูลไม่ได้",
    };

    public static string Explain(OptionsValidationException fault) => $"A setting is wrong / การตั้งค่าไม่ถูกต้อง:\n{string.Join('\n', fault.Failures)}";
}
