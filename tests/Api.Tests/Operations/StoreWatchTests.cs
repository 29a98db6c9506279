using System.Net;
using System.Text.Json;
using AntiCorruption.Api.Tests.Conformance;
using AntiCorruption.Api.Tests.Wire;

namespace AntiCorruption.Api.Tests.Operations;

/// <summary>A running server whose file is no longer what it opened.</summary>
public sealed class StoreWatchTests : IAsyncLifetime
{
    private readonly RunningProgram program = new();
    private HttpClient http = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await program.InitializeAsync();
        http = new HttpClient { BaseAddress = program.Address };
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await program.DisposeAsync();
    }

    [Theory]
    [InlineData("removed")]
    [InlineData("replaced")]
    public async Task AChangeIsRefusedAndTheServerIsNotReady(string deed)
    {
        if (deed == "removed")
            File.Delete(program.DataPath);
        else
            await ReplaceAsync();
        var answer = await GraphQLAnswer.QueryAsync(
            http,
            """
            mutation { createParty(input: { kind: MECHANISM, name: "ทดสอบ", key: "lost" }) { party { key } errors { ... on
            Error { message } } } }
            """
        );
        Assert.DoesNotContain("\"lost\"", answer.Data.ToString(), StringComparison.Ordinal);
        while ((await http.GetAsync("/health/ready", Cancellation)).StatusCode != HttpStatusCode.ServiceUnavailable)
            await Task.Delay(100, Cancellation);
        var report = await GraphQLAnswer.QueryAsync(http, "{ storeReport { fault } }");
        Assert.Contains($"was {deed}", report.Data.GetProperty("storeReport").GetProperty("fault").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Number, (await GraphQLAnswer.QueryAsync(http, "{ version }")).Data.GetProperty("version").ValueKind);
    }

    private async Task ReplaceAsync()
    {
        var other = program.DataPath + ".other";
        await File.WriteAllBytesAsync(other, new byte[4096], Cancellation);
        File.Move(other, program.DataPath, overwrite: true);
    }
}
