using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Benchmarks;

/// <summary>
/// What writing, reading, a start and a commit cost with Neo4j as the store, beside <c>curl</c> reading with the same statements
/// and throwing away what comes: the rate at which the server can send. The server is the one at NEO4J_TEST_URI (NEO4J_TEST_USER,
/// NEO4J_TEST_PASSWORD).
/// </summary>
internal static class Neo4jBenchmark
{
    /// <summary>Records written together.</summary>
    private const int WrittenCount = 20_000;

    private const string RowALink =
        "MATCH (a:Party)-[r:COLLABORATES_WITH|COORDINATES_WITH|SUPPORTS|EXPANDED_TO]->(b:Party) RETURN type(r), a.id, b.id, properties(r)";

    private static readonly string[] Loads = ["read-areas", "read-parties", "read-activities", "read-target-areas", "read-links"];
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly string User = Environment.GetEnvironmentVariable("NEO4J_TEST_USER") ?? "neo4j";
    private static readonly string Password = Environment.GetEnvironmentVariable("NEO4J_TEST_PASSWORD") ?? "";

    public static async Task<int> RunAsync(string[] sizes)
    {
        if (Environment.GetEnvironmentVariable("NEO4J_TEST_URI") is not { Length: > 0 } address)
        {
            await Console.Error.WriteLineAsync(
                "Set NEO4J_TEST_URI, NEO4J_TEST_USER and NEO4J_TEST_PASSWORD; what lies in the database is deleted."
            );
            return 1;
        }
        var options = new Neo4jOptions
        {
            Uri = new(address),
            User = User,
            Password = Password,
            Timeout = TimeSpan.FromMinutes(5),
        };
        Console.WriteLine("links\tfigure\tvalue\tunit");
        foreach (var size in sizes.Select(text => int.Parse(text, CultureInfo.InvariantCulture)))
        {
            var folder = Directory.CreateTempSubdirectory("anticorruption-benchmark-");
            var path = Path.Combine(folder.FullName, "network.db");
            await StorageBenchmark.GenerateAsync(path, size);
            await EmptyAsync(options.Uri);
            await WriteAsync(path, options, size);
            await CurlAsync(options.Uri, size);
            await StorageBenchmark.MeasureAsync(async () => await Neo4jGraphStore.OpenAsync(options), size);
            folder.Delete(recursive: true);
        }
        return 0;
    }

    private static async Task WriteAsync(string path, Neo4jOptions options, int size)
    {
        await using var from = await StorageBenchmark.OpenFileAsync(path);
        await using var to = await Neo4jGraphStore.OpenAsync(options);
        var watch = Stopwatch.StartNew();
        var (version, count) = (0L, 0L);
        var stream = await from.LoadAsync(CancellationToken.None);
        var waiting = new List<GraphRecord>();
        await foreach (var batch in stream.Batches)
        {
            waiting.AddRange(batch);
            if (waiting.Count >= WrittenCount)
                await WriteAsync();
        }
        await WriteAsync();
        StorageBenchmark.Row(size, "written", count / watch.Elapsed.TotalSeconds, "records/s");

        async Task WriteAsync()
        {
            version = await to.AppendAsync([SetOf(version + 1, waiting)], version, CancellationToken.None);
            count += waiting.Count;
            waiting.Clear();
        }
    }

    private static ChangeSet SetOf(long version, List<GraphRecord> records) =>
        new()
        {
            ChangeId = Guid.CreateVersion7(),
            Version = version,
            At = DateTimeOffset.UtcNow,
            By = "benchmark",
            Operation = "write",
            Changes = [.. records.Select(record => new RecordChange(record.Kind, record.Id, null, record))],
        };

    /// <summary>
    /// Has <c>curl</c> read links in the plainest way, then links as the program reads them, then all that it reads: by one reader, and by
    /// two on a half each.
    /// </summary>
    private static async Task CurlAsync(Uri uri, int size)
    {
        var last = await ReadLastIdsAsync(uri);
        await MeasureAsync("curl_row_a_link", () => ReadAsync(RowALink, 1, 0));
        await MeasureAsync("curl_links", () => ReadAsync(Statement.TextOf("read-links"), 1, last[^1]));
        await MeasureAsync("curl_links_two_halves", () => ReadAsync(Statement.TextOf("read-links"), 2, last[^1]));
        await MeasureAsync("curl_all", () => ReadAllAsync(1));
        await MeasureAsync("curl_all_two_halves", () => ReadAllAsync(2));

        async Task<double> ReadAllAsync(int parts)
        {
            var bytes = 0.0;
            foreach (var (name, lastId) in Loads.Zip(last))
                bytes += await ReadAsync(Statement.TextOf(name), parts, lastId);
            return bytes;
        }

        async Task<double> ReadAsync(string statement, int parts, int lastId) =>
            (
                await Task.WhenAll(
                    Enumerable
                        .Range(0, parts)
                        .Select(part =>
                            CurlAsync(uri, statement, new(1 + (int)((long)lastId * part / parts), (int)((long)lastId * (part + 1) / parts)))
                        )
                )
            ).Sum();

        async Task MeasureAsync(string figure, Func<Task<double>> readAsync)
        {
            var watch = Stopwatch.StartNew();
            var bytes = await readAsync();
            StorageBenchmark.Row(size, figure, watch.Elapsed.TotalSeconds, "s");
            StorageBenchmark.Row(size, figure + "_size", bytes / 1_000_000, "MB");
        }
    }

    private static async Task<double> CurlAsync(Uri uri, string statement, IdRange ids)
    {
        var file = Path.GetTempFileName();
        var ranges = IdRange.Split([ids], Neo4jReader.RowSize).Select(range => new[] { range.First, range.Last });
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    statement = Statement.Language + statement,
                    parameters = new { ranges },
                    accessMode = "READ",
                },
                Plain
            )
        );
        var start = new ProcessStartInfo("curl", ["-fsS", "-o", "/dev/null", "-w", "%{size_download}", "-K", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        using var curl = Process.Start(start)!;
        await curl.StandardInput.WriteAsync(
            $"url = \"{QueryUri(uri)}\"\nuser = \"{User}:{Password}\"\nheader = \"Content-Type: application/json\"\ndata = \"@{file}\"\n"
        );
        curl.StandardInput.Close();
        var bytes = await curl.StandardOutput.ReadToEndAsync();
        await curl.WaitForExitAsync();
        File.Delete(file);
        return double.Parse(bytes, CultureInfo.InvariantCulture);
    }

    /// <summary>The highest id given of each kind.</summary>
    private static async Task<int[]> ReadLastIdsAsync(Uri uri)
    {
        using var http = Client();
        using var answer = await http.PostAsJsonAsync(QueryUri(uri), new { statement = Statement.TextOf("read-network") });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>())
            .GetProperty("data")
            .GetProperty("values")[0][1]
            .Deserialize<int[]>()!;
    }

    private static async Task EmptyAsync(Uri uri)
    {
        using var http = Client();
        using var answer = await http.PostAsJsonAsync(
            QueryUri(uri),
            new { statement = "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS" }
        );
        answer.EnsureSuccessStatusCode();
    }

    private static HttpClient Client()
    {
        var http = new HttpClient { Timeout = TimeSpan.FromMinutes(10) };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))
        );
        return http;
    }

    private static Uri QueryUri(Uri uri) => new(uri, "/db/neo4j/query/v2");
}
