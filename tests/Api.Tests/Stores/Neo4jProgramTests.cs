using System.Diagnostics;
using System.Net;
using System.Text.Json;
using AntiCorruption.Api.Operations;
using AntiCorruption.Api.Tests.Conformance;
using AntiCorruption.Api.Tests.Wire;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Sqlite;
using AntiCorruption.Graph.Tests.Storage.Neo4j;

namespace AntiCorruption.Api.Tests.Stores;

/// <summary>The program itself with Neo4j as its store, chosen by settings alone.</summary>
[Collection(nameof(Neo4jServer))]
public sealed class Neo4jProgramTests(Neo4jServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhatOneProcessWritesTheOtherShowsAndNothingIsLost()
    {
        await server.EmptyAsync();
        await using var one = await StartAsync();
        await using var other = await StartAsync();
        using HttpClient first = new() { BaseAddress = one.Address },
            second = new() { BaseAddress = other.Address };
        var lags = new List<TimeSpan>();
        for (var i = 0; i < 9; i++)
        {
            await WriteAsync(first, $"seen-{i}");
            var watch = Stopwatch.StartNew();
            await UntilAsync(second, $$"""{ party(key: "seen-{{i}}") { name } }""", data =>
                data.GetProperty("party").ValueKind == JsonValueKind.Object
            );
            lags.Add(watch.Elapsed);
        }
        // A figure and no claim: how long it takes is the machine's.
        var seen = string.Join(", ", lags.Select(lag => $"{lag.TotalMilliseconds:0} ms"));
        TestContext.Current.SendDiagnosticMessage($"Seen by the other process after {seen}.");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => WriteAsync(i % 2 == 0 ? first : second, $"both-{i}")));
        foreach (var http in (HttpClient[])[first, second])
            await UntilAsync(http, """{ parties(where: { key: { startsWith: "both-" } }) { totalCount } }""", data =>
                data.GetProperty("parties").GetProperty("totalCount").GetInt32() == 20
            );
        var versions = await Task.WhenAll(VersionAsync(first), VersionAsync(second));
        Assert.Equal(versions[0], versions[1]);
    }

    [Fact]
    public async Task AProgramWhoseStoreIsDownSaysSoListensAndBeginsWhenItComes()
    {
        await server.EmptyAsync();
        var port = Neo4jServer.FreePort();
        await using var program = new RunningProgram();
        Choose(program.Settings, new($"http://127.0.0.1:{port}"));
        await program.StartAsync(whenReady: false);
        using var http = new HttpClient { BaseAddress = program.Address };
        using (var ready = await http.GetAsync("/health/ready", Cancellation))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            Assert.Equal("nosniff", Assert.Single(ready.Headers.GetValues("X-Content-Type-Options")));
            Assert.Single(ready.Headers.GetValues("Content-Security-Policy"));
        }
        var answer = await GraphQLAnswer.QueryAsync(http, "{ version }");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "STORE_UNAVAILABLE"), (answer.Status, answer.Code));
        using (var foreign = new HttpRequestMessage(HttpMethod.Get, "/health/ready") { Headers = { { "Via", "1.1 proxy" } } })
        using (var refused = await http.SendAsync(foreign, Cancellation))
            Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        await using (new FaultyWire(server.Uri.Port, port))
        {
            await UntilAsync(http, "{ version }", data => data.GetProperty("version").GetInt64() > 0);
            using var ready = await http.GetAsync("/health/ready", Cancellation);
            Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
        }
        program.Kill();
        var said = await program.ReadErrorsAsync();
        Assert.Contains($"http://127.0.0.1:{port}", said, StringComparison.Ordinal);
        Assert.Contains("Trying again", said, StringComparison.Ordinal);
        Assert.DoesNotContain(server.Password, said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhileAnotherServerHasTakenThePlaceOfItsOwnARunningProgramSaysSoAnswersAndRefusesChanges()
    {
        await server.EmptyAsync();
        var wire = new FaultyWire(server.Uri.Port);
        var address = wire.Uri;
        await using var program = new RunningProgram();
        Choose(program.Settings, address);
        await program.StartAsync();
        using var http = new HttpClient { BaseAddress = program.Address };
        await WriteAsync(http, "before");
        await wire.DisposeAsync();
        await using (new StandInServer("4.4.30", address.Port))
        {
            await UntilReadyAsync(http, HttpStatusCode.ServiceUnavailable);
            var read = await GraphQLAnswer.QueryAsync(http, """{ party(key: "before") { name } }""");
            Assert.Equal("before", read.Data.GetProperty("party").GetProperty("name").GetString());
            var written = await GraphQLAnswer.QueryAsync(
                http,
                """
                mutation { createParty(input: { kind: MECHANISM, name: "lost", key: "lost" }) { party { key } errors { ... on
                Error { message } } } }
                """
            );
            Assert.Equal("STORE_UNAVAILABLE", written.Code);
        }
        await using (new FaultyWire(server.Uri.Port, address.Port))
        {
            await UntilReadyAsync(http, HttpStatusCode.OK);
            await WriteAsync(http, "after");
            var parties = await GraphQLAnswer.QueryAsync(
                http,
                """{ before: party(key: "before") { name } lost: party(key: "lost") { name } }"""
            );
            Assert.Equal(
                (JsonValueKind.Object, JsonValueKind.Null),
                (parties.Data.GetProperty("before").ValueKind, parties.Data.GetProperty("lost").ValueKind)
            );
        }
    }

    [Fact]
    public async Task AWrongPasswordEndsTheStartAndIsNotPrinted()
    {
        await server.EmptyAsync();
        var (exit, output) = await RunningProgram.RunAsync(
            Choose([], server.Uri, password: "not-the-password"),
            "serve",
            "--urls",
            "http://127.0.0.1:0"
        );
        Assert.Equal(1, exit);
        Assert.Contains("refuses", output, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-password", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerOfAWrongVersionEndsTheStartAndIsToldWithTheOneNeeded()
    {
        await using var old = new StandInServer("4.4.30");
        var (exit, output) = await RunningProgram.RunAsync(Choose([], old.Uri), "serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exit);
        Assert.Contains("Neo4j 4.4.30", output, StringComparison.Ordinal);
        Assert.Contains("5.26 or newer", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Listening", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Neo4j__Uri", "bolt://127.0.0.1:7687", "Neo4j:Uri")]
    [InlineData("Neo4j__Uri", "http://neo4j:secret-word@127.0.0.1", "must not hold credentials")]
    [InlineData("Neo4j__PasswordFile", "/nowhere/secret", "Neo4j:PasswordFile")]
    [InlineData("Neo4j__CertificateFile", "/nowhere/ca.pem", "Neo4j:CertificateFile")]
    [InlineData("Neo4j__TimeoutSeconds", "0", "Neo4j:TimeoutSeconds")]
    [InlineData("Neo4j__MaxWriteSize", "10", "Neo4j:MaxWriteSize")]
    [InlineData("Store", "Oracle", "Store")]
    public async Task AWrongSettingEndsTheStartWithItsName(string name, string value, string told)
    {
        var settings = Choose([], new("http://127.0.0.1:9"));
        settings[name] = value;
        var (exit, output) = await RunningProgram.RunAsync(settings, "serve", "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exit);
        Assert.Contains(told, output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CopyGoesBothWaysGoesOnWhereItEndedAndRefusesAnotherNetwork()
    {
        await server.EmptyAsync();
        var folder = Directory.CreateTempSubdirectory("anticorruption-copy-");
        string first = Path.Combine(folder.FullName, "first.db"),
            second = Path.Combine(folder.FullName, "second.db"),
            foreign = Path.Combine(folder.FullName, "foreign.db");
        await FillAsync(first, "ก");
        Assert.Equal((0, true, true), await CopyAsync("sqlite", first, "Both hold the same"));
        Assert.Equal((0, true, true), await CopyAsync("neo4j", second, "Both hold the same"));
        Assert.Equal((0, true, true), await CopyAsync("sqlite", first, "0 changes copied"));
        Assert.Equal(await ContentAsync(first), await ContentAsync(second));
        await FillAsync(foreign, "ข");
        var (exit, output) = await RunningProgram.RunAsync(Choose([], server.Uri), "copy", "neo4j", "--data", foreign);
        Assert.Equal(1, exit);
        Assert.Contains("another network", output, StringComparison.Ordinal);
        folder.Delete(recursive: true);

        async Task<(int, bool, bool)> CopyAsync(string from, string path, string told)
        {
            var (exit, output) = await RunningProgram.RunAsync(Choose([], server.Uri), "copy", from, "--data", path);
            return (exit, output.Contains(told, StringComparison.Ordinal), output.Contains("sha256", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task AChangeTooLargeForTheServerIsRefusedBeforeItIsSentAndCopiedInPartsWithoutHistory()
    {
        await server.EmptyAsync();
        var folder = Directory.CreateTempSubdirectory("anticorruption-copy-");
        var path = Path.Combine(folder.FullName, "large.db");
        Assert.Equal(0, (await RunningProgram.RunAsync([], "generate", "--size", "10k", "--data", path)).Exit);
        var refused = await CopyAsync("copy", "sqlite");
        Assert.Equal(1, refused.Exit);
        Assert.Contains("Neo4j:MaxWriteSize", refused.Output, StringComparison.Ordinal);
        Assert.Contains("--without-history", refused.Output, StringComparison.Ordinal);
        // The first change, of the bundled data, is small; of the second nothing came.
        Assert.Equal(0, (await server.RunAsync("MATCH (n:Party {isSynthetic: true}) RETURN count(n)"))[0][0].GetInt32());
        var beside = await CopyAsync("copy", "sqlite", "--without-history");
        Assert.Equal(1, beside.Exit);
        Assert.Contains("empty store", beside.Output, StringComparison.Ordinal);
        await server.EmptyAsync();
        var copied = await CopyAsync("copy", "sqlite", "--without-history");
        Assert.Equal((0, true), (copied.Exit, copied.Output.Contains("Both hold the same", StringComparison.Ordinal)));
        Assert.Equal(10_000, (await server.RunAsync("MATCH ()-[r {isSynthetic: true}]->() RETURN count(r)"))[0][0].GetInt32());
        folder.Delete(recursive: true);

        Task<(int Exit, string Output)> CopyAsync(params string[] arguments)
        {
            var settings = Choose([], server.Uri);
            settings["Neo4j__MaxWriteSize"] = "5000";
            return RunningProgram.RunAsync(settings, [.. arguments, "--data", path]);
        }
    }

    [Fact]
    public async Task CheckPrintsWhatSomebodyElseBrokeAndEndsWellWhenItIsMended()
    {
        await server.EmptyAsync();
        // A check loads nothing; a server that starts on an empty database loads the bundled network.
        await (await StartAsync()).DisposeAsync();
        Assert.Equal(0, (await RunningProgram.RunAsync(Choose([], server.Uri), "check")).Exit);
        await server.RunAsync("MATCH (n:Party {id: 3}) SET n.partyKind = 'Nonsense'");
        var (exit, output) = await RunningProgram.RunAsync(Choose([], server.Uri), "check");
        Assert.Equal(1, exit);
        Assert.Contains("Party 3:", output, StringComparison.Ordinal);
        await server.RunAsync("MATCH (n:Party {id: 3}) SET n.partyKind = 'StateAgency'");
        Assert.Equal(0, (await RunningProgram.RunAsync(Choose([], server.Uri), "check")).Exit);
    }

    private async Task<RunningProgram> StartAsync()
    {
        var program = new RunningProgram();
        Choose(program.Settings, server.Uri);
        await program.InitializeAsync();
        return program;
    }

    private Dictionary<string, string?> Choose(Dictionary<string, string?> settings, Uri uri, string? password = null)
    {
        foreach (
            var (name, value) in (ReadOnlySpan<(string, string)>)
                [
                    ("Store", "Neo4j"),
                    ("Neo4j__Uri", uri.ToString()),
                    ("Neo4j__User", server.User ?? ""),
                    ("Neo4j__Password", password ?? server.Password),
                ]
        )
            settings[name] = value;
        return settings;
    }

    private static async Task FillAsync(string path, string name)
    {
        await using var network = await NetworkFile.OpenAsync(path, loadBundled: true, Cancellation);
        await network.CommitAsync(
            "tester",
            "add",
            edit =>
                edit.Add(
                    new Graph.Model.Party
                    {
                        Key = name,
                        PartyKind = Graph.Model.PartyKind.Mechanism,
                        NameTh = name,
                    }
                ),
            Cancellation
        );
    }

    private static async Task<string> ContentAsync(string path)
    {
        await using var store = await SqliteGraphStore.OpenAsync(new() { Path = path }, Cancellation);
        var content = await StoreCopy.ReadContentAsync(store, Cancellation);
        return $"{content.Version} {string.Join(' ', content.Counts)} {content.Hash}";
    }

    private static async Task WriteAsync(HttpClient http, string key)
    {
        var answer = await GraphQLAnswer.QueryAsync(
            http,
            $$"""
            mutation { createParty(input: { kind: MECHANISM, name: "{{key}}", key: "{{key}}" }) { party { key } errors {
            ... on Error { message } } } }
            """
        );
        Assert.Equal(key, answer.Data.GetProperty("createParty").GetProperty("party").GetProperty("key").GetString());
    }

    private static async Task<long> VersionAsync(HttpClient http) =>
        (await GraphQLAnswer.QueryAsync(http, "{ version }")).Data.GetProperty("version").GetInt64();

    private static async Task UntilReadyAsync(HttpClient http, HttpStatusCode expected)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(50, Cancellation))
        {
            using var ready = await http.GetAsync("/health/ready", Cancellation);
            if (ready.StatusCode == expected)
                return;
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), $"/health/ready answers {ready.StatusCode}.");
        }
    }

    private static async Task UntilAsync(HttpClient http, string query, Func<JsonElement, bool> claim)
    {
        for (var patience = Stopwatch.StartNew(); ; await Task.Delay(20, Cancellation))
        {
            Assert.True(patience.Elapsed < TimeSpan.FromMinutes(1), $"{query} did not come true within a minute.");
            try
            {
                if ((await GraphQLAnswer.QueryAsync(http, query)) is { Status: HttpStatusCode.OK } answer && claim(answer.Data))
                    return;
            }
            catch (Exception between) when (between is HttpRequestException or JsonException)
            {
                // The program that waits makes room for the one that serves.
            }
        }
    }
}
