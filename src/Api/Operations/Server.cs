using AntiCorruption.Api.Access;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Http;
using AntiCorruption.Graph.Snapshots;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AntiCorruption.Api.Operations;

/// <summary>The web server: its settings, what it serves where, and its start.</summary>
public static class Server
{
    public const string DefaultUrl = "http://localhost:5080";

    /// <summary>Builds a server over an open network; it closes the network when it stops.</summary>
    public static WebApplication Build(string[] args, LiveNetwork network)
    {
        var builder = Configure(args);
        builder.Services.AddSingleton(network);
        builder.Services.AddApi(builder.Configuration);
        builder.Services.AddHealthChecks().AddCheck<NetworkHealth>("network", tags: [HealthRoutes.ReadyTag]);
        var app = builder.Build();
        app.UseAccess();
        app.UseWire();
        app.MapGraphQLWire("/graphql", FrontPage.Welcome);
        app.MapHealth();
        app.MapGet("/", FrontPage.Html);
        return app;
    }

    /// <summary>The settings that a start with these arguments has.</summary>
    public static WebApplicationBuilder Configure(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        // The lowest of all settings: a line for every request is for those who ask for it.
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource
        {
            InitialData = new Dictionary<string, string?>
            {
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
                ["Logging:LogLevel:LuckyPennySoftware.AutoMapper.License"] = "None",
                ["Logging:LogLevel:AntiCorruption.Api.Wire.Calls"] = "Warning",
            },
        });
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        return builder;
    }
}

/// <summary>Ready when the store answered the last time it was asked; degraded, and still ready, while something in it cannot be shown.</summary>
internal sealed class NetworkHealth(LiveNetwork network) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(network.StoreFault is { } fault ? HealthCheckResult.Unhealthy(fault.Message)
            : network.IsSilent ? HealthCheckResult.Unhealthy("the store is silent")
            : network.StoreProblems.Count > 0 ? HealthCheckResult.Degraded($"{network.StoreProblems.Count} records of the store cannot be shown")
            : HealthCheckResult.Healthy());
}
