namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// An immutable graph in compressed sparse rows: nodes 0..n−1, each with its neighbours in ascending order. Undirected (every tie in both
/// rows) or directed (with the arcs of both directions), with or without weights.
/// </summary>
/// <remarks>
/// Built by <see cref="CsrGraphBuilder"/>: loops are dropped and parallel ties merged into one with the sum of their weights; both are
/// counted. Memory: 8 bytes per tie and 4 per node; weights 16 bytes per tie more; directed graphs the same.
/// </remarks>
public sealed class CsrGraph
{
    private readonly Lazy<CsrGraph> underlying;

    internal CsrGraph(CsrRows rows, CsrRows? inRows, bool isDirected)
    {
        (Offsets, Targets, Weights) = rows;
        (InOffsets, InTargets, InWeights) = inRows ?? rows;
        IsDirected = isDirected;
        underlying = new Lazy<CsrGraph>(() => CsrGraphBuilder.UnderlyingOf(this));
    }

    /// <summary>The graph of <paramref name="nodeCount"/> isolated nodes.</summary>
    public static CsrGraph Empty(int nodeCount = 0) => new(new CsrRows(new int[nodeCount + 1], [], null), null, isDirected: false);

    public int NodeCount => Offsets.Length - 1;

    /// <summary>Ties where undirected, arcs where directed.</summary>
    public int EdgeCount => IsDirected ? Targets.Length : Targets.Length / 2;

    /// <summary>Entries of all rows: twice the ties where undirected.</summary>
    public int ArcCount => Targets.Length;

    public bool IsDirected { get; }

    public bool IsWeighted => Weights is not null;

    /// <summary>Loops that were left out when the graph was built.</summary>
    public int LoopsDropped { get; init; }

    /// <summary>Ties that were merged into an earlier one between the same nodes.</summary>
    public int ParallelsMerged { get; init; }

    /// <summary>Row starts, n + 1 numbers; not to be written to, as all arrays of a graph.</summary>
    public int[] Offsets { get; }

    /// <summary>Neighbours (out-neighbours), row by row, ascending.</summary>
    public int[] Targets { get; }

    /// <summary>The weight of each entry of <see cref="Targets"/>; null where every tie counts as 1.</summary>
    public double[]? Weights { get; }

    /// <summary>As <see cref="Offsets"/>, for the arcs that come in; the same array where undirected.</summary>
    public int[] InOffsets { get; }

    /// <summary>In-neighbours, row by row, ascending.</summary>
    public int[] InTargets { get; }

    public double[]? InWeights { get; }

    /// <summary>
    /// The underlying undirected graph: a tie where there is an arc either way, weights of both added. Made once; the graph itself where
    /// undirected.
    /// </summary>
    public CsrGraph Underlying => IsDirected ? underlying.Value : this;

    /// <summary>Every arc turned round; the graph itself where undirected. Shares all arrays.</summary>
    public CsrGraph Reversed =>
        IsDirected ? new CsrGraph(new CsrRows(InOffsets, InTargets, InWeights), new CsrRows(Offsets, Targets, Weights), true) : this;

    /// <summary>The same ties, each counting as 1. Shares all arrays.</summary>
    public CsrGraph Unweighted =>
        IsWeighted
            ? new CsrGraph(new CsrRows(Offsets, Targets, null), IsDirected ? new CsrRows(InOffsets, InTargets, null) : null, IsDirected)
            : this;

    public ReadOnlySpan<int> NeighboursOf(int node) => Targets.AsSpan(Offsets[node], Offsets[node + 1] - Offsets[node]);

    public ReadOnlySpan<int> InNeighboursOf(int node) => InTargets.AsSpan(InOffsets[node], InOffsets[node + 1] - InOffsets[node]);

    /// <summary>Weights beside <see cref="NeighboursOf"/>; empty where the graph is unweighted.</summary>
    public ReadOnlySpan<double> WeightsOf(int node) =>
        Weights is null ? [] : Weights.AsSpan(Offsets[node], Offsets[node + 1] - Offsets[node]);

    /// <summary>Neighbours of a node; its out-neighbours where directed.</summary>
    public int DegreeOf(int node) => Offsets[node + 1] - Offsets[node];

    public int InDegreeOf(int node) => InOffsets[node + 1] - InOffsets[node];

    /// <summary>The weight of entry <paramref name="arc"/> of <see cref="Targets"/>; 1 where unweighted.</summary>
    public double WeightAt(int arc) => Weights is null ? 1 : Weights[arc];

    /// <summary>Where the arc stands in <see cref="Targets"/>, or below 0. O(log degree).</summary>
    public int ArcOf(int source, int target)
    {
        var place = NeighboursOf(source).BinarySearch(target);
        return place < 0 ? -1 : Offsets[source] + place;
    }

    public bool HasArc(int source, int target) => ArcOf(source, target) >= 0;

    /// <exception cref="ArgumentOutOfRangeException">The number is no node of this graph.</exception>
    public void CheckNode(int node, string name)
    {
        if ((uint)node >= (uint)NodeCount)
            throw new ArgumentOutOfRangeException(name, node, $"The graph has nodes 0 to {NodeCount - 1}.");
    }
}

/// <summary>Rows of a graph in one direction.</summary>
internal sealed record CsrRows(int[] Offsets, int[] Targets, double[]? Weights);
