using AntiCorruption.Api.Settings;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Exports;

/// <summary>Registers exports and puts them into a route.</summary>
public static class ExportServices
{
    public static IServiceCollection AddExports(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<ExportSettings>(configuration, ExportSettings.Section);
        services.AddSingleton(provider => PseudonymKey.Of(provider.GetRequiredService<IOptions<ExportSettings>>().Value));
        return services.AddSingleton<ExportBuilder>().AddSingleton<ExportEndpoint>();
    }

    public static IEndpointConventionBuilder MapExports(this IEndpointRouteBuilder routes)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<ExportEndpoint>();
        return routes.MapGet(ExportLinks.Path + "{file}", (HttpContext http, string file) => endpoint.HandleAsync(http, file));
    }
}
