using AntiCorruption.Api.Wire.Requests;
using GraphQL.Execution;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>Gets the document a request means: from the cache, or by reading its text.</summary>
public sealed class DocumentSource
{
    /// <summary>A syntax tree takes about this many bytes per character of its text (measured on the introspection query).</summary>
    private const int BytesPerCharacter = 24;

    private readonly IDocumentBuilder _builder;
    private readonly DocumentCache<ReadyDocument> _cache;

    public DocumentSource(IDocumentBuilder builder, IOptions<WireOptions> options)
    {
        _builder = builder;
        _cache = new(options.Value.Documents.CacheCount, options.Value.Documents.CacheBytes);
    }

    /// <exception cref="Errors.WireException">The request names no document.</exception>
    /// <exception cref="GraphQL.ExecutionError">The text is no GraphQL.</exception>
    public ReadyDocument Find(WireRequest request)
    {
        var text = request.Query;
        if (string.IsNullOrEmpty(text))
            throw RequestFaults.NoQuery();
        return _cache.Find(text) ?? new ReadyDocument(text, _builder.Build(text), Checked: false);
    }

    /// <summary>Keeps a document that has passed every rule.</summary>
    public void Keep(ReadyDocument document) =>
        _cache.Keep(document.Text, document with { Checked = true }, (long)document.Text.Length * BytesPerCharacter);
}
