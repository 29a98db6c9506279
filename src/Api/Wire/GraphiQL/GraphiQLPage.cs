using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using AntiCorruption.Api.Wire.Documents;
using Microsoft.Net.Http.Headers;

namespace AntiCorruption.Api.Wire.GraphiQL;

/// <summary>
/// Serves GraphiQL from inside the program: a page, a script and style sheets, under a policy that lets the page reach nothing else.
/// </summary>
internal sealed class GraphiQLPage(TrustedDocuments trusted)
{
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private const string DefaultWelcome = """
        # ยินดีต้อนรับ: พิมพ์คำสั่งด้านล่าง แล้วกด Ctrl+Enter
        # Welcome: write a query below, then press Ctrl+Enter. The book on the left has the schema.
        { __typename }
        """;

    private static readonly (string Name, string Type)[] files =
    [
        ("graphiql.js", "text/javascript"),
        ("graphiql.css", "text/css"),
        ("page.css", "text/css"),
    ];

    /// <summary>The first query shown; set before the first request.</summary>
    public string Welcome { get; set; } = DefaultWelcome;

    /// <summary>Adds the routes of the files that the page asks for.</summary>
    public static void Map(IEndpointRouteBuilder routes, string path)
    {
        foreach (var (name, type) in GraphiQLPage.files)
        {
            var file = new Lazy<CarriedFile>(() => CarriedFile.Read(name));
            routes.MapGet($"{path}/{name}", http => file.Value.WriteAsync(http, type));
        }
    }

    /// <exception cref="Errors.WireException">Only trusted documents run here, and the page is for writing others.</exception>
    public async Task WriteAsync(HttpContext http)
    {
        trusted.ThrowIfRequired();
        var page = Encoding
            .UTF8.GetString(CarriedFile.Read("page.html").Plain)
            .Replace("{{base}}", http.Request.PathBase + http.Request.Path.Value!.TrimEnd('/'), StringComparison.Ordinal)
            .Replace("{{welcome}}", HtmlEncoder.Default.Encode(Welcome), StringComparison.Ordinal);
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers.CacheControl = "no-cache";
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(page, http.RequestAborted).ConfigureAwait(false);
    }

    private sealed record CarriedFile(byte[] Plain, Lazy<byte[]> Zipped, EntityTagHeaderValue Tag)
    {
        public static CarriedFile Read(string name)
        {
            using var stream = typeof(GraphiQLPage).Assembly.GetManifestResourceStream($"graphiql/{name}")
                ?? throw new InvalidOperationException($"The program was built without graphiql/{name}.");
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return new CarriedFile(
                bytes,
                new(() => Zip(bytes)),
                new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"")
            );
        }

        public async Task WriteAsync(HttpContext http, string type)
        {
            var headers = http.Response.GetTypedHeaders();
            headers.ETag = Tag;
            headers.CacheControl = new CacheControlHeaderValue { NoCache = true };
            http.Response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
            http.Response.Headers.Vary = "Accept-Encoding";
            if (http.Request.GetTypedHeaders().IfNoneMatch.Any(tag => tag.Compare(Tag, useStrongComparison: false)))
            {
                http.Response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
            var isZipped = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
            var bytes = isZipped ? Zipped.Value : Plain;
            if (isZipped)
                http.Response.Headers.ContentEncoding = "gzip";
            http.Response.ContentType = type + "; charset=utf-8";
            http.Response.ContentLength = bytes.Length;
            await http.Response.Body.WriteAsync(bytes, http.RequestAborted).ConfigureAwait(false);
        }

        private static byte[] Zip(byte[] bytes)
        {
            using var zipped = new MemoryStream();
            using (var gzip = new GZipStream(zipped, CompressionLevel.Optimal))
                gzip.Write(bytes);
            return zipped.ToArray();
        }
    }
}
