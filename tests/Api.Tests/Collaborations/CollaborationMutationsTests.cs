using System.Text.Json;

namespace AntiCorruption.Api.Tests.Collaborations;

public sealed class CollaborationMutationsTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Errors = "errors { ... on Error { code } }";
    private const string Fields = "type intensity fiscalYears note trust { reliability openness } evidence { url }";

    [Fact]
    public async Task WhatIsUpdatedIsKeptWithTheRestAndIsInHistory()
    {
        var id = await LinkAsync("fiscalYears: [2566], note: \"แรก\", trust: { reliability: 2, openness: 4 }");
        var updated = await ChangeAsync(id, "intensity: COOPERATION, note: null, evidence: [{ url: \"https://example.org/1\" }]");
        const string Expected =
            """{"type":"SUPPORTS","intensity":"COOPERATION","fiscalYears":[2566],"note":null,"trust":"""
            + """{"reliability":2,"openness":4},"evidence":[{"url":"https://example.org/1"}]}""";
        Assert.Equal(Expected, updated.GetRawText());
        await api.RestartAsync();
        var kept = await api.DataAsync($$"""{ node(id: "{{id}}") { ... on Collaboration { {{Fields}} } } }""");
        Assert.Equal(Expected, kept.GetProperty("node").GetRawText());
        var history = await api.DataAsync($$"""{ history(id: "{{id}}") { nodes { operation changedFields } } }""");
        Assert.Equal(
            """{"operation":"updateCollaboration","changedFields":["evidence","intensity","note"]}""",
            history.GetProperty("history").GetProperty("nodes")[0].GetRawText()
        );
    }

    [Fact]
    public async Task AnArchivedLinkLeavesTheListsAndADeletedOneIsGone()
    {
        var id = await LinkAsync("fiscalYears: [2567]");
        var (links, all) = (await CountAsync(""), await CountAsync("(includeArchived: true)"));
        await api.ChangeAsync($$"""mutation { archiveCollaboration(input: { id: "{{id}}" }) { collaboration { id } {{Errors}} } }""");
        Assert.Equal((links - 1, all), (await CountAsync(""), await CountAsync("(includeArchived: true)")));
        await api.ChangeAsync($$"""mutation { deleteCollaboration(input: { id: "{{id}}" }) { deletedId {{Errors}} } }""");
        Assert.Equal(all - 1, await CountAsync("(includeArchived: true)"));
        Assert.Equal("NOT_FOUND", await api.RefusalAsync($$"""updateCollaboration(input: { id: "{{id}}", note: "x" })"""));
    }

    [Fact]
    public async Task TheSameLinkTwiceIsRefusedEitherWayRound()
    {
        Task<JsonElement> Link(string from, string to, int year) =>
            api.DataAsync(
                $$"""
                mutation { createCollaboration(input: { from: "{{from}}", to: "{{to}}", type: COLLABORATES_WITH, fiscalYears:
                [{{year}}] }) { {{Errors}} } }
                """
            );
        var (a, b) = (await PartyAsync("ก หนึ่ง"), await PartyAsync("ข สอง"));
        Assert.Null(CodeOf(await Link(a, b, 2566)));
        Assert.Equal("DUPLICATE", CodeOf(await Link(b, a, 2566)));
        Assert.Null(CodeOf(await Link(b, a, 2567)));
    }

    [Theory]
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
    public async Task AWrongChangeIsToldAsDataAndChangesNothing(string mutation, string code) =>
        Assert.Equal(code, await api.RefusalAsync(mutation));

    private async Task<string> LinkAsync(string fields)
    {
        var (from, to) = (await PartyAsync("ผู้ให้"), await PartyAsync("ผู้รับ"));
        var payload = await api.ChangeAsync(
            $$"""
            mutation { createCollaboration(input: { from: "{{from}}", to: "{{to}}", type: SUPPORTS, {{fields}} }) {
            collaboration { id } {{Errors}} } }
            """
        );
        return payload.GetProperty("collaboration").GetProperty("id").GetString()!;
    }

    private async Task<JsonElement> ChangeAsync(string id, string fields) =>
        (
            await api.ChangeAsync(
                $$"""mutation { updateCollaboration(input: { id: "{{id}}", {{fields}} }) { collaboration { {{Fields}} } {{Errors}} } }"""
            )
        ).GetProperty("collaboration");

    private async Task<string> PartyAsync(string name) =>
        (await api.ChangeAsync($$"""mutation { createParty(input: { kind: MECHANISM, name: "{{name}}" }) { party { id } {{Errors}} } }"""))
            .GetProperty("party")
            .GetProperty("id")
            .GetString()!;

    private async Task<int> CountAsync(string arguments) =>
        (await api.DataAsync($$"""{ collaborations{{arguments}} { totalCount } }"""))
            .GetProperty("collaborations")
            .GetProperty("totalCount")
            .GetInt32();

    private static string? CodeOf(JsonElement data) =>
        data.GetProperty("createCollaboration").GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
            ? errors[0].GetProperty("code").GetString()
            : null;
}
