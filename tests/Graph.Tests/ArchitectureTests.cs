using System.Text.RegularExpressions;

namespace AntiCorruption.Graph.Tests;

/// <summary>Holds the last column of docs/map.md: who may use whom.</summary>
public partial class ArchitectureTests
{
    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        ["Graph/Model"] = ["Graph.Model"],
        ["Graph/Kernel"] = [],
        ["Graph/Algorithms"] = ["Graph.Kernel", "Graph.Algorithms"],
        ["Graph/Search"] = ["Graph.Model"],
        ["Graph/Storage"] = ["Graph.Model", "Graph.Storage"],
        ["Graph/Snapshots"] = ["Graph.Model", "Graph.Search", "Graph.Storage", "Graph.Snapshots"],
        ["Graph/Scopes"] = ["Graph.Model", "Graph.Snapshots", "Graph.Kernel", "Graph.Scopes"],
        ["Graph/Insights"] = ["Graph.Model", "Graph.Snapshots", "Graph.Scopes", "Graph.Kernel", "Graph.Algorithms", "Graph.Insights"],
        ["Graph/Exchange"] = ["Graph.Model", "Graph.Snapshots", "Graph.Scopes", "Graph.Exchange"],
        ["Api/Settings"] = ["Api.Settings"],
        ["Api/Wire"] = ["Graph", "Api.Wire", "Api.Access", "Api.Settings"],
        ["Api/Access"] = ["Graph.Model", "Api.Wire", "Api.Access", "Api.Settings"],
    };

    [Fact]
    public void EveryFolderUsesOnlyWhatTheMapAllows()
    {
        var source = Path.Combine(SharedFolder.SourceFolder(), "src");
        var faults = new List<string>();
        foreach (var (folder, allowed) in MayUse)
        foreach (var file in Directory.GetFiles(Path.Combine(source, folder), "*.cs", SearchOption.AllDirectories))
        foreach (Match use in Using().Matches(File.ReadAllText(file)))
            if (
                !Array.Exists(allowed, one =>
                    use.Groups[1].Value == one || use.Groups[1].Value.StartsWith(one + ".", StringComparison.Ordinal)
                )
            )
                faults.Add($"{Path.GetRelativePath(source, file)} uses {use.Groups[1].Value}");
        Assert.Empty(faults);
    }

    [Fact]
    public void EveryFolderOfTheGraphIsOnTheMap()
    {
        var source = Path.Combine(SharedFolder.SourceFolder(), "src", "Graph");
        var map = File.ReadAllText(Path.Combine(SharedFolder.SourceFolder(), "docs", "map.md"));
        Assert.All(Directory.GetDirectories(source).Select(Path.GetFileName).Where(name => name is not ("bin" or "obj")), name =>
            Assert.Contains($"src/Graph/{name}`", map, StringComparison.Ordinal)
        );
    }

    [GeneratedRegex(@"^using (?:static )?AntiCorruption\.([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Using();
}
