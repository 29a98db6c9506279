using System.Text.Json;
using AntiCorruption.Api.Lists.Ids;
using AntiCorruption.Api.Tests.Wire;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Api.Tests.Lists.Paging;

/// <summary>Every connection of the schema on the bundled data.</summary>
public sealed class ConnectionTests : IAsyncLifetime
{
    private readonly ApiHost api = new() { Settings = { "--Wire:Limits:MaxCost", "100000000", "--Wire:TimeoutSeconds", "600" } };

    public ValueTask InitializeAsync() => api.InitializeAsync();

    public ValueTask DisposeAsync() => api.DisposeAsync();

    [Fact]
    public async Task WalkingAllPagesEitherWayMeetsEveryRowOnceInTheOrderOfTheWhole()
    {
        var (walked, many) = (0, 0);
        foreach (var place in ConnectionWalk.Of(api.Schema, Arguments()))
        {
            many += await WalkAsync(place, "") > 1 ? 1 : 0;
            walked++;
            foreach (var (name, number) in place.SortFields.Select((name, number) => (name, number)))
                await WalkAsync(place, $"order: [{{ {name}: {(number % 2 == 0 ? "DESC" : "ASC")} }}]");
        }
        Assert.InRange(walked, 45, 200);
        // The bundled data have no target areas, nor parties of every kind.
        Assert.InRange(many, walked / 2, walked);
    }

    [Fact]
    public async Task ACursorOfAnotherListIsRefused()
    {
        string? earlier = null;
        foreach (var place in ConnectionWalk.Of(api.Schema, Arguments()))
        {
            if (earlier is not null)
            {
                var answer = await GraphQLAnswer.QueryAsync(api.Http, Query(place, $"first: 1 after: \"{earlier}\"", "totalCount"));
                Assert.True(answer.Code is "BAD_CURSOR" || IsAbsent(answer, place), $"{place.Name}: {answer.Body}");
            }
            var page = await PageAsync(place, "first: 1");
            earlier = page?.GetProperty("pageInfo").GetProperty("endCursor").GetString() ?? earlier;
        }
    }

    [Theory]
    [InlineData("parties", "parties(where: { isGroup: { eq: false } })")]
    [InlineData("parties", "parties(order: [{ name: ASC }])")]
    [InlineData("parties(order: [{ name: ASC }])", "parties(order: [{ name: DESC }])")]
    [InlineData("parties(where: { zone: { gt: 1 } })", "parties(where: { zone: { gt: 2 } })")]
    [InlineData("parties", "parties(includeArchived: true)")]
    [InlineData("parties", "areas")]
    [InlineData("parties", "stateAgencies")]
    public async Task ACursorOfAnotherFilterOrOrderIsRefused(string of, string into)
    {
        var list = of.Split('(')[0];
        var cursor = (await api.DataAsync($"{{ {of} {{ pageInfo {{ startCursor }} }} }}"))
            .GetProperty(list)
            .GetProperty("pageInfo")
            .GetProperty("startCursor")
            .GetString();
        Assert.Null(await api.CodeAsync($"{{ {With(of, $"after: \"{cursor}\"")} {{ totalCount }} }}"));
        Assert.Equal("BAD_CURSOR", await api.CodeAsync($"{{ {With(into, $"after: \"{cursor}\"")} {{ totalCount }} }}"));
    }

    [Fact]
    public async Task ACursorHoldsHoweverItsListIsReached()
    {
        const string List =
            "partners(first: 1, after: $after, where: { kind: { neq: GOOD_ACTOR } }) { nodes { id } pageInfo { endCursor } }";
        var id = Party("org-codi");
        var first = (await api.DataAsync($"query($after: String) {{ party(key: \"org-codi\") {{ {List} }} }}"))
            .GetProperty("party")
            .GetProperty("partners");
        var after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var second = await api.DataAsync(
            $"query($after: String) {{ node(id: \"{id}\") {{ ... on CodiOffice {{ {List} }} }} }}",
            new { after }
        );
        Assert.NotEqual(Ids(first), Ids(second.GetProperty("node").GetProperty("partners")));
        Assert.Equal(
            "BAD_CURSOR",
            await api.CodeAsync($"query($after: String) {{ party(key: \"org-pacc-z2\") {{ {List} }} }}", new { after })
        );
    }

    /// <summary>How many rows the list has, after walking it both ways; -1 where there is no such list in the bundled data.</summary>
    private async Task<int> WalkAsync(ConnectionWalk.Place place, string order)
    {
        if (await PageAsync(place, $"first: 1000 {order}") is not { } whole)
            return -1;
        var rows = Rows(whole);
        Assert.Equal(Math.Min(1000, whole.GetProperty("totalCount").GetInt32()), rows.Count);
        if (rows.Count is 0 or 1000)
            return rows.Count;
        var size = Math.Max(1, rows.Count / (order.Length > 0 ? 2 : 5));
        var forward = new List<string>();
        for (string? at = null; ; )
        {
            var page = (await PageAsync(place, $"first: {size} {order}{(at is null ? "" : $" after: \"{at}\"")}"))!.Value;
            forward.AddRange(Rows(page));
            if (!page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() || forward.Count > rows.Count)
                break;
            at = page.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        }
        Assert.True(
            rows.SequenceEqual(forward),
            $"{place.Name} {order} forward: {rows.Count} rows, {forward.Count} walked, {forward.Distinct().Count()} of them distinct"
        );
        var backward = new List<string>();
        for (string? at = null; ; )
        {
            var page = (await PageAsync(place, $"last: {size} {order}{(at is null ? "" : $" before: \"{at}\"")}"))!.Value;
            backward.InsertRange(0, Rows(page));
            if (!page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean() || backward.Count > rows.Count)
                break;
            at = page.GetProperty("pageInfo").GetProperty("startCursor").GetString();
        }
        Assert.True(
            rows.SequenceEqual(backward),
            $"{place.Name} {order} backward: {rows.Count} rows, {backward.Count} walked, {backward.Distinct().Count()} of them distinct"
        );
        return rows.Count;
    }

    private async Task<JsonElement?> PageAsync(ConnectionWalk.Place place, string arguments)
    {
        var answer = await GraphQLAnswer.QueryAsync(
            api.Http,
            Query(
                place,
                arguments,
                $"totalCount edges {{ cursor node {{ {place.Node} }} }} pageInfo {{ startCursor endCursor hasNextPage hasPreviousPage }}"
            )
        );
        Assert.True(answer.Error is null, $"{place.Name}: {answer.Body}");
        return Find(answer.Data, place);
    }

    private static bool IsAbsent(GraphQLAnswer answer, ConnectionWalk.Place place) =>
        answer.Error is null && Find(answer.Data, place) is null;

    private static JsonElement? Find(JsonElement value, ConnectionWalk.Place place)
    {
        foreach (var name in place.Path)
        {
            while (value.ValueKind == JsonValueKind.Array)
            {
                if (value.GetArrayLength() == 0)
                    return null;
                value = value[0];
            }
            if (value.ValueKind == JsonValueKind.Null)
                return null;
            value = value.GetProperty(name);
        }
        return value;
    }

    private static string Query(ConnectionWalk.Place place, string arguments, string selection) =>
        $"{place.Before}{place.Arguments} {arguments}) {{ {selection} }}{place.After}";

    private static string With(string field, string argument) =>
        field.EndsWith(')') ? field[..^1] + ", " + argument + ")" : $"{field}({argument})";

    private static List<string> Rows(JsonElement page)
    {
        var edges = page.GetProperty("edges").EnumerateArray().ToList();
        if (edges.Count > 0)
        {
            Assert.Equal(edges[0].GetProperty("cursor").GetString(), page.GetProperty("pageInfo").GetProperty("startCursor").GetString());
            Assert.Equal(edges[^1].GetProperty("cursor").GetString(), page.GetProperty("pageInfo").GetProperty("endCursor").GetString());
        }
        return [.. edges.Select(edge => edge.GetProperty("node").GetRawText())];
    }

    private static string[] Ids(JsonElement page) =>
        [.. page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString()!)];

    private string Party(string key) => GlobalId.Of(RecordKind.Party, api.Network.Current.FindParty(key)!.Id);

    private Dictionary<string, string> Arguments()
    {
        var (codi, pacc) = (Party("org-codi"), Party("org-pacc-z2"));
        return new()
        {
            ["Query.changeOutcome"] = "clientMutationId: \"none\"",
            ["Query.party"] = "key: \"org-codi\"",
            ["Query.node"] = $"id: \"{codi}\"",
            ["Query.nodes"] = $"ids: [\"{codi}\"]",
            ["Query.area"] = "code: \"10\"",
            ["Query.neighbourhood"] = $"partyId: \"{codi}\" depth: 2",
            ["Query.shortestPath"] = $"from: \"{codi}\" to: \"{pacc}\"",
            ["Query.search"] = "text: \"สำนักงาน\"",
            ["Query.history"] = $"id: \"{codi}\"",
            ["Network.comparison"] = "from: { fiscalYear: 2565 } to: { fiscalYear: 2567 }",
            ["Network.expansionPlan"] = "plan: { aim: RAISE_REACH }",
            ["Network.partyMetrics"] = $"partyId: \"{codi}\" metrics: [DEGREE]",
            ["Network.partnerSuggestions"] = $"partyId: \"{codi}\"",
            ["Network.paths"] = $"from: \"{codi}\" to: \"{pacc}\"",
            ["Network.strongestPath"] = $"from: \"{codi}\" to: \"{pacc}\"",
            ["Network.resistance"] = $"from: \"{codi}\" to: \"{pacc}\"",
            ["Network.similarity"] = $"from: \"{codi}\" to: \"{pacc}\"",
            ["Network.similarParties"] = $"partyId: \"{codi}\"",
            ["Network.influence"] = $"partyIds: [\"{codi}\"]",
            ["Network.ranking"] = "metric: DEGREE",
            ["Network.whatIf"] = $"changes: {{ removeParties: [\"{codi}\"] }}",
            ["Communities.of"] = $"partyId: \"{codi}\"",
            ["ProvinceCoverage.uncovered"] = "by: PARTY",
        };
    }
}
