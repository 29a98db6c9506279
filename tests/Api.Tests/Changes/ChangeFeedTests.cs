using System.Text.Json;
using AntiCorruption.Api.Tests.Wire.WebSockets;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests.Changes;

/// <summary>Subscriptions to changes: none is lost, what was missed is told, and what they cost is bounded.</summary>
public sealed class ChangeFeedTests : IAsyncLifetime
{
    private const string Fields = "{ kind version cursor recordId party { key } }";
    private readonly ApiHost host = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
    private string GraphQL => new Uri(host.Http.BaseAddress!, "/graphql").ToString();

    public async ValueTask InitializeAsync()
    {
        host.Settings.AddRange([
            "--Wire:Limits:MaxMissedChanges",
            "2500",
            "--Wire:Limits:MaxSubscriptionCost",
            "40",
            "--Wire:Limits:MaxSubscriptionCostPerCaller",
            "100",
        ]);
        await host.InitializeAsync();
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task AThousandChangesInOneVersionReachEverySubscriber()
    {
        using var socket = await SubscribeAsync($"partyChanged {Fields}");
        using var stream = await StreamAsync($"partyChanged{{version cursor}}");
        Assert.True(SpinWait.SpinUntil(() => host.Network.FollowerCount == 2, TimeSpan.FromSeconds(20)));
        var version = await AddAsync("many", 1_000);
        var events = await TakeAsync(socket, 1_000);
        Assert.All(events, one => Assert.Equal(version, one.GetProperty("version").GetInt64()));
        Assert.Equal(1_000, events.Select(one => one.GetProperty("party").GetProperty("key").GetString()).Distinct().Count());
        using var reader = new StreamReader(await stream.Content.ReadAsStreamAsync(Cancellation));
        for (var told = 0; told < 1_000; )
            if ((await reader.ReadLineAsync(Cancellation))!.StartsWith("data:", StringComparison.Ordinal))
                told++;
    }

    [Fact]
    public async Task WhatWasMissedIsToldAfterAVersionAndAfterACursor()
    {
        var before = host.Network.Current.Version;
        await AddAsync("first", 3);
        await AddAsync("second", 3);
        using var all = await SubscribeAsync($"partyChanged(after: {before}) {Fields}");
        var events = await TakeAsync(all, 6);
        Assert.Equal(["first-0", "first-1", "first-2", "second-0", "second-1", "second-2"], Keys(events));
        using var later = await SubscribeAsync($"partyChanged(after: {before + 1}) {Fields}");
        Assert.Equal(["second-0", "second-1", "second-2"], Keys(await TakeAsync(later, 3)));
        using var within = await SubscribeAsync(
            $"partyChanged(afterCursor: \\\"{events[3].GetProperty("cursor").GetString()}\\\") {Fields}"
        );
        await AddAsync("third", 1);
        Assert.Equal(["second-1", "second-2", "third-0"], Keys(await TakeAsync(within, 3)));
        Assert.Equal(["third-0"], Keys(await TakeAsync(all, 1)));
    }

    [Fact]
    public async Task WhatHasBeenDeletedSinceIsToldWithoutItsRecord()
    {
        var before = host.Network.Current.Version;
        await AddAsync("gone", 2);
        var ids = new[] { "gone-0", "gone-1" }.Select(key => host.Network.Current.FindParty(key)!.Id).ToArray();
        var link = await host.Network.CommitAsync(
            "t",
            "link",
            edit =>
                edit.Add(
                    new Collaboration
                    {
                        FromId = ids[0],
                        ToId = ids[1],
                        Type = CollaborationType.Supports,
                    }
                ),
            Cancellation
        );
        await RemoveAsync(RecordKind.Collaboration, link.Result.Id);
        await RemoveAsync(RecordKind.Party, ids[0]);
        using var parties = await SubscribeAsync($"partyChanged(after: {before}) {{ kind party {{ key }} }}");
        Assert.Equal(
            ["CREATED ", "CREATED gone-1", "DELETED "],
            (await TakeAsync(parties, 3)).Select(one => $"{one.GetProperty("kind")} {KeyOf(one.GetProperty("party"))}")
        );
        using var links = await SubscribeAsync($"collaborationChanged(after: {before}) {{ kind collaboration {{ from {{ key }} }} }}");
        Assert.Equal(
            ["CREATED ", "DELETED "],
            (await TakeAsync(links, 2)).Select(one => $"{one.GetProperty("kind")} {one.GetProperty("collaboration")}")
        );
    }

    [Fact]
    public async Task WhereNobodyCanGoOnItIsSaidByACode()
    {
        var before = host.Network.Current.Version;
        await AddAsync("flood", 2_501);
        foreach (
            var (arguments, code) in new[]
            {
                ($"after: {before}", "TOO_FAR_BEHIND"),
                ("after: 999999", "UNKNOWN_VERSION"),
                ("after: -1", "INVALID_ARGUMENT"),
                ("afterCursor: \\\"x\\\"", "INVALID_CURSOR"),
                ("after: 1, afterCursor: \\\"x\\\"", "INVALID_ARGUMENT"),
            }
        )
        {
            using var socket = await SubscribeAsync($"partyChanged({arguments}) {{ kind }}");
            var answer = await socket.ReadAsync();
            Assert.Contains("\"type\":\"error\"", answer, StringComparison.Ordinal);
            Assert.Contains(code, answer, StringComparison.Ordinal);
            Assert.Contains("messageTh", answer, StringComparison.Ordinal);
        }
        Assert.Equal(0, host.Network.FollowerCount);
    }

    [Fact]
    public async Task AnEventThatCostsTooMuchAndTooManyOfThemAreRefusedAndLeaveNothing()
    {
        using var dear = await SubscribeAsync("partyChanged { party { collaborations(first: 50) { nodes { id } } } }");
        Assert.Contains("COST_LIMIT", await dear.ReadAsync(), StringComparison.Ordinal);
        var open = new List<HttpResponseMessage>();
        while (open.Count < 50 && await StreamAsync("partyChanged{party{collaborations(first:10){nodes{id}}}}") is var answer)
        {
            open.Add(answer);
            if (!answer.IsSuccessStatusCode)
                break;
        }
        Assert.InRange(open.Count, 3, 9);
        Assert.Contains("TOO_MANY_SUBSCRIPTIONS", await open[^1].Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        for (var round = 0; round < 20; round++)
            (await StreamAsync("partyChanged{party{collaborations(first:10){nodes{id}}}}")).Dispose();
        Assert.InRange(host.Network.FollowerCount, 0, open.Count - 1);
        open.ForEach(one => one.Dispose());
        Assert.True(SpinWait.SpinUntil(() => host.Network.FollowerCount == 0, TimeSpan.FromSeconds(20)));
        using var again = await StreamAsync("partyChanged{party{collaborations(first:10){nodes{id}}}}");
        Assert.True(again.IsSuccessStatusCode);
    }

    private async Task<long> AddAsync(string key, int count) => (
            await host.Network.CommitAsync(
                "t",
                "add",
                edit =>
                {
                    for (var i = 0; i < count; i++)
                        edit.Add(
                            new Party
                            {
                                Key = $"{key}-{i}",
                                PartyKind = PartyKind.Mechanism,
                                NameTh = "ทดสอบ",
                            }
                        );
                    return 0;
                },
                Cancellation
            )
        ).Snapshot.Version;

    private Task RemoveAsync(RecordKind kind, int id) =>
        host.Network.CommitAsync(
            "t",
            "delete",
            edit =>
            {
                edit.Remove(kind, id);
                return id;
            },
            Cancellation
        );

    private async Task<TestSocket> SubscribeAsync(string field)
    {
        var socket = await TestSocket.OpenAsync(GraphQL);
        await socket.SubscribeAsync("1", $"subscription {{ {field} }}");
        return socket;
    }

    private Task<HttpResponseMessage> StreamAsync(string field)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString($"subscription{{{field}}}"));
        request.Headers.Accept.ParseAdd("text/event-stream");
        return host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
    }

    private static async Task<List<JsonElement>> TakeAsync(TestSocket socket, int count)
    {
        var events = new List<JsonElement>();
        while (events.Count < count)
        {
            using var message = JsonDocument.Parse(await socket.ReadAsync());
            Assert.Equal("next", message.RootElement.GetProperty("type").GetString());
            events.Add(message.RootElement.GetProperty("payload").GetProperty("data").EnumerateObject().Single().Value.Clone());
        }
        return events;
    }

    private static IEnumerable<string> Keys(IEnumerable<JsonElement> events) => events.Select(one => KeyOf(one.GetProperty("party")));

    private static string KeyOf(JsonElement party) => party.ValueKind == JsonValueKind.Null ? "" : party.GetProperty("key").GetString()!;
}
