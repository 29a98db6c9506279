using System.Text.Json;
using AntiCorruption.Api.Tests.Wire;

namespace AntiCorruption.Api.Tests.Lists.Filtering;

public sealed class FilterRuleTests(ApiHost api) : IClassFixture<ApiHost>
{
    private const string Parties = "query($where: PartyFilterInput) { parties(where: $where) { totalCount } }";

    [Theory]
    [InlineData(3, null)]
    [InlineData(4, "FILTER_TOO_LARGE")]
    [InlineData(8, "FILTER_TOO_LARGE")]
    public async Task LinksWithinLinksHaveALimit(int depth, string? code)
    {
        var where = "{ name: { contains: \"ก\" } }";
        for (var hop = 0; hop < depth; hop++)
            where = $"{{ partners: {{ some: {where} }} }}";
        Assert.Equal(code, await api.CodeAsync($"{{ parties(where: {where}) {{ totalCount }} }}"));
        // The same where another list is filtered, and as a variable.
        Assert.Equal(code, await api.CodeAsync($"{{ party(key: \"org-codi\") {{ partners(where: {where}) {{ totalCount }} }} }}"));
        object value = new { name = new { contains = "ก" } };
        for (var hop = 0; hop < depth; hop++)
            value = new { partners = new { some = value } };
        Assert.Equal(code, await api.CodeAsync(Parties, new { where = value }));
    }

    [Fact]
    public async Task BranchesAndValuesHaveALimit()
    {
        object Branches(int count) => new { where = new { or = Enumerable.Repeat(new { zone = new { eq = 1 } }, count) } };
        object Values(int count) => new { where = new { key = new { @in = Enumerable.Range(0, count).Select(number => $"k{number}") } } };
        Assert.Null(await api.CodeAsync(Parties, Branches(100)));
        Assert.Equal("FILTER_TOO_LARGE", await api.CodeAsync(Parties, Branches(12_000)));
        Assert.Null(await api.CodeAsync(Parties, Values(10_000)));
        Assert.Equal("FILTER_TOO_LARGE", await api.CodeAsync(Parties, Values(10_001)));
        Assert.Equal(
            "FILTER_TOO_LARGE",
            await api.CodeAsync(Parties, new { where = new { name = new { or = Enumerable.Repeat(new { eq = "a" }, 12_000) } } })
        );
    }

    [Fact]
    public async Task TheErrorNamesTheFiguresInBothLanguages()
    {
        var answer = await GraphQLAnswer.QueryAsync(
            api.Http,
            Parties,
            new { where = new { or = Enumerable.Repeat(new { zone = new { eq = 1 } }, 600) } }
        );
        var (message, extensions) = (answer.Error!.Value.GetProperty("message").GetString()!, answer.Error.Value.GetProperty("extensions"));
        Assert.Equal(500, extensions.GetProperty("maximum").GetInt32());
        Assert.Contains("500", message, StringComparison.Ordinal);
        Assert.Contains("เงื่อนไข", extensions.GetProperty("messageTh").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFilterAddsToThePriceOfItsList()
    {
        // 1,000 parties, each with a filtered list of its own.
        object Branches(int count) => new { where = new { or = Enumerable.Repeat(new { zone = new { eq = 1 } }, count) } };
        const string Query =
            "query($where: PartyFilterInput) { parties(first: 1000) { nodes { partners(first: 1, where: $where) { totalCount } } } }";
        Assert.Null(await api.CodeAsync(Query, Branches(1)));
        Assert.Equal("COST_LIMIT", await api.CodeAsync(Query, Branches(100)));
    }

    [Fact]
    public async Task OfNullsRecordsAndTextsSayTheSame()
    {
        var counts = await api.DataAsync(
            """
            {
              all: parties { totalCount }
              record: parties(where: { or: null }) { totalCount }
              text: parties(where: { name: { or: null } }) { totalCount }
              contains: parties(where: { nameEn: { contains: null } }) { totalCount }
              ncontains: parties(where: { nameEn: { ncontains: null } }) { totalCount }
              nin: parties(where: { nameEn: { nin: null } }) { totalCount }
              ngt: parties(where: { zone: { ngt: null } }) { totalCount }
            }
            """
        );
        int Of(string name) => counts.GetProperty(name).GetProperty("totalCount").GetInt32();
        Assert.True(Of("all") > 100);
        Assert.All((string[])["record", "text", "ncontains", "nin", "ngt"], name => Assert.Equal(Of("all"), Of(name)));
        Assert.Equal(0, Of("contains"));
    }

    [Theory]
    [InlineData("nameEn")]
    [InlineData("level")]
    [InlineData("areaCode")]
    public async Task WhatIsNullComesLastBothWays(string name)
    {
        foreach (var direction in (string[])["ASC", "DESC"])
        {
            var nodes = (await api.DataAsync($"{{ parties(first: 1000, order: [{{ {name}: {direction} }}]) {{ nodes {{ {name} }} }} }}"))
                .GetProperty("parties")
                .GetProperty("nodes");
            bool[] areNull = [.. nodes.EnumerateArray().Select(node => node.GetProperty(name).ValueKind == JsonValueKind.Null)];
            Assert.Contains(true, areNull);
            Assert.Contains(false, areNull);
            Assert.Equal(areNull.Order(), areNull);
        }
    }
}
