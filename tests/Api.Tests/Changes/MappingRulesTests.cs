using System.Text.Json;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Storage;
using AutoMapper;
using AutoMapper.Internal;
using Microsoft.Extensions.DependencyInjection;

namespace AntiCorruption.Api.Tests.Changes;

/// <summary>An input that holds another: what is refused leaves every byte, what is accepted is stored, in history, and told.</summary>
public sealed class MappingRulesTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Errors = "errors { ... on Error { code } }";

    private const string Party = """createParty(input: { kind: GOOD_ACTOR, name: "ผู้ก่อการดี", ONE }) { party { id } ERRORS }""";
    private const string Link = """
        createCollaboration(input: { from: "UGFydHk6MQ", to: "NEW", type: SUPPORTS, start: "2022", ONE }) {
        collaboration { id } ERRORS }
        """;
    private const string Activity = """recordActivity(input: { kind: FORUM, name: "เวที", ONE }) { activity { id } ERRORS }""";
    private const string Target =
        """createTargetArea(input: { areaCode: "50", fiscalYear: YEAR, phase: PILOT, ONE }) { targetArea { id } ERRORS }""";

    public static TheoryData<string, string, string, string, string> Nested =>
        new()
        {
            {
                Party,
                "updateParty",
                "personal: { realName: \"ก\", contact: \"081\", consentDate: \"2022-01-16\", consentPurpose: \"ค\" }",
                "personal: { realName: \"ข\", consentDate: \"2023-01-16\", consentPurpose: \"ค\" }",
                "areaCode: \"99\""
            },
            {
                Party,
                "updateParty",
                "location: { latitude: 13.5, longitude: 100.5 }",
                "location: { latitude: 14, longitude: 101 }",
                "areaCode: \"99\""
            },
            { Link, "updateCollaboration", "trust: { reliability: 1, openness: 2 }", "trust: { reliability: 4 }", "end: \"2021\"" },
            { Link, "updateCollaboration", "value: { resources: 1 }", "value: { resources: 2, involvement: 3 }", "end: \"2021\"" },
            {
                Link,
                "updateCollaboration",
                "evidence: [{ url: \"https://a.example/\" }]",
                "evidence: [{ url: \"https://b.example/\", note: \"ข\" }]",
                "end: \"2021\""
            },
            {
                Target,
                "updateTargetArea",
                "steps: [{ step: 1, status: OPEN }]",
                "steps: [{ step: 1, status: DONE, since: \"2022\" }]",
                "continuesId: \"VGFyZ2V0QXJlYTo5OTk5OTk\""
            },
            {
                Target,
                "updateTargetArea",
                "followUps: [{ kind: VISIT, partyId: \"UGFydHk6MQ\" }]",
                "followUps: [{ kind: VISIT, note: \"ข\" }]",
                "continuesId: \"VGFyZ2V0QXJlYTo5OTk5OTk\""
            },
            {
                Activity,
                "updateActivity",
                "participants: [{ partyId: \"UGFydHk6MQ\", role: HOST }]",
                "participants: [{ partyId: \"UGFydHk6Mg\", role: HOST, peopleCount: 3 }]",
                "areaCode: \"99\""
            },
        };

    private static int lastYear = 2569;

    [Theory]
    [MemberData(nameof(Nested))]
    public async Task RefusedItLeavesEveryByteAndAcceptedItIsStoredAndTold(
        string create,
        string update,
        string one,
        string other,
        string wrong
    )
    {
        var id = await CreateAsync(create, one);
        var stored = Stored(id);
        Assert.NotEmpty(await ErrorsAsync($$"""{{update}}(input: { id: "{{id}}", {{other}}, {{wrong}} }) { {{Errors}} }"""));
        Assert.Equal(stored, Stored(id));

        await using var told = api
            .Network.FollowChangesAsync(api.Network.Current.Version, TestContext.Current.CancellationToken)
            .GetAsyncEnumerator(TestContext.Current.CancellationToken);
        var next = told.MoveNextAsync();
        Assert.Empty(await ErrorsAsync($$"""{{update}}(input: { id: "{{id}}", {{other}} }) { {{Errors}} }"""));
        Assert.True(await next);
        var change = Assert.Single(told.Current.Changes);
        var changed = Stored(id);
        Assert.NotEqual(stored, changed);
        Assert.Equal((stored, changed), (RecordJson.Write(change.Before!), RecordJson.Write(change.After!)));
        var history = await api.Network.ReadHistoryAsync(change.Kind, change.Id, long.MaxValue, 10, TestContext.Current.CancellationToken);
        Assert.Equal((changed, stored), (RecordJson.Write(history[0].Changes[0].After!), RecordJson.Write(history[0].Changes[0].Before!)));

        await api.RestartAsync();
        Assert.Equal(changed, Stored(id));
        var field = one[..one.IndexOf(':', StringComparison.Ordinal)];
        Assert.Empty(await ErrorsAsync($$"""{{update}}(input: { id: "{{id}}", {{field}}: null }) { {{Errors}} }"""));
        Assert.DoesNotContain(
            $"\"{field.Replace("participants", "participations", StringComparison.Ordinal)}\"",
            Stored(id),
            StringComparison.Ordinal
        );
    }

    /// <summary>The mapper may write into a whole record, of which the mutation gives it a copy, and into nothing within one.</summary>
    [Fact]
    public void NoMapWritesIntoAValueWithinARecord()
    {
        var maps = api.Services.GetRequiredService<IMapper>().ConfigurationProvider.Internal().GetAllTypeMaps().ToList();
        Assert.Contains(maps, map => map.DestinationType == typeof(PersonalRecord));
        Assert.All(maps.Where(map => !map.DestinationType.IsSubclassOf(typeof(GraphRecord))), map =>
            Assert.True(map.HasTypeConverter, map.DestinationType.Name)
        );
    }

    private async Task<string> CreateAsync(string create, string nested)
    {
        var party = create == Link ? await CreateAsync(Party, "note: \"อีกฝ่าย\"") : "";
        var text = create
            .Replace("ONE", nested, StringComparison.Ordinal)
            .Replace("ERRORS", Errors, StringComparison.Ordinal)
            .Replace("NEW", party, StringComparison.Ordinal)
            .Replace(
                "YEAR",
                Interlocked.Increment(ref lastYear).ToString(System.Globalization.CultureInfo.InvariantCulture),
                StringComparison.Ordinal
            );
        var payload = (await api.DataAsync($"mutation {{ {text} }}")).EnumerateObject().Single().Value;
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        return payload.EnumerateObject().First().Value.GetProperty("id").GetString()!;
    }

    private async Task<IReadOnlyList<JsonElement>> ErrorsAsync(string mutation)
    {
        var errors = (await api.DataAsync($"mutation {{ {mutation} }}")).EnumerateObject().Single().Value.GetProperty("errors");
        return errors.ValueKind == JsonValueKind.Null ? [] : [.. errors.EnumerateArray()];
    }

    private string Stored(string id) =>
        GlobalId.TryRead(id, out var node)
            ? RecordJson.Write(api.Network.Current.Find(node.Kind, node.Id)!)
            : throw new ArgumentException(id);
}
