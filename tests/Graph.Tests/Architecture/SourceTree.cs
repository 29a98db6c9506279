using System.Text.RegularExpressions;

namespace AntiCorruption.Graph.Tests.Architecture;

/// <summary>The files of the product and its tests, as they lie in folders.</summary>
public static partial class SourceTree
{
    /// <summary>The C# files below folders of the solution, as paths from it with <c>/</c>; what builds made is left out.</summary>
    public static IEnumerable<string> Files(params string[] folders) =>
        from folder in folders
        from file in Directory.EnumerateFiles(Path.Combine(SharedFolder.SourceFolder(), folder), "*.cs", SearchOption.AllDirectories)
        let path = Path.GetRelativePath(SharedFolder.SourceFolder(), file).Replace('\\', '/')
        where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
        select path;

    /// <summary>The text of a file of <see cref="Files"/>.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(SharedFolder.SourceFolder(), file));

    /// <summary>Folders with code below <c>src/WALL</c> that have no row.</summary>
    public static IEnumerable<string> FoldersOff(IReadOnlyList<Room> map, string wall) =>
        from folder in Files($"src/{wall}").Select(file => Path.GetDirectoryName(file)!["src/".Length..]).Distinct()
        where !new Rooms(map).Holds(folder)
        select folder;

    /// <summary>Files whose namespace is not that of their folder.</summary>
    public static IEnumerable<string> FilesAstray(params string[] folders) =>
        from file in Files(folders)
        let found = Namespace().Match(Read(file))
        where found.Success && found.Groups[1].Value != "AntiCorruption." + string.Join('.', file.Split('/')[1..^1])
        select $"{file} is in {found.Groups[1].Value}";

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
