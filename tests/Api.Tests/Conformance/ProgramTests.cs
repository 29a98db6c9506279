using AntiCorruption.Api.Access;
using AntiCorruption.Api.Tests.Access;
using AntiCorruption.Api.Wire.Documents;
using GraphQL.Types;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace AntiCorruption.Api.Tests.Conformance;

/// <summary>The public suites against the program as a user starts it, and what it does when it is started wrongly.</summary>
public sealed class ProgramTests(RunningProgram program) : IClassFixture<RunningProgram>
{
    [Fact]
    public async Task EveryAuditOfGraphQLOverHttpPasses() =>
        Assert.Equal("61 of 61", await NodeSuite.RunAsync("audit.mjs", program.GraphQL));

    [Fact]
    public async Task GraphQLJsBuildsAValidSchemaOfTheIntrospectionResult() =>
        await NodeSuite.RunAsync("introspection.mjs", program.GraphQL);

    [Fact]
    public async Task TheStockClientsAreToldOfChangedPartiesAndLinks() => await NodeSuite.RunAsync("live.mjs", program.GraphQL);

    [Fact]
    public async Task TheServedSchemaIsTheWrittenOne()
    {
        using var http = new HttpClient();
        var served = await http.GetStringAsync(program.GraphQL + "?sdl", TestContext.Current.CancellationToken);
        var (exit, written) = await RunningProgram.RunAsync("schema");
        Assert.Equal(0, exit);
        Assert.Equal(served, written);
    }

    [Fact]
    public async Task WithoutAuthenticationItRefusesToServeOtherMachines()
    {
        var (exit, output) = await RunningProgram.RunAsync(
            "--urls",
            "http://0.0.0.0:0",
            "--data",
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName())
        );
        Assert.Equal(1, exit);
        Assert.Contains("no authentication is configured", output, StringComparison.Ordinal);
        Assert.Contains("ยังไม่ได้ตั้งค่าการยืนยันตัวตน", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongSettingIsNamedAndEndsIt()
    {
        var (exit, output) = await RunningProgram.RunAsync(
            "--data",
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            "--Data:LoadBundled",
            "false",
            "--Wire:Limits:MaxCost",
            "-1"
        );
        Assert.Equal(1, exit);
        Assert.Contains("Wire:Limits:MaxCost", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeyIsMadeOnTheCommandLine()
    {
        var (exit, output) = await RunningProgram.RunAsync("key", "web", "viewer");
        Assert.Equal(0, exit);
        Assert.Contains(ApiKey.Prefix, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryFieldArgumentFilterAndChoiceIsHeldToItsRole()
    {
        await using var services = new ServiceCollection().AddLogging().AddApi(new ConfigurationBuilder().Build()).BuildServiceProvider();
        var schema = services.GetRequiredService<ISchema>();
        Assert.NotEmpty(SchemaText.Of(schema));
        var cases = FieldWalk.Of(schema).ToList();
        foreach (
            var place in new[]
            {
                "GoodActor.personal",
                "PersonalRecord.realName",
                "PersonalRecord.contact",
                "Query.history",
                "Mutation.createParty",
            }
        )
            Assert.Contains(cases, one => one.Place == place && one.Needed == Role.Coordinator);
        RoleRuleTests.Holds(schema, cases);
    }
}
