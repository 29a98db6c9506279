using System.Text.Json;

namespace AntiCorruption.Api.Tests.History;

public sealed class ChangeOutcomeQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Errors = "errors { __typename ... on Error { code } }";

    [Fact]
    public async Task TheSameMutationAgainGivesTheFirstAnswerAlsoAfterARestart()
    {
        const string Create = $$"""
            mutation { createParty(input: { kind: MECHANISM, name: "ครั้งเดียว", clientMutationId: "once" }) { party { id
            name revision } {{Errors}} } }
            """;
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => TextAsync(Create)));
        var first = Assert.Single(answers.Distinct());
        var id = JsonDocument.Parse(first).RootElement.GetProperty("createParty").GetProperty("party").GetProperty("id").GetString();
        await api.RestartAsync();
        Assert.Equal(first, await TextAsync(Create));
        Assert.Equal(
            1,
            (await api.DataAsync("""{ parties(where: { name: { eq: "ครั้งเดียว" } }) { totalCount } }"""))
                .GetProperty("parties")
                .GetProperty("totalCount")
                .GetInt32()
        );

        string rename = $$"""
            mutation { updateParty(input: { id: "{{id}}", nameEn: "Once", clientMutationId: "rename" }) { party { nameEn
            revision } {{Errors}} } }
            """;
        var renamed = await TextAsync(rename);
        await TextAsync($$"""mutation { updateParty(input: { id: "{{id}}", nameEn: "Later" }) { party { nameEn } } }""");
        Assert.Equal(renamed, await TextAsync(rename));
        Assert.Contains("Later", await TextAsync($$"""{ party(id: "{{id}}") { nameEn } }"""), StringComparison.Ordinal);

        string delete = $$"""mutation { deleteParty(input: { id: "{{id}}", clientMutationId: "gone" }) { deletedId {{Errors}} } }""";
        Assert.Equal(await TextAsync(delete), await TextAsync(delete));
    }

    [Fact]
    public async Task TheSameIdForAnotherInputIsRefusedAndChangesNothing()
    {
        await TextAsync("""mutation { archiveParty(input: { id: "UGFydHk6NQ", clientMutationId: "taken" }) { party { id } } }""");
        var version = api.Network.Current.Version;
        foreach (
            var other in (string[])
                [
                    """archiveParty(input: { id: "UGFydHk6Ng", clientMutationId: "taken" })""",
                    """archiveParty(input: { id: "UGFydHk6NQ", isArchived: false, clientMutationId: "taken" })""",
                    """deleteParty(input: { id: "UGFydHk6NQ", clientMutationId: "taken" })""",
                ]
        )
            Assert.Contains("CHANGE_ID_TAKEN", await TextAsync($"mutation {{ {other} {{ {Errors} }} }}"), StringComparison.Ordinal);
        Assert.Equal(version, api.Network.Current.Version);
    }

    [Theory]
    [InlineData("createParty(input: { kind: MECHANISM, name: \"ก\", ID })")]
    [InlineData("updateParty(input: { id: \"UGFydHk6MQ\", ID })")]
    [InlineData("archiveParty(input: { id: \"UGFydHk6MQ\", ID })")]
    [InlineData("createCollaboration(input: { from: \"UGFydHk6MQ\", to: \"UGFydHk6Mg\", type: SUPPORTS, ID })")]
    [InlineData("recordActivity(input: { kind: FORUM, name: \"ก\", ID })")]
    [InlineData("createTargetArea(input: { areaCode: \"50\", fiscalYear: 2570, phase: PILOT, ID })")]
    [InlineData("deleteTargetArea(input: { id: \"VGFyZ2V0QXJlYTox\", ID })")]
    public async Task AnIdIsBoundedInEveryMutation(string mutation)
    {
        var version = api.Network.Current.Version;
        foreach (var (id, code) in ((string, string)[])[(new('x', 201), "BAD_KEY"), ("a b", "BAD_KEY"), ("", "REQUIRED")])
            Assert.Contains(
                code,
                await TextAsync(
                    $"mutation {{ {mutation.Replace("ID", $"clientMutationId: \"{id}\"", StringComparison.Ordinal)} {{ {Errors} }} }}"
                ),
                StringComparison.Ordinal
            );
        Assert.Equal(version, api.Network.Current.Version);
    }

    [Fact]
    public async Task WhatBecameOfAChangeCanBeAskedFor()
    {
        Assert.Equal(
            """{"changeOutcome":{"state":"NOT_MADE","version":null,"operation":null,"recordId":null}}""",
            await OutcomeAsync("asked")
        );
        await TextAsync(
            """mutation { updateParty(input: { id: "UGFydHk6MTE", note: "ถาม", clientMutationId: "asked" }) { party { id } } }"""
        );
        Assert.Equal(
            """{"changeOutcome":{"state":"MADE","version":"""
                + $$$"""{{{api.Network.Current.Version}}},"operation":"updateParty","recordId":"UGFydHk6MTE"}}""",
            await OutcomeAsync("asked")
        );
    }

    private Task<string> OutcomeAsync(string id) =>
        TextAsync($$"""{ changeOutcome(clientMutationId: "{{id}}") { state version operation recordId } }""");

    private async Task<string> TextAsync(string query) => (await api.DataAsync(query)).GetRawText();
}
