using System.Net;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace AntiCorruption.Graph.Storage.Neo4j;

/// <summary>Reads a row of an answer: at its start when called, anywhere within it when it returns.</summary>
internal delegate T ReadRow<out T>(ref Utf8JsonReader row);

/// <summary>A Cypher text as it lies in the program, and its parameters, written anew each time it is sent.</summary>
internal sealed record Statement(string Text, Func<Utf8JsonWriter, CancellationToken, Task> WriteParameters)
{
    /// <summary>
    /// Stands before each text: newer servers know several versions of Cypher, and a database may have another by default.
    /// </summary>
    public const string Language = "CYPHER 5 ";

    public bool IsWrite { get; init; }

    /// <summary>True when what this statement saw is what later ones must see, too.</summary>
    public bool MovesBookmark { get; init; }

    /// <summary>True when nothing is lost with a failure: it is sent once and given little time.</summary>
    public bool IsProbe { get; init; }

    /// <summary>Records written: a large write is given more time.</summary>
    public int Size { get; init; }

    /// <summary>The text <c>Cypher/NAME.cypher</c> with parameters.</summary>
    public static Statement Of(string name, Action<Utf8JsonWriter>? parameters = null) => new(TextOf(name), (json, _) =>
        {
            parameters?.Invoke(json);
            return Task.CompletedTask;
        });

    public static string TextOf(string name) => Resource($"cypher/{name}");

    public static string Resource(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

/// <summary>A statement as the body of a request, written as it is sent: a large one is never held as a whole.</summary>
internal sealed class StatementContent : HttpContent
{
    private static readonly JsonWriterOptions Format = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly Statement statement;
    private readonly IReadOnlyList<string> bookmarks;

    public StatementContent(Statement statement, IReadOnlyList<string> bookmarks)
    {
        this.statement = statement;
        this.bookmarks = bookmarks;
        Headers.ContentType = new MediaTypeHeaderValue("application/json");
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
        SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var json = new Utf8JsonWriter(stream, Format);
        await using (json.ConfigureAwait(false))
        {
            json.WriteStartObject();
            json.WriteString("statement", Statement.Language + statement.Text);
            json.WriteString("accessMode", statement.IsWrite ? "WRITE" : "READ");
            json.WriteStartArray("bookmarks");
            foreach (var bookmark in bookmarks)
                json.WriteStringValue(bookmark);
            json.WriteEndArray();
            json.WriteStartObject("parameters");
            await statement.WriteParameters(json, cancellationToken).ConfigureAwait(false);
            json.WriteEndObject();
            json.WriteEndObject();
        }
    }

    protected override bool TryComputeLength(out long length)
    {
        length = 0;
        return false;
    }
}
