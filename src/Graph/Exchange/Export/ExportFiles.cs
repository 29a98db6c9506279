using AntiCorruption.Graph.Exchange.Export.Formats;
using AntiCorruption.Graph.Exchange.Export.Tables;

namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>Every file that can be had of a network: networks in the formats of other programs, and tables.</summary>
public static class ExportFiles
{
    private const string Xml = "application/xml";
    private const string Json = "application/json";
    private const string PlainText = "text/plain; charset=utf-8";
    private const string CsvType = "text/csv; charset=utf-8";
    private const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static readonly (string Name, Func<ExportNetwork, ExportTable> Of)[] Tables =
    [
        ("nodes", network => network.NodeTable),
        ("edges", network => network.LinkTable),
        ("parties", PartyTables.Parties),
        ("activities", ActivityTables.Activities),
        ("participations", ActivityTables.Participations),
        ("target-areas", TargetAreaTables.TargetAreas),
        ("follow-ups", TargetAreaTables.FollowUps),
        ("coverage", PartyTables.Coverage),
        ("rankings", RankingTable.Of),
    ];

    private static readonly (
        string Ending,
        string MediaType,
        string Readers,
        Func<ExportTable, ExportNetwork, ExportOutput, Task> WriteAsync
    )[] TableFormats =
    [
        ("csv", CsvType, "R, pandas, spreadsheets", Csv.WriteAsync),
        ("xlsx", XlsxType, "Excel, LibreOffice", (table, network, output) => Xlsx.WriteAsync([table], network, output)),
        ("parquet", "application/vnd.apache.parquet", "DuckDB, pandas, R, Spark", ParquetFile.WriteAsync),
        ("arrow", "application/vnd.apache.arrow.file", "pandas, R, Polars, DuckDB", ArrowFile.WriteAsync),
    ];

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<ExportFile> All { get; } =
    [
        new("network.graphml", Xml, "NetworkX, igraph, Gephi, Cytoscape", GraphMl.WriteAsync) { CanBeMixed = true },
        new("yed.graphml", Xml, "yEd", GraphMl.WriteYedAsync) { CanBeMixed = true },
        new("network.gexf", Xml, "Gephi, Gephi Lite, graphology, NetworkX", Gexf.WriteAsync),
        new("network.json", Json, "NetworkX (node-link)", GraphJson.WriteNodeLinkAsync),
        new("d3.json", Json, "D3 (node-link)", GraphJson.WriteD3Async),
        new("network.cyjs", Json, "Cytoscape, Cytoscape.js, NetworkX", GraphJson.WriteCytoscapeAsync),
        new("network.net", PlainText, "Pajek, NetworkX, igraph", Pajek.WriteAsync),
        new("names.net", PlainText, "Pajek", Pajek.WriteNamesAsync),
        new("network.dl", PlainText, "UCINET, igraph", UcinetDl.WriteAsync),
        new("matrix.csv", CsvType, "UCINET, PARTNER, R", MatrixCsv.WriteAsync) { MaxNodeCount = MatrixCsv.MaxNodeCount },
        Book("network.xlsx", "Excel, LibreOffice, R", network => [network.NodeTable, network.LinkTable]),
        Book("kumu.xlsx", "Kumu", network => [KumuTables.Elements(network), KumuTables.Connections(network)]),
        Kumu("kumu-elements.csv", KumuTables.Elements),
        Kumu("kumu-connections.csv", KumuTables.Connections),
        .. from format in TableFormats
        from table in Tables
        select new ExportFile($"{table.Name}.{format.Ending}", format.MediaType, ReadersOf(table.Name, format.Readers), (network, output) =>
            format.WriteAsync(table.Of(network), network, output)
        )
        {
            CanBeMixed = true,
        },
        new("about.json", Json, "", ExportAbout.WriteAsync) { CanBeMixed = true },
    ];

    /// <summary>The file of a name; null where there is none.</summary>
    public static ExportFile? Find(string name) => All.FirstOrDefault(file => file.Name == name);

    private static ExportFile Book(string name, string readers, Func<ExportNetwork, IReadOnlyList<ExportTable>> tables) =>
        new(name, XlsxType, readers, (network, output) => Xlsx.WriteAsync(tables(network), network, output)) { CanBeMixed = true };

    private static ExportFile Kumu(string name, Func<ExportNetwork, ExportTable> table) =>
        new(name, CsvType, "Kumu", (network, output) => Csv.WriteAsync(table(network), network, output)) { CanBeMixed = true };

    private static string ReadersOf(string table, string readers) =>
        table switch
        {
            "nodes" or "edges" when readers.StartsWith("R,", StringComparison.Ordinal) => "Gephi, NetworkX, igraph, R, pandas",
            _ => readers,
        };
}
