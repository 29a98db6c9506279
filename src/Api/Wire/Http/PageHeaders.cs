using Microsoft.Net.Http.Headers;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>
/// What every answer says to browsers unless it says otherwise: run nothing, show it in no frame, guess no type, tell no address.
/// </summary>
public static class PageHeaders
{
    private const string Policy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>Call it before all else that answers.</summary>
    public static IApplicationBuilder UsePageHeaders(this IApplicationBuilder app) =>
        app.Use(
            (http, next) =>
            {
                http.Response.OnStarting(() =>
                {
                    Complete(http.Response.Headers);
                    return Task.CompletedTask;
                });
                return next(http);
            }
        );

    private static void Complete(IHeaderDictionary headers)
    {
        headers[HeaderNames.XContentTypeOptions] = "nosniff";
        headers.TryAdd(HeaderNames.ContentSecurityPolicy, Policy);
        headers.TryAdd(HeaderNames.XFrameOptions, "DENY");
        headers.TryAdd("Referrer-Policy", "no-referrer");
    }
}
