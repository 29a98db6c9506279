using System.Net;
using System.Net.Sockets;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

public class QueryFaultsTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>A server that speaks plain HTTP has no certificate that could be trusted or not.</summary>
    [Fact]
    public async Task AServerWithoutTlsAtAnAddressWithTlsIsToldAsThat()
    {
        using var plain = new TcpListener(IPAddress.Loopback, 0);
        plain.Start();
        var answers = AnswerPlainlyAsync(plain);
        var address = new Uri($"https://{plain.LocalEndpoint}");
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            Neo4jGraphStore.OpenAsync(
                new()
                {
                    Uri = address,
                    User = "neo4j",
                    Password = "any",
                    RetryCount = 1,
                },
                Cancellation
            )
        );
        Assert.Equal(StoreFailure.OtherServer, fault.Failure);
        Assert.Contains("does not speak TLS", fault.Message, StringComparison.Ordinal);
        plain.Stop();
        await answers;
    }

    /// <summary>What a web server says to a greeting of TLS.</summary>
    private static async Task AnswerPlainlyAsync(TcpListener plain)
    {
        try
        {
            while (true)
            {
                using var caller = await plain.AcceptTcpClientAsync(Cancellation);
                await caller
                    .GetStream()
                    .WriteAsync("HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), Cancellation);
                _ = await caller.GetStream().ReadAsync(new byte[1024], Cancellation);
            }
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException or IOException)
        {
            // The test is over, or the caller has hung up.
        }
    }
}
