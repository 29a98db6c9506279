using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using AntiCorruption.Api.Settings;

namespace AntiCorruption.Api.Operations;

/// <summary>What is wrong with a command line: a word that is no command, option, setting or value is never passed over.</summary>
internal static class CommandFaults
{
    public static List<SettingFault> FindFaults(ParseResult parsed)
    {
        if (parsed.Action is HelpAction)
            return [];
        List<SettingFault> faults = [.. UnknownArguments(parsed)];
        if (faults.Count == 0)
            faults.AddRange(parsed.Errors.Select(error => Explain(error, parsed.CommandResult.Command)));
        if (parsed.GetResult("--data") is OptionResult { Tokens: [{ Value: { } path }] } && string.IsNullOrWhiteSpace(path))
            faults.Add(new("--data names no file.", "--data ไม่ได้ระบุชื่อแฟ้ม"));
        if (parsed.GetResult("--urls") is OptionResult { Tokens: [{ Value: { } urls }] } && urls.Trim(' ', ';').Length == 0)
            faults.Add(
                new(
                    $"--urls names no address; write --urls {Server.DefaultUrl}.",
                    $"--urls ไม่ได้ระบุที่อยู่ เขียนเช่น --urls {Server.DefaultUrl}"
                )
            );
        return faults;
    }

    /// <summary>The settings on a command line, as the configuration reads them: <c>--Wire:TimeoutSeconds=5</c>.</summary>
    public static IEnumerable<string> SettingsOf(ParseResult parsed)
    {
        foreach (var (name, value) in Pairs(parsed.UnmatchedTokens))
            yield return $"{name}={value}";
    }

    private static IEnumerable<SettingFault> UnknownArguments(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        foreach (var (name, value) in Pairs(parsed.UnmatchedTokens))
        {
            if (!name.StartsWith('-'))
            {
                // What follows a word that is no command belongs to it.
                yield return UnknownWord(name, parsed);
                yield break;
            }
            var fault = name.StartsWith("--", StringComparison.Ordinal)
                ? FindFault(name[2..], value, command)
                : UnknownOption(name, command);
            if (fault is not null)
                yield return fault;
        }
        foreach (var argument in parsed.CommandResult.Children.OfType<ArgumentResult>())
        foreach (var token in argument.Tokens)
            if (FindFault(token.Value, argument.Argument, command) is { } fault)
                yield return fault;
    }

    private static SettingFault? FindFault(string value, Argument argument, Command command)
    {
        if (value.StartsWith('-'))
            return UnknownOption(value, command);
        return argument.ValueType is { IsEnum: true } type && !Enum.GetNames(type).Contains(value, StringComparer.OrdinalIgnoreCase)
            ? UnknownChoice(value, argument.Name, Enum.GetNames(type))
            : null;
    }

    private static SettingFault? FindFault(string name, string? value, Command command)
    {
        if (command.TreatUnmatchedTokensAsErrors || !ProgramSettings.IsKnownRoot(name.Split(':')[0]))
            return UnknownOption("--" + name, command);
        if (ProgramSettings.IsGroup(name))
            return new(
                $"--{name} is a group of settings and takes no value itself.",
                $"--{name} เป็นกลุ่มของการตั้งค่า กำหนดค่าให้โดยตรงไม่ได้"
            );
        return value is null ? new($"--{OneLine.Of(name)} needs a value.", $"--{OneLine.Of(name)} ต้องตามด้วยค่า") : null;
    }

    private static SettingFault UnknownWord(string word, ParseResult parsed)
    {
        var names = parsed.RootCommandResult.Command.Subcommands.Select(command => command.Name).ToList();
        return NearestWord.Of(word, names) is { } nearest
            ? new(
                $"There is no command '{OneLine.Of(word)}'; did you mean '{nearest}'?",
                $"ไม่มีคำสั่ง '{OneLine.Of(word)}' คุณหมายถึง '{nearest}' หรือไม่"
            )
            : new(
                $"There is no command '{OneLine.Of(word)}'; there are {string.Join(", ", names)}.",
                $"ไม่มีคำสั่ง '{OneLine.Of(word)}' คำสั่งที่มีคือ {string.Join(", ", names)}"
            );
    }

    private static SettingFault UnknownOption(string option, Command command)
    {
        var word = option.Split('=')[0];
        var inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(one => one.Recursive));
        var options = command.Options.Concat(inherited).Select(one => one.Name);
        var settings = command.TreatUnmatchedTokensAsErrors ? [] : ProgramSettings.Names.Select(name => "--" + name);
        if (NearestWord.Of(word, options.Concat(settings)) is { } nearest)
            return new(
                $"There is no option '{OneLine.Of(word)}'; did you mean '{nearest}'?",
                $"ไม่มีตัวเลือก '{OneLine.Of(word)}' คุณหมายถึง '{nearest}' หรือไม่"
            );
        return new(
            $"There is no option '{OneLine.Of(word)}'; --help shows those there are.",
            $"ไม่มีตัวเลือก '{OneLine.Of(word)}' ดูตัวเลือกที่มีด้วย --help"
        );
    }

    private static SettingFault UnknownChoice(string value, string argument, string[] names)
    {
        var known = string.Join(", ", names).ToLowerInvariant();
        return new(
            $"'{OneLine.Of(value)}' cannot be taken as '{argument}'; there are {known}.",
            $"'{OneLine.Of(value)}' ใช้เป็น '{argument}' ไม่ได้ ที่ใช้ได้คือ {known}"
        );
    }

    private static SettingFault Explain(ParseError error, Command command)
    {
        var (name, value) = error.SymbolResult switch
        {
            OptionResult option => (option.Option.Name, Last(option)),
            ArgumentResult { Parent: OptionResult option } => (option.Option.Name, Last(option)),
            ArgumentResult argument => (argument.Argument.Name, Last(argument)),
            _ => (command.Name, null),
        };
        return value is null
            ? new(
                $"The command '{command.Name}' needs more: '{name}' lacks a value; --help shows how.",
                $"คำสั่ง '{command.Name}' ยังขาดค่าของ '{name}' ดูวิธีใช้ด้วย --help"
            )
            : new(
                $"The command '{command.Name}' cannot take '{OneLine.Of(value)}' for '{name}'; --help shows how.",
                $"คำสั่ง '{command.Name}' รับ '{OneLine.Of(value)}' เป็นค่าของ '{name}' ไม่ได้ ดูวิธีใช้ด้วย --help"
            );
    }

    private static string? Last(SymbolResult symbol) => symbol.Tokens is [.., var last] ? last.Value : null;

    /// <summary>Options with the values that follow them, and words that stand alone.</summary>
    private static IEnumerable<(string Name, string? Value)> Pairs(IReadOnlyList<string> words)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var isOption = words[i].StartsWith('-');
            if (isOption && words[i].IndexOf('=', StringComparison.Ordinal) is > 0 and var sign)
                yield return (words[i][..sign], words[i][(sign + 1)..]);
            else if (isOption && i + 1 < words.Count && !words[i + 1].StartsWith("--", StringComparison.Ordinal))
                yield return (words[i], words[++i]);
            else
                yield return (words[i], null);
        }
    }
}
