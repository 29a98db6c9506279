using System.Globalization;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Responses;
using GraphQL;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>Sends one result as one HTTP answer.</summary>
internal sealed class AnswerWriter(ResultWriter results, IOptions<WireOptions> options)
{
    private readonly TimeSpan patience = TimeSpan.FromSeconds(options.Value.SendTimeoutSeconds);

    /// <summary>Sends a result with the status that its media type asks for.</summary>
    public Task WriteAsync(HttpContext http, ExecutionResult result, AnswerType type) =>
        WriteAsync(http, result, type, result.Executed || type != AnswerType.GraphQLResponse ? 200 : 400);

    /// <summary>Sends an error that ended the request before execution.</summary>
    public Task RefuseAsync(HttpContext http, WireException fault, AnswerType type)
    {
        if (fault.Status == StatusCodes.Status405MethodNotAllowed)
            http.Response.Headers.Allow = HttpMethods.IsGet(http.Request.Method) ? "POST" : "GET, POST";
        if (fault.Status == StatusCodes.Status401Unauthorized)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        if (fault.Status == StatusCodes.Status415UnsupportedMediaType)
            http.Response.Headers.AcceptEncoding = BodyCoding.Accepted;
        if (fault.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return WriteAsync(http, new ExecutionResult(fault), type, fault.Status);
    }

    private async Task WriteAsync(HttpContext http, ExecutionResult result, AnswerType type, int status)
    {
        using var bytes = new PooledBuffer();
        results.Write(bytes, result);
        var response = http.Response;
        response.StatusCode = status;
        response.ContentType = MediaTypes.Of(type);
        response.ContentLength = bytes.Length;
        response.Headers[HeaderNames.XContentTypeOptions] = "nosniff";
        response.Headers.CacheControl = "no-store";
        await PacedAnswer.SendAsync(http, bytes.Memory, patience).ConfigureAwait(false);
    }
}
