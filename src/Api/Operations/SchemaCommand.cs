using System.CommandLine;
using AntiCorruption.Api.Wire.Documents;
using GraphQL.Types;

namespace AntiCorruption.Api.Operations;

/// <summary><c>schema</c>: writes the GraphQL schema as text.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file") { Description = "Where to write it; standard output when left out.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("schema", "Write the GraphQL schema.") { file };
        command.SetAction(async (parsed, cancellation) =>
        {
            var text = Print();
            if (parsed.GetValue(file) is { } path) await File.WriteAllTextAsync(path, text, cancellation);
            else Console.Write(text);
        });
        return command;
    }

    /// <summary>The schema in the schema definition language, types by name.</summary>
    public static string Print()
    {
        using var services = new ServiceCollection().AddLogging().AddApi(new ConfigurationBuilder().Build()).BuildServiceProvider();
        return SchemaText.Of(services.GetRequiredService<ISchema>());
    }
}
