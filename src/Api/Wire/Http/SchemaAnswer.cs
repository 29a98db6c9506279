using System.Text;
using AntiCorruption.Api.Wire.Documents;
using GraphQL.Types;
using Microsoft.Net.Http.Headers;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>
/// Serves the schema as text at <c>?sdl</c>; it is no secret, so no caller is asked for, but where only trusted documents run it is not
/// served either.
/// </summary>
internal sealed class SchemaAnswer(ISchema schema, TrustedDocuments trusted)
{
    private readonly Lazy<byte[]> text = new(() => Encoding.UTF8.GetBytes(SchemaText.Of(schema)));

    /// <exception cref="Errors.WireException">Only trusted documents run here.</exception>
    public async Task WriteAsync(HttpContext http)
    {
        trusted.ThrowIfRequired();
        http.Response.ContentType = "text/plain; charset=utf-8";
        http.Response.ContentLength = this.text.Value.Length;
        http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        await http.Response.Body.WriteAsync(this.text.Value, http.RequestAborted).ConfigureAwait(false);
    }
}
