using System.Globalization;
using System.Net;
using AntiCorruption.Api.Settings;

namespace AntiCorruption.Api.Access;

/// <summary>Addresses to listen at, such as <c>http://localhost:5080</c>, however they are configured.</summary>
internal static class ListenAddress
{
    public static IEnumerable<string> AllOf(IConfiguration configuration)
    {
        foreach (var endpoint in configuration.GetSection("Kestrel:Endpoints").GetChildren())
            if (endpoint["Url"] is { Length: > 0 } url)
                yield return url;
        var urls = Split(configuration["urls"]);
        foreach (var url in urls)
            yield return url;
        if (urls.Length > 0)
            yield break;
        foreach (var port in Split(configuration["http_ports"]))
            yield return $"http://*:{port}";
        foreach (var port in Split(configuration["https_ports"]))
            yield return $"https://*:{port}";
    }

    /// <summary>Why nothing can listen at an address; null when its form is right.</summary>
    public static SettingFault? FindFault(string address)
    {
        var authority = WithoutScheme(address);
        if (authority is null)
            return Wrong(address, $"it begins with http:// or https://, such as {Meant(address)}", "ต้องขึ้นต้นด้วย http:// หรือ https://");
        if (IsPipe(authority))
            return null;
        if (authority.TrimEnd('/').AsSpan().ContainsAny("/?#@"))
            return Wrong(address, "it has a host and a port and nothing after them", "ต้องมีเพียงชื่อเครื่องและพอร์ต ไม่มีอะไรต่อท้าย");
        return FindFault(address, authority.TrimEnd('/'));
    }

    /// <summary>Whether an address is reached from this machine only.</summary>
    public static bool IsLocal(string address)
    {
        if (WithoutScheme(address) is { } authority && IsPipe(authority))
            return true;
        var host = BindingAddress.Parse(address).Host.Trim('[', ']');
        return host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || IPAddress.TryParse(host, out var ip) && IPAddress.IsLoopback(ip);
    }

    private static SettingFault? FindFault(string address, string authority)
    {
        var end = authority.StartsWith('[') ? authority.IndexOf(']') + 1 : authority.IndexOf(':');
        var (host, port) = end <= 0 ? (end == 0 ? "" : authority, "") : (authority[..end], authority[end..]);
        if (host is not ("*" or "+") && Uri.CheckHostName(host) == UriHostNameType.Unknown)
            return Wrong(
                address,
                "its host is neither a name nor an IP address (an IPv6 address stands in brackets)",
                "ชื่อเครื่องไม่ใช่ทั้งชื่อและหมายเลขไอพี (หมายเลข IPv6 ต้องอยู่ในวงเล็บเหลี่ยม)"
            );
        if (port.Length > 0 && !(port[0] == ':' && ushort.TryParse(port.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            return Wrong(address, "its port is no number from 0 to 65535", "พอร์ตไม่ใช่ตัวเลขตั้งแต่ 0 ถึง 65535");
        return null;
    }

    private static string Meant(string address) => (address.All(char.IsAsciiDigit) ? "http://localhost:" : "http://") + OneLine.Of(address);

    private static SettingFault Wrong(string address, string why, string whyTh) =>
        new($"'{OneLine.Of(address)}' is no address to listen at: {why}.", $"เปิดรับที่ '{OneLine.Of(address)}' ไม่ได้: {whyTh}");

    private static string? WithoutScheme(string address)
    {
        foreach (var scheme in new[] { "http://", "https://" })
            if (address.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return address[scheme.Length..];
        return null;
    }

    private static bool IsPipe(string authority) =>
        authority.StartsWith("unix:/", StringComparison.OrdinalIgnoreCase)
        || authority.StartsWith("pipe:/", StringComparison.OrdinalIgnoreCase);

    private static string[] Split(string? list) =>
        list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
