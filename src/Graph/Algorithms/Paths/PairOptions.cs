using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Paths;

/// <summary>What a path between two nodes costs, and where it must not pass.</summary>
public abstract record PairOptions
{
    /// <summary>
    /// Steps by default; strengths as <see cref="LengthRule.InverseWeight"/>, lengths as <see cref="LengthRule.Weight"/>.
    /// </summary>
    public LengthRule Lengths { get; init; } = LengthRule.Hops;

    /// <summary>Nodes no path passes through; as an end each may still be asked for. Null = none.</summary>
    public IReadOnlyCollection<int>? Excluded
    {
        get;
        init => field = ContentList.OfSet(value);
    }

    /// <summary>
    /// What passing through a node adds to the cost, one finite number ≥ 0 per node, so that nodes that carry much already can be spared;
    /// ends are free. Null = nothing.
    /// </summary>
    public IReadOnlyList<double>? Penalties
    {
        get;
        init => field = ContentList.Of(value);
    }
}

/// <summary>A way from one node to another.</summary>
/// <param name="Nodes">Both ends included, each node once.</param>
/// <param name="Length">Σ of the lengths of its ties.</param>
/// <param name="Cost">The same with the penalties of the nodes between.</param>
public sealed record NodePath(int[] Nodes, double Length, double Cost)
{
    /// <summary>Ties on it; 0 where both ends are one node.</summary>
    public int Hops => Nodes.Length - 1;
}

/// <summary>
/// Costs of arcs for paths of one pair: an arc's length and the toll of the node it enters; +∞ where that node is excluded.
/// </summary>
internal sealed class PathCosts
{
    private readonly CsrGraph graph;
    private readonly LengthRule rule;
    private readonly double[]? tolls;

    /// <exception cref="ArgumentException">An excluded node that is none; penalties of another number than nodes, below 0 or not
    /// finite.</exception>
    public PathCosts(CsrGraph graph, PairOptions options, int source, int target)
    {
        graph.CheckNode(source, nameof(source));
        graph.CheckNode(target, nameof(target));
        (this.graph, rule, tolls) = (graph, options.Lengths, TollsOf(graph, options));
        if (tolls is not null)
            tolls[source] = tolls[target] = 0;
    }

    /// <summary>Of an entry of the rows.</summary>
    public double Out(int arc) => EdgeLengths.At(graph.Weights, arc, rule) + (tolls is null ? 0 : tolls[graph.Targets[arc]]);

    /// <summary>Of an entry of the in-row of <paramref name="node"/>.</summary>
    public double In(int arc, int node) => EdgeLengths.At(graph.InWeights, arc, rule) + (tolls is null ? 0 : tolls[node]);

    /// <summary>Costs of all entries of the in-rows; null where each is one step.</summary>
    public double[]? OfAllIn()
    {
        var lengths = EdgeLengths.Of(graph, rule, incoming: true);
        if (tolls is null)
            return lengths;
        var costs = GC.AllocateUninitializedArray<double>(graph.ArcCount);
        ParallelLoop.Arcs(graph.InOffsets, 1 << 15, (from, to) =>
        {
            for (var node = from; node < to; node++)
            for (var arc = graph.InOffsets[node]; arc < graph.InOffsets[node + 1]; arc++)
                costs[arc] = (lengths is null ? 1 : lengths[arc]) + tolls[node];
        });
        return costs;
    }

    /// <summary>The path with its sums, added from the source on.</summary>
    public NodePath Along(int[] nodes)
    {
        var (length, cost) = (0.0, 0.0);
        for (var i = 1; i < nodes.Length; i++)
        {
            var arc = graph.ArcOf(nodes[i - 1], nodes[i]);
            length += EdgeLengths.At(graph.Weights, arc, rule);
            cost += Out(arc);
        }
        return new NodePath(nodes, length, cost);
    }

    private static double[]? TollsOf(CsrGraph graph, PairOptions options)
    {
        if (options.Penalties is null && options.Excluded is null or { Count: 0 })
            return null;
        if (options.Penalties is { } penalties && penalties.Count != graph.NodeCount)
            throw new ArgumentException($"{penalties.Count} penalties for {graph.NodeCount} nodes.", nameof(options));
        var tolls = new double[graph.NodeCount];
        for (var node = 0; node < tolls.Length && options.Penalties is not null; node++)
            tolls[node] = Check.InRange(options.Penalties[node], 0, double.MaxValue, nameof(PairOptions.Penalties));
        foreach (var node in options.Excluded ?? [])
        {
            graph.CheckNode(node, nameof(PairOptions.Excluded));
            tolls[node] = double.PositiveInfinity;
        }
        return tolls;
    }
}
