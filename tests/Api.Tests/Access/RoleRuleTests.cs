using AntiCorruption.Api.Access;
using AntiCorruption.Api.Tests.Wire;
using AntiCorruption.Api.Wire.Calls;
using AntiCorruption.Api.Wire.Errors;
using GraphQL;
using GraphQL.Types;
using GraphQLParser.AST;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AntiCorruption.Api.Tests.Access;

public sealed class RoleRuleTests : IAsyncLifetime
{
    private static readonly Dictionary<Role, string> keys = Enum.GetValues<Role>().ToDictionary(role => role, _ => ApiKey.New());
    private WireHost host = null!;

    public async ValueTask InitializeAsync() =>
        host = await WireHost.StartAsync(
            builder =>
                builder.AddAutoSchema<GuardedQuery>(schema =>
                    schema.WithMutation<GuardedMutation>().WithSubscription<GuardedSubscription>()
                ),
            services => services.AddAccess(Settings(RoleRuleTests.keys))
        );

    public ValueTask DisposeAsync() => host.DisposeAsync();

    internal static Microsoft.Extensions.Configuration.IConfiguration Settings(Dictionary<Role, string> keys) =>
        AccessHost.Configuration([
            .. keys.SelectMany(
                (key, index) =>
                    new[]
                    {
                        ($"Access:ApiKeys:{index}:Name", $"{key.Key} key"),
                        ($"Access:ApiKeys:{index}:Role", key.Key.ToString()),
                        ($"Access:ApiKeys:{index}:Hash", ApiKey.HashOf(key.Value)),
                    }
            ),
        ]);

    public static TheoryData<string, string> Refused =>
        new()
        {
            { "{ person { realName } }", "Person.realName" },
            { "{ person { friend { friend { ...F } } } } fragment F on Person { ... on Person { x: realName } }", "Person.realName" },
            { "{ person { audit { by } } }", "Audit.by" },
            { "{ anyone { name phone } }", "Named.phone" },
            { "{ anyone { ... on Person { phone } } }", "Person.phone" },
            { "{ settings }", "Query.settings" },
            { "{ people(archived: false) { name } }", "Query.people(archived:)" },
            { "{ people(where: { realName: \"ก\" }) { name } }", "PersonFilter.realName" },
            { "{ people(where: { and: [{ and: { realName: null } }] }) { name } }", "PersonFilter.realName" },
            { "{ people(order: REAL_NAME) { name } }", "PersonOrder.REAL_NAME" },
            { "{ people(order: [NAME, REAL_NAME]) { name } }", "PersonOrder.REAL_NAME" },
            { "query($x: PersonFilter = { realName: \"ก\" }) { people(where: $x) { name } }", "PersonFilter.realName" },
            { "query($x: [PersonOrder!] = [REAL_NAME]) { people(order: $x) { name } }", "PersonOrder.REAL_NAME" },
            { "{ links(where: { party: { links: { party: { realName: \"ก\" } } } }) { party { name } } }", "PersonFilter.realName" },
            { "mutation { change }", "Mutation.change" },
            { "mutation { saveSearch }", "Mutation.saveSearch" },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task AViewerIsRefusedAndTheAdministratorIsNot(string query, string place)
    {
        var refused = await QueryAsync(Role.Viewer, query);
        Assert.Equal("FORBIDDEN", refused.Code);
        Assert.Contains(place, refused.Error!.Value.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("ชื่อจริง", refused.Body.ToString(), StringComparison.Ordinal);
        Assert.NotEqual("FORBIDDEN", (await QueryAsync(Role.Administrator, query)).Code);
    }

    [Theory]
    [InlineData("query($x: PersonFilter) { people(where: $x) { name } }", """{ "realName": "ก" }""")]
    [InlineData("query($x: PersonFilter) { people(where: $x) { name } }", """{ "and": [{ "links": { "party": { "realName": "ก" } } }] }""")]
    [InlineData("query($x: PersonFilter) { people(where: $x) { name } }", """{ "and": { "realName": "ก" } }""")]
    [InlineData("query($x: LinkFilter) { links(where: $x) { party { name } } }", """{ "party": { "realName": "ก" } }""")]
    [InlineData("query($x: [PersonOrder!]) { people(order: $x) { name } }", """["NAME", "REAL_NAME"]""")]
    [InlineData("query($x: [PersonOrder!]) { people(order: $x) { name } }", "\"REAL_NAME\"")]
    [InlineData("query($x: String) { people(where: { and: [{ realName: $x }] }) { name } }", "\"ก\"")]
    public async Task VariablesAreLookedAtOnCachedDocumentsToo(string query, string value)
    {
        var variables = new { x = System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(value) };
        Assert.Null((await GraphQLAnswer.PostAsync(As(Role.Coordinator), new { query, variables })).Code);
        Assert.Equal("FORBIDDEN", (await GraphQLAnswer.PostAsync(As(Role.Viewer), new { query, variables })).Code);
        Assert.Equal("FORBIDDEN", (await GraphQLAnswer.PostAsync(As(Role.Researcher), new { query, variables })).Code);
        Assert.Null((await GraphQLAnswer.PostAsync(As(Role.Coordinator), new { query, variables })).Code);
    }

    [Fact]
    public async Task ASubscriptionIsHeldToItToo()
    {
        As(Role.Viewer).DefaultRequestHeaders.Accept.ParseAdd("text/event-stream");
        var refused = await host.Http.GetStringAsync(
            "/graphql?query=subscription{changed{realName}}",
            TestContext.Current.CancellationToken
        );
        Assert.Contains("FORBIDDEN", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("ชื่อจริง", refused, StringComparison.Ordinal);
        var open = await host.Http.GetStringAsync("/graphql?query=subscription{changed{name}}", TestContext.Current.CancellationToken);
        Assert.Contains("นามแฝง", open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyTheOperationThatRunsCounts()
    {
        const string query = "query Open { person { name } } query Closed { settings }";
        Assert.Null((await GraphQLAnswer.PostAsync(As(Role.Viewer), new { query, operationName = "Open" })).Code);
        Assert.Equal("FORBIDDEN", (await GraphQLAnswer.PostAsync(As(Role.Viewer), new { query, operationName = "Closed" })).Code);
    }

    [Fact]
    public async Task AResolverSeesItsCaller() =>
        Assert.Equal("Researcher key Researcher", (await QueryAsync(Role.Researcher, "{ whoAmI }")).Data.GetProperty("whoAmI").GetString());

    [Fact]
    public void EveryFieldIsHeldToItsRoleForEveryRole()
    {
        var schema = host.Services.GetRequiredService<ISchema>();
        var cases = FieldWalk.Of(schema).ToList();
        Assert.Contains(cases, one => one is { Place: "Person.realName", Needed: Role.Coordinator });
        Assert.Contains(cases, one => one is { Place: "Mutation.change", Needed: Role.Coordinator });
        Assert.Contains(cases, one => one is { Place: "Query.people(where: PersonFilter.realName)", Needed: Role.Coordinator });
        Assert.Contains(cases, one => one is { Place: "Query.links(where: PersonFilter.realName)", Needed: Role.Coordinator });
        Assert.Contains(cases, one => one is { Place: "Query.people(order: PersonOrder.REAL_NAME)", Needed: Role.Coordinator });
        Holds(schema, cases);
    }

    /// <summary>Asks the rule about every case for every role.</summary>
    internal static void Holds(ISchema schema, IEnumerable<FieldWalk.Case> cases)
    {
        foreach (var one in cases)
        foreach (var role in Enum.GetValues<Role>())
            Assert.True(Allows(schema, one.Document, role) == (role >= one.Needed), $"{role} at {one.Place}: {one.Document}");
    }

    /// <summary>Whether the rule lets a document pass, asked without executing it.</summary>
    private static bool Allows(ISchema schema, string document, Role role)
    {
        var syntax = GraphQLParser.Parser.Parse(document);
        var faults = new List<RuleError>();
        new RoleRule(NullLogger<RoleRule>.Instance).Check(
            new RuleContext(
                schema,
                syntax,
                syntax.Definitions.OfType<GraphQLOperationDefinition>().First(),
                new Caller("walker", role),
                Inputs.Empty,
                null
            ),
            faults
        );
        return faults.Count == 0;
    }

    private HttpClient As(Role role)
    {
        host.Http.DefaultRequestHeaders.Authorization = new("Bearer", RoleRuleTests.keys[role]);
        return host.Http;
    }

    private Task<GraphQLAnswer> QueryAsync(Role role, string query) => GraphQLAnswer.QueryAsync(As(role), query);
}
