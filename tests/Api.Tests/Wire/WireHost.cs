using AntiCorruption.Api.Access;
using AntiCorruption.Api.Wire;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Http;
using GraphQL;
using GraphQL.DI;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AntiCorruption.Api.Tests.Wire;

/// <summary>The transport over the test schema on a real Kestrel at a free loopback port.</summary>
public sealed class WireHost : IAsyncDisposable
{
    private readonly WebApplication app;

    private WireHost(WebApplication app, Uri address)
    {
        this.app = app;
        Address = address;
        Http = new HttpClient { BaseAddress = address };
    }

    public Uri Address { get; }
    public HttpClient Http { get; }
    public IServiceProvider Services => this.app.Services;
    public RecordingLog Log => Services.GetRequiredService<RecordingLog>();
    public int OpenSubscriptions => Services.GetRequiredService<AntiCorruption.Api.Wire.Limits.SubscriptionCount>().Open;
    public int OpenConnections => Services.GetRequiredService<AntiCorruption.Api.Wire.Connections.ConnectionCount>().Open;
    public RunningRequests Requests => Services.GetRequiredService<RunningRequests>();
    public int OpenSockets => Services.GetRequiredService<AntiCorruption.Api.Wire.WebSockets.SocketCount>().Open;
    public string GraphQL => new Uri(Address, "/graphql").ToString();

    public static Task<WireHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(TestSchema, null, settings);

    public static void TestSchema(IGraphQLBuilder builder) =>
        builder.AddAutoSchema<TestQuery>(schema => schema.WithMutation<TestMutation>().WithSubscription<TestSubscription>());

    public static async Task<WireHost> StartAsync(
        Action<IGraphQLBuilder> schema,
        Action<IServiceCollection>? services,
        params (string Key, string Value)[] settings
    )
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value)));
        builder.Logging.ClearProviders();
        var log = new RecordingLog();
        builder.Logging.AddProvider(log);
        builder.Services.AddSingleton(log);
        builder.Services.AddSingleton<ICallerSource, TestCallers>();
        builder.Services.AddGraphQLWire(builder.Configuration, schema);
        services?.Invoke(builder.Services);
        var app = builder.Build();
        if (app.Services.GetService<KeyRing>() is not null)
            app.UseAccess();
        app.UseWire();
        app.MapHealth();
        app.MapGraphQLWire("/graphql");
        await app.StartAsync();
        return new WireHost(app, new Uri(app.Urls.First()));
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await this.app.StopAsync();
        await this.app.DisposeAsync();
    }

    private sealed class TestCallers : ICallerSource
    {
        public ValueTask<IWireCaller> OfAsync(Microsoft.AspNetCore.Http.HttpContext context) => new(new TestCaller());

        public ValueTask<IWireCaller> OfAsync(Microsoft.AspNetCore.Http.HttpContext context, string? authorization) =>
            new(new TestCaller());
    }

    private sealed record TestCaller : IWireCaller
    {
        public string Name => "tester";
        public DateTimeOffset? Until => null;
    }
}
