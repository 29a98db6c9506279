using AntiCorruption.Api.Tests.Wire;

namespace AntiCorruption.Api.Tests.Conformance;

/// <summary>The public suites and clients against the transport over the test schema.</summary>
public sealed class TransportTests : IAsyncLifetime
{
    private const string Query = "{ hello }";
    private const string Subscription = "subscription { countUp(to: 1000, delay: 10) }";
    private WireHost host = null!;

    public async ValueTask InitializeAsync() => host = await WireHost.StartAsync(("Wire:WebSocket:InitTimeoutSeconds", "0.5"));

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task EveryAuditOfGraphQLOverHttpPasses() => Assert.Equal("61 of 61", await NodeSuite.RunAsync("audit.mjs", host.GraphQL));

    [Fact]
    public async Task GraphQLJsBuildsAValidSchemaOfTheIntrospectionResult() => await NodeSuite.RunAsync("introspection.mjs", host.GraphQL);

    [Fact]
    public async Task TheStockWebSocketClientWorksAndNothingIsLoggedAsAnError()
    {
        await NodeSuite.RunAsync("sockets.mjs", host.GraphQL, Query, Subscription);
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task TheStockEventStreamClientWorksAndNothingIsLoggedAsAnError()
    {
        await NodeSuite.RunAsync("events.mjs", host.GraphQL, Query, Subscription);
        Assert.Empty(host.Log.Errors);
        Assert.True(SpinWait.SpinUntil(() => host.OpenSubscriptions == 0, TimeSpan.FromSeconds(10)), "a subscription was left running");
    }
}
