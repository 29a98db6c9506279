using System.Text.Json;
using AntiCorruption.Api.Tests.Wire;

namespace AntiCorruption.Api.Tests.Parties;

public sealed class PartyMutationsTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Errors = "errors { __typename ... on Error { message messageTh code } }";

    [Fact]
    public async Task WhatIsCreatedCanBeReadChangedArchivedAndDeleted()
    {
        var id = await CreateAsync("องค์กรทดลอง");
        var updated = await ChangeAsync(
            $$"""
            updateParty(input: { id: "{{id}}", nameEn: "Trial", areaCode: "50" }) { party { name nameEn province { name }
            } {{Errors}} }
            """
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
        """
            createParty(input: { kind: MECHANISM, name: "ก", personal: { realName: "ข", consentDate: "2026-01-01",
            consentPurpose: "ค" } })
            """,
        "NOT_A_PERSON"
    )]
    [InlineData("""createParty(input: { kind: GOOD_ACTOR, name: "ก", personal: { realName: "ข" } })""", "CONSENT_REQUIRED")]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", parentId: "UGFydHk6OTk5OTk5" })""", "UNKNOWN_PARTY")]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", parentId: "QXJlYTox" })""", "WRONG_KIND_OF_ID")]
    [InlineData("""updateParty(input: { id: "UGFydHk6NQ", parentId: "UGFydHk6NQ" })""", "CYCLE")]
    [InlineData("""updateParty(input: { id: "UGFydHk6OTk5OTk5", nameEn: "x" })""", "NOT_FOUND")]
    [InlineData("""updateParty(input: { id: "UGFydHk6NQ", nameEn: "x", ifRevision: "old" })""", "STALE_REVISION")]
    [InlineData("""deleteParty(input: { id: "UGFydHk6Ng" })""", "IN_USE")]
    public async Task AWrongChangeIsToldAsDataAndChangesNothing(string mutation, string code) =>
        Assert.Equal(code, await api.RefusalAsync(mutation));

    [Fact]
    public async Task OfTwoChangesOnOneRevisionTheSecondIsTold()
    {
        var id = await CreateAsync("ค สาม");
        var revision = Text((await api.DataAsync($$"""{ party(id: "{{id}}") { revision } }""")).GetProperty("party"), "revision");
        Task<GraphQLAnswer> Rename(string name) =>
            GraphQLAnswer.QueryAsync(
                api.Http,
                $$"""
                mutation { updateParty(input: { id: "{{id}}", nameEn: "{{name}}", ifRevision: "{{revision}}" }) { party {
                revision } {{Errors}} } }
                """
            );
        var answers = await Task.WhenAll(Rename("one"), Rename("two"));
        Assert.Single(answers, answer => answer.Data.GetProperty("updateParty").GetProperty("errors").ValueKind == JsonValueKind.Null);
        Assert.Single(answers, answer =>
            answer.Data.GetProperty("updateParty").GetProperty("errors") is { ValueKind: JsonValueKind.Array } errors
            && Text(errors[0], "code") == "STALE_REVISION"
        );
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
