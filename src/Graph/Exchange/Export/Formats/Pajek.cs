using System.Globalization;
using System.Text;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// Pajek's .net. Labels are ASCII keys (ShortLabel of the table of nodes), because NetworkX joins nodes of one label and breaks on the byte
/// order mark that Pajek needs for Thai; with names there is one, and each label says its key. Edges or arcs, never both.
/// </summary>
internal static class Pajek
{
    public static Task WriteAsync(ExportNetwork network, ExportOutput output) => WriteAsync(network, network.ShortLabel, output);

    /// <summary>For Pajek itself, with the names of the parties as labels.</summary>
    public static Task WriteNamesAsync(ExportNetwork network, ExportOutput output)
    {
        output.Write("\uFEFF");
        return WriteAsync(network, node => $"{node.Label(network.Options.Names)} [{network.ShortLabel(node)}]", output);
    }

    private static async Task WriteAsync(ExportNetwork network, Func<ExportNode, string> label, ExportOutput output)
    {
        var numbers = new Dictionary<string, int>(network.Nodes.Count, StringComparer.Ordinal);
        output.Write($"*Vertices {network.Nodes.Count.ToString(CultureInfo.InvariantCulture)}\r\n");
        foreach (var node in network.Nodes)
        {
            numbers[node.Key] = numbers.Count + 1;
            output.Write((long)numbers.Count);
            output.Write($" \"{Quoted(label(node))}\"\r\n");
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
        output.Write(network.Options.Direction == ExportDirection.Directed ? "*Arcs\r\n"u8 : "*Edges\r\n"u8);
        foreach (var link in network.Links(output.CancellationToken))
        {
            output.Write((long)numbers[link.Source.Key]);
            output.Write(" "u8);
            output.Write((long)numbers[link.Target.Key]);
            output.Write(" "u8);
            output.Write(link.Weight);
            output.Write("\r\n"u8);
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
    }

    /// <summary>Pajek has no escape for a quote.</summary>
    private static string Quoted(string label) =>
        new StringBuilder(label).Replace('"', '\'').Replace('\n', ' ').Replace('\r', ' ').ToString();
}
