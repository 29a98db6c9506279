using System.Globalization;

namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// UCINET's DL, as a list of arcs with weights: labels are those of the column ShortLabel, since UCINET cuts at 18 characters and turns all
/// to capitals. UCINET takes each row for an arc, so that a link without a direction stands in it both ways.
/// </summary>
internal static class UcinetDl
{
    public static async Task WriteAsync(ExportNetwork network, ExportOutput output)
    {
        var numbers = new Dictionary<string, int>(network.Nodes.Count, StringComparer.Ordinal);
        output.Write($"DL n={network.Nodes.Count.ToString(CultureInfo.InvariantCulture)}\r\nformat=edgelist1\r\nlabels:\r\n");
        foreach (var node in network.Nodes)
        {
            numbers[node.Key] = numbers.Count + 1;
            output.Write(network.ShortLabel(node));
            output.Write("\r\n"u8);
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
        output.Write("data:\r\n"u8);
        foreach (var link in network.Links(output.CancellationToken))
        {
            var (from, to) = (numbers[link.Source.Key], numbers[link.Target.Key]);
            Arc(from, to, link.Weight, output);
            if (!link.IsDirected)
            {
                Arc(to, from, link.Weight, output);
            }
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
    }

    private static void Arc(int from, int to, double weight, ExportOutput output)
    {
        output.Write((long)from);
        output.Write(" "u8);
        output.Write((long)to);
        output.Write(" "u8);
        output.Write(weight);
        output.Write("\r\n"u8);
    }
}
