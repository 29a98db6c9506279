using System.Text.Json;

namespace AntiCorruption.Api.Tests.TargetAreas;

public sealed class TargetAreaMutationsTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Errors = "errors { ... on Error { code } }";
    private const string Fields = "areaCode fiscalYear phase note steps { step status } followUps { kind date party { id } }";

    [Fact]
    public async Task WhatIsUpdatedIsKeptWithTheRestAndIsInHistory()
    {
        var id = await CreateAsync("50", 2590);
        await ChangeAsync(id, "note: \"แรก\", steps: [{ step: 2, status: IN_PROGRESS }, { step: 1, status: DONE }]");
        var updated = await ChangeAsync(
            id,
            "phase: EXTENDED, note: null, followUps: [{ kind: VISIT, date: \"2022-05\", partyId: \"UGFydHk6MQ\" }]"
        );
        const string Expected =
            """{"areaCode":"50","fiscalYear":2590,"phase":"EXTENDED","note":null,"steps":[{"step":"""
            + """1,"status":"DONE"},{"step":2,"status":"IN_PROGRESS"}],"followUps":"""
            + """[{"kind":"VISIT","date":"2022-05","party":{"id":"UGFydHk6MQ"}}]}""";
        Assert.Equal(Expected, updated.GetRawText());
        await api.RestartAsync();
        var kept = await api.DataAsync($$"""{ node(id: "{{id}}") { ... on TargetArea { {{Fields}} } } }""");
        Assert.Equal(Expected, kept.GetProperty("node").GetRawText());
        var history = await api.DataAsync($$"""{ history(id: "{{id}}") { nodes { operation changedFields } } }""");
        Assert.Equal(
            """{"operation":"updateTargetArea","changedFields":["followUps","note","phase"]}""",
            history.GetProperty("history").GetProperty("nodes")[0].GetRawText()
        );
    }

    [Fact]
    public async Task OneThatAnotherContinuesIsNotDeleted()
    {
        var (first, second) = (await CreateAsync("51", 2590), await CreateAsync("51", 2591));
        await ChangeAsync(second, $"continuesId: \"{first}\"");
        Assert.Equal("IN_USE", await api.RefusalAsync($$"""deleteTargetArea(input: { id: "{{first}}" })"""));
        await ChangeAsync(second, "continuesId: null");
        await api.ChangeAsync($$"""mutation { deleteTargetArea(input: { id: "{{first}}" }) { deletedId {{Errors}} } }""");
    }

    [Theory]
    [InlineData("""createTargetArea(input: { areaCode: "50", fiscalYear: 2022, phase: PILOT })""", "FISCAL_YEAR")]
    public async Task AWrongChangeIsToldAsDataAndChangesNothing(string mutation, string code) =>
        Assert.Equal(code, await api.RefusalAsync(mutation));

    private async Task<string> CreateAsync(string areaCode, int fiscalYear) => (
            await api.ChangeAsync(
                $$"""
                mutation { createTargetArea(input: { areaCode: "{{areaCode}}", fiscalYear: {{fiscalYear}}, phase: PILOT }) {
                targetArea { id } {{Errors}} } }
                """
            )
        ).GetProperty("targetArea").GetProperty("id").GetString()!;

    private async Task<JsonElement> ChangeAsync(string id, string fields) =>
        (
            await api.ChangeAsync(
                $$"""mutation { updateTargetArea(input: { id: "{{id}}", {{fields}} }) { targetArea { {{Fields}} } {{Errors}} } }"""
            )
        ).GetProperty("targetArea");
}
