using System.Diagnostics;
using System.Text;
using AntiCorruption.Api.Wire.Limits;
using GraphQL;
using GraphQL.Types;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AntiCorruption.Api.Tests.Wire.Limits;

public sealed class CostRuleTests : IAsyncLifetime
{
    private WireHost host = null!;

    public async ValueTask InitializeAsync() => this.host = await WireHost.StartAsync(("Wire:Limits:MaxCost", "1000"));

    public ValueTask DisposeAsync() => this.host.DisposeAsync();

    [Theory]
    [InlineData("{ hello }", 1)]
    [InlineData("{ hello broken }", 2)]
    // items: 1 + 1000 x (1 + index)
    [InlineData("{ items(first: 1000) { index } }", 2001)]
    // children: 1 + 3 x (1 + index), the default of the argument; items: 1 + 200 x (1 + 7)
    [InlineData("{ items(first: 200) { children { index } } }", 1601)]
    [InlineData("{ items(first: 100) { children(first: 100) { children(first: 100) { index } } } }", 2020201)]
    [InlineData("query { ...F } fragment F on Query { items(first: 1000) { ... on Item { index } } }", 2001)]
    [InlineData("{ page(first: 500) { edges { node { index } } totalCount } }", 1503)]
    [InlineData("{ page(last: 500) { nodes { index name } } }", 1502)]
    [InlineData("{ byIds(ids: [1, 2, 3]) { index } dear }", 1007)]
    [InlineData("{ draws }", 20)]
    [InlineData("{ draws(draws: 200) }", 510)]
    [InlineData("{ supposed(changes: { links: [1, 2, 3] }, kinds: [7, 8]) }", 216)]
    // ways: 10; list: 1 + 50 x (1 + index)
    [InlineData("{ ways(count: 50) { list { index } } }", 111)]
    [InlineData("{ ways { count list { index } } }", 18)]
    [InlineData("{ page { nodes { index name __typename } } wide { index } dear }", 1403)]
    public async Task ThePriceIsThatOfTheDocument(string query, double cost)
    {
        await using var host = await WireHost.StartAsync(
            builder => GraphQL.GraphQLBuilderExtensions.AddAutoSchema<PricedQuery>(builder),
            null,
            ("Wire:Limits:MaxCost", Math.Max(1, cost - 1).ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        var refused = await GraphQLAnswer.QueryAsync(host.Http, query);
        if (cost == 1)
        {
            Assert.NotEqual("COST_LIMIT", refused.Code);
            return;
        }
        Assert.Equal("COST_LIMIT", refused.Code);
        Assert.Equal(cost, refused.Error!.Value.GetProperty("extensions").GetProperty("cost").GetDouble());
        await using var richer = await WireHost.StartAsync(
            builder => GraphQL.GraphQLBuilderExtensions.AddAutoSchema<PricedQuery>(builder),
            null,
            ("Wire:Limits:MaxCost", cost.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );
        Assert.NotEqual("COST_LIMIT", (await GraphQLAnswer.QueryAsync(richer.Http, query)).Code);
    }

    [Fact]
    public async Task WhatPricesAFieldIsAnArgumentOfIt()
    {
        await using var services = new ServiceCollection().AddLogging().AddApi(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var schema = services.GetRequiredService<ISchema>();
        schema.Initialize();
        var priced = (
            from type in schema.AllTypes.OfType<IComplexGraphType>()
            from field in type.Fields
            let cost = field.GetMetadata<CostAttribute?>(CostAttribute.MetadataKey)
            where cost is not null
            select (type, field, cost)
        ).ToList();
        Assert.NotEmpty(priced);
        foreach (var (type, field, cost) in priced)
        foreach (var name in cost.SizedBy)
            Assert.True(field.Arguments?.Find(name) is not null, $"{type.Name}.{field.Name} has no argument {name}");
        foreach (var sized in priced.Where(one => one.cost.SizedByParent))
        foreach (
            var (type, field) in schema.AllTypes.OfType<IComplexGraphType>().SelectMany(type => type.Fields, (type, field) => (type, field))
        )
            if (field.ResolvedType!.GetNamedType() == sized.type)
                Assert.True(
                    field.GetMetadata<CostAttribute?>(CostAttribute.MetadataKey) is { SizedBy.Length: > 0 },
                    $"{type.Name}.{field.Name} does not say how many"
                );
    }

    /// <summary>
    /// Numbers that say how much is computed have a price; those that only choose, or are bounded by the page, are named here.
    /// </summary>
    [Fact]
    public async Task EveryNumberThatMultipliesWorkIsPriced()
    {
        string[] choose =
        [
            "seed",
            "first",
            "last",
            "fiscalYear",
            "trainYear",
            "distance",
            "minSize",
            "minNumber",
            "staleAfterDays",
            "maxPartnerCount",
            "top",
            "version",
            "after",
        ];
        await using var services = new ServiceCollection().AddLogging().AddApi(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var schema = services.GetRequiredService<ISchema>();
        schema.Initialize();
        Assert.Empty(
            from type in schema.AllTypes.OfType<IObjectGraphType>()
            where !type.Name.StartsWith("__", StringComparison.Ordinal)
            from field in type.Fields
            from argument in field.Arguments ?? []
            where argument.ResolvedType!.GetNamedType() is IntGraphType or LongGraphType
            where !choose.Contains(argument.Name) && argument.GetMetadata<double?>(CostPerUnitAttribute.MetadataKey) is null
            select $"{type.Name}.{field.Name}({argument.Name})"
        );
    }

    [Fact]
    public async Task TheValuesOfVariablesCountOnACachedDocumentToo()
    {
        const string query = "query($n: Int = 2) { items(first: $n) { index } }";
        Assert.Null((await GraphQLAnswer.QueryAsync(this.host.Http, query)).Code);
        Assert.Null((await GraphQLAnswer.QueryAsync(this.host.Http, query, new { n = 3 })).Code);
        Assert.Equal("COST_LIMIT", (await GraphQLAnswer.QueryAsync(this.host.Http, query, new { n = 500 })).Code);
        Assert.Null((await GraphQLAnswer.QueryAsync(this.host.Http, query, new { n = 4 })).Code);
    }

    [Fact]
    public async Task NothingIsExecutedOfWhatIsRefused()
    {
        var before = TestCounts.Mutations;
        var refused = await GraphQLAnswer.QueryAsync(
            this.host.Http,
            "mutation { increment " + string.Concat(Enumerable.Range(0, 150).Select(one => $"a{one}: increment ")) + "}"
        );
        Assert.Null(refused.Code);
        await using var strict = await WireHost.StartAsync(("Wire:Limits:MaxCost", "100"));
        var after = TestCounts.Mutations;
        Assert.Equal(before + 151, after);
        Assert.Equal(
            "COST_LIMIT",
            (
                await GraphQLAnswer.QueryAsync(
                    strict.Http,
                    "mutation { " + string.Concat(Enumerable.Range(0, 150).Select(one => $"a{one}: increment ")) + "}"
                )
            ).Code
        );
        Assert.Equal(after, TestCounts.Mutations);
    }

    [Fact]
    public async Task TheIntrospectionOfToolsIsServed()
    {
        await using var host = await WireHost.StartAsync();
        var answer = await GraphQLAnswer.QueryAsync(host.Http, IntrospectionQuery);
        Assert.Null(answer.Code);
    }

    [Theory]
    [InlineData("deep", "DOCUMENT_TOO_DEEP")]
    [InlineData("deep list", "DOCUMENT_TOO_DEEP")]
    [InlineData("long", "DOCUMENT_TOO_LARGE")]
    [InlineData("repeats", "DOCUMENT_TOO_COMPLEX")]
    [InlineData("aliases", "DOCUMENT_TOO_COMPLEX")]
    [InlineData("fragment chain", "DOCUMENT_TOO_COMPLEX")]
    [InlineData("fragment bomb", "COST_LIMIT")]
    [InlineData("directives", "DOCUMENT_TOO_COMPLEX")]
    [InlineData("fields deep", "DEPTH_LIMIT")]
    [InlineData("introspection bomb", "COST_LIMIT")]
    [InlineData("cycle", "NO_FRAGMENT_CYCLES")]
    public async Task AnAbusiveDocumentIsRefusedAndTheServerStaysUp(string kind, string code)
    {
        var watch = Stopwatch.StartNew();
        var answer = await GraphQLAnswer.QueryAsync(this.host.Http, Abusive(kind));
        TestContext.Current.SendDiagnosticMessage($"{kind}: {watch.ElapsedMilliseconds} ms");
        Assert.Equal(code, answer.Code);
        Assert.Null((await GraphQLAnswer.QueryAsync(this.host.Http, "{ hello }")).Code);
    }

    private static string Abusive(string kind) =>
        kind switch
        {
            "deep" => Repeat("{items", 10_000) + "{index}" + new string('}', 10_000),
            "deep list" => "{ sum(numbers: " + new string('[', 10_000) + new string(']', 10_000) + ") }",
            "long" => "{" + Repeat("hello ", 30_000) + "}",
            "repeats" => "{" + Repeat("hello ", 1500) + "}",
            "aliases" => "{" + string.Concat(Enumerable.Range(0, 1000).Select(one => $"a{one}: hello ")) + "}",
            "fragment chain" => "{ ...F0 } "
                + string.Concat(Enumerable.Range(0, 900).Select(one => $"fragment F{one} on Query {{ ...F{one + 1} }} "))
                + "fragment F900 on Query { hello }",
            "fragment bomb" => "{ items { ...F0 } } "
                + string.Concat(
                    Enumerable
                        .Range(0, 14)
                        .Select(one =>
                            $"fragment F{one} on Item {{ index x: children {{ ...F{one + 1} }} y: children {{ ...F{one + 1} }} }} "
                        )
                )
                + "fragment F14 on Item { index }",
            "directives" => "{ hello " + Repeat("@include(if: true) ", 500) + "}",
            "fields deep" => "{ items " + Repeat("{ children ", 30) + "{ index }" + new string('}', 31),
            "introspection bomb" => "{ __schema { types { " + Repeat("fields { type { ", 7) + "name" + Repeat(" } }", 7) + " } } }",
            _ => "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }",
        };

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private const string IntrospectionQuery = """
        query IntrospectionQuery { __schema { description queryType { name kind } mutationType { name kind }
        subscriptionType { name kind } types { ...FullType } directives { name description isRepeatable locations
        args(includeDeprecated: true) { ...InputValue } } } }
        fragment FullType on __Type { kind name description specifiedByURL isOneOf fields(includeDeprecated: true) {
        name description args(includeDeprecated: true) { ...InputValue } type { ...TypeRef } isDeprecated
        deprecationReason } inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
        enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes {
        ...TypeRef } }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind
        name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } }
        } } } }
        """;
}
