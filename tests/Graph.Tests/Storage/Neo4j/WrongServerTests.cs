using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

/// <summary>What is told when the address is that of a server that this program cannot use.</summary>
[Collection(nameof(Neo4jServer))]
public sealed class WrongServerTests(Neo4jServer server)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("4.4.30")]
    [InlineData("5.25.1")]
    [InlineData("unknown")]
    public async Task AServerThatIsTooOldIsRefusedBeforeAnythingIsSentAndBothVersionsAreNamed(string version)
    {
        await using var old = new StandInServer(version);
        var fault = await RefusedAsync(old);
        Assert.Equal(StoreFailure.OtherServer, fault.Failure);
        Assert.Contains($"Neo4j {version}", fault.Message, StringComparison.Ordinal);
        Assert.Contains("5.26 or newer", fault.Message, StringComparison.Ordinal);
        Assert.Equal(0, old.StatementCount);
    }

    [Theory]
    [InlineData("5.26.30")]
    [InlineData("2025.10.1")]
    public async Task AServerWithoutAQueryApiIsRefusedAtOnceAndItsVersionNamed(string version)
    {
        await using var closed = new StandInServer(version);
        var fault = await RefusedAsync(closed);
        Assert.Equal(StoreFailure.OtherServer, fault.Failure);
        Assert.Contains($"Neo4j {version} and has no Query API", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, closed.StatementCount);
    }

    [Fact]
    public async Task AServerThatAnOlderOneTakesThePlaceOfIsToldAndReadersGoOn()
    {
        await server.EmptyAsync();
        var wire = new FaultyWire(server.Uri.Port);
        var address = wire.Uri;
        var store = await Neo4jGraphStore.OpenAsync(
            new()
            {
                Uri = address,
                User = server.User,
                Password = server.Password,
                RetryCount = 1,
            },
            Cancellation
        );
        await using var network = await LiveNetwork.OpenAsync(
            store,
            new() { FollowInterval = TimeSpan.FromMilliseconds(50), SilenceLimit = TimeSpan.Zero },
            cancellationToken: Cancellation
        );
        await network.CommitAsync(
            "tester",
            "add",
            edit =>
                edit.Add(
                    new Party
                    {
                        Key = "kept",
                        PartyKind = PartyKind.Mechanism,
                        NameTh = "กลไก",
                    }
                ),
            Cancellation
        );
        await wire.DisposeAsync();
        await using var old = new StandInServer("4.4.30", address.Port);
        await Eventually.IsTrueAsync(() => network.StoreFault?.Failure == StoreFailure.OtherServer && network.IsSilent);
        Assert.Contains("4.4.30", network.StoreFault!.Message, StringComparison.Ordinal);
        Assert.NotNull(network.Current.FindParty("kept"));
    }

    private static Task<StoreUnavailableException> RefusedAsync(StandInServer server) =>
        Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Neo4jGraphStore.OpenAsync(
                new()
                {
                    Uri = server.Uri,
                    User = "neo4j",
                    Password = "any",
                    RetryCount = 3,
                },
                Cancellation
            )
        );
}
