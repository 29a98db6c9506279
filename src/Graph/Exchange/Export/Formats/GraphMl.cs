using AntiCorruption.Graph.Exchange.Export.Tables;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// GraphML: NetworkX, igraph, Gephi, Cytoscape; with labels to see, yEd. Types are those that all of them read; codes are text; every
/// boolean is written, since igraph takes a missing one for false; the key of a link is an attribute of its own.
/// </summary>
internal static class GraphMl
{
    public static Task WriteAsync(ExportNetwork network, ExportOutput output) => WriteAsync(network, output, isForYed: false);

    /// <summary>With a shape and a label for each node: yEd shows a node without one as an empty box.</summary>
    public static Task WriteYedAsync(ExportNetwork network, ExportOutput output) => WriteAsync(network, output, isForYed: true);

    private static async Task WriteAsync(ExportNetwork network, ExportOutput output, bool isForYed)
    {
        var (nodes, links) = (network.NodeTable, network.LinkTable);
        Head(network, nodes, links, isForYed, output);
        foreach (var row in nodes.Rows(output.CancellationToken))
        {
            Node(nodes.Columns, row, isForYed, output);
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
        foreach (var row in links.Rows(output.CancellationToken))
        {
            Link(links.Columns, row, network.Options.Direction == ExportDirection.Mixed, output);
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
        output.Write("  </graph>\n</graphml>\n"u8);
    }

    private static void Head(ExportNetwork network, ExportTable nodes, ExportTable links, bool isForYed, ExportOutput output)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\""u8);
        output.Write(isForYed ? " xmlns:y=\"http://www.yworks.com/xml/graphml\">\n"u8 : ">\n"u8);
        output.Write("  <desc>"u8);
        output.Text(ExportAbout.Line(network));
        output.Write("</desc>\n"u8);
        Keys(nodes.Columns, 1, "n", "node", output);
        output.Write("  <key id=\"key\" for=\"edge\" attr.name=\"key\" attr.type=\"string\"/>\n"u8);
        output.Write("  <key id=\"weight\" for=\"edge\" attr.name=\"weight\" attr.type=\"double\"/>\n"u8);
        Keys(links.Columns, LinkTable.FirstAttribute, "e", "edge", output);
        if (isForYed)
        {
            output.Write("  <key id=\"g\" for=\"node\" yfiles.type=\"nodegraphics\"/>\n"u8);
        }
        output.Write("  <graph id=\"network\" edgedefault=\""u8);
        output.Write(network.Options.Direction == ExportDirection.Directed ? "directed\">\n"u8 : "undirected\">\n"u8);
    }

    private static void Keys(IReadOnlyList<ExportColumn> columns, int first, string prefix, string of, ExportOutput output)
    {
        for (var i = first; i < columns.Count; i++)
        {
            output.Write(
                $"  <key id=\"{prefix}{i}\" for=\"{of}\" attr.name=\"{columns[i].Name}\" attr.type=\"{TypeOf(columns[i].Type)}\"/>\n"
            );
        }
    }

    private static string TypeOf(ExportType type) =>
        type switch
        {
            ExportType.Integer => "long",
            ExportType.Real => "double",
            ExportType.Boolean => "boolean",
            _ => "string",
        };

    private static void Node(IReadOnlyList<ExportColumn> columns, ExportValue[] row, bool isForYed, ExportOutput output)
    {
        output.Write("    <node"u8);
        output.Attribute("id"u8, row[0].Text);
        output.Write(">"u8);
        Attributes(columns, row, 1, "<data key=\"n"u8, output);
        if (isForYed)
        {
            output.Write("<data key=\"g\"><y:ShapeNode><y:NodeLabel>"u8);
            output.Text(row[1].Text);
            output.Write("</y:NodeLabel><y:Shape type=\"roundrectangle\"/></y:ShapeNode></data>"u8);
        }
        output.Write("</node>\n"u8);
    }

    private static void Link(IReadOnlyList<ExportColumn> columns, ExportValue[] row, bool isMixed, ExportOutput output)
    {
        output.Write("    <edge"u8);
        output.Attribute("id"u8, row[3].Text);
        output.Attribute("source"u8, row[0].Text);
        output.Attribute("target"u8, row[1].Text);
        output.Attribute(
            "directed"u8,
            !isMixed ? null
                : row[2].Text == "Directed" ? "true"
                : "false"
        );
        output.Write("><data key=\"key\">"u8);
        output.Text(row[3].Text);
        output.Write("</data><data key=\"weight\">"u8);
        output.Write(row[4].Real);
        output.Write("</data>"u8);
        Attributes(columns, row, LinkTable.FirstAttribute, "<data key=\"e"u8, output);
        output.Write("</edge>\n"u8);
    }

    private static void Attributes(
        IReadOnlyList<ExportColumn> columns,
        ExportValue[] row,
        int first,
        ReadOnlySpan<byte> start,
        ExportOutput output
    )
    {
        for (var i = first; i < row.Length; i++)
        {
            if (!row[i].IsNull)
            {
                output.Write(start);
                output.Write((long)i);
                output.Write("\">"u8);
                output.Value(row[i], columns[i].Type);
                output.Write("</data>"u8);
            }
        }
    }
}
