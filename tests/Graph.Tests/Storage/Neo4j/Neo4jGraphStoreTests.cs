using System.Text.Json;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;
using CsCheck;

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
        Area province =
                new()
                {
                    Id = 1,
                    Code = "77",
                    Level = AreaLevel.Province,
                    NameTh = "ประจวบคีรีขันธ์",
                },
            district =
                new()
                {
                    Id = 2,
                    Code = "7701",
                    Level = AreaLevel.District,
                    NameTh = "เมือง",
                    ParentCode = "77",
                };
        var council = Party(1) with { AreaCode = "7701", ParentId = 2 };
        await Store.AppendAsync(
            [
                Created(
                    1,
                    new Collaboration
                    {
                        Id = 1,
                        FromId = 1,
                        ToId = 3,
                        Type = CollaborationType.Supports,
                    }
                ),
            ],
            0,
            Cancellation
        );
        await Store.AppendAsync([Created(2, council, Party(2), district, province)], 1, Cancellation);
        await Store.AppendAsync(
            [Set(3, new RecordChange(RecordKind.Party, 2, Party(2), Party(2) with { PartyKind = PartyKind.Mechanism, AreaCode = "77" }))],
            2,
            Cancellation
        );
        Assert.Equal(
            [
                "Area District 2 PART_OF 1",
                "Area Province 1",
                "CommunityCouncil Party 1 IN_AREA 2 MEMBER_OF 2",
                "Mechanism Party 2 IN_AREA 1",
                "Missing Party 3",
            ],
            await ShownAsync()
        );
    }

    /// <summary>A plan that goes through everything is as fast as any while there is little, and is kept when there is more.</summary>
    [Fact]
    public async Task EveryStatementFindsWhatItNeedsByAnIndexInADatabaseThatIsEmptyOrHoldsLittle()
    {
        HashSet<string> lists =
        [
            .. Statement
                .TextOf("append")
                .Split('\n')
                .Where(line => line.StartsWith("// for ", StringComparison.Ordinal))
                .Select(line => line["// for ".Length..]),
        ];
        string[] texts =
        [
            .. lists.Select(list => AppendText.For([list])),
            .. (
                (string[])
                    [
                        "read-areas",
                        "read-parties",
                        "read-activities",
                        "read-target-areas",
                        "read-collaborations",
                        "read-links",
                        "read-places",
                        "read-network",
                        "read-change-sets",
                        "read-history",
                        "read-log",
                        "read-next-changes",
                        "count-changes",
                        "find-change-set",
                    ]
            ).Select(Statement.TextOf),
        ];
        Assert.InRange(lists.Count, 30, 60);
        // What the server plans without a name differs with what it has counted so far, so that the plans alone do not tell.
        Assert.All(
            texts
                .SelectMany(text => text.Split('\n'))
                .Where(line => line.Contains("MATCH (", StringComparison.Ordinal) && line.Contains(": ", StringComparison.Ordinal)),
            line => Assert.Contains("USING INDEX SEEK", line, StringComparison.Ordinal)
        );
        for (var round = 0; round < 2; round++)
        {
            foreach (var text in texts)
            {
                var operators = await server.ExplainAsync($"{Statement.Language}EXPLAIN {text}");
                Assert.NotEmpty(operators);
                Assert.True(
                    !operators.Any(name => name.EndsWith("Scan", StringComparison.Ordinal)),
                    $"{string.Join(", ", operators)}: {text}"
                );
            }
            await Store.AppendAsync(
                [
                    Created(
                        round + 1,
                        [
                            .. RandomRecords.OneOfEach(round + 1).Single(),
                            .. Enumerable
                                .Range(round * 5 + 10, 5)
                                .Select(id => new Collaboration
                                {
                                    Id = id,
                                    FromId = id,
                                    ToId = id + 100,
                                    Type = CollaborationType.Supports,
                                }),
                        ]
                    ),
                ],
                round,
                Cancellation
            );
            await server.RunAsync("CALL db.clearQueryCaches()");
        }
    }

    /// <summary>Each node with its labels and the lines that lead from it, but for links.</summary>
    private async Task<IEnumerable<string>> ShownAsync()
    {
        var rows = await server.RunAsync(
            "MATCH (n) WHERE n:Party OR n:Area RETURN n.id, labels(n), COLLECT { MATCH "
                + "(n)-[r:IN_AREA|PART_OF|MEMBER_OF]->(m) RETURN type(r) + ' ' + m.id }"
        );
        return rows.EnumerateArray()
            .Select(row => string.Join(' ', [.. Words(row[1]), row[0].ToString(), .. Words(row[2])]))
            .Order(StringComparer.Ordinal);

        static IEnumerable<string> Words(JsonElement list) =>
            list.EnumerateArray().Select(word => word.GetString()!).Order(StringComparer.Ordinal);
    }
}
