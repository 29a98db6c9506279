using System.Text.RegularExpressions;

namespace AntiCorruption.Graph.Tests.Architecture;

/// <summary>A row of the map: a folder, and what the code in it may use beside the base class library.</summary>
/// <param name="Folder">Below <c>src</c>; <c>*</c> at its end stands for each folder there that has no row of its own.</param>
/// <param name="MayUse">Folders or types below <c>src</c>, and <c>*Suffix</c> for types of folders of the same row.</param>
/// <param name="Packages">Assemblies of others; <c>*</c> at the end stands for any ending.</param>
public sealed partial record Room(string Folder, string[] MayUse, string[] Packages)
{
    /// <summary>The rows of <c>docs/map.md</c> that say what may be used.</summary>
    public static IReadOnlyList<Room> OfMap() => OfTable(File.ReadLines(Path.Combine(SharedFolder.SourceFolder(), "docs", "map.md")));

    /// <summary>The rows of a table <c>| `src/X/Y` | purpose | `rooms` | `packages` |</c>.</summary>
    public static IReadOnlyList<Room> OfTable(IEnumerable<string> lines) =>
        [
            .. from line in lines
            let cells = line.Split('|', StringSplitOptions.TrimEntries)
            where cells.Length == 6 && cells[1].StartsWith("`src/", StringComparison.Ordinal)
            let folder = cells[1].Trim('`')["src/".Length..]
            select new Room(folder, [.. Quoted(cells[3]).Select(name => Full(folder, name))], [.. Quoted(cells[4])]),
        ];

    private static IEnumerable<string> Quoted(string cell) => InQuotes().Matches(cell).Select(one => one.Groups[1].Value);

    /// <summary>Names are those of the same wall, <c>Graph</c> or <c>Api</c>, unless they begin with one.</summary>
    private static string Full(string folder, string name) =>
        name.StartsWith('*') || name.Split('/')[0] is "Graph" or "Api" ? name : $"{folder.Split('/')[0]}/{name}";

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex InQuotes();
}
