using System.CommandLine;
using AntiCorruption.Api.Access;

namespace AntiCorruption.Api.Operations;

/// <summary>The commands of the program; <c>serve</c> when none is named.</summary>
internal static class Commands
{
    public static RootCommand Root(string[] args)
    {
        var data = new Option<string?>("--data") { Description = "The file that holds the network (setting Data:Path).", Recursive = true, HelpName = "PATH" };
        var root = new RootCommand("A GraphQL server over the network of cooperation against corruption in Thailand.") { data, Serve("serve", args, data), ImportCommand.Create(data), GenerateCommand.Create(data), CopyCommand.Create(data), CheckCommand.Create(data), SchemaCommand.Create(), Key() };
        MakeServe(root, args, data);
        return root;
    }

    private static Command Serve(string name, string[] args, Option<string?> data)
    {
        var command = new Command(name, "Serve GraphQL over HTTP (what happens without a command, too).");
        MakeServe(command, args, data);
        return command;
    }

    /// <summary>Settings may be given as <c>--Section:Name value</c>; they go to the configuration as they are.</summary>
    private static void MakeServe(Command command, string[] args, Option<string?> data)
    {
        command.Options.Add(new Option<string?>("--urls") { Description = $"Where to listen, separated by ';'. Default: {Server.DefaultUrl}", HelpName = "URLS" });
        command.TreatUnmatchedTokensAsErrors = false;
        command.SetAction((parsed, cancellation) => ServeCommand.RunAsync([.. args.Where(arg => arg != "serve")], parsed.GetValue(data), cancellation));
    }

    private static Command Key()
    {
        var name = new Argument<string>("name") { Description = "Whose key: recorded with each change." };
        var role = new Argument<string>("role") { Description = "viewer, researcher, coordinator or administrator." };
        var command = new Command("key", "Make an API key and print it once, with its hash for the settings.") { name, role };
        command.SetAction(parsed => ApiKey.Print(parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), Console.Out));
        return command;
    }
}
