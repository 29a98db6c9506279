using System.Net;
using AntiCorruption.Api.Settings;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Http;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Access;

/// <summary>
/// Where whoever is on this machine is administrator, nobody else must come in through somebody who is: not another machine through a
/// proxy (known by what proxies add), not a page of another site in a browser here (known by what the browser says), not a name that was
/// made to point
/// here (DNS rebinding, known by the Host header).
/// </summary>
internal sealed partial class LocalGuard(
    RequestDelegate next,
    IOptions<AccessOptions> access,
    AnswerWriter answers,
    ILogger<LocalGuard> log
)
{
    /// <summary>
    /// What proxies say of whom they ask for. <c>X-Original-*</c> is what is left when something here has believed them already.
    /// </summary>
    private static readonly string[] proxyHeaders =
    [
        "Forwarded",
        "Via",
        "CDN-Loop",
        "Client-IP",
        "X-Real-IP",
        "X-Client-IP",
        "X-Cluster-Client-IP",
        "X-ProxyUser-Ip",
        "True-Client-IP",
        "CF-Connecting-IP",
        "CF-Connecting-IPv6",
        "Fastly-Client-IP",
        "Fly-Client-IP",
        "X-Appengine-User-IP",
        "X-Azure-ClientIP",
        "X-Azure-SocketIP",
    ];

    private static readonly string[] proxyHeaderStarts = ["X-Forwarded", "X-Original-", "X-Envoy-", "X-Amzn-", "X-Arr-"];

    public Task InvokeAsync(HttpContext http)
    {
        if (!access.Value.IsOpen)
            return next(http);
        if (!IsLocalName(http.Request.Host.Host))
            return RefuseAsync(http, ForeignHost(), http.Request.Host.Value ?? "");
        if (http.Request.Headers.Keys.FirstOrDefault(IsOfProxy) is { } header)
            return RefuseAsync(http, ByProxy(header), header);
        return IsForeignPage(http.Request) ? RefuseAsync(http, OriginGuard.ForeignPage(), "Sec-Fetch-Site: cross-site") : next(http);
    }

    private Task RefuseAsync(HttpContext http, WireException fault, string what)
    {
        LogRefused(log, fault.Code!, OneLine.Of(what), http.TraceIdentifier);
        return answers.RefuseAsync(http, fault, AnswerType.Json);
    }

    private static bool IsLocalName(string host) =>
        host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || IPAddress.TryParse(host.Trim('[', ']'), out var ip) && IPAddress.IsLoopback(ip);

    private static bool IsOfProxy(string header) =>
        proxyHeaders.Contains(header, StringComparer.OrdinalIgnoreCase)
        || Array.Exists(proxyHeaderStarts, start => header.StartsWith(start, StringComparison.OrdinalIgnoreCase));

    /// <summary>A page asks as for an image or a script, so that its browser sends no Origin for <see cref="OriginGuard"/>.</summary>
    private static bool IsForeignPage(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] == "cross-site"
        && request.Headers["Sec-Fetch-Mode"] != "navigate"
        && request.Headers.Origin.Count == 0;

    private static WireException ForeignHost() =>
        new(
            "FORBIDDEN_HOST",
            "Without authentication this server answers under the names localhost and 127.0.0.1 only.",
            "เมื่อไม่มีการยืนยันตัวตน เซิร์ฟเวอร์ตอบเฉพาะชื่อ localhost และ 127.0.0.1"
        )
        {
            Status = 403,
        };

    private static WireException ByProxy(string header) =>
        new(
            "FORBIDDEN_PROXY",
            $"Without authentication this server answers no proxy (header {OneLine.Of(header)}): "
                + "configure Access:ApiKeys or Access:Jwt, and Access:TrustedProxies.",
            $"เมื่อไม่มีการยืนยันตัวตน เซิร์ฟเวอร์ไม่ตอบคำขอที่ผ่านพร็อกซี (เฮดเดอร์ {OneLine.Of(header)}) "
                + "ให้ตั้งค่า Access:ApiKeys หรือ Access:Jwt และ Access:TrustedProxies"
        )
        {
            Status = 403,
        };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request was refused as {Code}: {What}; request {RequestId}")]
    private static partial void LogRefused(ILogger log, string code, string what, string requestId);
}
