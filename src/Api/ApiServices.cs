using AntiCorruption.Api.Access;
using AntiCorruption.Api.Changes;
using AntiCorruption.Api.Exports;
using AntiCorruption.Api.Lists;
using AntiCorruption.Api.Search;
using AntiCorruption.Api.WhatIfs;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Requests;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using FluentValidation;
using GraphQL;
using GraphQL.DI;

namespace AntiCorruption.Api;

/// <summary>The one registration of what the program is made of.</summary>
public static class ApiServices
{
    public static IServiceCollection AddApi(this IServiceCollection services, IConfiguration configuration)
    {
        GlobalSwitches.EnableReadDescriptionFromXmlDocumentation = true;
        var memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        services.AddSingleton(_ => new SelectionCache(maxBytes: Math.Clamp(memory / 16, 1 << 20, 64 << 20)));
        services.AddScoped<RequestNetwork>();
        services.AddSingleton<PastNetworks>();
        services.AddSingleton<SupposedNetworks>();
        services.AddSingleton(_ => new AnalysisCache(configuration.GetSection("Analyses").Get<AnalysisLimits>()));
        var search = configuration.GetSection(SearchOptions.Section).Get<SearchOptions>() ?? new();
        services.AddSingleton(new NetworkNames(search.ReadAbbreviations()));
        services.AddScoped<ChangeProgress>().AddScoped<NetworkChanges>().AddSingleton<ChangeFeed>();
        services.AddScoped<IMutationProgress>(provider => provider.GetRequiredService<ChangeProgress>());
        services.AddValidatorsFromAssemblyContaining<ApiSchema>(
            Microsoft.Extensions.DependencyInjection.ServiceLifetime.Singleton,
            includeInternalTypes: true
        );
        services.AddAutoMapper(mapping => mapping.LicenseKey = configuration["AutoMapper:LicenseKey"], typeof(ApiSchema));
        services.AddAccess(configuration);
        services.AddExports(configuration);
        return services.AddGraphQLWire(configuration, AddSchema).AddLists();
    }

    private static void AddSchema(IGraphQLBuilder builder) =>
        builder.AddSchema<ApiSchema>().AddAutoClrMappings().AddGraphTypes(typeof(ApiSchema).Assembly);
}
