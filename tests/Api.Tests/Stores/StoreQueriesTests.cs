using System.Text.Json;

namespace AntiCorruption.Api.Tests.Stores;

public sealed class StoreQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task AStoreThatIsWellSaysSo()
    {
        var report = (await api.DataAsync("{ storeReport { location version fault problemCount problems { kind } } }")).GetProperty(
            "storeReport"
        );
        Assert.EndsWith("network.db", report.GetProperty("location").GetString(), StringComparison.Ordinal);
        Assert.Equal(api.Network.Current.Version, report.GetProperty("version").GetInt64());
        Assert.Equal(JsonValueKind.Null, report.GetProperty("fault").ValueKind);
        Assert.Equal(0, report.GetProperty("problemCount").GetInt32());
        Assert.Empty(report.GetProperty("problems").EnumerateArray());
    }
}
