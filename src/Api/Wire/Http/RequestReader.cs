using System.Buffers;
using System.Text;
using AntiCorruption.Api.Wire.Requests;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>Reads a request from the body of a POST or the query string of a GET.</summary>
internal sealed class RequestReader(IOptions<WireOptions> options)
{
    private const int FirstRent = 4096;
    private readonly int maxBytes = options.Value.MaxBodyBytes;

    public async ValueTask<WireRequest> PostAsync(HttpContext http)
    {
        if (!MediaTypes.IsJson(http.Request.ContentType))
            throw HttpFaults.WrongContentType();
        var coding = BodyCoding.Of(http.Request.Headers.ContentEncoding);
        // The server's own limit would cut the connection; this one answers, and the server then reads past the rest without keeping it.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;
        if (http.Request.ContentLength > maxBytes)
            throw HttpFaults.BodyTooLarge(maxBytes);
        var bytes = ArrayPool<byte>.Shared.Rent((int)(http.Request.ContentLength ?? FirstRent) + 1);
        try
        {
            var length = 0;
            for (
                int read;
                (read = await http.Request.Body.ReadAsync(bytes.AsMemory(length), http.RequestAborted).ConfigureAwait(false)) > 0;

            )
            {
                length += read;
                if (length > maxBytes)
                    throw HttpFaults.BodyTooLarge(maxBytes);
                if (length == bytes.Length)
                    bytes = Grow(bytes, length);
            }
            return RequestJson.Parse(coding is null ? bytes.AsSpan(0, length) : BodyCoding.Unpack(bytes, length, coding, maxBytes));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    public static WireRequest Get(HttpContext http)
    {
        var query = http.Request.Query;
        return new WireRequest
        {
            Query = query["query"],
            DocumentId = query["documentId"],
            OperationName = query["operationName"],
            Variables = Map(query["variables"], "variables"),
            Extensions = Map(query["extensions"], "extensions"),
        };
    }

    private static GraphQL.Inputs? Map(string? json, string member) =>
        string.IsNullOrEmpty(json) ? null : RequestJson.ParseMap(Encoding.UTF8.GetBytes(json), member);

    private static byte[] Grow(byte[] bytes, int length)
    {
        var larger = ArrayPool<byte>.Shared.Rent(bytes.Length * 2);
        bytes.AsSpan(0, length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        return larger;
    }
}
