using System.CommandLine;
using AntiCorruption.Api.Operations;

namespace AntiCorruption.Api.Tests.Operations;

public class CommandFaultsTests
{
    [Fact]
    public void HelpOfEveryCommandIsInBothLanguages() =>
        Assert.All(Symbols(Commands.Root()), symbol => Assert.Matches("[a-z]{3}.* / .*[ก-๙]", symbol.Description));

    [Theory]
    [InlineData("improt folder", "did you mean 'import'?")]
    [InlineData("banana", "there are serve, import")]
    [InlineData("serve banana", "There is no command 'banana'")]
    [InlineData("--ursl http://localhost:1", "did you mean '--urls'?")]
    [InlineData("--dat x.db", "did you mean '--data'?")]
    [InlineData("serve --dat=x.db", "did you mean '--data'?")]
    [InlineData("--Wier:TimeoutSeconds 5", "did you mean '--Wire:TimeoutSeconds'?")]
    [InlineData("--Wire 5", "is a group of settings")]
    [InlineData("--Wire:TimeoutSeconds", "needs a value")]
    [InlineData("--Wire:TimeoutSeconds --urls http://localhost:1", "needs a value")]
    [InlineData("Wire:TimeoutSeconds=5", "There is no command")]
    [InlineData("/Wire:TimeoutSeconds 5", "There is no command")]
    [InlineData("-w 5", "There is no option '-w'")]
    [InlineData("import folder --dryrun", "did you mean '--dry-run'?")]
    [InlineData("import", "lacks a value")]
    [InlineData("check --Store Neo4j", "There is no option '--Store'")]
    [InlineData("check folder", "There is no command 'folder'")]
    [InlineData("copy 1", "there are sqlite, neo4j")]
    [InlineData("copy sqlite,neo4j", "there are sqlite, neo4j")]
    [InlineData("key web", "lacks a value")]
    [InlineData("generate --seed abc", "cannot take 'abc' for '--seed'")]
    [InlineData("generate --size 5k", "cannot take '5k' for '--size'")]
    [InlineData("--urls  ", "needs")]
    public void AWordThatIsNotKnownIsToldWithTheNearestThatIs(string line, string message)
    {
        var fault = Assert.Single(CommandFaults.FindFaults(Commands.Root().Parse(line)));
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
        Assert.Matches("[ก-๙]", fault.MessageTh);
        Assert.DoesNotContain("System.", fault.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls", "")]
    [InlineData("--urls", " ; ")]
    [InlineData("--data", "")]
    [InlineData("--data", " ")]
    public void AnEmptyAddressOrFileIsNone(string option, string value) =>
        Assert.StartsWith(
            $"{option} names no",
            Assert.Single(CommandFaults.FindFaults(Commands.Root().Parse([option, value]))).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("serve --urls http://localhost:1 --data x.db")]
    [InlineData("--Wire:TimeoutSeconds 5 --Store=Sqlite --Wire:Rate:PerMinute 0")]
    [InlineData("--Logging:LogLevel:Default Debug --Kestrel:Endpoints:Http:Url http://localhost:1")]
    [InlineData("copy sqlite --without-history")]
    [InlineData("key web Viewer")]
    [InlineData("import folder file.csv --dry-run --data x.db")]
    [InlineData("check --help")]
    [InlineData("--version")]
    public void WhatIsRightPasses(string line) => Assert.Empty(CommandFaults.FindFaults(Commands.Root().Parse(line)));

    private static IEnumerable<Symbol> Symbols(Command command) =>
        [command, .. command.Options, .. command.Arguments, .. command.Subcommands.SelectMany(Symbols)];
}
