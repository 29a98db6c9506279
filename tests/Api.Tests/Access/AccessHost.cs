using AntiCorruption.Api.Access;
using AntiCorruption.Api.Tests.Wire;
using Microsoft.Extensions.Configuration;

namespace AntiCorruption.Api.Tests.Access;

/// <summary>The test schema behind access rules.</summary>
internal static class AccessHost
{
    public static IConfiguration Configuration(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Key, (string?)one.Value))).Build();

    public static Task<WireHost> StartAsync(params (string Key, string Value)[] settings) =>
        WireHost.StartAsync(WireHost.TestSchema, services => services.AddAccess(Configuration(settings)), settings);
}
