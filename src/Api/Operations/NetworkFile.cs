using AntiCorruption.Graph.Exchange;
using AntiCorruption.Graph.Snapshots;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Sqlite;

namespace AntiCorruption.Api.Operations;

/// <summary>The embedded network: where its file lies, and what a new one begins with.</summary>
internal static class NetworkFile
{
    /// <summary>The file named on the command line, else in the settings, else one under the user's own data folder.</summary>
    public static string PathOf(IConfiguration configuration, string? named) => named ?? configuration["Data:Path"] ??
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "anticorruption", "network.db");

    /// <summary>Opens the file; one that is empty gets the bundled data first, unless told otherwise.</summary>
    /// <exception cref="StoreUnavailableException">The file cannot be used.</exception>
    public static async Task<LiveNetwork> OpenAsync(string path, bool loadBundled, CancellationToken cancellation)
    {
        var store = await SqliteGraphStore.OpenAsync(new() { Path = path }, cancellation);
        var network = await LiveNetwork.OpenAsync(store, cancellationToken: cancellation);
        if (loadBundled && network.Current.Version == 0)
            await Importer.ImportAsync(network, [Path.Combine(AppContext.BaseDirectory, "data")], new ImportOptions { By = "bundled data" }, cancellationToken: cancellation);
        return network;
    }

    public static string Explain(StoreUnavailableException fault) => fault.Message + "\n" + fault.Failure switch
    {
        StoreFailure.InUse => "แฟ้มข้อมูลถูกโปรแกรมอื่นใช้งานอยู่ ให้ปิดโปรแกรมนั้นก่อน หรือระบุแฟ้มอื่นด้วย --data",
        StoreFailure.ReadOnly => "เขียนแฟ้มข้อมูลไม่ได้ (อ่านได้อย่างเดียว) ให้ระบุแฟ้มอื่นด้วย --data",
        StoreFailure.DiskFull => "พื้นที่ดิสก์เต็ม",
        StoreFailure.NotReadable => "อ่านแฟ้มข้อมูลไม่ได้ แฟ้มเสียหาย เป็นของโปรแกรมอื่น หรือมาจากรุ่นที่ใหม่กว่า",
        StoreFailure.AccessDenied => "ไม่มีสิทธิ์เข้าถึงที่เก็บข้อมูล",
        _ => "ติดต่อที่เก็บข้อมูลไม่ได้",
    };
}
