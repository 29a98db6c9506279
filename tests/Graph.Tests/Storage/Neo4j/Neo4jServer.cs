using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

/// <summary>
/// A real Neo4j server for tests: the one at NEO4J_TEST_URI (with NEO4J_TEST_USER and NEO4J_TEST_PASSWORD; its data are
/// deleted), else one of its own, started from the programs in NEO4J_HOME or ../shared/neo4j, on free ports, in a folder
/// that goes with it. Where there is neither, or no Java, tests are skipped and say so.
/// </summary>
public sealed class Neo4jServer : IAsyncDisposable
{
    private readonly SemaphoreSlim starting = new(1);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anticorruption-neo4j-");
    private readonly HttpClient http = new();
    private Process? process;
    private FileStream? turn;

    public Uri Uri { get; private set; } = null!;
    public string User { get; private set; } = "neo4j";
    public string Password { get; private set; } = "test-password";

    /// <summary>Settings for the next start, beside those that every test server has.</summary>
    public List<string> Settings { get; } = [];

    /// <summary>The server's own folder, for what its settings refer to.</summary>
    public string Home => folder.FullName;

    /// <summary>Never the server at NEO4J_TEST_URI: for tests that end their server.</summary>
    public bool IsOwn { get; init; }

    public Neo4jOptions Options =>
        new()
        {
            Uri = Uri,
            User = User,
            Password = Password,
        };

    /// <summary>A running server with an empty database.</summary>
    public async Task<Neo4jOptions> EmptyAsync()
    {
        await starting.WaitAsync();
        try
        {
            if (Uri is null)
                await FindAsync();
        }
        finally
        {
            starting.Release();
        }
        await RunAsync("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 20000 ROWS");
        return Options;
    }

    /// <summary>Runs a statement as somebody else would, past the program; gives its rows.</summary>
    public async Task<JsonElement> RunAsync(string statement, object? parameters = null) =>
        (await SendAsync(statement, parameters)).GetProperty("data").GetProperty("values");

    /// <summary>The operators by which a statement would be run, such as <c>NodeUniqueIndexSeek</c>.</summary>
    public async Task<IReadOnlyList<string>> ExplainAsync(string statement)
    {
        return [.. OperatorsOf((await SendAsync(statement, null)).GetProperty("queryPlan"))];

        static IEnumerable<string> OperatorsOf(JsonElement plan) =>
            plan.GetProperty("children")
                .EnumerateArray()
                .SelectMany(OperatorsOf)
                .Prepend(plan.GetProperty("operatorType").GetString()!.Split('@')[0]);
    }

    private async Task<JsonElement> SendAsync(string statement, object? parameters)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(Uri, "/db/neo4j/query/v2"))
        {
            Content = JsonContent.Create(new { statement, parameters = parameters ?? new { } }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue(
            "Basic",
            Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))
        );
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>();
        if (body.TryGetProperty("errors", out var errors))
            throw new InvalidOperationException(errors.ToString());
        return body;
    }

    /// <summary>Starts on the same folder and ports again and waits until a statement answers.</summary>
    public async Task StartAsync()
    {
        var programs = Programs();
        var conf = Directory.CreateDirectory(Path.Combine(Home, "conf")).FullName;
        foreach (var name in (string[])["data", "logs", "plugins", "import", "run"])
            folder.CreateSubdirectory(name);
        string[] own =
        [
            "server.default_listen_address=127.0.0.1",
            $"server.http.listen_address=127.0.0.1:{Uri.Port}",
            "server.bolt.enabled=true",
            "server.bolt.listen_address=127.0.0.1:0",
            "server.memory.pagecache.size=128m",
            "dbms.usage_report.enabled=false",
        ];
        await File.WriteAllLinesAsync(Path.Combine(conf, "neo4j.conf"), [.. own, .. Settings]);
        if (!Directory.EnumerateFileSystemEntries(Path.Combine(Home, "data")).Any())
            await Java(programs, "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", Password).WaitForExitAsync();
        process = Java(programs, "org.neo4j.server.CommunityEntryPoint", $"--home-dir={Home}", $"--config-dir={conf}");
        for (var patience = Stopwatch.StartNew(); !await AnswersAsync(); )
        {
            if (process.HasExited || patience.Elapsed > TimeSpan.FromMinutes(5))
                throw new InvalidOperationException($"Neo4j did not start; see {Home}/logs");
            await Task.Delay(100);
        }
    }

    /// <summary>Ends the server as a power cut would.</summary>
    public void Kill()
    {
        process!.Kill();
        process.WaitForExit();
    }

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
            Kill();
        process?.Dispose();
        turn?.Dispose();
        http.Dispose();
        starting.Dispose();
        await Task.Yield();
        folder.Delete(recursive: true);
    }

    private async Task FindAsync()
    {
        if (!IsOwn && Environment.GetEnvironmentVariable("NEO4J_TEST_URI") is { Length: > 0 } uri)
        {
            turn = await TakeTurnAsync();
            (User, Password) = (
                Environment.GetEnvironmentVariable("NEO4J_TEST_USER") ?? User,
                Environment.GetEnvironmentVariable("NEO4J_TEST_PASSWORD") ?? Password
            );
            Uri = new(uri);
            return;
        }
        Programs();
        Uri = new($"http://127.0.0.1:{FreePort()}");
        try
        {
            await StartAsync();
        }
        catch (InvalidOperationException)
        {
            // The next test that needs it tries again.
            Kill();
            Uri = null!;
            throw;
        }
    }

    /// <summary>Test programs that run side by side and share the named server use it one after the other: it holds one database.</summary>
    private static async Task<FileStream> TakeTurnAsync()
    {
        var path = Path.Combine(Path.GetTempPath(), "anticorruption-neo4j-tests.lock");
        for (; ; await Task.Delay(200))
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                // Another's turn.
            }
        }
    }

    private static string Programs()
    {
        var home = Environment.GetEnvironmentVariable("NEO4J_HOME") is { Length: > 0 } named ? named : SharedFolder.Find("neo4j");
        if (!Directory.Exists(Path.Combine(home, "lib")))
            Assert.Skip("needs Neo4j: set NEO4J_TEST_URI or NEO4J_HOME, or put its programs into ../shared/neo4j");
        if (
            !(Environment.GetEnvironmentVariable("PATH") ?? "")
                .Split(Path.PathSeparator)
                .Any(folder => File.Exists(Path.Combine(folder, "java")))
        )
            Assert.Skip("needs Java 17 or 21 to run Neo4j");
        return Path.Combine(home, "lib");
    }

    private Process Java(string programs, string main, params string[] arguments)
    {
        string[] opens =
        [
            .. from package in (string[])["java.nio", "java.io", "sun.nio.ch", "java.util.concurrent", "java.lang"]
            select $"--add-opens=java.base/{package}=ALL-UNNAMED",
        ];
        var log = Path.Combine(Home, "logs", "console.log");
        // Through a shell, which gives its place to Java and the output to a file.
        string[] command =
        [
            "-c",
            "exec java \"$@\" >> \"$LOG\" 2>&1 < /dev/null",
            "sh",
            "-Xms256m",
            "-Xmx1g",
            "-Dfile.encoding=UTF-8",
            .. opens,
            "-cp",
            $"{Home}/conf:{programs}/*",
            main,
            .. arguments,
        ];
        var start = new ProcessStartInfo("sh", command)
        {
            WorkingDirectory = Home,
            Environment =
            {
                ["LOG"] = log,
                ["NEO4J_HOME"] = Home,
                ["NEO4J_CONF"] = Path.Combine(Home, "conf"),
            },
        };
        return Process.Start(start)!;
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await RunAsync("RETURN 1");
            return true;
        }
        catch (Exception error) when (error is HttpRequestException or InvalidOperationException or JsonException)
        {
            return false;
        }
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>Tests that share the server, one after the other: it holds one database.</summary>
[CollectionDefinition(nameof(Neo4jServer))]
public sealed class Neo4jTestGroup : ICollectionFixture<Neo4jServer>;
