using AntiCorruption.Api.Access;
using AntiCorruption.Api.Exports;
using AntiCorruption.Api.Settings;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Http;
using AntiCorruption.Graph.Snapshots.Writing;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

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
        builder.Services.AddHostedService<StoreWatch>();
        var app = builder.Build();
        app.UsePageHeaders();
        app.UseAccess();
        app.UseWire();
        app.MapGraphQLWire("/graphql", FrontPage.Welcome);
        app.MapExports();
        app.MapHealth();
        app.MapGet("/", FrontPage.Html);
        return app;
    }

    /// <summary>The settings that a start with these arguments has.</summary>
    /// <exception cref="OptionsValidationException">One of them is wrong; all that are wrong are told.</exception>
    public static WebApplicationBuilder Configure(string[] args)
    {
        var builder = NewBuilder(args);
        // The lowest of all settings: a line for every request is for those who ask for it.
        builder.Configuration.Sources.Insert(
            0,
            new MemoryConfigurationSource
            {
                InitialData = new Dictionary<string, string?>
                {
                    ["Logging:Console:FormatterName"] = "simple",
                    ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ",
                    ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
                    ["Logging:LogLevel:Microsoft.AspNetCore"] = "Warning",
                    ["Logging:LogLevel:Microsoft.Hosting.Lifetime"] = "Warning",
                    ["Logging:LogLevel:LuckyPennySoftware.AutoMapper.License"] = "None",
                    ["Logging:LogLevel:AntiCorruption.Api.Wire.Calls"] = "Warning",
                },
            }
        );
        if (string.IsNullOrEmpty(builder.Configuration["urls"]) && string.IsNullOrEmpty(builder.Configuration["http_ports"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Services.AddSingleton<IHostLifetime, SignalsElsewhere>();
        // How long a stop may take is measured by ServerStop.
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        SettingsReader.ThrowIfAny(ProgramSettings.FindFaults(builder.Configuration), typeof(ProgramSettings));
        StartLog.AddTo(builder);
        return builder;
    }

    private static WebApplicationBuilder NewBuilder(string[] args)
    {
        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        }
        catch (Exception fault) when (fault is InvalidDataException or UnauthorizedAccessException or IOException)
        {
            throw new OptionsValidationException(
                nameof(Server),
                typeof(Server),
                [
                    new SettingFault(
                        $"appsettings.json cannot be read: {Innermost(fault)}",
                        "อ่าน appsettings.json ไม่ได้ แฟ้มไม่ใช่ JSON ที่ถูกต้องหรือไม่มีสิทธิ์อ่าน"
                    ).ToString(),
                ]
            );
        }
    }

    private static string Innermost(Exception fault) => OneLine.Of(fault.GetBaseException().Message, length: 300);
}

/// <summary>
/// Ready when the store answered the last time it was asked; degraded, and still ready, while something in it cannot be shown.
/// </summary>
internal sealed class NetworkHealth(LiveNetwork network) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            network.StoreFault is { } fault ? HealthCheckResult.Unhealthy(fault.Message)
            : network.IsSilent ? HealthCheckResult.Unhealthy("the store is silent")
            : network.StoreProblems.Count > 0
                ? HealthCheckResult.Degraded($"{network.StoreProblems.Count} records of the store cannot be shown")
            : HealthCheckResult.Healthy()
        );
}
