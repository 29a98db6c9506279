using System.Net;
using System.Net.Sockets;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

/// <summary>A wire to a server that breaks as told: everything goes through it byte by byte.</summary>
internal sealed class FaultyWire : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource stop = new();
    private readonly int port;
    private readonly Task accepting;

    /// <param name="listenOn">Where to listen; 0 for anywhere.</param>
    public FaultyWire(int port, int listenOn = 0)
    {
        this.port = port;
        listener = new(IPAddress.Loopback, listenOn);
        listener.Start();
        accepting = AcceptAsync();
    }

    public Uri Uri => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Bytes of answers that come through before connections break; null for all.</summary>
    public int? AnswerBytes { get; set; }

    /// <summary>How long each piece of an answer takes.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Connections broken so far.</summary>
    public int BrokenCount { get; private set; }

    /// <summary>Mends the wire after so many breaks.</summary>
    public int MendAfter { get; set; } = int.MaxValue;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Dispose();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var served = new List<Task>();
        try
        {
            while (true)
                served.Add(ServeAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(served);
        }
    }

    private async Task ServeAsync(TcpClient caller)
    {
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, port, stop.Token);
            // Whichever side ends first ends both.
            await Task.WhenAny(
                caller.GetStream().CopyToAsync(server.GetStream(), stop.Token),
                AnswerAsync(server.GetStream(), caller.GetStream())
            );
        }
        catch (Exception cut) when (cut is SocketException or IOException or OperationCanceledException)
        {
            // As a broken wire is.
        }
        finally
        {
            caller.Client.Close(0);
        }
    }

    private async Task AnswerAsync(NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[4096];
        for (int passed = 0, count; (count = await from.ReadAsync(buffer, stop.Token)) > 0; passed += count)
        {
            if (Delay > TimeSpan.Zero)
                await Task.Delay(Delay, stop.Token);
            if (AnswerBytes is { } limit && passed + count > limit && BrokenCount < MendAfter)
            {
                BrokenCount++;
                await to.WriteAsync(buffer.AsMemory(0, Math.Max(0, limit - passed)), stop.Token);
                return;
            }
            await to.WriteAsync(buffer.AsMemory(0, count), stop.Token);
        }
    }
}
