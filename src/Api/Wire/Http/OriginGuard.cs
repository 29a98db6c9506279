using AntiCorruption.Api.Settings;
using AntiCorruption.Api.Wire.Errors;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire.Http;

/// <summary>
/// Browsers let any page call any server, by HTTP or a socket, and send its Origin; only the server can refuse. It answers its own pages,
/// those of the sites that <c>Wire:AllowedOrigins</c> names, and programs, which send no Origin.
/// </summary>
internal sealed partial class OriginGuard(
    RequestDelegate next,
    IOptions<WireOptions> options,
    AnswerWriter answers,
    ILogger<OriginGuard> log
)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (MayAsk(http.Request))
            return next(http);
        LogRefused(log, OneLine.Of(http.Request.Headers.Origin.ToString()), http.TraceIdentifier);
        return answers.RefuseAsync(http, ForeignPage(), AnswerType.Json);
    }

    private bool MayAsk(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0 || options.Value.AllowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A page of a site that is not allowed asks.</summary>
    public static WireException ForeignPage() =>
        new(
            "FORBIDDEN_ORIGIN",
            "Pages of another site may not ask this server, unless Wire:AllowedOrigins names the site.",
            "ไม่อนุญาตให้หน้าเว็บของเว็บไซต์อื่นเรียกเซิร์ฟเวอร์นี้ นอกจากเว็บไซต์ที่ระบุใน Wire:AllowedOrigins"
        )
        {
            Status = 403,
        };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused as FORBIDDEN_ORIGIN: {Origin}; request {RequestId}")]
    private static partial void LogRefused(ILogger log, string origin, string requestId);
}
