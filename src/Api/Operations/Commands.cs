using System.CommandLine;

namespace AntiCorruption.Api.Operations;

/// <summary>The commands of the program; <c>serve</c> when none is named.</summary>
internal static class Commands
{
    public static RootCommand Root()
    {
        var root = new RootCommand("A GraphQL server over the network of cooperation against corruption in Thailand.") { SchemaCommand.Create() };
        return root;
    }
}
