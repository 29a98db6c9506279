using AntiCorruption.Graph.Exchange.Import;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;
using AntiCorruption.Graph.Storage.Sqlite;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Operations;

/// <summary>The network in the store that the settings name, and what a new one begins with.</summary>
internal static class NetworkStore
{
    /// <summary>How often to see whether a file is still there and its disk answers.</summary>
    private static readonly TimeSpan FileInterval = TimeSpan.FromSeconds(2);

    /// <summary>Problems that a start names.</summary>
    private const int ShownProblemCount = 10;

    /// <summary>Opens the network to serve or change it; where there is none, one begins with the bundled data.</summary>
    /// <param name="dataPath">The file named on the command line.</param>
    /// <exception cref="StoreUnavailableException">The store cannot be used.</exception>
    /// <exception cref="OptionsValidationException">A setting is wrong.</exception>
    public static Task<LiveNetwork> OpenAsync(IConfiguration configuration, string? dataPath, CancellationToken cancellation) =>
        OpenAsync(configuration, dataPath, mustExist: false, cancellation);

    /// <summary>Opens a network that is there to look at it; nothing is put into it.</summary>
    /// <inheritdoc cref="OpenAsync(IConfiguration, string?, CancellationToken)"/>
    public static Task<LiveNetwork> OpenExistingAsync(IConfiguration configuration, string? dataPath, CancellationToken cancellation) =>
        OpenAsync(configuration, dataPath, mustExist: true, cancellation);

    /// <param name="mustExist">Whether a file that is not there is an error.</param>
    public static async Task<IGraphStore> OpenStoreAsync(
        StoreKind kind,
        IConfiguration configuration,
        string? dataPath,
        bool mustExist,
        CancellationToken cancellation
    ) =>
        kind == StoreKind.Sqlite
            ? await SqliteGraphStore.OpenAsync(
                new() { Path = NetworkFile.PathOf(configuration, dataPath), MustExist = mustExist },
                cancellation
            )
            : await Neo4jGraphStore.OpenAsync(StoreOptions.Of(configuration).ToNeo4j(), cancellation);

    /// <summary>Loads the network; one that is empty gets the bundled data first, unless told otherwise.</summary>
    public static async Task<LiveNetwork> LoadAsync(
        IGraphStore store,
        StoreOptions options,
        bool loadBundled,
        CancellationToken cancellation
    )
    {
        try
        {
            if (store.Notice is { } notice)
                await Console.Error.WriteLineAsync(notice);
            var follow = options.Store == StoreKind.Neo4j ? TimeSpan.FromSeconds(options.Neo4j.FollowSeconds) : FileInterval;
            var network = await LiveNetwork.OpenAsync(
                store,
                new() { FollowInterval = follow, SweepInterval = TimeSpan.FromMinutes(options.Neo4j.SweepMinutes) },
                cancellationToken: cancellation
            );
            if (loadBundled && network.Current.Version == 0)
                await Importer.ImportAsync(
                    network,
                    [Path.Combine(AppContext.BaseDirectory, "data")],
                    new ImportOptions { By = "bundled data" },
                    cancellationToken: cancellation
                );
            return network;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    /// <summary>What a command prints when the store cannot be used, in English and Thai.</summary>
    public static string Explain(StoreUnavailableException fault) =>
        fault.Message
        + "\n"
        + fault.Failure switch
        {
            StoreFailure.InUse => "แฟ้มข้อมูลถูกโปรแกรมอื่นใช้งานอยู่ ให้ปิดโปรแกรมนั้นก่อน หรือระบุแฟ้มอื่นด้วย --data",
            StoreFailure.ReadOnly => "เขียนข้อมูลไม่ได้ ให้ตรวจสิทธิ์ของแฟ้มข้อมูลและโฟลเดอร์ หรือดิสก์อาจอ่านได้อย่างเดียว",
            StoreFailure.DiskFull => "พื้นที่ดิสก์เต็ม",
            StoreFailure.NotReadable => "อ่านข้อมูลไม่ได้ ข้อมูลเสียหาย เป็นของโปรแกรมอื่น หรือมาจากรุ่นที่ใหม่กว่า",
            StoreFailure.AccessDenied =>
                "ที่เก็บข้อมูลไม่รับชื่อผู้ใช้ รหัสผ่าน หรือโทเค็นนี้ ให้ตรวจ Neo4j:User กับ Neo4j:Password (หรือ Neo4j:Token)",
            StoreFailure.NotTrusted => "ใบรับรองของเซิร์ฟเวอร์ไม่น่าเชื่อถือ ให้ระบุใบรับรองด้วย Neo4j:CertificateFile",
            StoreFailure.OtherServer =>
                "สิ่งที่ตอบที่ Neo4j:Uri ไม่ใช่ Neo4j รุ่นที่ใช้ได้ (5.26 ขึ้นไปและเปิด Query API) ให้ตรวจที่อยู่ รุ่น และ http:// หรือ https://",
            StoreFailure.Conflict => "ในที่เก็บข้อมูลมีรายการที่ไม่ได้สร้างด้วยโปรแกรมนี้ขวางอยู่",
            StoreFailure.TooLarge => "การเปลี่ยนแปลงครั้งเดียวมีรายการมากเกินกว่าที่ที่เก็บข้อมูลรับได้",
            StoreFailure.Missing => "ไม่พบแฟ้มข้อมูลตามที่ระบุ",
            StoreFailure.NotPossible => "ไม่สามารถเก็บแฟ้มข้อมูลไว้ในตำแหน่งนี้ได้ ให้ระบุตำแหน่งอื่นด้วย --data",
            StoreFailure.Replaced => "ข้อมูลถูกลบ ถูกแทนที่ หรือถูกย้อนกลับไปเป็นรุ่นก่อนในระหว่างใช้งาน ให้เริ่มโปรแกรมใหม่",
            StoreFailure.Faulty => "ดิสก์หรือแฟ้มข้อมูลทำงานผิดปกติ",
            StoreFailure.Damaged => "ข้อมูลบางรายการเสียหาย จึงอ่านได้อย่างเดียว ใช้คำสั่ง check เพื่อดูว่าเป็นรายการใด",
            _ => "ติดต่อที่เก็บข้อมูลไม่ได้",
        };

    public static string Explain(OptionsValidationException fault) =>
        $"A setting is wrong / การตั้งค่าไม่ถูกต้อง:\n{string.Join('\n', fault.Failures)}";

    private static async Task WriteProblemsAsync(LiveNetwork network)
    {
        if (network.StoreProblems.Count == 0)
            return;
        await Console.Error.WriteLineAsync(
            $"{network.StoreProblems.Count} records of {network.StoreLocation} cannot be shown; check lists them: "
                + $"/ แสดงข้อมูลไม่ได้ {network.StoreProblems.Count} รายการ ดูทั้งหมดด้วยคำสั่ง check:"
        );
        foreach (var problem in network.StoreProblems.Take(ShownProblemCount))
            await Console.Error.WriteLineAsync($"{problem.Kind} {problem.Id}: {problem.Message}");
    }

    private static async Task<LiveNetwork> OpenAsync(
        IConfiguration configuration,
        string? dataPath,
        bool mustExist,
        CancellationToken cancellation
    )
    {
        var options = StoreOptions.Of(configuration);
        if (options.Store == StoreKind.Neo4j && dataPath is not null)
            throw new OptionsValidationException(
                "Store",
                typeof(StoreOptions),
                ["--data names a file, but the setting Store is Neo4j.\n--data ระบุแฟ้ม แต่การตั้งค่า Store เป็น Neo4j"]
            );
        var store = await OpenStoreAsync(options.Store, configuration, dataPath, mustExist, cancellation);
        var network = await LoadAsync(store, options, !mustExist && configuration.GetValue("Data:LoadBundled", true), cancellation);
        if (!mustExist)
            await WriteProblemsAsync(network);
        return network;
    }
}
