namespace AntiCorruption.Graph.Tests;

/// <summary>Folders beside the project: reference tables and servers that are not part of it.</summary>
internal static class SharedFolder
{
    /// <summary>The folder <c>../shared/NAME</c> beside the source folder; the test is skipped, and says so, where there is none.</summary>
    public static string Find(string name)
    {
        var path = Path.Combine(SourceFolder(), "..", "shared", name);
        if (!Directory.Exists(path))
            Assert.Skip($"needs ../shared/{name} beside the project");
        return Path.GetFullPath(path);
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string SourceFolder()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "AntiCorruption.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("no AntiCorruption.sln above the tests");
        return folder;
    }
}
