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
        ("kumu-elements", KumuTables.Elements),
        ("kumu-connections", KumuTables.Connections),
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
        .. Tables.Select(table => Table(table.Name, "csv", CsvType, ReadersOf(table.Name), network => table.Of(network), Csv.WriteAsync)),
        new("about.json", Json, "", ExportAbout.WriteAsync) { CanBeMixed = true },
    ];

    /// <summary>The file of a name; null where there is none.</summary>
    public static ExportFile? Find(string name) => All.FirstOrDefault(file => file.Name == name);

    private static ExportFile Table(
        string name, string ending, string mediaType, string readers, Func<ExportNetwork, ExportTable> table, Func<ExportTable, ExportNetwork, ExportOutput, Task> write) =>
        new($"{name}.{ending}", mediaType, readers, (network, output) => write(table(network), network, output)) { CanBeMixed = true };

    private static string ReadersOf(string table) => table switch
    {
        "nodes" or "edges" => "Gephi, NetworkX, igraph, R, pandas",
        "kumu-elements" or "kumu-connections" => "Kumu",
        _ => "R, pandas, spreadsheets",
    };
}
