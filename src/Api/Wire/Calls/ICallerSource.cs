using AntiCorruption.Api.Wire.Errors;

namespace AntiCorruption.Api.Wire.Calls;

/// <summary>Says who is behind a request. One rule for HTTP, event streams and sockets.</summary>
public interface ICallerSource
{
    /// <summary>The caller by the headers of a request.</summary>
    /// <exception cref="WireException">Credentials that are missing or not valid; status 401.</exception>
    ValueTask<IWireCaller> OfAsync(HttpContext context);

    /// <summary>
    /// The caller by the text of an Authorization header that came another way, as in <c>connection_init</c>; null: none came.
    /// </summary>
    /// <exception cref="WireException">As <see cref="OfAsync(HttpContext)"/>.</exception>
    ValueTask<IWireCaller> OfAsync(HttpContext context, string? authorization);
}
