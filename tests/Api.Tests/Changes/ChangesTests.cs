using System.Text.Json;

namespace AntiCorruption.Api.Tests.Changes;

public sealed class ChangesTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Errors =
        "errors { __typename ... on InvalidInputError { code path } ... on NotFoundError { code path } ... on RuleError { code path } }";

    /// <summary>Every field that a record cannot be without, of every mutation that changes a record.</summary>
    [Theory]
    [InlineData("updateParty", "UGFydHk6MQ", "name")]
    [InlineData("updateParty", "UGFydHk6MQ", "kind")]
    [InlineData("updateParty", "UGFydHk6MQ", "isGroup")]
    [InlineData("updateCollaboration", "Q29sbGFib3JhdGlvbjox", "type")]
    [InlineData("updateCollaboration", "Q29sbGFib3JhdGlvbjox", "status")]
    [InlineData("updateActivity", "QWN0aXZpdHk6MQ", "name")]
    [InlineData("updateActivity", "QWN0aXZpdHk6MQ", "kind")]
    [InlineData("updateActivity", "QWN0aXZpdHk6MQ", "isProgramme")]
    [InlineData("updateTargetArea", "VGFyZ2V0QXJlYTox", "phase")]
    public async Task NullIsRefusedWhereSomethingMustStand(string mutation, string id, string field)
    {
        var before = api.Network.Current.Version;
        var error = await ErrorAsync($$"""{{mutation}}(input: { id: "{{id}}", {{field}}: null }) { {{Errors}} }""");
        Assert.Equal(("REQUIRED", $"input,{field}"), error);
        Assert.Equal(before, api.Network.Current.Version);
    }

    [Theory]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", aliases: ["ข", " "] })""", "REQUIRED", "input,aliases,1")]
    [InlineData(
        """createParty(input: { kind: GOOD_ACTOR, name: "ก", personal: { consentPurpose: "ค" } })""",
        "CONSENT_REQUIRED",
        "input,personal,consentDate"
    )]
    [InlineData("""createParty(input: { kind: MECHANISM, name: "ก", parentId: "x" })""", "INVALID_ID", "input,parentId")]
    [InlineData(
        """createCollaboration(input: { fromKey: "nobody", to: "UGFydHk6Mg", type: SUPPORTS })""",
        "UNKNOWN_PARTY",
        "input,fromKey"
    )]
    [InlineData("""createCollaboration(input: { to: "UGFydHk6Mg", type: SUPPORTS })""", "REQUIRED", "input,from")]
    [InlineData(
        """
            createCollaboration(input: { from: "UGFydHk6MQ", to: "UGFydHk6Mg", type: SUPPORTS, evidence: [{ note: "ก" }, {
            url: "ftp://x" }] })
            """,
        "BAD_URL",
        "input,evidence,1,url"
    )]
    [InlineData(
        """createCollaboration(input: { from: "UGFydHk6MQ", to: "UGFydHk6Mg", type: SUPPORTS, fiscalYears: [2566, 1] })""",
        "FISCAL_YEAR",
        "input,fiscalYears,1"
    )]
    [InlineData(
        """
            recordActivity(input: { kind: FORUM, name: "ก", participants: [{ partyId: "UGFydHk6MQ", role: HOST }, {
            partyId: "QXJlYTox", role: HOST }] })
            """,
        "WRONG_KIND_OF_ID",
        "input,participants,1,partyId"
    )]
    [InlineData("""recordActivity(input: { kind: FORUM, name: " " })""", "REQUIRED", "input,name")]
    [InlineData(
        """updateParty(input: { id: "UGFydHk6MQ", personal: { realName: "ก", consentDate: "2022-01-16", consentPurpose: "ค" } })""",
        "NOT_A_PERSON",
        "input,personal"
    )]
    [InlineData("""archiveParty(input: { id: "QXJlYTox" })""", "WRONG_KIND_OF_ID", "input,id")]
    [InlineData("""deleteActivity(input: { id: "QWN0aXZpdHk6OTk5OTk5" })""", "NOT_FOUND", "input,id")]
    public async Task WhatIsWrongIsToldAtTheFieldOfTheInput(string mutation, string code, string path) =>
        Assert.Equal((code, path), await ErrorAsync($"{mutation} {{ {Errors} }}"));

    [Fact]
    public async Task PersonalDataCannotBeHiddenByAChangeOfKind()
    {
        var party = (
            await api.DataAsync(
                """
                mutation { createParty(input: { kind: GOOD_ACTOR, name: "แฝง", personal: { realName: "ก", consentDate:
                "2022-01-16", consentPurpose: "ค" } }) { party { id } } }
                """
            )
        ).GetProperty("createParty").GetProperty("party").GetProperty("id").GetString();
        Assert.Equal(
            "NOT_A_PERSON",
            (await ErrorAsync($$"""updateParty(input: { id: "{{party}}", kind: STATE_AGENCY }) { {{Errors}} }""")).Code
        );
        Assert.Equal(
            "",
            (await ErrorAsync($$"""updateParty(input: { id: "{{party}}", kind: STATE_AGENCY, personal: null }) { {{Errors}} }""")).Code
        );
    }

    [Fact]
    public async Task AllThatIsWrongWithARecordIsToldAtOnce()
    {
        var data = await api.DataAsync(
            $$"""mutation { createParty(input: { kind: MECHANISM, name: " ", url: "x", zone: 0 }) { {{Errors}} } }"""
        );
        Assert.Equal(
            ["REQUIRED", "OUT_OF_RANGE", "BAD_URL"],
            data.GetProperty("createParty").GetProperty("errors").EnumerateArray().Select(error => error.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task YearsGivenAsNullAreThoseOfThePeriod()
    {
        var link = await api.DataAsync(
            """
            mutation { createCollaboration(input: { from: "UGFydHk6MTE", to: "UGFydHk6MTI", type: SUPPORTS, fiscalYears:
            [2560], start: "2022-01" }) { collaboration { id } } }
            """
        );
        var id = link.GetProperty("createCollaboration").GetProperty("collaboration").GetProperty("id").GetString();
        var updated = await api.DataAsync(
            $$"""mutation { updateCollaboration(input: { id: "{{id}}", fiscalYears: null }) { collaboration { fiscalYears } } }"""
        );
        Assert.Equal(
            "[2565]",
            updated.GetProperty("updateCollaboration").GetProperty("collaboration").GetProperty("fiscalYears").GetRawText()
        );
    }

    private async Task<(string? Code, string Path)> ErrorAsync(string mutation)
    {
        var errors = (await api.DataAsync($"mutation {{ {mutation} }}")).EnumerateObject().Single().Value.GetProperty("errors");
        if (errors.ValueKind == JsonValueKind.Null)
            return ("", "");
        return (
            errors[0].GetProperty("code").GetString(),
            string.Join(',', errors[0].GetProperty("path").EnumerateArray().Select(part => part.GetString()))
        );
    }
}
