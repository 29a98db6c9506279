namespace AntiCorruption.Api.Wire.WebSockets;

/// <summary>
/// Browsers let any page open a socket anywhere and send the Origin; only a server can refuse. Programs send none.
/// </summary>
internal static class Origins
{
    /// <summary>True for no Origin, the server's own, and those allowed by configuration (<c>https://example.org</c>).</summary>
    public static bool MayConnect(HttpRequest request, IReadOnlyCollection<string> allowed)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length == 0)
            return true;
        if (allowed.Contains(origin, StringComparer.OrdinalIgnoreCase))
            return true;
        return Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
