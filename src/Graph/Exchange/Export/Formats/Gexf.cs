using System.Globalization;
using System.Text;
using AntiCorruption.Graph.Exchange.Export.Tables;
using AntiCorruption.Graph.Model;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// GEXF 1.3: Gephi, Gephi Lite, graphology, NetworkX. Each choice was seen to break a reader when made otherwise: the exact namespaces,
/// attributes by number with a title, no attribute without a value, an id for each link, one direction a file, labels of one line, colours
/// as r, g and b.
/// </summary>
internal static class Gexf
{
    /// <summary>How the value of each attribute begins, by its number.</summary>
    private static readonly byte[][] Starts =
    [
        .. Enumerable.Range(0, MaxAttributeCount).Select(number => Encoding.ASCII.GetBytes($"<attvalue for=\"{number}\" value=\"")),
    ];

    private const int MaxAttributeCount = 64;

    public static async Task WriteAsync(ExportNetwork network, ExportOutput output)
    {
        var (nodes, links) = (network.NodeTable, network.LinkTable);
        Head(network, nodes, links, output);
        output.Write("    <nodes>\n"u8);
        foreach (var row in nodes.Rows(output.CancellationToken))
        {
            Node(nodes.Columns, row, output);
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
        output.Write("    </nodes>\n    <edges>\n"u8);
        var years = YearsColumn(links.Columns);
        foreach (var row in links.Rows(output.CancellationToken))
        {
            Link(links.Columns, row, years, output);
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
        output.Write("    </edges>\n  </graph>\n</gexf>\n"u8);
    }

    private static void Head(ExportNetwork network, ExportTable nodes, ExportTable links, ExportOutput output)
    {
        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"u8);
        output.Write("<gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n"u8);
        output.Write("  <meta>\n    <creator>AntiCorruption</creator>\n    <description>"u8);
        output.Text(ExportAbout.Line(network));
        output.Write("</description>\n  </meta>\n  <graph mode=\"dynamic\" timeformat=\"date\" defaultedgetype=\""u8);
        output.Write(network.Options.Direction == ExportDirection.Directed ? "directed\">\n"u8 : "undirected\">\n"u8);
        Attributes(nodes.Columns, NodeTable.FirstAttribute, "node", output);
        Attributes(links.Columns, LinkTable.FirstAttribute, "edge", output);
    }

    private static void Attributes(IReadOnlyList<ExportColumn> columns, int first, string of, ExportOutput output)
    {
        output.Write($"    <attributes class=\"{of}\" mode=\"static\">\n");
        for (var i = first; i < columns.Count; i++)
        {
            output.Write($"      <attribute id=\"{i - first}\" title=\"{columns[i].Name}\" type=\"{TypeOf(columns[i].Type)}\"/>\n");
        }
        output.Write("    </attributes>\n"u8);
    }

    private static string TypeOf(ExportType type) =>
        type switch
        {
            ExportType.Integer => "long",
            ExportType.Real => "double",
            ExportType.Boolean => "boolean",
            _ => "string",
        };

    private static void Node(IReadOnlyList<ExportColumn> columns, ExportValue[] row, ExportOutput output)
    {
        output.Write("      <node"u8);
        output.Attribute("id"u8, row[0].Text);
        output.Attribute("label"u8, row[1].Text);
        output.Write(">"u8);
        Values(columns, row, NodeTable.FirstAttribute, output);
        output.Write("</node>\n"u8);
    }

    private static void Link(IReadOnlyList<ExportColumn> columns, ExportValue[] row, int years, ExportOutput output)
    {
        output.Write("      <edge"u8);
        output.Attribute("id"u8, row[3].Text);
        output.Attribute("source"u8, row[0].Text);
        output.Attribute("target"u8, row[1].Text);
        output.Write(" weight=\""u8);
        output.Write(row[4].Real);
        output.Write("\">"u8);
        Values(columns, row, LinkTable.FirstAttribute, output);
        if (!row[years].IsNull)
        {
            Spells(row[years].Text, output);
        }
        output.Write("</edge>\n"u8);
    }

    private static void Values(IReadOnlyList<ExportColumn> columns, ExportValue[] row, int first, ExportOutput output)
    {
        output.Write("<attvalues>"u8);
        for (var i = first; i < row.Length; i++)
        {
            if (!row[i].IsNull)
            {
                output.Write(Starts[i - first]);
                output.Value(row[i], columns[i].Type);
                output.Write("\"/>"u8);
            }
        }
        output.Write("</attvalues>"u8);
    }

    /// <summary>Fiscal years in a row are one spell, from its first day to its last, both counted.</summary>
    private static void Spells(string years, ExportOutput output)
    {
        int[] each = [.. years.Split('|').Select(year => int.Parse(year, CultureInfo.InvariantCulture))];
        output.Write("<spells>"u8);
        for (var from = 0; from < each.Length; )
        {
            var to = from;
            while (to + 1 < each.Length && each[to + 1] == each[to] + 1)
            {
                to++;
            }
            output.Write("<spell start=\""u8);
            output.Write(FiscalYear.FirstDay(each[from]));
            output.Write("\" end=\""u8);
            output.Write(FiscalYear.LastDay(each[to]));
            output.Write("\"/>"u8);
            from = to + 1;
        }
        output.Write("</spells>"u8);
    }

    private static int YearsColumn(IReadOnlyList<ExportColumn> columns) =>
        columns.Index().First(column => column.Item.Name == "FiscalYears").Index;
}
