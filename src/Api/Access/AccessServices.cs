using AntiCorruption.Api.Settings;
using AntiCorruption.Api.Wire.Calls;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Access;

/// <summary>Registers who may do what.</summary>
public static class AccessServices
{
    public static IServiceCollection AddAccess(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<AccessOptions>(configuration, AccessOptions.Section);
        services.TryAddSingleton(TimeProvider.System);
        services.AddHttpClient(nameof(AuthorityKeys), client =>
        {
            client.Timeout = TimeSpan.FromSeconds(10);
            client.MaxResponseContentBufferSize = 1 << 20;
        });
        services.AddSingleton<AuthorityKeys>().AddSingleton<TokenReader>().AddSingleton<KeyRing>();
        services.AddSingleton<FailedLogins>().AddSingleton<ICallerSource, CallerSource>();
        services.AddSingleton<IWireRule, RoleRule>();
        services.AddHostedService<ListenGuard>();
        return services;
    }

    /// <summary>
    /// Takes the word of trusted proxies on who asks, and guards every route of a server without authentication. Call it first.
    /// </summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app)
    {
        var proxies = app.ApplicationServices.GetRequiredService<IOptions<AccessOptions>>().Value.TrustedProxies;
        if (proxies.Length > 0)
            app.UseForwardedHeaders(Forwarded(proxies.Select(proxy => ProxyFormAttribute.NetworkOf(proxy)!.Value)));
        return app.UseMiddleware<LocalGuard>();
    }

    /// <summary>From the last proxy back to the first that is not trusted: that is who asks.</summary>
    private static ForwardedHeadersOptions Forwarded(IEnumerable<System.Net.IPNetwork> proxies)
    {
        var forwarded = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
            ForwardLimit = null,
        };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
            forwarded.KnownIPNetworks.Add(proxy);
        return forwarded;
    }
}
