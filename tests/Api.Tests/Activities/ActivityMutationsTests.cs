using System.Text.Json;

namespace AntiCorruption.Api.Tests.Activities;

public sealed class ActivityMutationsTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Payload = "activity { id duplicateOf { key } } possibleDuplicates { id key } errors { ... on Error { code } }";

    /// <summary>The seminar of 16 January 2022 is among the bundled data; its title is written a little otherwise here.</summary>
    [Fact]
    public async Task RecordingWhatIsThereAlreadyWarnsWithTheCandidates()
    {
        var title = (await api.DataAsync("""{ activities(where: { key: { eq: "act-20220116-1" } }) { nodes { name } } }"""))
            .GetProperty("activities")
            .GetProperty("nodes")[0]
            .GetProperty("name")
            .GetString()!;
        var again = await RecordAsync(title.Replace(" ", "  ", StringComparison.Ordinal) + " (รายงาน)", "2022-01-17");
        Assert.Contains("act-20220116-1", CandidatesOf(again));
        Assert.DoesNotContain("act-20220116-1", CandidatesOf(await RecordAsync("ลงพื้นที่ปลูกป่าชายเลน", "2022-01-16")));
        Assert.DoesNotContain("act-20220116-1", CandidatesOf(await RecordAsync(title, "2022-03-16")));
    }

    [Fact]
    public async Task WhatIsSaidToBeTheSameIsNoCandidateAndCountsNothing()
    {
        const string Count = "{ network { targetAreaStatus(fiscalYear: 2565, on: \"2022-09-30\") { activities { activityCount } } } }";
        var before = await CountAsync(Count);
        var first = await RecordAsync("เวทีประชาคมตำบลเขาล้าน ครั้งที่ 1", "2022-06-01");
        var second = await RecordAsync("เวทีประชาคม ตำบลเขาล้าน ครั้งที่ 1", "2022-06-01");
        Assert.Equal(before + 2, await CountAsync(Count));
        Assert.Single(CandidatesOf(second));
        var (id, other) = (IdOf(second), IdOf(first));
        var same = (
            await api.DataAsync(
                $"mutation($id: ID!, $other: ID) {{ updateActivity(input: {{ id: $id, duplicateOfId: $other }}) {{ {Payload} }} }}",
                new { id, other }
            )
        ).GetProperty("updateActivity");
        Assert.Equal(JsonValueKind.Null, same.GetProperty("errors").ValueKind);
        Assert.Empty(CandidatesOf(same));
        Assert.NotEqual(JsonValueKind.Null, same.GetProperty("activity").GetProperty("duplicateOf").ValueKind);
        Assert.Equal(before + 1, await CountAsync(Count));
    }

    [Fact]
    public async Task WhatIsUpdatedIsKeptWithTheRestAndIsInHistory()
    {
        var id = IdOf(await RecordAsync("ประชุมติดตามงาน", "2022-03-01"));
        const string Fields = "activity { name start fiscalYear venue participants { nodes { party { id } role peopleCount } } }";
        var updated = await api.ChangeAsync(
            $$"""
            mutation($id: ID!) { updateActivity(input: { id: $id, venue: "ศาลากลาง", participants: [{ partyId:
            "UGFydHk6MQ", role: HOST, peopleCount: 3 }] }) { {{Fields}} errors { ... on Error { code } } } }
            """,
            new { id }
        );
        const string Expected =
            """{"name":"ประชุมติดตามงาน","start":"2022-03-01","fiscalYear":2565,"venue":"ศาลากลาง","participants":"""
            + """{"nodes":[{"party":{"id":"UGFydHk6MQ"},"role":"HOST","peopleCount":3}]}}""";
        Assert.Equal(Expected, updated.GetProperty("activity").GetRawText());
        await api.RestartAsync();
        const string Again = "query($id: ID!) { node(id: $id) { ... on Activity { name start fiscalYear venue";
        var kept = await api.DataAsync($$"""{{Again}} participants { nodes { party { id } role peopleCount } } } } }""", new { id });
        Assert.Equal(Expected, kept.GetProperty("node").GetRawText());
        var history = await api.DataAsync("query($id: ID!) { history(id: $id) { nodes { operation changedFields } } }", new { id });
        Assert.Equal(
            """{"operation":"updateActivity","changedFields":["participations","venueTh"]}""",
            history.GetProperty("history").GetProperty("nodes")[0].GetRawText()
        );
    }

    [Theory]
    [InlineData("""recordActivity(input: { kind: FORUM, name: "ก", start: "2022-01-16", fiscalYear: 2560 })""", "FISCAL_YEAR_MISMATCH")]
    [InlineData(
        """recordActivity(input: { kind: FORUM, name: "ก", participants: [{ partyId: "UGFydHk6OTk5OTk5", role: HOST }] })""",
        "UNKNOWN_PARTY"
    )]
    [InlineData(
        """
            recordActivity(input: { kind: FORUM, name: "ก", participants: [{ partyId: "UGFydHk6MQ", role: HOST }, {
            partyId: "UGFydHk6MQ", role: HOST }] })
            """,
        "DUPLICATE"
    )]
    public async Task AWrongChangeIsToldAsDataAndChangesNothing(string mutation, string code) =>
        Assert.Equal(code, await api.RefusalAsync(mutation));

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

    private async Task<JsonElement> RecordAsync(string name, string start) =>
        (
            await api.DataAsync(
                "mutation($name: String!, $start: PartialDate) "
                    + $"{{ recordActivity(input: {{ kind: FORUM, name: $name, start: $start }}) {{ {Payload} }} }}",
                new { name, start }
            )
        ).GetProperty("recordActivity");

    private async Task<int> CountAsync(string query) =>
        (await api.DataAsync(query))
            .GetProperty("network")
            .GetProperty("targetAreaStatus")
            .GetProperty("activities")
            .GetProperty("activityCount")
            .GetInt32();

    private static string IdOf(JsonElement payload) => payload.GetProperty("activity").GetProperty("id").GetString()!;

    private static List<string> CandidatesOf(JsonElement payload) =>
        [.. payload.GetProperty("possibleDuplicates").EnumerateArray().Select(one => one.GetProperty("key").GetString()!)];
}
