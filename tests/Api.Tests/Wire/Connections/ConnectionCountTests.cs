using AntiCorruption.Api.Wire.Connections;

namespace AntiCorruption.Api.Tests.Wire.Connections;

/// <summary>How many connections are let in.</summary>
public class ConnectionCountTests
{
    [Theory]
    [InlineData(10_000, null, 200, 10_000)]
    [InlineData(10_000, 1_048_576, 200, 10_000)]
    [InlineData(10_000, 1_024, 200, 760)]
    [InlineData(100, 1_024, 200, 100)]
    [InlineData(10_000, 256, 250, 8)]
    [InlineData(4, 256, 250, 4)]
    public void TheSmallerOfSettingAndHandlesHolds(int setting, int? handles, int taken, int expected) =>
        Assert.Equal(expected, ConnectionCount.MaxOf(setting, handles, taken));

    [Theory]
    [InlineData("Max open files            400                  4096                 files     ", 400)]
    [InlineData("Max open files            unlimited            unlimited            files     ", null)]
    [InlineData("Max processes             400                  400                  processes ", null)]
    public void TheLimitOfTheSystemIsRead(string line, int? expected)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, $"Limit                     Soft Limit           Hard Limit           Units     \n{line}\n");
        Assert.Equal(expected, FileHandles.ReadLimit(path));
        File.Delete(path);
    }

    [Fact]
    public async Task OneTooManyIsAnswered503AndAPlaceThatIsFreeIsTaken()
    {
        await using var host = await WireHost.StartAsync(("Wire:MaxConnections", "2"));
        using var first = await ConnectAsync(host);
        using var second = await ConnectAsync(host);
        Assert.Contains("200 OK", await AskAsync(first), StringComparison.Ordinal);
        Assert.Contains("200 OK", await AskAsync(second), StringComparison.Ordinal);
        for (var more = 0; more < 20; more++)
        {
            using var refused = await ConnectAsync(host);
            using var answer = new StreamReader(refused.GetStream());
            Assert.StartsWith("HTTP/1.1 503", await answer.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Single(host.Log.Warnings);
        first.Dispose();
        Assert.True(SpinWait.SpinUntil(() => host.OpenConnections == 1, TimeSpan.FromSeconds(10)));
        using var third = await ConnectAsync(host);
        Assert.Contains("200 OK", await AskAsync(third), StringComparison.Ordinal);
    }

    private static async Task<System.Net.Sockets.TcpClient> ConnectAsync(WireHost host)
    {
        var client = new System.Net.Sockets.TcpClient();
        await client.ConnectAsync(host.Address.Host, host.Address.Port, TestContext.Current.CancellationToken);
        return client;
    }

    private static async Task<string> AskAsync(System.Net.Sockets.TcpClient client)
    {
        await client
            .GetStream()
            .WriteAsync(
                "GET /graphql?query={hello} HTTP/1.1\r\nHost: localhost\r\n\r\n"u8.ToArray(),
                TestContext.Current.CancellationToken
            );
        var answer = new byte[4096];
        return System.Text.Encoding.UTF8.GetString(
            answer,
            0,
            await client.GetStream().ReadAsync(answer, TestContext.Current.CancellationToken)
        );
    }
}
