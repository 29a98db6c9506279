using System.Text.Encodings.Web;
using System.Text.Json;
using AntiCorruption.Graph.Exchange.Export.Tables;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// Networks as JSON: node-link of NetworkX (links under <c>edges</c>) and D3 (under <c>links</c>), and that of Cytoscape.
/// </summary>
internal static class GraphJson
{
    private static readonly JsonWriterOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    /// <summary>For NetworkX 3.4 and later, and what reads its form.</summary>
    public static Task WriteNodeLinkAsync(ExportNetwork network, ExportOutput output) => WriteNodeLinkAsync(network, "edges", output);

    /// <summary>For D3 and the force-directed pictures made with it.</summary>
    public static Task WriteD3Async(ExportNetwork network, ExportOutput output) => WriteNodeLinkAsync(network, "links", output);

    /// <summary>For Cytoscape and Cytoscape.js: ids are texts, each node says its value and its name.</summary>
    public static async Task WriteCytoscapeAsync(ExportNetwork network, ExportOutput output)
    {
        using var json = new Utf8JsonWriter(output, Plain);
        json.WriteStartObject();
        About(json, network, "data");
        json.WriteStartObject("elements"u8);
        await RowsAsync(json, "nodes", network.NodeTable, CytoscapeNode, output).ConfigureAwait(false);
        await RowsAsync(json, "edges", network.LinkTable, CytoscapeLink, output).ConfigureAwait(false);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
    }

    private static async Task WriteNodeLinkAsync(ExportNetwork network, string links, ExportOutput output)
    {
        using var json = new Utf8JsonWriter(output, Plain);
        json.WriteStartObject();
        About(json, network, "graph");
        await RowsAsync(json, "nodes", network.NodeTable, Node, output).ConfigureAwait(false);
        await RowsAsync(json, links, network.LinkTable, Link, output).ConfigureAwait(false);
        json.WriteEndObject();
        json.Flush();
    }

    private static void About(Utf8JsonWriter json, ExportNetwork network, string about)
    {
        json.WriteBoolean("directed"u8, network.Options.Direction == ExportDirection.Directed);
        json.WriteBoolean("multigraph"u8, true);
        json.WritePropertyName(about);
        ExportAbout.Write(json, network);
    }

    private static async Task RowsAsync(
        Utf8JsonWriter json,
        string name,
        ExportTable table,
        Action<Utf8JsonWriter, IReadOnlyList<ExportColumn>, ExportValue[]> write,
        ExportOutput output
    )
    {
        json.WriteStartArray(name);
        foreach (var row in table.Rows(output.CancellationToken))
        {
            json.WriteStartObject();
            write(json, table.Columns, row);
            json.WriteEndObject();
            json.Flush();
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
        json.WriteEndArray();
    }

    private static void Node(Utf8JsonWriter json, IReadOnlyList<ExportColumn> columns, ExportValue[] row)
    {
        json.WriteString("id"u8, row[0].Text);
        Values(json, columns, row, 1);
    }

    private static void Link(Utf8JsonWriter json, IReadOnlyList<ExportColumn> columns, ExportValue[] row)
    {
        Ends(json, row);
        json.WriteString("key"u8, row[3].Text);
        Values(json, columns, row, LinkTable.FirstAttribute);
    }

    private static void CytoscapeNode(Utf8JsonWriter json, IReadOnlyList<ExportColumn> columns, ExportValue[] row)
    {
        json.WriteStartObject("data"u8);
        json.WriteString("id"u8, row[0].Text);
        json.WriteString("value"u8, row[0].Text);
        json.WriteString("name"u8, row[1].Text);
        Values(json, columns, row, NodeTable.FirstAttribute);
        json.WriteEndObject();
    }

    private static void CytoscapeLink(Utf8JsonWriter json, IReadOnlyList<ExportColumn> columns, ExportValue[] row)
    {
        json.WriteStartObject("data"u8);
        json.WriteString("id"u8, row[3].Text);
        json.WriteString("key"u8, row[3].Text);
        Ends(json, row);
        json.WriteString("interaction"u8, row[2].Text);
        Values(json, columns, row, LinkTable.FirstAttribute);
        json.WriteEndObject();
    }

    private static void Ends(Utf8JsonWriter json, ExportValue[] row)
    {
        json.WriteString("source"u8, row[0].Text);
        json.WriteString("target"u8, row[1].Text);
        json.WriteNumber("weight"u8, row[4].Real);
    }

    private static void Values(Utf8JsonWriter json, IReadOnlyList<ExportColumn> columns, ExportValue[] row, int first)
    {
        for (var i = first; i < row.Length; i++)
        {
            if (!row[i].IsNull)
            {
                json.WritePropertyName(columns[i].Name);
                Value(json, row[i], columns[i].Type);
            }
        }
    }

    private static void Value(Utf8JsonWriter json, ExportValue value, ExportType type)
    {
        switch (type)
        {
            case ExportType.Integer:
                json.WriteNumberValue(value.Integer);
                break;
            case ExportType.Real:
                json.WriteNumberValue(value.Real);
                break;
            case ExportType.Boolean:
                json.WriteBooleanValue(value.Boolean);
                break;
            case ExportType.Date:
                json.WriteStringValue(value.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
                break;
            default:
                json.WriteStringValue(value.Text);
                break;
        }
    }
}
