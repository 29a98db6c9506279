using AntiCorruption.Api.Operations;

namespace AntiCorruption.Api.Tests.Operations;

public class SchemaCommandTests
{
    [Fact]
    public async Task TheCommittedSchemaIsWhatTheProgramPrints()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AntiCorruption.sln")))
            folder = Path.GetDirectoryName(folder)!;
        var committed = await File.ReadAllTextAsync(
            Path.Combine(folder, "schema", "schema.graphql"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(committed, SchemaCommand.Print());
    }
}
