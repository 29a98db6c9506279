using System.Reflection;
using AntiCorruption.Api.Access;
using AntiCorruption.Api.Operations;
using AntiCorruption.Api.Wire;

namespace AntiCorruption.Api.Tests.Wire;

public class WireOptionsTests
{
    [Fact]
    public void EverySettingIsInTheTable()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "AntiCorruption.sln")))
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests run outside of the source folder.");
        var table = File.ReadAllText(Path.Combine(folder.FullName, "docs", "configuration.md"));
        var missing = Names(typeof(WireOptions))
            .Concat(Names(typeof(AccessOptions)))
            .Concat(Names(typeof(StoreOptions)))
            .Where(name => !table.Contains(name, StringComparison.Ordinal))
            .ToList();
        Assert.Empty(missing);
    }

    [Theory]
    [InlineData("Wire:MaxBodyBytes", "3")]
    [InlineData("Wire:TimeoutSeconds", "0")]
    [InlineData("Wire:Limits:MaxCost", "0")]
    [InlineData("Wire:Limits:MaxNesting", "1000")]
    [InlineData("Wire:Documents:CacheCount", "-1")]
    [InlineData("Wire:Rate:Burst", "0")]
    [InlineData("Wire:WebSocket:MaxOperations", "0")]
    public async Task AValueOutOfRangeStopsTheStartWithItsName(string key, string value)
    {
        var fault = await Assert.ThrowsAsync<Microsoft.Extensions.Options.OptionsValidationException>(() =>
            WireHost.StartAsync((key, value))
        );
        Assert.Contains(key.Split(':')[^1], fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Names(Type options) =>
        options
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true })
            .Select(property => property.Name)
            .Concat(options.GetNestedTypes().SelectMany(Names));
}
