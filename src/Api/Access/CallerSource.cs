using System.Net;
using AntiCorruption.Api.Wire.Calls;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Access;

/// <summary>
/// Finds the caller behind a request: by API key or token in <c>Authorization</c> (or a key in <c>X-Api-Key</c>), the same over
/// every transport. Where nothing is configured, who is on this machine is its administrator.
/// </summary>
internal sealed class CallerSource(KeyRing keys, TokenReader tokens, FailedLogins failures, IOptions<AccessOptions> options) : ICallerSource
{
    private static readonly Caller local = new(CallerName.Local, Role.Administrator);
    private readonly AccessOptions options = options.Value;

    public ValueTask<IWireCaller> OfAsync(HttpContext context) => OfAsync(context, null);

    public async ValueTask<IWireCaller> OfAsync(HttpContext context, string? authorization)
    {
        if (this.options.IsOpen)
            return IsLocal(context) ? local : throw AccessFaults.NotLocal();
        var credential = Credential(authorization ?? context.Request.Headers.Authorization.ToString())
            ?? context.Request.Headers["X-Api-Key"].ToString();
        if (credential.Length == 0)
            return this.options.AnonymousRole is { } role ? new Caller(CallerName.Anonymous, role) : throw AccessFaults.NoCredentials();
        return await FindAsync(context, credential).ConfigureAwait(false);
    }

    private async ValueTask<Caller> FindAsync(HttpContext context, string credential)
    {
        failures.Admit(context, credential);
        var login = credential.StartsWith(ApiKey.Prefix, StringComparison.Ordinal)
            ? keys.Find(credential)
            : await tokens.FindAsync(credential, context.RequestAborted).ConfigureAwait(false);
        if (login.Caller is { } caller)
        {
            failures.Succeeded(credential);
            return caller;
        }
        failures.Failed(context, credential, login.Reason);
        throw AccessFaults.WrongCredentials();
    }

    private static bool IsLocal(HttpContext context) =>
        context.Connection.RemoteIpAddress is null || IPAddress.IsLoopback(context.Connection.RemoteIpAddress);

    private static string? Credential(string authorization)
    {
        var text = authorization.Trim();
        if (text.Length == 0)
            return null;
        foreach (var scheme in new[] { "Bearer ", "ApiKey " })
            if (text.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                return text[scheme.Length..].Trim();
        return text;
    }
}
