using System.Globalization;
using System.Text.Json;
using AntiCorruption.Graph.Exchange.Export;
using AntiCorruption.Graph.Snapshots.Writing;

namespace AntiCorruption.Graph.Tests.Exchange.Export;

/// <summary>Each file read back by a program that others wrote: the same nodes, links and attributes, Thai byte for byte.</summary>
public sealed class ExportTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("anticorruption-");
    private LiveNetwork network = null!;

    public async ValueTask InitializeAsync() => network = await ExportSample.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        await network.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("network.graphml", "networkx_graphml")]
    [InlineData("yed.graphml", "networkx_graphml")]
    [InlineData("network.graphml", "igraph_graphml")]
    [InlineData("network.gexf", "networkx_gexf")]
    [InlineData("network.json", "networkx_json")]
    [InlineData("d3.json", "networkx_json")]
    [InlineData("network.cyjs", "networkx_cyjs")]
    [InlineData("network.xlsx", "openpyxl_xlsx")]
    public async Task ANetworkIsTheSameToPython(string file, string reader)
    {
        foreach (var options in Ways())
        {
            var export = ExportSample.Export(network, options);
            AssertSame(export, await ReaderProgram.PythonAsync(reader, await WriteAsync(file, export)));
        }
    }

    [Fact]
    public async Task ANetworkIsTheSameToGraphology()
    {
        foreach (var options in Ways())
        {
            var export = ExportSample.Export(network, options);
            AssertSame(export, await ReaderProgram.NodeAsync("gexf", await WriteAsync("network.gexf", export)));
        }
    }

    [Theory]
    [InlineData("network.net", "networkx_pajek")]
    [InlineData("network.net", "igraph_pajek")]
    public async Task APajekNetworkHasTheSameLinks(string file, string reader)
    {
        var export = ExportSample.Export(network, ExportSample.Options with { Parallel = ParallelLinks.ByPair });
        AssertSameShape(export, await ReaderProgram.PythonAsync(reader, await WriteAsync(file, export)), isBothWays: false);
    }

    [Fact]
    public async Task AUcinetNetworkHasEachLinkBothWays()
    {
        var export = ExportSample.Export(network);
        AssertSameShape(export, await ReaderProgram.PythonAsync("igraph_dl", await WriteAsync("network.dl", export)), isBothWays: true);
    }

    [Theory]
    [InlineData("nodes.csv")]
    [InlineData("edges.csv")]
    public async Task ATableIsTheSameToAStrictReaderOfCsv(string file)
    {
        var export = ExportSample.Export(network);
        var read = (await ReaderProgram.PythonAsync("python_csv", await WriteAsync(file, export))).GetProperty("rows");
        Assert.Equal(Rows(TableOf(export, file), asText: true), [.. read.EnumerateArray().Select(row => Canonical(row, [], false))]);
    }

    [Theory]
    [InlineData("nodes.parquet", "parquet")]
    [InlineData("edges.parquet", "parquet")]
    [InlineData("nodes.arrow", "arrow")]
    [InlineData("edges.arrow", "arrow")]
    public async Task ATableIsTheSameInColumns(string file, string reader)
    {
        var export = ExportSample.Export(network);
        var read = (await ReaderProgram.NodeAsync(reader, await WriteAsync(file, export))).GetProperty("rows");
        Assert.Equal(Rows(TableOf(export, file)), [.. read.EnumerateArray().Select(row => Canonical(row, [], false))]);
    }

    private static IEnumerable<ExportOptions> Ways() =>
        [
            ExportSample.Options,
            ExportSample.Options with
            {
                Direction = ExportDirection.Directed,
                Parallel = ParallelLinks.All,
                Names = ExportNames.Both,
            },
        ];

    private static ExportTable TableOf(ExportNetwork export, string file) =>
        file.StartsWith("nodes", StringComparison.Ordinal) ? export.NodeTable : export.LinkTable;

    private async Task<string> WriteAsync(string file, ExportNetwork export)
    {
        var path = Path.Combine(folder.FullName, file);
        await File.WriteAllBytesAsync(path, await ExportSample.BytesAsync(file, export), TestContext.Current.CancellationToken);
        return path;
    }

    private static void AssertSame(ExportNetwork export, JsonElement read)
    {
        var isUndirected = export.Options.Direction == ExportDirection.Undirected;
        Assert.Equal(
            Rows(export.NodeTable).Order(StringComparer.Ordinal),
            read.GetProperty("nodes").EnumerateArray().Select(row => Canonical(row, [], false)).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            Rows(export.LinkTable, without: "Type", isUndirected: isUndirected).Order(StringComparer.Ordinal),
            read.GetProperty("edges").EnumerateArray().Select(row => Canonical(row, ["Type"], isUndirected)).Order(StringComparer.Ordinal)
        );
    }

    private static void AssertSameShape(ExportNetwork export, JsonElement read, bool isBothWays)
    {
        Assert.Equal(
            export.Nodes.Select(export.ShortLabel).Order(StringComparer.Ordinal),
            read.GetProperty("nodes")
                .EnumerateArray()
                .Select(node => node.GetProperty("ShortLabel").GetString())
                .Order(StringComparer.Ordinal)
        );
        var links = export
            .Links(TestContext.Current.CancellationToken)
            .Select(link => (From: export.ShortLabel(link.Source), To: export.ShortLabel(link.Target), link.Weight));
        var expected = isBothWays
            ? links.Concat(links.Select(link => (link.To, link.From, link.Weight)))
            : links.Select(link => Ordered(link.From, link.To, link.Weight));
        var found = read.GetProperty("edges")
            .EnumerateArray()
            .Select(edge =>
                (edge.GetProperty("Source").GetString()!, edge.GetProperty("Target").GetString()!, edge.GetProperty("Weight").GetDouble())
            );
        Assert.Equal(expected.Order(), (isBothWays ? found : found.Select(link => Ordered(link.Item1, link.Item2, link.Item3))).Order());
    }

    private static (string, string, double) Ordered(string from, string to, double weight) =>
        string.CompareOrdinal(from, to) < 0 ? (from, to, weight) : (to, from, weight);

    private static List<string> Rows(ExportTable table, bool asText = false, string? without = null, bool isUndirected = false) =>
        [
            .. table
                .Rows(TestContext.Current.CancellationToken)
                .Select(row =>
                    Canonical(
                        table
                            .Columns.Zip(row)
                            .Where(cell => cell.First.Name != without && !cell.Second.IsNull)
                            .Select(cell => (cell.First.Name, Text(cell.Second, cell.First.Type, asText))),
                        isUndirected
                    )
                ),
        ];

    private static string Text(ExportValue value, ExportType type, bool asText) =>
        type switch
        {
            ExportType.Integer => value.Integer.ToString(CultureInfo.InvariantCulture),
            ExportType.Real => value.Real.ToString("R", CultureInfo.InvariantCulture),
            ExportType.Boolean => asText
                ? value.Boolean
                    ? "true"
                    : "false"
                : value.Boolean
                    ? "True"
                    : "False",
            ExportType.Date => value.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            _ => value.Text,
        };

    private static string Canonical(JsonElement row, string[] without, bool isUndirected) =>
        Canonical(
            row.EnumerateObject()
                .Where(cell => cell.Value.ValueKind != JsonValueKind.Null && !without.Contains(cell.Name))
                .Select(cell =>
                    (
                        cell.Name,
                        cell.Value.ValueKind switch
                        {
                            JsonValueKind.Number => cell.Value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
                            JsonValueKind.True => "True",
                            JsonValueKind.False => "False",
                            _ => cell.Value.GetString()!,
                        }
                    )
                ),
            isUndirected
        );

    /// <summary>One line a row; the two ends of a link that points nowhere in one order.</summary>
    private static string Canonical(IEnumerable<(string Name, string Value)> cells, bool isUndirected)
    {
        var row = cells.ToDictionary(cell => cell.Name, cell => cell.Value);
        if (isUndirected && string.CompareOrdinal(row["Source"], row["Target"]) > 0)
            (row["Source"], row["Target"]) = (row["Target"], row["Source"]);
        return string.Join('\n', row.OrderBy(cell => cell.Key, StringComparer.Ordinal).Select(cell => $"{cell.Key}={cell.Value}"));
    }
}
