using System.Diagnostics;

namespace AntiCorruption.Api.Tests.Conformance;

/// <summary>
/// Runs the scripts of this folder with Node against a server that listens. Where Node is missing, the test skips and says so.
/// </summary>
internal static class NodeSuite
{
    private static readonly Lazy<Task<string?>> ready = new(PrepareAsync);
    private static readonly string folder = Path.Combine(AppContext.BaseDirectory, "Conformance");

    /// <summary>Runs a script; passes when it ends with 0, else fails with what it printed.</summary>
    /// <returns>The last line printed: "n of m".</returns>
    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        if (await ready.Value is { } missing)
            Assert.Skip(missing);
        var (exit, output) = await ProcessAsync("node", [Path.Combine(NodeSuite.folder, script), .. arguments]);
        Assert.True(exit == 0, output);
        return output.TrimEnd().Split('\n')[^1];
    }

    /// <summary>Null when Node and the packages of the lock file are there, else why not.</summary>
    private static async Task<string?> PrepareAsync()
    {
        try
        {
            var (_, version) = await ProcessAsync("node", ["--version"]);
            if (!int.TryParse(version.TrimStart('v').Split('.')[0], out var major) || major < 20)
                return $"Node 20 or later is needed for the public suites; found {version.Trim()}.";
            if (Directory.Exists(Path.Combine(NodeSuite.folder, "node_modules", "graphql-ws")))
                return null;
            var (exit, output) = await ProcessAsync("npm", ["ci", "--no-audit", "--no-fund"]);
            return exit == 0 ? null : $"npm ci failed, the public suites were not run: {output}";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return "Node is not installed; the public suites were not run.";
        }
    }

    private static async Task<(int Exit, string Output)> ProcessAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = NodeSuite.folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var output = process.StandardOutput.ReadToEndAsync(late.Token);
        var errors = process.StandardError.ReadToEndAsync(late.Token);
        try
        {
            await process.WaitForExitAsync(late.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{program} {string.Join(' ', arguments)} did not end in three minutes");
        }
        return (process.ExitCode, await output + await errors);
    }
}
