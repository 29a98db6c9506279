using System.CommandLine;
using AntiCorruption.Api.Wire.Documents;
using GraphQL.Types;

namespace AntiCorruption.Api.Operations;

/// <summary><c>schema</c>: writes the GraphQL schema as text.</summary>
internal static class SchemaCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file")
        {
            Description =
                "Where to write it; in a source folder schema/schema.graphql, elsewhere standard output. / แฟ้มปลายทาง "
                + "ถ้าไม่ระบุ ในโฟลเดอร์ซอร์สคือ schema/schema.graphql ที่อื่นคือเอาต์พุตมาตรฐาน",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("schema", "Write the GraphQL schema. / เขียนสคีมา GraphQL") { file };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if ((parsed.GetValue(file) ?? InSources()) is not { } path)
                {
                    Console.Write(Print());
                    return;
                }
                await File.WriteAllTextAsync(path, Print(), cancellation);
                Console.WriteLine(Path.GetFullPath(path));
            }
        );
        return command;
    }

    /// <summary>The committed schema of the source folder that the command is run in.</summary>
    private static string? InSources() => File.Exists("AntiCorruption.sln") ? Path.Combine("schema", "schema.graphql") : null;

    /// <summary>The schema in the schema definition language, types by name.</summary>
    public static string Print()
    {
        using var services = new ServiceCollection().AddLogging().AddApi(new ConfigurationBuilder().Build()).BuildServiceProvider();
        return SchemaText.Of(services.GetRequiredService<ISchema>());
    }
}
