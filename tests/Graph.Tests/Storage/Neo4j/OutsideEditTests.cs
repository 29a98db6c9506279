using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Writing;
using AntiCorruption.Graph.Storage;
using AntiCorruption.Graph.Storage.Neo4j;

namespace AntiCorruption.Graph.Tests.Storage.Neo4j;

/// <summary>What people do in Neo4j itself: taken over when it obeys the rules, told when it does not.</summary>
[Collection(nameof(Neo4jServer))]
public sealed class OutsideEditTests(Neo4jServer server) : IAsyncLifetime
{
    private static readonly LiveNetworkOptions Following = new() { FollowInterval = TimeSpan.FromMilliseconds(100) };

    private LiveNetwork network = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        network = await OpenAsync(await server.EmptyAsync(), Following);
        await network.CommitAsync(
            "tester",
            "begin",
            edit =>
            {
                for (var i = 1; i <= 4; i++)
                    edit.Add(
                        new Party
                        {
                            Key = $"party-{i}",
                            PartyKind = PartyKind.CommunityCouncil,
                            NameTh = $"สภา {i}",
                        }
                    );
                edit.Add(
                    new Party
                    {
                        Key = "party-5",
                        PartyKind = PartyKind.Mechanism,
                        NameTh = "กลไก",
                        ParentId = 4,
                    }
                );
                for (var i = 1; i <= 3; i++)
                    edit.Add(
                        new Collaboration
                        {
                            FromId = i,
                            ToId = i + 1,
                            Type = CollaborationType.CollaboratesWith,
                            FiscalYears = FiscalYears.Of(2565),
                        }
                    );
                return edit.Add(
                    new Activity
                    {
                        Key = "activity-1",
                        ActivityKind = ActivityKind.Forum,
                        TitleTh = "เวที",
                        Participations =
                        [
                            new Participation(1, ParticipationRole.Host),
                            new Participation(2, ParticipationRole.Participant),
                        ],
                    }
                );
            },
            Cancellation
        );
    }

    public async ValueTask DisposeAsync() => await network.DisposeAsync();

    [Fact]
    public async Task WhatIsRightIsTakenOverWithinMomentsAndRecorded()
    {
        await server.RunAsync("MATCH (n:Party {id: 1}) SET n.nameTh = 'ชื่อใหม่', n.nameEn = 'New'");
        await Eventually.IsTrueAsync(() => network.Current.Parties[1].NameTh == "ชื่อใหม่");
        Assert.Equal((2L, "New"), (network.Current.Version, network.Current.Parties[1].NameEn));
        var entry = (await network.ReadHistoryAsync(RecordKind.Party, 1, long.MaxValue, 10, Cancellation))[0];
        Assert.Equal(
            (LiveNetwork.StoreEditor, "สภา 1", "ชื่อใหม่"),
            (entry.By, ((Party)entry.Changes[0].Before!).NameTh, ((Party)entry.Changes[0].After!).NameTh)
        );
        Assert.Empty(network.StoreProblems);
        await SameWhenLoadedAgainAsync();
    }

    /// <summary>Taking over the first moves version and mark, as the second does.</summary>
    [Fact]
    public async Task AnEditMadeWhileAnotherIsTakenOverIsTakenOverToo()
    {
        for (var i = 1; i <= 3; i++)
        {
            await server.RunAsync($"MATCH (n:Party {{id: 1}}) SET n.nameTh = 'หนึ่ง {i}'");
            await Eventually.IsTrueAsync(() => network.Current.Parties[1].NameTh == $"หนึ่ง {i}");
            await server.RunAsync($"MATCH (n:Party {{id: 2}}) SET n.nameTh = 'สอง {i}'");
            await Eventually.IsTrueAsync(() => network.Current.Parties[2].NameTh == $"สอง {i}");
        }
    }

    [Theory]
    [InlineData("MATCH (n:Network) SET n.version = 0")]
    [InlineData("MATCH (n) DETACH DELETE n")]
    public async Task ADatabaseThatWasPutBackOrEmptiedIsNoticedAndNotWritten(string deed)
    {
        await server.RunAsync(deed);
        await Eventually.IsTrueAsync(() => network.StoreFault?.Failure == StoreFailure.Replaced);
        var fault = await Assert.ThrowsAsync<StoreUnavailableException>(() =>
            network.CommitAsync(
                "tester",
                "add",
                edit =>
                    edit.Add(
                        new Party
                        {
                            Key = "late",
                            PartyKind = PartyKind.Mechanism,
                            NameTh = "ช้า",
                        }
                    ),
                Cancellation
            )
        );
        Assert.Equal(StoreFailure.Replaced, fault.Failure);
    }

    [Fact]
    public async Task NodesAndRelationshipsMadeMovedAndDeletedByHandAreTakenOver()
    {
        await server.RunAsync("CREATE (:Party:GoodActor {id: 100, key: 'by-hand', partyKind: 'GoodActor', nameTh: 'ผู้ก่อการดี'})");
        await server.RunAsync(
            "MATCH (a:Party {id: 100}), (b:Party {id: 1}) CREATE (a)-[:SUPPORTS {id: 70, status: 'Active', fiscalYears: [2566]}]->(b)"
        );
        await server.RunAsync(
            "MATCH (a:Party {id: 3})-[r:COLLABORATES_WITH {id: 3}]->(b) DELETE r CREATE (b)-[:SUPPORTS {id: 3, status: 'Ended'}]->(a)"
        );
        await server.RunAsync("MATCH ()-[r:COLLABORATES_WITH {id: 2}]->() DELETE r");
        await server.RunAsync("MATCH (n:Party {id: 5}) DETACH DELETE n");
        await server.RunAsync("MATCH (:Party {id: 2})-[r:TOOK_PART_IN]->() DELETE r");
        await network.SweepAsync(Cancellation);
        var now = network.Current;
        Assert.Equal(PartyKind.GoodActor, now.Parties[100].PartyKind);
        Assert.Equal((100, 1), (now.Collaborations[70].FromId, now.Collaborations[70].ToId));
        Assert.Equal(
            (4, 3, CollaborationType.Supports),
            (now.Collaborations[3].FromId, now.Collaborations[3].ToId, now.Collaborations[3].Type)
        );
        Assert.Null(now.Collaborations.Find(2));
        Assert.Null(now.Parties.Find(5));
        Assert.Equal([1], now.Activities[1].Participations.Select(part => part.PartyId));
        Assert.Empty(network.StoreProblems);
        var added = await network.CommitAsync(
            "tester",
            "add",
            edit =>
                edit.Add(
                    new Party
                    {
                        Key = "next",
                        PartyKind = PartyKind.Mechanism,
                        NameTh = "ถัดไป",
                    }
                ).Id,
            Cancellation
        );
        Assert.Equal(101, added.Result);
        await SameWhenLoadedAgainAsync();
    }

    [Theory]
    [InlineData("MATCH (n:Party {id: 2}) SET n.partyKind = 'Nonsense'", RecordKind.Party, 2)]
    [InlineData("MATCH (n:Party {id: 2}) REMOVE n.nameTh", RecordKind.Party, 2)]
    [InlineData("MATCH (n:Party {id: 2}) SET n.personal = 'no json'", RecordKind.Party, 2)]
    [InlineData("MATCH (n:Party {id: 2}) SET n.parentId = 2000000000", RecordKind.Party, 2)]
    [InlineData("MATCH ()-[r:COLLABORATES_WITH {id: 2}]->() SET r.fiscalYears = [7]", RecordKind.Collaboration, 2)]
    [InlineData("MATCH ()-[r:COLLABORATES_WITH {id: 2}]->() SET r.status = 5", RecordKind.Collaboration, 2)]
    [InlineData("MATCH (n:Party {id: 4}) DETACH DELETE n", RecordKind.Party, 4)]
    public async Task WhatIsWrongIsToldAndTheNetworkKeepsWhatItWas(string statement, RecordKind kind, int id)
    {
        var before = network.Current.Find(kind, id);
        await server.RunAsync(statement);
        Assert.True(await network.SweepAsync(Cancellation));
        Assert.Contains(network.StoreProblems, problem => (problem.Kind, problem.Id) == (kind, id));
        Assert.Equal(before, network.Current.Find(kind, id));
        await using var second = await OpenAsync(server.Options, new());
        Assert.NotEmpty(second.StoreProblems);
        Assert.True(second.Current.Parties.Count >= 3);
    }

    [Fact]
    public async Task WhatIsMendedIsShownAgain()
    {
        await server.RunAsync("MATCH (n:Party {id: 2}) SET n.partyKind = 'Nonsense'");
        await using var second = await OpenAsync(server.Options, Following);
        Assert.Null(second.Current.Parties.Find(2));
        Assert.Null(second.Current.Collaborations.Find(1));
        await server.RunAsync("MATCH (n:Party {id: 2}) SET n.partyKind = 'Mechanism'");
        await Eventually.IsTrueAsync(() =>
            second.StoreProblems.Count == 0
            && second.Current.Parties.Find(2) is { PartyKind: PartyKind.Mechanism }
            && second.Current.Collaborations.Find(1) is not null
        );
        await Eventually.IsTrueAsync(() => network.StoreProblems.Count == 0 && network.Current.Parties[2].PartyKind == PartyKind.Mechanism);
    }

    [Fact]
    public async Task WhatHasNoNumberIsToldAndWhatHasAWrongOneStandsInNobodysWay()
    {
        await server.RunAsync("CREATE (:Party {key: 'no-number', nameTh: 'x'}), (:Party {id: 6, key: 'half'}), (:Party {id: 'six'})");
        await server.RunAsync("MATCH (a:Party {id: 1}), (b:Party {id: 3}) CREATE (a)-[:SUPPORTS]->(b)");
        await network.SweepAsync(Cancellation);
        Assert.Equal(
            ["Collaboration 0", "Party 0", "Party 0", "Party 6"],
            network.StoreProblems.Select(problem => $"{problem.Kind} {problem.Id}").Order()
        );
        Assert.Contains(network.StoreProblems, problem => problem.Message.Contains("no-number", StringComparison.Ordinal));
        var added = await network.CommitAsync(
            "tester",
            "add",
            edit =>
                edit.Add(
                    new Party
                    {
                        Key = "next",
                        PartyKind = PartyKind.Mechanism,
                        NameTh = "ถัดไป",
                    }
                ).Id,
            Cancellation
        );
        Assert.Equal(7, added.Result);
    }

    [Fact]
    public async Task WhatHasNoNumberIsTakenOverOnceTheScriptHasGivenItOne()
    {
        await server.RunAsync(
            "CREATE (:Area {code: '77', level: 'Province', nameTh: 'ประจวบคีรีขันธ์'}), (:Activity {key: 'walk', "
                + "activityKind: 'Forum', titleTh: 'เดิน'})"
        );
        await server.RunAsync(
            "CREATE (a:Party:GoodActor {key: 'one', partyKind: 'GoodActor', nameTh: 'ก', areaCode: '77'}), "
                + "(b:Party:GoodActor {key: 'two', partyKind: 'GoodActor', nameTh: 'ข'}), (a)-[:SUPPORTS {status: "
                + "'Active'}]->(b)"
        );
        await server.RunAsync("CREATE (:Party:GoodActor {id: 9, key: 'numbered', partyKind: 'GoodActor', nameTh: 'ค'})");
        var script = await File.ReadAllTextAsync(
            Path.Combine(SharedFolder.SourceFolder(), "schema", "neo4j", "by-hand", "give-numbers.cypher"),
            Cancellation
        );
        await server.RunAsync(script);
        await server.RunAsync(script);
        await network.SweepAsync(Cancellation);
        Assert.Empty(network.StoreProblems);
        var (one, two) = (network.Current.FindParty("one")!, network.Current.FindParty("two")!);
        // Right above the number that was there, or a long way above it where the program knew that one already.
        Assert.Contains(Math.Min(one.Id, two.Id), new[] { 10, 5009 });
        Assert.Equal(1, Math.Abs(one.Id - two.Id));
        Assert.Equal("77", one.AreaCode);
        Assert.Equal((one.Id, two.Id), (network.Current.Collaborations[5003].FromId, network.Current.Collaborations[5003].ToId));
        Assert.Equal(("77", "walk"), (network.Current.Areas[5000].Code, network.Current.Activities[5001].Key));
        await SameWhenLoadedAgainAsync();
    }

    [Fact]
    public async Task OneInstanceRecordsAnEditAndTheOthersFollow()
    {
        await using var second = await OpenAsync(server.Options, Following);
        await server.RunAsync("MATCH (n:Party {id: 1}) SET n.nameEn = 'Seen by both'");
        await Eventually.IsTrueAsync(() =>
            network.Current.Parties[1].NameEn == "Seen by both" && second.Current.Parties[1].NameEn == "Seen by both"
        );
        await Eventually.IsTrueAsync(() => network.Current.Version == second.Current.Version);
        Assert.Equal(2, network.Current.Version);
    }

    private async Task SameWhenLoadedAgainAsync()
    {
        await using var second = await OpenAsync(server.Options, new());
        Assert.Equal(network.Current.Version, second.Current.Version);
        Assert.Equal(network.Current.AllRecords(), second.Current.AllRecords());
        Assert.Empty(second.StoreProblems);
    }

    private static async Task<LiveNetwork> OpenAsync(Neo4jOptions options, LiveNetworkOptions live) =>
        await LiveNetwork.OpenAsync(await Neo4jGraphStore.OpenAsync(options, Cancellation), live, cancellationToken: Cancellation);
}
