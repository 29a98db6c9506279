using System.Net;
using System.Text;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

/// <summary>Answers as a server of some version does at its root, and with 404 everywhere else: a Neo4j without a Query API.</summary>
internal sealed class StandInServer : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly string version;
    private readonly Task serving;

    /// <param name="listenOn">Where to listen; 0 for anywhere.</param>
    public StandInServer(string version, int listenOn = 0)
    {
        this.version = version;
        Uri = new($"http://127.0.0.1:{(listenOn == 0 ? Neo4jServer.FreePort() : listenOn)}/");
        listener.Prefixes.Add(Uri.ToString());
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Uri { get; }

    /// <summary>Statements that were sent to it.</summary>
    public int StatementCount { get; private set; }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) await AnswerAsync(await listener.GetContextAsync());
        }
        catch (Exception end) when (end is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext call)
    {
        // To its end: what is left unread would be taken for the next request.
        await call.Request.InputStream.CopyToAsync(Stream.Null);
        var isRoot = call.Request.Url!.AbsolutePath == "/";
        if (!isRoot) StatementCount++;
        call.Response.StatusCode = isRoot ? 200 : 404;
        call.Response.ContentType = isRoot ? "application/json" : "text/html";
        call.Response.Close(Encoding.UTF8.GetBytes(isRoot ? $$"""{"neo4j_version":"{{version}}","neo4j_edition":"community"}""" : "<html>Not Found</html>"), willBlock: true);
    }
}
