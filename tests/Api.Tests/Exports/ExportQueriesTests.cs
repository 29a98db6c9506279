using AntiCorruption.Graph.Exchange.Export;

namespace AntiCorruption.Api.Tests.Exports;

public sealed class ExportQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task EveryFileIsListedUnderItsName()
    {
        var names = (await api.DataAsync("{ network { exports { name } } }"))
            .GetProperty("network")
            .GetProperty("exports")
            .EnumerateArray()
            .Select(file => file.GetProperty("name").GetString()!);
        Assert.Equal(ExportFiles.All.Select(file => file.Name), names);
    }
}
