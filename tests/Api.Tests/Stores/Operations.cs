using System.Globalization;
using System.Text;

namespace AntiCorruption.Api.Tests.Stores;

/// <summary>Questions and changes by a seed: of every kind, right ones and wrong ones.</summary>
internal static class Operations
{
    private static readonly string[] Conditions =
    [
        "name: { contains: \"สภา\" }",
        "areaCode: { startsWith: \"5\" }",
        "partnerCount: { gt: 3 }",
        "kind: { eq: MECHANISM }",
    ];

    private const int BundledPartyCount = 150;
    private const string Errors = "errors { __typename ... on Error { code message } }";
    private const string Party = "party { id key kind name nameEn areaCode isArchived revision parent { key } partnerCount aliases note }";
    private const string Link =
        "collaboration { id type status intensity fiscalYears start end note isArchived revision from { key } "
        + "to { key } trust { openness } evidence { note url } }";
    private const string Activity =
        "activity { id key name start end fiscalYear isArchived revision participants(first: 20) { nodes { "
        + "role note peopleCount party { key } } } }";

    public static IEnumerable<string> Of(int seed, int count)
    {
        var random = new Random(seed);
        for (var i = 0; i < count; i++)
            yield return random.Next(2) == 0 ? "mutation { " + Change(random, i) + " }" : "{ version " + Question(random, i) + " }";
    }

    private static string Change(Random random, int i) =>
        random.Next(12) switch
        {
            0 or 1 => $$"""
                createParty(input: { kind: {{Pick(random, "MECHANISM", "GOOD_ACTOR", "COMMUNITY_COUNCIL", "ISSUE_NETWORK")}},
                name: "องค์กร \"{{i}}\" ก้าวหน้า", key: "{{Pick(random, "same", $"made-{i}", $"made-{i}")}}", nameEn:
                {{Pick(random, "null", $"\"Made {i}\"")}}, areaCode: {{Pick(random, "null", "\"50\"", "\"5001\"", "\"99\"")}},
                aliases: ["ก{{i}}", "ข"] }) { {{Party}} {{Errors}} }
                """,
            2 or 3 => $$"""
                updateParty(input: { id: "{{PartyId(random)}}", note:
                {{Pick(random, "null", $"\"หมายเหตุ {i}\\nบรรทัดใหม่ 😀\"")}}, nameEn: {{Pick(random, "null", $"\"Name {i}\"")}}
                }) { {{Party}} {{Errors}} }
                """,
            4 => $$"""updateParty(input: { id: "{{PartyId(random)}}", parentId: "{{PartyId(random)}}" }) { {{Party}} {{Errors}} }""",
            5 or 6 => $$"""
                createCollaboration(input: { from: "{{PartyId(random)}}", to: "{{PartyId(random)}}", type: {{Type(random)}},
                intensity: {{Pick(random, "null", "AWARENESS", "INTEGRATION")}}, fiscalYears: [{{2560 + random.Next(8)}}],
                start: {{Pick(random, "null", "\"2021\"", "\"2021-03\"", "\"2021-03-04\"")}}, note: "เชื่อม {{i}}", trust: {
                openness: {{random.Next(6)}} }, evidence: [{ note: "หลักฐาน {{i}}" }] }) { {{Link}} {{Errors}} }
                """,
            7 => $$"""
                updateCollaboration(input: { id: "{{Id("Collaboration", 1 + random.Next(120))}}", type: {{Type(random)}},
                status: {{Pick(random, "ACTIVE", "ENDED", "DORMANT")}}, note: {{Pick(random, "null", $"\"แก้ {i}\"")}} }) {
                {{Link}} {{Errors}} }
                """,
            8 => $$"""
                archiveParty(input: { id: "{{PartyId(random)}}", isArchived: {{Pick(random, "true", "false")}} }) { {{Party}}
                {{Errors}} }
                """,
            9 => $$"""deleteCollaboration(input: { id: "{{Id("Collaboration", 1 + random.Next(120))}}" }) { deletedId {{Errors}} }""",
            10 => $$"""
                recordActivity(input: { kind: FORUM, key: "activity-made-{{i}}", name: "เวที {{i}}", start:
                "2022-01-{{1 + random.Next(28):D2}}", participants: [{ partyId: "{{PartyId(random)}}", role: HOST }, {
                partyId: "{{PartyId(random)}}", role: PARTICIPANT, peopleCount: {{random.Next(50)}} }] }) { {{Activity}}
                {{Errors}} }
                """,
            _ => $$"""
                createTargetArea(input: { areaCode: "{{Pick(random, "50", "30", "5001", "90", "57")}}", fiscalYear:
                {{2560 + random.Next(8)}}, phase: PILOT }) { targetArea { id key areaCode fiscalYear phase revision }
                {{Errors}} }
                """,
        };

    private static string Question(Random random, int i) =>
        random.Next(9) switch
        {
            0 => $$"""
                parties(first: {{1 + random.Next(40)}}, order: [{
                {{Pick(random, "partnerCount", "name", "activityCount", "key")}}: {{Pick(random, "ASC", "DESC")}} }],
                includeArchived: {{Pick(random, "true", "false")}}) { totalCount pageInfo { endCursor hasNextPage } nodes { id
                key name partnerCount collaborationCount revision } }
                """,
            1 => $$"""
                parties(where: { {{Pick(random, Conditions)}} }) { totalCount nodes { key members(first: 3) { nodes { key } }
                collaborations(first: 5) { totalCount nodes { type fiscalYears partner { key } } } } }
                """,
            2 => $$"""
                collaborations(first: {{1 + random.Next(60)}}, where: { type: { eq: {{Type(random)}} } }) { totalCount nodes {
                id key type status intensity fiscalYears start end note isArchived from { key } to { key } } }
                """,
            3 => $$"""
                activities(first: {{1 + random.Next(30)}}) { totalCount nodes { id key name start fiscalYear
                participants(first: 10) { nodes { role peopleCount party { key } } } } }
                """,
            4 => $$"""
                search(text: "{{Pick(random, "ปปท", "สภาองค์กร", "เชียงใหม่", "made", "ก้าวหน้า")}}", first: 10) { totalCount edges
                { node { key name } } }
                """,
            5 => $$"""
                neighbourhood(partyId: "{{PartyId(random)}}", depth: {{1 + random.Next(2)}}) { centre { key }
                collaborations(first: 30) { totalCount nodes { type } } }
                """,
            6 => $$"""shortestPath(from: "{{PartyId(random)}}", to: "{{PartyId(random)}}") { length parties { key } }""",
            7 => $$"""history(id: "{{PartyId(random)}}", first: 20) { nodes { kind version by operation changedFields before after } }""",
            _ => $$"""
                targetAreas(first: 20) { totalCount nodes { id key areaCode fiscalYear phase area { name } steps { status } }
                } area(code: "50") { name parties(first: {{1 + i % 9}}) { totalCount nodes { key } } }
                """,
        };

    /// <summary>One of the bundled parties, or of those made since, or, seldom, nobody.</summary>
    private static string PartyId(Random random) => Id("Party", 1 + random.Next(BundledPartyCount + 20));

    private static string Id(string kind, int number) =>
        System.Buffers.Text.Base64Url.EncodeToString(
            Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kind}:{number}"))
        );

    private static string Type(Random random) => Pick(random, "COLLABORATES_WITH", "COORDINATES_WITH", "SUPPORTS", "EXPANDED_TO");

    private static string Pick(Random random, params string[] choices) => choices[random.Next(choices.Length)];
}
