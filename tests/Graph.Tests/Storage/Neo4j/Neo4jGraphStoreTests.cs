using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

[Collection(nameof(Neo4jServer))]
public sealed class Neo4jGraphStoreTests(Neo4jServer server) : GraphStoreContract
{
    protected override async Task<IGraphStore> CreateAsync() => await Neo4jGraphStore.OpenAsync(await server.EmptyAsync(), Cancellation);

    protected override async Task<IGraphStore> ReopenAsync()
    {
        await Store.DisposeAsync();
        return await Neo4jGraphStore.OpenAsync(server.Options, Cancellation);
    }
}
