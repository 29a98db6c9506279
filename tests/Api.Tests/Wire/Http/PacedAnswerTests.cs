using System.Net.Sockets;
using System.Text;

namespace AntiCorruption.Api.Tests.Wire.Http;

/// <summary>Clients that do not read what they asked for.</summary>
public class PacedAnswerTests
{
    private const string Large = "{ items(first: 400) { name children(first: 100) { name } } }";

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/event-stream")]
    public async Task WhoDoesNotReadIsCutAndWhatWasMeantForThemIsGivenUp(string accept)
    {
        await using var host = await WireHost.StartAsync(("Wire:SendTimeoutSeconds", "0.5"), ("Wire:Limits:MaxCost", "1000000"));
        using var client = new TcpClient { ReceiveBufferSize = 4096 };
        await client.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        for (var request = 0; request < 4; request++)
            await client
                .GetStream()
                .WriteAsync(
                    Encoding.ASCII.GetBytes(
                        $"GET /graphql?query={Uri.EscapeDataString(Large)} HTTP/1.1\r\nHost: localhost\r\nAccept: {accept}\r\n\r\n"
                    ),
                    TestContext.Current.CancellationToken
                );
        Assert.True(SpinWait.SpinUntil(() => host.Requests.Count == 1, TimeSpan.FromSeconds(20)), "the request did not begin");
        Assert.True(
            SpinWait.SpinUntil(() => host.Requests.Count == 0 && host.OpenConnections == 0, TimeSpan.FromSeconds(20)),
            "the answer is kept for a client that does not read"
        );
        Assert.Empty(host.Log.Errors);
    }

    [Fact]
    public async Task WhoReadsSlowlyGetsAll()
    {
        await using var host = await WireHost.StartAsync(("Wire:SendTimeoutSeconds", "5"), ("Wire:Limits:MaxCost", "1000000"));
        using var answer = await host.Http.GetAsync(
            "/graphql?query=" + Uri.EscapeDataString(Large),
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        await using var body = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var (total, piece) = (0L, new byte[200_000]);
        for (int read; (read = await body.ReadAsync(piece, TestContext.Current.CancellationToken)) > 0; total += read)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        Assert.Equal(answer.Content.Headers.ContentLength, total);
    }
}
