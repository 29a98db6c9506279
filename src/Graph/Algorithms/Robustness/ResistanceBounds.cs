using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>
/// Bounds of the resistance between a root and others that hold whatever potentials they are made of: no potentials give more than it
/// (Dirichlet's principle), no flow of one costs less (Thomson's).
/// The flow is that of the potentials off a strongest spanning tree, and along the tree what is left of it. Memory: 32 bytes per node.
/// </summary>
internal sealed class ResistanceBounds : IDisposable
{
    private const int Grain = 1 << 14;
    private readonly CsrGraph graph;
    private readonly int root;

    // The root's component, each node after the one above it; where the tie upward stands in the rows, −1 at the root.
    private readonly List<int> order;
    private readonly Scratch<int> upward;

    // Small flows must not drown in large ones that circle.
    private readonly Scratch<DoubleDouble> excess;

    public ResistanceBounds(CsrGraph graph, int root, CancellationToken cancel)
    {
        (this.graph, this.root, order) = (graph, root, [root]);
        (upward, excess) = (Scratch.Filled(graph.NodeCount, -1), Scratch.Rent<DoubleDouble>(graph.NodeCount));
        var tree = new EdgeList();
        var (arcs, place) = (SpanningForest.Compute(graph, maximum: true, cancel).Arcs, 0);
        for (var node = 0; node < graph.NodeCount; node++)
        for (; place < arcs.Length && arcs[place] < graph.Offsets[node + 1]; place++)
            tree.Add(node, graph.Targets[arcs[place]]);
        var branches = CsrGraphBuilder.Undirected(tree, graph.NodeCount);
        for (var i = 0; i < order.Count; i++)
            foreach (var below in branches.NeighboursOf(order[i]))
                if (below != root && upward[below] < 0)
                {
                    upward[below] = graph.ArcOf(below, order[i]);
                    order.Add(below);
                }
    }

    /// <returns>At most the resistance between the root and another node of its component; 0 where the potentials say nothing.</returns>
    public double Lower(Scratch<double> potentials, int target, CancellationToken cancel)
    {
        var drop = potentials[root] - potentials[target];
        var energy = ParallelLoop.Sum(graph.NodeCount, Grain, (from, to) => EnergyOf(potentials, from, to), cancel) / 2;
        return drop * drop / energy is > 0 and < double.PositiveInfinity and var bound ? bound : 0;
    }

    /// <returns>At least the resistance: what the cheaper of two flows costs, the potentials' and that along the tree alone.</returns>
    public double Upper(Scratch<double> potentials, int target)
    {
        var alone = 0.0;
        for (var node = target; node != root; node = graph.Targets[upward[node]])
            alone += 1 / graph.WeightAt(upward[node]);
        return CostOf(potentials, target) is var cost && cost < alone ? cost : alone;
    }

    public void Dispose()
    {
        upward.Dispose();
        excess.Dispose();
    }

    private double EnergyOf(Scratch<double> potentials, int from, int to)
    {
        var sum = 0.0;
        for (var node = from; node < to; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
        {
            var drop = potentials[node] - potentials[graph.Targets[arc]];
            sum += graph.WeightAt(arc) * drop * drop;
        }
        return sum;
    }

    private double CostOf(Scratch<double> potentials, int target)
    {
        var cost = 0.0;
        foreach (var node in order)
            excess[node] =
                node == root ? 1
                : node == target ? -1
                : 0;
        foreach (var node in order)
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            {
                var other = graph.Targets[arc];
                if (other < node || IsOfTree(node, other))
                    continue;
                var flow = graph.WeightAt(arc) * (potentials[node] - potentials[other]);
                cost += flow * flow / graph.WeightAt(arc);
                excess[node] -= flow;
                excess[other] += flow;
            }
        for (var i = order.Count - 1; i > 0; i--)
        {
            var (node, arc) = (order[i], upward[order[i]]);
            var flow = (double)excess[node];
            cost += flow * flow / graph.WeightAt(arc);
            excess[graph.Targets[arc]] += excess[node];
        }
        return cost;
    }

    private bool IsOfTree(int node, int other) =>
        (upward[node] >= 0 && graph.Targets[upward[node]] == other) || (upward[other] >= 0 && graph.Targets[upward[other]] == node);
}
