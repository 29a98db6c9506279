using System.Diagnostics;

namespace AntiCorruption.Graph.Tests.Benchmarks;

/// <summary>The benchmark program as a person runs it.</summary>
public sealed class EngineBenchmarkTests : IDisposable
{
    // Two triangles with a tie between, a pendant node, a pair and a node alone.
    private const string SmallNetwork = "0 1 2\n1 2 1\n2 0 4\n2 3 1\n3 4 3\n4 5 1\n5 3 2\n5 6 1\n7 8 5\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("engine-benchmark-");

    public void Dispose() => folder.Delete(recursive: true);

    // Everyone reaches everyone along the arcs: measures that spread along them then have one answer.
    private const string SmallCircles = "0 1 2\n1 2 1\n2 0 4\n2 3 1\n3 4 3\n4 5 1\n5 3 2\n3 2 1\n5 6 1\n6 0 2\n";

    [Theory, InlineData(SmallNetwork), InlineData(SmallCircles, "--directed")]
    public async Task EveryAnswerIsThatOfItsDefinition(string ties, params string[] options)
    {
        var (code, rows, _) = await Run(ties, [.. options, "--weighted", "--nodes", "10", "--oracle", "--repeat", "1"]);
        Assert.DoesNotContain(rows, row => row.Contains("DIFFERS", StringComparison.Ordinal));
        Assert.True(rows.Count(row => row.StartsWith("O\t", StringComparison.Ordinal)) > 60);
        Assert.Equal(0, code);
    }

    [Fact]
    public async Task WhatCannotBeComputedIsARowAndNoCrash()
    {
        const string farApart = "0 1 1e-17\n1 2 1\n2 3 1\n3 1 1\n";
        var (code, rows, errors) = await Run(farApart, ["bc-weighted,sssp-parents,degree", "--weighted", "--repeat", "1"]);
        Assert.Contains("refused: Lengths lie too far apart", RowOf(rows, "bc-weighted"), StringComparison.Ordinal);
        Assert.Contains("max=3", RowOf(rows, "degree"), StringComparison.Ordinal);
        Assert.Equal((0, ""), (code, errors));
    }

    [Theory]
    [InlineData("0 2147483646\n", "2147483647 nodes")]
    [InlineData("0 2147483647\n", "Line 1: expected a node number up to 2147483646")]
    [InlineData("0 1 1e300\n", "Line 1: expected a weight from 1e-100 to 1e100")]
    public async Task NumbersOutOfRangeAreNamedInOneLine(string ties, string message)
    {
        var (code, _, errors) = await Run(ties, ["degree", "--repeat", "1"]);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Equal(2, code);
    }

    [Theory]
    [InlineData("0\tCity hall\n1\tNGO\n2\tCity hall\n"), InlineData("0 City hall\n1 NGO\n2 City hall\n")]
    [InlineData("City hall\nNGO\nCity hall\n"), InlineData("2 B\r\n1 A\r\n0 B\r\n")]
    public async Task GroupsAreReadHoweverTheyStandApart(string groups)
    {
        var (_, rows, _) = await Run("0 1\n1 2\n2 0\n", ["ei-index", "--labels", FileOf("groups", groups), "--repeat", "1"]);
        Assert.EndsWith(FormattableString.Invariant($"graph={1 / 3.0:R}"), RowOf(rows, "ei-index"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0 A\nB\n2 C\n", "Line 2: expected a node and its group"), InlineData("A\n1 B\nC\n", "Line 2: expected a group alone")]
    [InlineData("0 A\n0 B\n", "Line 2: node 0 has a group already"), InlineData("0 A\n", "node 1 has no group")]
    public async Task GroupsThatAreNotOnePerNodeAreRefused(string groups, string message)
    {
        var (code, _, errors) = await Run("0 1\n1 2\n2 0\n", ["ei-index", "--labels", FileOf("groups", groups)]);
        Assert.Contains(message, errors, StringComparison.Ordinal);
        Assert.Equal(2, code);
    }

    [Fact]
    public async Task WhatIsNowhereDefinedHasNoLargestValue()
    {
        var (_, rows, _) = await Run("0 1\n", ["hierarchy,edge-betweenness", "--repeat", "1"]);
        Assert.EndsWith("max=NaN", RowOf(rows, "hierarchy"), StringComparison.Ordinal);
        Assert.EndsWith("max=1", RowOf(rows, "edge-betweenness"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ValuesSayWhoAndNotOnlyHowMuch()
    {
        var values = Path.Combine(folder.FullName, "values");
        const string algorithms =
            "bridges,ktruss-ties,kshortest,allshortest,linkpred-aa,eccentricity,removal-degree,brokerage-expected,resistance";
        await Run(SmallNetwork, [algorithms, "--weighted", "--repeat", "1", "--values", values, "--sources", FileOf("sources", "0\n5\n")]);
        string[] Of(string name) => File.ReadAllLines(Path.Combine(values, $"ties.{name}.tsv"));
        Assert.Equal(["2 3\t3", "5 6\t1", "7 8\t1"], Of("bridges"));
        Assert.Contains("0 2\t3", Of("ktruss-ties"));
        Assert.Contains("2 3\t2", Of("ktruss-ties"));
        Assert.Equal(
            ["path 0 node 0\t0", "path 0 node 1\t1", "path 0 node 2\t2", "path 0 node 3\t3", "path 0 node 4\t5"],
            Of("kshortest").Where(line => line.StartsWith("path 0 node", StringComparison.Ordinal))
        );
        Assert.Contains("path 0 node 0\t0", Of("allshortest"));
        Assert.Contains(Of("linkpred-aa"), line => line.StartsWith("pair 0 ", StringComparison.Ordinal));
        Assert.Contains("6\t4", Of("eccentricity"));
        Assert.Equal(9, Of("removal-degree").Count(line => line.StartsWith("removed ", StringComparison.Ordinal)));
        Assert.Contains(Of("brokerage-expected"), line => line.StartsWith("2 Liaison\t", StringComparison.Ordinal));
        Assert.Contains("converged\t1", Of("resistance"));
    }

    private static string RowOf(string[] rows, string algorithm) =>
        Assert.Single(rows, row => row.Split('\t').ElementAtOrDefault(4) == algorithm);

    private string FileOf(string name, string text)
    {
        var file = Path.Combine(folder.FullName, name + ".txt");
        File.WriteAllText(file, text);
        return file;
    }

    private async Task<(int Code, string[] Rows, string Errors)> Run(string ties, string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "AntiCorruption.Graph.Benchmarks.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--file", FileOf("ties", ties)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var run = Process.Start(start)!;
        var errors = run.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var rows = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (run.ExitCode, rows.Split('\n', StringSplitOptions.RemoveEmptyEntries), await errors);
    }
}
