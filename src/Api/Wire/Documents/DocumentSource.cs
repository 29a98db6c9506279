using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Api.Wire.Requests;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Documents;

/// <summary>
/// Gets the document a request means: a trusted one by its id, one sent before by its hash, or the text it brings. Those used
/// lately are kept read and checked.
/// </summary>
public sealed class DocumentSource
{
    /// <summary>A syntax tree takes about this many bytes per character of its text (measured on the introspection query).</summary>
    private const int BytesPerCharacter = 24;

    private readonly DocumentParser parser;
    private readonly TrustedDocuments trusted;
    private readonly WireOptions options;
    private readonly DocumentCache<ReadyDocument> byText;
    private readonly DocumentCache<string> textByHash;

    public DocumentSource(DocumentParser parser, TrustedDocuments trusted, IOptions<WireOptions> options)
    {
        (this.parser, this.trusted, this.options) = (parser, trusted, options.Value);
        byText = new(this.options.Documents.CacheCount, this.options.Documents.CacheBytes);
        textByHash = new(this.options.Documents.CacheCount, this.options.Documents.CacheBytes / 8);
    }

    /// <exception cref="Errors.WireException">The request names no document, one that is not known, or one that is too large.</exception>
    /// <exception cref="GraphQL.ExecutionError">The text is no GraphQL.</exception>
    public ReadyDocument Find(WireRequest request)
    {
        var persisted = request.Extensions is null ? null : PersistedQuery.Of(request);
        var text = Text(request, persisted);
        if (byText.Find(text) is not { } ready)
            return Read(text, persisted);
        if (persisted is not null)
            KeepHash(persisted.Hash, text);
        return ready;
    }

    /// <summary>Keeps a document that has passed every rule, and under its hash when a client means to send only that.</summary>
    public void Keep(ReadyDocument document)
    {
        byText.Keep(document.Text, document with { Checked = true }, (long)document.Text.Length * BytesPerCharacter);
        if (document.Hash is not null)
            KeepHash(document.Hash, document.Text);
    }

    private void KeepHash(string hash, string text) => textByHash.Keep(hash, text, text.Length * 2L);

    private string Text(WireRequest request, PersistedQuery? persisted)
    {
        if (!string.IsNullOrEmpty(request.DocumentId))
            return Trusted(request.DocumentId, request.Query);
        if (string.IsNullOrEmpty(request.Query))
            return persisted is null
                ? throw (this.trusted.Mode == TrustMode.Require ? DocumentFaults.TrustedOnly() : RequestFaults.NoQuery())
                : Persisted(persisted);
        if (this.trusted.Mode == TrustMode.Require && !this.trusted.Holds(request.Query))
            throw DocumentFaults.TrustedOnly();
        return persisted is null || persisted.Fits(request.Query) ? request.Query : throw DocumentFaults.WrongHash();
    }

    private string Trusted(string id, string? query)
    {
        if (this.trusted.Mode == TrustMode.Off)
            throw DocumentFaults.IdsOff();
        if (!string.IsNullOrEmpty(query))
            throw DocumentFaults.Both();
        return this.trusted.Find(id) ?? throw DocumentFaults.UnknownDocument(id);
    }

    private string Persisted(PersistedQuery persisted)
    {
        if (this.trusted.Find("sha256:" + persisted.Hash) is { } trusted)
            return trusted;
        if (this.trusted.Mode == TrustMode.Require || !this.options.Documents.Persisted)
            throw DocumentFaults.PersistingOff();
        return textByHash.Find(persisted.Hash) ?? throw DocumentFaults.NotPersisted();
    }

    private ReadyDocument Read(string text, PersistedQuery? persisted)
    {
        DocumentGuard.Check(text, this.options.Limits);
        var syntax = this.parser.Parse(text);
        DocumentShape.Check(syntax, this.options.Limits);
        return new ReadyDocument(text, syntax, Checked: false, persisted?.Hash);
    }
}
