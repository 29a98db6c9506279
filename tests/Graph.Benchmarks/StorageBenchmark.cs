using System.Diagnostics;
using System.Globalization;
using AntiCorruption.Graph.Exchange.Import;
using AntiCorruption.Graph.Exchange.Synthetic;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Sqlite;

namespace AntiCorruption.Graph.Benchmarks;

/// <summary>What a start and a commit cost on generated networks, over the real store. One tab-separated row a figure.</summary>
internal static class StorageBenchmark
{
    private const int CommitCount = 2_000;

    public static async Task<int> RunAsync(string[] sizes)
    {
        Console.WriteLine("links\tfigure\tvalue\tunit");
        foreach (var size in sizes.Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            var folder = Directory.CreateTempSubdirectory("anticorruption-benchmark-");
            var path = Path.Combine(folder.FullName, "network.db");
            await GenerateAsync(path, size);
            await MeasureAsync(() => OpenFileAsync(path), size);
            folder.Delete(recursive: true);
        }
        return 0;
    }

    internal static async Task GenerateAsync(string path, int size)
    {
        await using var network = await OpenAsync(path);
        var data = Path.Combine(AppContext.BaseDirectory, "data");
        await Importer.ImportAsync(network, [data]);
        var watch = Stopwatch.StartNew();
        await SyntheticNetwork.GenerateAsync(network, new() { LinkCount = size });
        Row(size, "generate_and_store", watch.Elapsed.TotalSeconds, "s");
    }

    /// <summary>Reads a store through, loads it, and commits to it.</summary>
    internal static async Task MeasureAsync(Func<Task<IGraphStore>> open, int size)
    {
        var store = await open();
        var watch = Stopwatch.StartNew();
        var stream = await store.LoadAsync(CancellationToken.None);
        var read = 0;
        await foreach (var batch in stream.Batches)
            read += batch.Count;
        Row(size, "read_records", watch.Elapsed.TotalSeconds, "s");
        Row(size, "records", read, "");
        watch.Restart();
        await using var network = await LiveNetwork.OpenAsync(store);
        Row(size, "cold_load", watch.Elapsed.TotalSeconds, "s");
        Row(size, "managed_memory", GC.GetTotalMemory(forceFullCollection: true) / 1048576.0, "MiB");
        Row(size, "resident_memory", Environment.WorkingSet / 1048576.0, "MiB");
        await CommitsAsync(network, size, concurrent: 1);
        await CommitsAsync(network, size, concurrent: 32);
    }

    /// <summary>One-link commits while two readers walk the newest version without pause.</summary>
    private static async Task CommitsAsync(LiveNetwork network, int size, int concurrent)
    {
        using var stop = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 2).Select(seed => Task.Run(() => Read(network, seed, stop.Token))).ToArray();
        var latencies = new double[CommitCount];
        var lastParty = network.Current.Parties.LastId;
        var next = -1;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(
            Enumerable
                .Range(0, concurrent)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        for (int i; (i = Interlocked.Increment(ref next)) < CommitCount; )
                        {
                            var began = Stopwatch.GetTimestamp();
                            var (from, to) = (1 + i * 37 % lastParty, 1 + (i * 37 + 1 + i / 7 + concurrent) % lastParty);
                            await network.CommitAsync("benchmark", "link", edit => edit.Add(
                                    new Collaboration
                                    {
                                        FromId = from,
                                        ToId = to,
                                        Type = CollaborationType.CoordinatesWith,
                                        FiscalYears = FiscalYears.Of(2580 + concurrent % 3),
                                    }
                                ));
                            latencies[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
                        }
                    })
                )
        );
        var seconds = watch.Elapsed.TotalSeconds;
        await stop.CancelAsync();
        var reads = (await Task.WhenAll(readers)).Sum();
        Array.Sort(latencies);
        Row(size, $"commit_p50_{concurrent}_writers", latencies[CommitCount / 2], "ms");
        Row(size, $"commit_p99_{concurrent}_writers", latencies[CommitCount * 99 / 100], "ms");
        Row(size, $"commits_{concurrent}_writers", CommitCount / seconds, "/s");
        Row(size, $"reads_beside_{concurrent}_writers", reads / seconds, "/s");
    }

    private static long Read(LiveNetwork network, int seed, CancellationToken stop)
    {
        long reads = 0;
        for (var party = seed + 1; !stop.IsCancellationRequested; party = party * 31 % network.Current.Parties.LastId + 1, reads++)
            _ = network.Current.PartnersOf(party).Length;
        return reads;
    }

    private static async Task<LiveNetwork> OpenAsync(string path) => await LiveNetwork.OpenAsync(await OpenFileAsync(path));

    internal static async Task<IGraphStore> OpenFileAsync(string path) => await SqliteGraphStore.OpenAsync(new() { Path = path });

    internal static void Row(int size, string figure, double value, string unit) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size}\t{figure}\t{value:0.###}\t{unit}"));
}
