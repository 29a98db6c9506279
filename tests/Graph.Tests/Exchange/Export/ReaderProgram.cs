using System.Diagnostics;
using System.Text.Json;

namespace AntiCorruption.Graph.Tests.Exchange.Export;

/// <summary>
/// Reads a file back with a program that others wrote: NetworkX, igraph and openpyxl by Python, graphology, hyparquet and apache-arrow by
/// Node. The test is skipped, and says so, where it is missing.
/// </summary>
internal static class ReaderProgram
{
    private const int Missing = 77;
    private static readonly string Folder = Path.Combine(
        SharedFolder.SourceFolder(),
        "tests",
        "Graph.Tests",
        "Exchange",
        "Export",
        "Readers"
    );
    private static readonly Lazy<Task<string?>> Node = new(PrepareNodeAsync);

    /// <param name="reader">A function of read.py.</param>
    public static async Task<JsonElement> PythonAsync(string reader, string file)
    {
        var wheels = Path.Combine(SharedFolder.SourceFolder(), "..", "shared", "peers", "wheels");
        var python = File.Exists("/usr/bin/python3") ? "/usr/bin/python3" : "python3";
        return await ReadAsync(python, Path.Combine(Folder, "read.py"), reader, file, wheels);
    }

    /// <param name="format">A reader of read.mjs.</param>
    public static async Task<JsonElement> NodeAsync(string format, string file)
    {
        if (await Node.Value is { } missing)
            Assert.Skip(missing);
        return await ReadAsync("node", Path.Combine(NodeFolder, "read.mjs"), format, file);
    }

    private static string NodeFolder => Path.Combine(AppContext.BaseDirectory, "Readers");

    private static async Task<JsonElement> ReadAsync(string program, params string[] arguments)
    {
        try
        {
            var (exit, output, errors) = await RunAsync(program, AppContext.BaseDirectory, arguments);
            if (exit == Missing)
                Assert.Skip(errors.Trim());
            Assert.True(exit == 0, errors);
            return JsonDocument.Parse(output).RootElement;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip($"{program} is not here");
            throw;
        }
    }

    /// <summary>The packages of the lock file, beside the built tests; null when they are there, else why not.</summary>
    private static async Task<string?> PrepareNodeAsync()
    {
        try
        {
            Directory.CreateDirectory(NodeFolder);
            foreach (var file in Directory.GetFiles(Folder))
                File.Copy(file, Path.Combine(NodeFolder, Path.GetFileName(file)), overwrite: true);
            if (Directory.Exists(Path.Combine(NodeFolder, "node_modules", "hyparquet")))
                return null;
            var (exit, _, errors) = await RunAsync("npm", NodeFolder, "ci", "--no-audit", "--no-fund");
            return exit == 0 ? null : $"npm ci failed, files were not read back: {errors}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node is not here";
        }
    }

    private static async Task<(int Exit, string Output, string Errors)> RunAsync(string program, string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await output, await errors);
    }
}
