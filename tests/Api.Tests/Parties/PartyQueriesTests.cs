using System.Text.Json;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Tests.Parties;

public sealed class PartyQueriesTests(ApiHost api) : IClassFixture<ApiHost>
{
    [Fact]
    public async Task AnOrganisationIsFoundByTheKeyOfItsRow()
    {
        var party = (
            await api.DataAsync(
                """{ party(key: "org-pacc-z6") { __typename key name kind officialCode ... on PaccOffice { zone } covers { areaCode } } }"""
            )
        ).GetProperty("party");
        Assert.Equal(
            ("PaccOffice", "สำนักงาน ป.ป.ท. เขต 6", "PACC_OFFICE", 6),
            (Text(party, "__typename"), Text(party, "name"), Text(party, "kind"), party.GetProperty("zone").GetInt32())
        );
        Assert.NotEqual(0, party.GetProperty("covers").GetArrayLength());
    }

    [Theory]
    [InlineData("")]
    [InlineData("order: [{ name: ASC }]")]
    [InlineData("order: [{ nameEn: DESC }]")]
    [InlineData("order: [{ partnerCount: DESC }, { name: ASC }]")]
    [InlineData("order: [{ level: ASC }]")]
    public async Task WalkingAllPagesEitherWayMeetsEveryPartyOnce(string order)
    {
        List<string> forward = await WalkAsync($"first: 7 {order}", "after", "endCursor", "hasNextPage", reversed: false);
        List<string> backward = await WalkAsync($"last: 7 {order}", "before", "startCursor", "hasPreviousPage", reversed: true);
        Assert.Equal(api.Network.Current.Parties.Count(party => !party.IsArchived), forward.Distinct().Count());
        Assert.Equal(forward.Count, forward.Distinct().Count());
        Assert.Equal(forward, backward);
    }

    [Fact]
    public async Task ACursorKeepsItsPlaceWhileRowsAreAdded()
    {
        const string Page = """
            query($after: String) { parties(first: 10, after: $after, order: [{ name: ASC }]) { nodes { id } pageInfo {
            endCursor } } }
            """;
        var first = (await api.DataAsync(Page)).GetProperty("parties");
        var seen = Ids(first);
        foreach (var name in (string[])["ก ก่อนใคร", "ฮ ท้ายสุด"])
            await api.DataAsync(
                $$"""
                mutation { createParty(input: { kind: MECHANISM, name: "{{name}}" }) { party { id } errors { ... on Error {
                message } } } }
                """
            );
        var second = (await api.DataAsync(Page, new { after = Text(first.GetProperty("pageInfo"), "endCursor") })).GetProperty("parties");
        Assert.Empty(seen.Intersect(Ids(second)));
        var all = Ids((await api.DataAsync("{ parties(first: 21, order: [{ name: ASC }]) { nodes { id } } }")).GetProperty("parties"));
        Assert.Equal(all[1..], [.. seen, .. Ids(second)]);
    }

    [Theory]
    [InlineData("{ parties(first: -1) { totalCount } }", "BAD_PAGE")]
    [InlineData("{ parties(first: 1001) { totalCount } }", "BAD_PAGE")]
    [InlineData("{ parties(first: 1, last: 1) { totalCount } }", "BAD_PAGE")]
    [InlineData("{ parties(after: \"nonsense\") { totalCount } }", "BAD_CURSOR")]
    [InlineData("{ party(id: \"nonsense\") { id } }", "INVALID_ID")]
    [InlineData("{ party(id: \"QXJlYTox\") { id } }", "WRONG_KIND_OF_ID")]
    [InlineData("{ party { id } }", "BAD_ARGUMENTS")]
    [InlineData("{ neighbourhood(partyId: \"UGFydHk6MQ\", depth: 99) { depth } }", "OUT_OF_RANGE")]
    public async Task BadArgumentsGetAClearCode(string query, string code) => Assert.Equal(code, await api.CodeAsync(query));

    [Fact]
    public async Task AnEmptyPageIsGivenWhenNoneIsAskedFor()
    {
        var page = (
            await api.DataAsync("{ parties(first: 0) { totalCount nodes { id } edges { cursor } pageInfo { hasNextPage startCursor } } }")
        ).GetProperty("parties");
        Assert.Equal(0, page.GetProperty("nodes").GetArrayLength());
        Assert.True(page.GetProperty("totalCount").GetInt32() >= 150);
    }

    [Fact]
    public async Task NodesKeepOrderAndPlaces()
    {
        var nodes = (
            await api.DataAsync("""{ nodes(ids: ["UGFydHk6Mg", "UGFydHk6OTk5OTk5", "QXJlYTox", "UGFydHk6Mg"]) { id __typename } }""")
        ).GetProperty("nodes");
        Assert.Equal(
            ["UGFydHk6Mg", null, "QXJlYTox", "UGFydHk6Mg"],
            nodes.EnumerateArray().Select(node => node.ValueKind == JsonValueKind.Null ? null : Text(node, "id"))
        );
        Assert.Equal(
            "TOO_MANY_IDS",
            await api.CodeAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = Enumerable.Repeat("UGFydHk6Mg", 101) })
        );
    }

    [Theory]
    [InlineData("{ kind: { in: [PACC_OFFICE, CODI_OFFICE] } }")]
    [InlineData("{ name: { contains: \"ป.ป.ท.\" } }")]
    [InlineData("{ nameEn: { eq: null } }")]
    [InlineData("{ not: { provinceCode: { eq: \"50\" } } }")]
    [InlineData("{ or: [{ kind: { eq: MECHANISM } }, { partnerCount: { gte: 15 } }] }")]
    [InlineData("{ partnerCount: { eq: 0 } }")]
    [InlineData("{ collaborations: { some: { fiscalYear: { eq: 2565 } } } }")]
    [InlineData("{ collaborations: { all: { isDerived: { eq: true } }, any: true } }")]
    [InlineData("{ activities: { none: { isProgramme: { eq: true } } } }")]
    [InlineData("{ partners: { some: { kind: { eq: PACC_OFFICE }, province: { name: { startsWith: \"ช\" } } } } }")]
    [InlineData("{ level: { ngt: PROVINCE } }", "validation")]
    public async Task FiltersGiveWhatABruteForcePassGives(string where, string? refused = null)
    {
        var query = $"{{ parties(first: 1000, where: {where}) {{ totalCount nodes {{ id }} }} }}";
        if (refused is not null)
        {
            Assert.NotNull(await api.CodeAsync(query));
            return;
        }
        var found = (await api.DataAsync(query)).GetProperty("parties");
        var network = api.Network.Current;
        var expected = network
            .Parties.Where(party => !party.IsArchived && Expected(where, network, party))
            .Select(party => Api.Lists.Ids.GlobalId.Of(party))
            .ToList();
        Assert.Equal(expected, Ids(found));
        Assert.Equal(expected.Count, found.GetProperty("totalCount").GetInt32());
    }

    [Fact]
    public async Task ThaiNamesSortAsInADictionary()
    {
        var names = new List<string>();
        foreach (var name in (string[])["ขอน ทดสอบ", "แก่ง ทดสอบ", "กลาง ทดสอบ", "เกาะ ทดสอบ"])
            await api.DataAsync($$"""mutation { createParty(input: { kind: ISSUE_NETWORK, name: "{{name}}" }) { party { id } } }""");
        var page = (
            await api.DataAsync("""{ parties(where: { name: { endsWith: " ทดสอบ" } }, order: [{ name: ASC }]) { nodes { name } } }""")
        ).GetProperty("parties");
        names.AddRange(page.GetProperty("nodes").EnumerateArray().Select(node => Text(node, "name")!));
        Assert.Equal(["กลาง ทดสอบ", "เกาะ ทดสอบ", "แก่ง ทดสอบ", "ขอน ทดสอบ"], names);
    }

    private static bool Expected(string where, NetworkSnapshot network, Party party)
    {
        int[] partners = [.. network.PartnersOf(party.Id)];
        var links = network.CoParticipations.Of(party.Id);
        return where switch
        {
            "{ kind: { in: [PACC_OFFICE, CODI_OFFICE] } }" => party.PartyKind is PartyKind.PaccOffice or PartyKind.CodiOffice,
            "{ name: { contains: \"ป.ป.ท.\" } }" => party.NameTh.Contains("ป.ป.ท.", StringComparison.Ordinal),
            "{ nameEn: { eq: null } }" => party.NameEn is null,
            "{ not: { provinceCode: { eq: \"50\" } } }" => party.AreaCode?.StartsWith("50", StringComparison.Ordinal) != true,
            "{ or: [{ kind: { eq: MECHANISM } }, { partnerCount: { gte: 15 } }] }" => party.PartyKind == PartyKind.Mechanism
                || partners.Length >= 15,
            "{ partnerCount: { eq: 0 } }" => partners.Length == 0,
            "{ collaborations: { some: { fiscalYear: { eq: 2565 } } } }" => links.Any(link => link.FiscalYears.Contains(2565)),
            "{ collaborations: { all: { isDerived: { eq: true } }, any: true } }" => links.Count > 0,
            "{ activities: { none: { isProgramme: { eq: true } } } }" => !network.Activities.Any(activity =>
                activity.IsProgramme && activity.Participations.Any(part => part.PartyId == party.Id)
            ),
            "{ partners: { some: { kind: { eq: PACC_OFFICE }, province: { name: { startsWith: \"ช\" } } } } }" => partners
                .Select(id => network.Parties[id])
                .Any(other =>
                    other.PartyKind == PartyKind.PaccOffice
                    && network.ResolveArea(NetworkSnapshot.ProvinceOf(other.AreaCode))?.NameTh.StartsWith('ช') == true
                ),
            _ => throw new ArgumentOutOfRangeException(nameof(where), where, "no expectation"),
        };
    }

    private async Task<List<string>> WalkAsync(string arguments, string cursorName, string endName, string moreName, bool reversed)
    {
        var ids = new List<string>();
        string? cursor = null;
        bool more;
        do
        {
            var page = (
                await api.DataAsync(
                    $"query($cursor: String) {{ parties({arguments} {cursorName}: $cursor) "
                        + $"{{ edges {{ cursor node {{ id }} }} pageInfo {{ {endName} {moreName} }} }} }}",
                    new { cursor }
                )
            ).GetProperty("parties");
            var these = page.GetProperty("edges").EnumerateArray().Select(edge => Text(edge.GetProperty("node"), "id")!).ToList();
            if (reversed)
                ids.InsertRange(0, these);
            else
                ids.AddRange(these);
            cursor = Text(page.GetProperty("pageInfo"), endName);
            more = page.GetProperty("pageInfo").GetProperty(moreName).GetBoolean();
        } while (more);
        return ids;
    }

    private static List<string> Ids(JsonElement connection) =>
        [.. connection.GetProperty("nodes").EnumerateArray().Select(node => Text(node, "id")!)];

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
