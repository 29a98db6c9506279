using AntiCorruption.Api.Operations;
using AntiCorruption.Api.Tests.Wire;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;
using AntiCorruption.Graph.Storage.Sqlite;
using AntiCorruption.Graph.Tests.Storage.Neo4j;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace AntiCorruption.Api.Tests.Stores;

/// <summary>The same questions and changes, one after the other, asked of a server over each store.</summary>
[Collection(nameof(Neo4jServer))]
public sealed class SameAnswersTests(Neo4jServer server)
{
    private const int OperationCount = 200;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task BothStoresGiveTheSameAnswersToTheSameOperations()
    {
        var folder = Directory.CreateTempSubdirectory("anticorruption-same-");
        var file = await SqliteGraphStore.OpenAsync(new() { Path = Path.Combine(folder.FullName, "network.db") }, Cancellation);
        var database = await Neo4jGraphStore.OpenAsync(await server.EmptyAsync(), Cancellation);
        await using (var one = await HostAsync(file, StoreKind.Sqlite))
        await using (var other = await HostAsync(database, StoreKind.Neo4j))
        {
            using HttpClient first = Client(one),
                second = Client(other);
            var changed = 0;
            foreach (var operation in Operations.Of(seed: 5, OperationCount))
            {
                var expected = (await GraphQLAnswer.QueryAsync(first, operation)).Body.ToString();
                var actual = (await GraphQLAnswer.QueryAsync(second, operation)).Body.ToString();
                Assert.True(expected == actual, $"{operation}\nSqlite: {expected}\nNeo4j:  {actual}");
                Assert.True(
                    expected.StartsWith("{\"data\":", StringComparison.Ordinal) || expected.Contains("\"path\":", StringComparison.Ordinal),
                    $"Not executed: {operation}\n{expected}"
                );
                if (
                    operation.StartsWith("mutation", StringComparison.Ordinal)
                    && expected.Contains("\"errors\":null", StringComparison.Ordinal)
                )
                    changed++;
            }
            Assert.InRange(changed, OperationCount / 5, OperationCount);
            StoreContent held = await StoreCopy.ReadContentAsync(file, Cancellation),
                alsoHeld = await StoreCopy.ReadContentAsync(database, Cancellation);
            Assert.True(held.HoldsSameAs(alsoHeld) && held.Version == alsoHeld.Version, $"{held} and {alsoHeld}");
        }
        folder.Delete(recursive: true);
    }

    private static async Task<WebApplication> HostAsync(IGraphStore store, StoreKind kind)
    {
        LiveNetwork network = await NetworkStore.LoadAsync(store, new() { Store = kind }, loadBundled: true, Cancellation);
        var app = Server.Build(["--urls", "http://127.0.0.1:0", "--Wire:TimeoutSeconds", "120"], network);
        await app.StartAsync(Cancellation);
        return app;
    }

    private static HttpClient Client(WebApplication app) =>
        new() { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
}
