using System.Text.Json;
using AntiCorruption.Api.Tests.Wire;

namespace AntiCorruption.Api.Tests.Parties;

public sealed class MutationTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Errors = "errors { __typename ... on Error { message messageTh code } }";

    [Fact]
    public async Task WhatIsCreatedCanBeReadChangedArchivedAndDeleted()
    {
        var id = await CreateAsync("องค์กรทดลอง");
        var updated = await ChangeAsync(
            $$"""updateParty(input: { id: "{{id}}", nameEn: "Trial", areaCode: "50" }) { party { name nameEn province { name } } {{Errors}} }"""
        );
        Assert.Equal(
            ("องค์กรทดลอง", "Trial", "เชียงใหม่"),
            (Text(updated, "name"), Text(updated, "nameEn"), Text(updated.GetProperty("province"), "name"))
        );
        var cleared = await ChangeAsync(
            $$"""updateParty(input: { id: "{{id}}", nameEn: null }) { party { nameEn areaCode } {{Errors}} }"""
        );
        Assert.Equal((null, "50"), (Text(cleared, "nameEn"), Text(cleared, "areaCode")));
        await ChangeAsync($$"""archiveParty(input: { id: "{{id}}" }) { party { isArchived } {{Errors}} }""");
        Assert.Equal(
            0,
            (await api.DataAsync("""{ parties(where: { name: { eq: "องค์กรทดลอง" } }) { totalCount } }"""))
                .GetProperty("parties")
                .GetProperty("totalCount")
                .GetInt32()
        );
        Assert.Equal(
            1,
            (await api.DataAsync("""{ parties(where: { name: { eq: "องค์กรทดลอง" } }, includeArchived: true) { totalCount } }"""))
                .GetProperty("parties")
                .GetProperty("totalCount")
                .GetInt32()
        );
        var deleted = await api.DataAsync($$"""mutation { deleteParty(input: { id: "{{id}}" }) { deletedId {{Errors}} } }""");
        Assert.Equal(id, Text(deleted.GetProperty("deleteParty"), "deletedId"));
        var history = (await api.DataAsync($$"""{ history(id: "{{id}}") { nodes { kind operation by changedFields } } }"""))
            .GetProperty("history")
            .GetProperty("nodes");
        Assert.Equal(
            ["DELETED", "ARCHIVED", "UPDATED", "UPDATED", "CREATED"],
            history.EnumerateArray().Select(entry => Text(entry, "kind"))
        );
    }

    [Theory]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "  " })""", "REQUIRED")]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก\u202Eข" })""", "DIRECTION_CONTROL")]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", key: "a\u2066b" })""", "DIRECTION_CONTROL")]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", clientMutationId: "a\u202Ab" })""", "DIRECTION_CONTROL")]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", areaCode: "99" })""", "UNKNOWN_AREA")]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", key: "org-codi" })""", "DUPLICATE_KEY")]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", url: "javascript:alert(1)" })""", "BAD_URL")]
    [InlineData(
        """createParty(input: { kind: MECHANISM, name: "ก", personal: { realName: "ข", consentDate: "2026-01-01", consentPurpose: "ค" } })""",
        "NOT_A_PERSON"
    )]
    [InlineData("""createParty(input: { kind: GOOD_ACTOR, name: "ก", personal: { realName: "ข" } })""", "CONSENT_REQUIRED")]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", parentId: "UGFydHk6OTk5OTk5" })""", "UNKNOWN_PARTY")]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", parentId: "QXJlYTox" })""", "WRONG_KIND_OF_ID")]
    [InlineData("""updateParty(input: { id: "UGFydHk6NQ", parentId: "UGFydHk6NQ" })""", "CYCLE")]
    [InlineData("""updateParty(input: { id: "UGFydHk6OTk5OTk5", nameEn: "x" })""", "NOT_FOUND")]
    [InlineData("""updateParty(input: { id: "UGFydHk6NQ", nameEn: "x", ifRevision: "old" })""", "STALE_REVISION")]
    [InlineData("""createCollaboration(input: { from: "UGFydHk6MQ", to: "UGFydHk6MQ", type: SUPPORTS })""", "SELF_LINK")]
    [InlineData(
        """createCollaboration(input: { from: "UGFydHk6MQ", to: "UGFydHk6Mg", type: SUPPORTS, fiscalYears: [-7] })""",
        "FISCAL_YEAR"
    )]
    [InlineData(
        """createCollaboration(input: { from: "UGFydHk6MQ", to: "UGFydHk6Mg", type: SUPPORTS, fiscalYears: [2022] })""",
        "FISCAL_YEAR"
    )]
    [InlineData("""createCollaboration(input: { from: "UGFydHk6MQ", to: "UGFydHk6Mg", type: CO_PARTICIPATED })""", "DERIVED")]
    [InlineData(
        """createCollaboration(input: { from: "UGFydHk6MQ", to: "UGFydHk6Mg", type: SUPPORTS, start: "2023", end: "2022" })""",
        "PERIOD"
    )]
    [InlineData(
        """createCollaboration(input: { from: "UGFydHk6MQ", to: "UGFydHk6Mg", type: SUPPORTS, trust: { openness: 5 } })""",
        "OUT_OF_RANGE"
    )]
    [InlineData("""recordActivity(input: { kind: FORUM, name: "ก", start: "2022-01-16", fiscalYear: 2560 })""", "FISCAL_YEAR_MISMATCH")]
    [InlineData(
        """recordActivity(input: { kind: FORUM, name: "ก", participants: [{ partyId: "UGFydHk6OTk5OTk5", role: HOST }] })""",
        "UNKNOWN_PARTY"
    )]
    [InlineData(
        """recordActivity(input: { kind: FORUM, name: "ก", participants: [{ partyId: "UGFydHk6MQ", role: HOST }, { partyId: "UGFydHk6MQ", role: HOST }] })""",
        "DUPLICATE"
    )]
    [InlineData("""createTargetArea(input: { areaCode: "50", fiscalYear: 2022, phase: PILOT })""", "FISCAL_YEAR")]
    [InlineData("""deleteParty(input: { id: "UGFydHk6Ng" })""", "IN_USE")]
    public async Task AWrongChangeIsToldAsDataAndChangesNothing(string mutation, string code)
    {
        var before = api.Network.Current.Version;
        var data = await api.DataAsync($"mutation {{ {mutation} {{ {Errors} }} }}");
        var error = data.EnumerateObject().Single().Value.GetProperty("errors")[0];
        Assert.Equal(code, Text(error, "code"));
        Assert.Matches("[ก-๙]", Text(error, "messageTh")!);
        Assert.Equal(before, api.Network.Current.Version);
    }

    [Theory]
    [InlineData("2022-02-30")]
    [InlineData("2565-01-16")]
    [InlineData("16/1/2022")]
    public async Task ADateThatDoesNotExistIsRefused(string date)
    {
        var before = api.Network.Current.Version;
        Assert.NotNull(
            await api.CodeAsync(
                "mutation($date: PartialDate) { recordActivity(input: { kind: FORUM, name: \"ก\", start: $date }) { activity { id } } }",
                new { date }
            )
        );
        Assert.Equal(before, api.Network.Current.Version);
    }

    [Fact]
    public async Task TheSameLinkTwiceIsRefusedEitherWayRound()
    {
        var (a, b) = (await CreateAsync("ก หนึ่ง"), await CreateAsync("ข สอง"));
        Task<JsonElement> Link(string from, string to, int year) =>
            api.DataAsync(
                $$"""mutation { createCollaboration(input: { from: "{{from}}", to: "{{to}}", type: COLLABORATES_WITH, fiscalYears: [{{year}}] }) { collaboration { id } {{Errors}} } }"""
            );
        Assert.Equal(JsonValueKind.Null, (await Link(a, b, 2566)).GetProperty("createCollaboration").GetProperty("errors").ValueKind);
        Assert.Equal("DUPLICATE", Text((await Link(b, a, 2566)).GetProperty("createCollaboration").GetProperty("errors")[0], "code"));
        Assert.Equal(JsonValueKind.Null, (await Link(b, a, 2567)).GetProperty("createCollaboration").GetProperty("errors").ValueKind);
    }

    [Fact]
    public async Task OfTwoChangesOnOneRevisionTheSecondIsTold()
    {
        var id = await CreateAsync("ค สาม");
        var revision = Text((await api.DataAsync($$"""{ party(id: "{{id}}") { revision } }""")).GetProperty("party"), "revision");
        Task<GraphQLAnswer> Rename(string name) =>
            GraphQLAnswer.QueryAsync(
                api.Http,
                $$"""mutation { updateParty(input: { id: "{{id}}", nameEn: "{{name}}", ifRevision: "{{revision}}" }) { party { revision } {{Errors}} } }"""
            );
        var answers = await Task.WhenAll(Rename("one"), Rename("two"));
        Assert.Single(answers, answer => answer.Data.GetProperty("updateParty").GetProperty("errors").ValueKind == JsonValueKind.Null);
        Assert.Single(answers, answer =>
            answer.Data.GetProperty("updateParty").GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
            && Text(errors[0], "code") == "STALE_REVISION"
        );
    }

    [Fact]
    public async Task ASubscriberHearsOfAChange()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(
                """{"query":"subscription { partyChanged(kinds: [ISSUE_NETWORK]) { kind party { name } } }"}""",
                System.Text.Encoding.UTF8,
                "application/json"
            ),
        };
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var answer = await api.Http.SendAsync(
            request,
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken));
        await lines.ReadLineAsync(TestContext.Current.CancellationToken);
        await CreateAsync("ไม่ตรงประเภท");
        await api.DataAsync("""mutation { createParty(input: { kind: ISSUE_NETWORK, name: "เครือข่ายใหม่" }) { party { id } } }""");
        string? line;
        while (
            (line = await lines.ReadLineAsync(TestContext.Current.CancellationToken)) is not null
            && !line.StartsWith("data:", StringComparison.Ordinal)
        ) { }
        Assert.Contains("""{"kind":"CREATED","party":{"name":"เครือข่ายใหม่"}}""", line, StringComparison.Ordinal);
    }

    private async Task<string> CreateAsync(string name) =>
        Text(await ChangeAsync($$"""createParty(input: { kind: MECHANISM, name: "{{name}}" }) { party { id } {{Errors}} }"""), "id")!;

    private async Task<JsonElement> ChangeAsync(string mutation)
    {
        var payload = (await api.DataAsync($"mutation {{ {mutation} }}")).EnumerateObject().Single().Value;
        Assert.Equal(JsonValueKind.Null, payload.GetProperty("errors").ValueKind);
        return payload.GetProperty("party");
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
