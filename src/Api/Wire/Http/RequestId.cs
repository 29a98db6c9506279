namespace AntiCorruption.Api.Wire.Http;

/// <summary>
/// Gives every request an id, taking over one that a proxy or client sent, and says it in the answer: <c>X-Request-Id</c>.
/// </summary>
internal static class RequestId
{
    private const string Header = "X-Request-Id";

    public static Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        var sent = http.Request.Headers[Header].ToString();
        if (IsPlain(sent))
            http.TraceIdentifier = sent;
        http.Response.Headers[Header] = http.TraceIdentifier;
        return next(http);
    }

    /// <summary>What cannot forge a line of a log.</summary>
    private static bool IsPlain(string id) => id.Length is > 0 and <= 64 && !id.AsSpan().ContainsAnyExcept(plain);

    private static readonly System.Buffers.SearchValues<char> plain = System.Buffers.SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:"
    );
}
