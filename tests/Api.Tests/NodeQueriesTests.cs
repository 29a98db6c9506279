using System.Text.Json;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests;

public sealed class NodeQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Theory]
    [InlineData(RecordKind.Party)]
    [InlineData(RecordKind.Area)]
    [InlineData(RecordKind.Activity)]
    public async Task ARecordIsFoundByItsId(RecordKind kind)
    {
        var id = GlobalId.Of(kind, 1);
        var node = (await api.DataAsync("query($id: ID!) { node(id: $id) { id } }", new { id })).GetProperty("node");
        Assert.Equal(id, node.GetProperty("id").GetString());
    }

    [Fact]
    public async Task AnIdOfNothingIsNull()
    {
        var id = GlobalId.Of(RecordKind.Party, 999_999);
        var node = (await api.DataAsync("query($id: ID!) { node(id: $id) { id } }", new { id })).GetProperty("node");
        Assert.Equal(JsonValueKind.Null, node.ValueKind);
    }
}
