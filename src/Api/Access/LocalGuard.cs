using System.Net;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Errors;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Access;

/// <summary>
/// Where whoever is on this machine is administrator, a page in a browser on this machine must not be: a name that was made
/// to point here (DNS rebinding) is known by its Host header, a page of another site by what its browser says of it.
/// </summary>
internal sealed class LocalGuard(RequestDelegate next, IOptions<AccessOptions> access, IOptions<WireOptions> wire, Wire.Http.AnswerWriter answers)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (!access.Value.IsOpen)
            return next(http);
        if (!IsLocalName(http.Request.Host.Host))
            return answers.RefuseAsync(http, ForeignHost(), Wire.Http.AnswerType.Json);
        return IsForeignPage(http.Request) ? answers.RefuseAsync(http, ForeignPage(), Wire.Http.AnswerType.Json) : next(http);
    }

    private static bool IsLocalName(string host) =>
        host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);

    private bool IsForeignPage(HttpRequest request)
    {
        var isForeign = request.Headers["Sec-Fetch-Site"] == "cross-site" && request.Headers["Sec-Fetch-Mode"] != "navigate";
        return isForeign && !wire.Value.AllowedOrigins.Contains(request.Headers.Origin.ToString(), StringComparer.OrdinalIgnoreCase);
    }

    private static WireException ForeignHost() => new("FORBIDDEN_HOST",
        "Without authentication this server answers under the names localhost and 127.0.0.1 only.",
        "เมื่อไม่มีการยืนยันตัวตน เซิร์ฟเวอร์ตอบเฉพาะชื่อ localhost และ 127.0.0.1")
    { Status = 403 };

    private static WireException ForeignPage() => new("FORBIDDEN_ORIGIN",
        "Pages of another site may not ask this server.", "ไม่อนุญาตให้เว็บไซต์อื่นเรียกเซิร์ฟเวอร์นี้")
    { Status = 403 };
}
