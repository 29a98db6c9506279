namespace AntiCorruption.Graph.Exchange.Export;

/// <summary>One file that can be had of a network.</summary>
/// <param name="Name">With its ending: <c>network.gexf</c>.</param>
/// <param name="MediaType">As HTTP names it.</param>
/// <param name="Readers">Programs that open it.</param>
/// <param name="WriteAsync">Writes it to its end; what is left in the output is then handed on by the caller.</param>
public sealed record ExportFile(string Name, string MediaType, string Readers, Func<ExportNetwork, ExportOutput, Task> WriteAsync)
{
    /// <summary>Nodes that it may have at most; null: as many as there are.</summary>
    public int? MaxNodeCount { get; init; }

    /// <summary>Whether it can say of each link by itself whether it has a direction.</summary>
    public bool CanBeMixed { get; init; }

    /// <summary>Writes it to its end, in bounded memory.</summary>
    /// <exception cref="OperationCanceledException">The reader has left.</exception>
    public async Task WriteToAsync(ExportNetwork network, Stream stream, CancellationToken cancellationToken)
    {
        var output = new ExportOutput(stream, cancellationToken);
        await WriteAsync(network, output).ConfigureAwait(false);
        await output.FlushAsync().ConfigureAwait(false);
    }

    /// <summary>What keeps it from holding a network; null for nothing. Asked before anything is written.</summary>
    public ExportObstacle? ObstacleOf(ExportNetwork network) =>
        MaxNodeCount is { } max && network.Nodes.Count > max ? ExportObstacle.TooManyNodes
        : !CanBeMixed && network.Options.Direction == ExportDirection.Mixed ? ExportObstacle.Mixed
        : null;
}

/// <summary>Why a format cannot hold a network.</summary>
public enum ExportObstacle : byte
{
    /// <summary>It has more nodes than the format is made for.</summary>
    TooManyNodes,

    /// <summary>The format has one direction for all links.</summary>
    Mixed,
}
