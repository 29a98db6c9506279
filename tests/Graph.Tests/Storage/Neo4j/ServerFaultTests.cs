using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

/// <summary>A server of their own for tests that end it, with TLS.</summary>
public sealed class MortalServer : IAsyncDisposable
{
    private readonly int tlsPort = Neo4jServer.FreePort();

    public Neo4jServer Server { get; } = new() { IsOwn = true };
    public string CertificateFile => Path.Combine(Server.Home, "certificates", "https", "public.crt");
    public Uri SecureUri => new($"https://127.0.0.1:{tlsPort}");

    /// <summary>The server, running and empty.</summary>
    public async Task<Neo4jOptions> EmptyAsync()
    {
        if (Server.Settings.Count == 0)
            Prepare();
        var options = await Server.EmptyAsync();
        return new()
        {
            Uri = options.Uri,
            User = options.User,
            Password = options.Password,
            RetryCount = 2,
        };
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    private void Prepare()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        Directory.CreateDirectory(Path.GetDirectoryName(CertificateFile)!);
        File.WriteAllText(CertificateFile, certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(CertificateFile)!, "private.key"), key.ExportPkcs8PrivateKeyPem());
        Server.Settings.AddRange([
            "server.https.enabled=true",
            $"server.https.listen_address=127.0.0.1:{tlsPort}",
            "dbms.ssl.policy.https.enabled=true",
            "dbms.ssl.policy.https.base_directory=certificates/https",
            "dbms.ssl.policy.https.client_auth=NONE",
        ]);
    }
}

/// <summary>What happens when the server itself fails.</summary>
[Collection(nameof(Neo4jServer))]
public sealed class ServerFaultTests(MortalServer mortal) : IClassFixture<MortalServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OfAServerKilledInTheMiddleOfWritesNothingAcknowledgedIsLostAndNothingIsThereTwice()
    {
        var options = await mortal.EmptyAsync();
        await using var network = await LiveNetwork.OpenAsync(
            await Neo4jGraphStore.OpenAsync(options, Cancellation),
            new() { FollowInterval = TimeSpan.FromMilliseconds(100) },
            cancellationToken: Cancellation
        );
        var (acknowledged, refused, next) = (new ConcurrentDictionary<string, int>(), new ConcurrentBag<string>(), 0);
        var writers = Enumerable
            .Range(0, 4)
            .Select(_ =>
                Task.Run(async () =>
                {
                    while (refused.Count < 8)
                    {
                        var key = $"party-{Interlocked.Increment(ref next)}";
                        try
                        {
                            acknowledged[key] = (
                                await network.CommitAsync(
                                    "tester",
                                    "add",
                                    edit =>
                                        edit.Add(
                                            new Party
                                            {
                                                Key = key,
                                                PartyKind = PartyKind.Mechanism,
                                                NameTh = key,
                                            }
                                        ).Id,
                                    Cancellation
                                )
                            ).Result;
                        }
                        catch (StoreUnavailableException)
                        {
                            refused.Add(key);
                        }
                    }
                })
            )
            .ToArray();
        await Eventually.IsTrueAsync(() => acknowledged.Count >= 30);
        mortal.Server.Kill();
        await Task.WhenAll(writers);
        Assert.NotNull(network.StoreFault);
        Assert.Equal(acknowledged.Count, network.Current.Parties.Count);
        await mortal.Server.StartAsync();
        await Eventually.IsTrueAsync(() => network.StoreFault is null);
        // The same program goes on, without a new start.
        await network.CommitAsync(
            "tester",
            "add",
            edit =>
                edit.Add(
                    new Party
                    {
                        Key = "after",
                        PartyKind = PartyKind.Mechanism,
                        NameTh = "after",
                    }
                ),
            Cancellation
        );
        Assert.All(acknowledged, pair => Assert.Equal(pair.Value, network.Current.FindParty(pair.Key)?.Id));
        var counts = (
            await mortal.Server.RunAsync(
                "MATCH (n:Party) WITH count(n) AS parties, count(DISTINCT n.key) AS keys MATCH (s:ChangeSet) RETURN "
                    + "parties, keys, count(s), max(s.version)"
            )
        )[0];
        Assert.Equal(counts[0].GetInt32(), counts[1].GetInt32());
        Assert.InRange(counts[0].GetInt32(), acknowledged.Count + 1, acknowledged.Count + 1 + refused.Count);
        Assert.Equal((counts[2].GetInt64(), network.Current.Version), (counts[3].GetInt64(), counts[3].GetInt64()));
        Assert.Equal(counts[0].GetInt32(), network.Current.Parties.Count);
    }

    [Fact]
    public async Task AReadOnlyDatabaseIsReadAndItsRefusalOfWritesTold()
    {
        var options = await mortal.EmptyAsync();
        await using (var network = await OpenAsync(options))
            await AddAsync(network, "first");
        mortal.Server.Kill();
        mortal.Server.Settings.Add("server.databases.default_to_read_only=true");
        await mortal.Server.StartAsync();
        await using (var network = await OpenAsync(options))
        {
            Assert.NotNull(network.Current.FindParty("first"));
            Assert.Equal(
                StoreFailure.ReadOnly,
                (await Assert.ThrowsAsync<StoreUnavailableException>(() => AddAsync(network, "second"))).Failure
            );
            Assert.Null(network.Current.FindParty("second"));
        }
        mortal.Server.Kill();
        mortal.Server.Settings.RemoveAt(mortal.Server.Settings.Count - 1);
        await mortal.Server.StartAsync();
        await using (var network = await OpenAsync(options))
            await AddAsync(network, "second");
    }

    [Fact]
    public async Task ACertificateThatNobodyVouchesForIsNotTrustedAndOneThatIsNamedIs()
    {
        var options = await mortal.EmptyAsync();
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Neo4jGraphStore.OpenAsync(
                new()
                {
                    Uri = mortal.SecureUri,
                    User = options.User,
                    Password = options.Password,
                },
                Cancellation
            )
        );
        Assert.Equal(StoreFailure.NotTrusted, fault.Failure);
        await using var store = await Neo4jGraphStore.OpenAsync(
            new()
            {
                Uri = mortal.SecureUri,
                User = options.User,
                Password = options.Password,
                CertificateFile = mortal.CertificateFile,
            },
            Cancellation
        );
        Assert.Equal(0, await store.ReadVersionAsync(Cancellation));
    }

    private static Task AddAsync(LiveNetwork network, string key) =>
        network.CommitAsync(
            "tester",
            "add",
            edit =>
                edit.Add(
                    new Party
                    {
                        Key = key,
                        PartyKind = PartyKind.Mechanism,
                        NameTh = key,
                    }
                ),
            Cancellation
        );

    private static async Task<LiveNetwork> OpenAsync(Neo4jOptions options) =>
        await LiveNetwork.OpenAsync(await Neo4jGraphStore.OpenAsync(options, Cancellation), cancellationToken: Cancellation);
}
