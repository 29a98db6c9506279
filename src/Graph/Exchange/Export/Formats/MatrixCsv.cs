namespace AntiCorruption.Graph.Exchange.Export.Formats;

/// <summary>
/// The weights of all pairs as a square table with ids in its first row and column, as UCINET and PARTNER take it; 0 where there is no
/// link.
/// It grows with the square of the parties, hence the bound.
/// </summary>
internal static class MatrixCsv
{
    public const int MaxNodeCount = 1000;

    public static async Task WriteAsync(ExportNetwork network, ExportOutput output)
    {
        var weights = Weights(network, output.CancellationToken);
        foreach (var node in network.Nodes)
        {
            output.Write(","u8);
            Csv.Field(node.Key, network.Options.IsForExcel, output);
        }
        output.Write("\r\n"u8);
        for (var row = 0; row < weights.Length; row++)
        {
            Csv.Field(network.Nodes[row].Key, network.Options.IsForExcel, output);
            foreach (var weight in weights[row])
            {
                output.Write(","u8);
                output.Write(weight);
            }
            output.Write("\r\n"u8);
            if (output.IsFull)
            {
                await output.FlushAsync().ConfigureAwait(false);
            }
        }
    }

    private static double[][] Weights(ExportNetwork network, CancellationToken cancellationToken)
    {
        var places = network.Nodes.Index().ToDictionary(node => node.Item.Key, node => node.Index, StringComparer.Ordinal);
        var weights = Array.ConvertAll(new double[places.Count][], _ => new double[places.Count]);
        foreach (var link in network.Links(cancellationToken))
        {
            var (from, to) = (places[link.Source.Key], places[link.Target.Key]);
            weights[from][to] += link.Weight;
            if (!link.IsDirected)
            {
                weights[to][from] += link.Weight;
            }
        }
        return weights;
    }
}
