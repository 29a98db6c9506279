using System.Text.Json;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

[Collection(nameof(Neo4jServer))]
public sealed class Neo4jGraphStoreTests(Neo4jServer server) : GraphStoreContract
{
    protected override async Task<IGraphStore> CreateAsync() => await Neo4jGraphStore.OpenAsync(await server.EmptyAsync(), Cancellation);

    protected override async Task<IGraphStore> ReopenAsync()
    {
        await Store.DisposeAsync();
        return await Neo4jGraphStore.OpenAsync(server.Options, Cancellation);
    }

    [Fact]
    public async Task NewRecordsHaveTheirLabelsAndLinesInNeo4jEvenWhereALinkHeldThePlaceOfAParty()
    {
        Area province = new() { Id = 1, Code = "77", Level = AreaLevel.Province, NameTh = "ประจวบคีรีขันธ์" }, district = new() { Id = 2, Code = "7701", Level = AreaLevel.District, NameTh = "เมือง", ParentCode = "77" };
        var council = Party(1) with { AreaCode = "7701", ParentId = 2 };
        await Store.AppendAsync([Created(1, new Collaboration { Id = 1, FromId = 1, ToId = 3, Type = CollaborationType.Supports })], 0, Cancellation);
        await Store.AppendAsync([Created(2, council, Party(2), district, province)], 1, Cancellation);
        await Store.AppendAsync([Set(3, new RecordChange(RecordKind.Party, 2, Party(2), Party(2) with { PartyKind = PartyKind.Mechanism, AreaCode = "77" }))], 2, Cancellation);
        Assert.Equal(["Area District 2 PART_OF 1", "Area Province 1", "CommunityCouncil Party 1 IN_AREA 2 MEMBER_OF 2", "Mechanism Party 2 IN_AREA 1", "Missing Party 3"], await ShownAsync());
    }

    /// <summary>Each node with its labels and the lines that lead from it, but for links.</summary>
    private async Task<IEnumerable<string>> ShownAsync()
    {
        var rows = await server.RunAsync("MATCH (n) WHERE n:Party OR n:Area RETURN n.id, labels(n), COLLECT { MATCH (n)-[r:IN_AREA|PART_OF|MEMBER_OF]->(m) RETURN type(r) + ' ' + m.id }");
        return rows.EnumerateArray().Select(row => string.Join(' ', [.. Words(row[1]), row[0].ToString(), .. Words(row[2])])).Order(StringComparer.Ordinal);

        static IEnumerable<string> Words(JsonElement list) => list.EnumerateArray().Select(word => word.GetString()!).Order(StringComparer.Ordinal);
    }
}
