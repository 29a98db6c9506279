using AntiCorruption.Api.Settings;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Connections;
using AntiCorruption.Api.Wire.Documents;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.GraphiQL;
using AntiCorruption.Api.Wire.Http;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Api.Wire.Responses;
using AntiCorruption.Api.Wire.WebSockets;
using GraphQL;
using GraphQL.DI;
using GraphQL.Execution;
using GraphQL.Validation;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Options;

namespace AntiCorruption.Api.Wire;

/// <summary>Registers the transport and puts it into a route.</summary>
public static class WireServices
{
    /// <summary>
    /// Adds the transport and, by <paramref name="schema"/>, what it serves. An <see cref="ICallerSource"/> must be registered beside it.
    /// </summary>
    public static IServiceCollection AddGraphQLWire(
        this IServiceCollection services,
        IConfiguration configuration,
        Action<IGraphQLBuilder> schema
    )
    {
        services.AddWireGuards(configuration);
        services
            .AddSingleton<DocumentParser>()
            .AddSingleton<TrustedDocuments>()
            .AddSingleton<DocumentSource>()
            .AddSingleton<WireExecutor>();
        services.AddSingleton<EventStream>();
        services.AddSingleton<RequestRate>().AddSingleton<SubscriptionCount>().AddSingleton<SocketCount>().AddSingleton<SocketEndpoint>();
        services.AddSingleton<GraphiQLPage>().AddSingleton<SchemaAnswer>().AddSingleton<RequestReader>().AddSingleton<GraphQLEndpoint>();
        services.AddSingleton<IWireRule, CostRule>();
        services.AddSingleton<IWireRule, SubscriptionRootRule>();
        services.AddHostedService<SchemaAtStart>();
        services.AddGraphQL(builder =>
        {
            builder.AddSchemaVisitor<IntrospectionVisitor>().AddScopedSubscriptionExecutionStrategy();
            builder.ConfigureSchema(one =>
            {
                one.Features.DeprecationOfInputValues = true;
                one.Features.RepeatableDirectives = true;
            });
            builder.Services.Register<IDocumentValidator, WireValidator>(GraphQL.DI.ServiceLifetime.Singleton, replace: true);
            schema(builder);
        });
        return services;
    }

    /// <summary>Adds what every server needs that <see cref="UseWire"/> guards, be there a schema behind it or not.</summary>
    public static IServiceCollection AddWireGuards(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSettings<WireOptions>(configuration, WireOptions.Section);
        services.AddSingleton<IErrorInfoProvider, WireErrorInfoProvider>().AddSingleton<ResultWriter>().AddSingleton<AnswerWriter>();
        services.AddSingleton<RunningRequests>();
        services.AddHealthChecks();
        AddConnections(services);
        services.AddCors();
        services
            .AddOptions<CorsOptions>()
            .Configure<IOptions<WireOptions>>(
                (cors, wire) =>
                    cors.AddDefaultPolicy(policy =>
                        policy
                            .WithOrigins(wire.Value.AllowedOrigins)
                            .WithMethods("GET", "POST")
                            .AllowAnyHeader()
                            .WithExposedHeaders("X-Request-Id", "Retry-After")
                    )
            );
        return services;
    }

    /// <summary>What holds connections to their number and to a least speed.</summary>
    private static void AddConnections(IServiceCollection services)
    {
        services.AddSingleton<ConnectionCount>().AddSingleton<SocketTransportFactory>();
        services.AddSingleton<IConnectionListenerFactory>(provider =>
            ActivatorUtilities.CreateInstance<LimitedListenerFactory>(provider, provider.GetRequiredService<SocketTransportFactory>())
        );
        services
            .AddOptions<KestrelServerOptions>()
            .Configure<IOptions<WireOptions>>(
                (server, wire) =>
                {
                    server.AddServerHeader = false;
                    // A GET carries its document in the request line.
                    server.Limits.MaxRequestLineSize = 32 * 1024;
                    server.Limits.MinRequestBodyDataRate = new(wire.Value.MinBytesPerSecond, TimeSpan.FromSeconds(5));
                    server.Limits.MinResponseDataRate = new(wire.Value.MinBytesPerSecond, TimeSpan.FromSeconds(5));
                }
            );
    }

    /// <summary>
    /// Puts what all routes share before them: the count of what runs, request ids, other sites' pages (refused, or allowed: CORS),
    /// sockets.
    /// Call it before mapping routes.
    /// </summary>
    public static IApplicationBuilder UseWire(this IApplicationBuilder app)
    {
        app.Use(app.ApplicationServices.GetRequiredService<RunningRequests>().InvokeAsync);
        app.Use(RequestId.InvokeAsync);
        app.UseMiddleware<OriginGuard>();
        app.UseCors();
        return app.UseWebSockets();
    }

    /// <summary>Serves GraphQL at a path, to browsers GraphiQL with <paramref name="welcome"/> as its first query.</summary>
    public static IEndpointConventionBuilder MapGraphQLWire(this IEndpointRouteBuilder routes, string path, string? welcome = null)
    {
        var endpoint = routes.ServiceProvider.GetRequiredService<GraphQLEndpoint>();
        if (welcome is not null)
            routes.ServiceProvider.GetRequiredService<GraphiQLPage>().Welcome = welcome;
        GraphiQLPage.Map(routes, path);
        return routes.Map(path, endpoint.HandleAsync);
    }
}
