using System.Net;
using System.Net.Sockets;
using System.Text;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

/// <summary>Answers as a server of some version does at its root, and with 404 everywhere else: a Neo4j without a Query API.</summary>
/// <remarks>On a plain socket: the library's listener sometimes throws when somebody connects just as it starts.</remarks>
internal sealed class StandInServer : IAsyncDisposable
{
    private readonly Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly string version;
    private readonly Task serving;

    /// <param name="listenOn">Where to listen; 0 for anywhere.</param>
    public StandInServer(string version, int listenOn = 0)
    {
        this.version = version;
        listener.Bind(new IPEndPoint(IPAddress.Loopback, listenOn));
        listener.Listen();
        Uri = new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndPoint!).Port}/");
        serving = ServeAsync();
    }

    public Uri Uri { get; }

    /// <summary>Statements that were sent to it.</summary>
    public int StatementCount { get; private set; }

    public async ValueTask DisposeAsync()
    {
        listener.Dispose();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            // Each on its own: a client may open a connection and keep it for later.
            while (true)
                _ = AnswerAsync(await listener.AcceptAsync());
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(Socket connection)
    {
        try
        {
            await using var stream = new NetworkStream(connection, ownsSocket: true);
            var request = await ReadAsync(stream);
            if (request.Length == 0)
                return;
            var isRoot = request.StartsWith("GET / ", StringComparison.Ordinal);
            if (!isRoot)
                StatementCount++;
            var body = isRoot ? $$"""{"neo4j_version":"{{version}}","neo4j_edition":"community"}""" : "<html>Not Found</html>";
            var (status, type) = isRoot ? ("200 OK", "application/json") : ("404 Not Found", "text/html");
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes(
                    $"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"
                )
            );
        }
        catch (IOException)
        {
            // Whoever knocked has left.
        }
    }

    /// <summary>
    /// A request to its end, in chunks or of a stated length: what is left unread would break the connection before the answer is read.
    /// </summary>
    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var (text, buffer) = (new StringBuilder(), new byte[4096]);
        while (!IsWhole(text.ToString()) && await stream.ReadAsync(buffer) is > 0 and var count)
            text.Append(Encoding.Latin1.GetString(buffer, 0, count));
        return text.ToString();
    }

    private static bool IsWhole(string request)
    {
        var head = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0)
            return false;
        var length = request[..head]
            .Split("\r\n")
            .FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        if (length is not null)
            return request.Length - head - 4
                >= int.Parse(length["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture);
        return !request[..head].Contains("chunked", StringComparison.OrdinalIgnoreCase)
            || request.EndsWith("\r\n0\r\n\r\n", StringComparison.Ordinal);
    }
}
