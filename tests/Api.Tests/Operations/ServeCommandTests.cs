using System.Collections.Concurrent;
using System.Text.Json;
using AntiCorruption.Api.Tests.Conformance;
using AntiCorruption.Api.Tests.Wire;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage.Sqlite;

namespace AntiCorruption.Api.Tests.Operations;

public sealed class ServeCommandTests
{
    private const int WriteCount = 1_000;

    [Fact]
    public async Task NoAcknowledgedWriteIsLostWhenTheProgramIsKilled()
    {
        var program = new RunningProgram();
        await program.InitializeAsync();
        var acknowledged = new ConcurrentBag<string>();
        using var http = new HttpClient { BaseAddress = program.Address };
        var next = 0;
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        try
                        {
                            for (int i; (i = Interlocked.Increment(ref next)) <= WriteCount; )
                            {
                                var answer = await GraphQLAnswer.QueryAsync(
                                    http,
                                    $$"""
                                    mutation { createParty(input: { kind: MECHANISM, name: "ทดสอบ {{i}}", key: "kill-{{i}}" }) {
                                    party { key } } }
                                    """
                                );
                                acknowledged.Add(
                                    answer.Data.GetProperty("createParty").GetProperty("party").GetProperty("key").GetString()!
                                );
                                if (acknowledged.Count == WriteCount / 2)
                                    program.Kill();
                            }
                        }
                        catch (Exception cut) when (cut is HttpRequestException or JsonException or IOException)
                        {
                            // The program is gone; what it did not answer it need not have kept.
                        }
                    })
                )
        );
        Assert.InRange(acknowledged.Count, WriteCount / 2, WriteCount - 1);
        await using (
            var network = await LiveNetwork.OpenAsync(
                await SqliteGraphStore.OpenAsync(new() { Path = program.DataPath }, TestContext.Current.CancellationToken),
                cancellationToken: TestContext.Current.CancellationToken
            )
        )
            Assert.All(acknowledged, key => Assert.NotNull(network.Current.FindParty(key)));
        await program.DisposeAsync();
    }
}
