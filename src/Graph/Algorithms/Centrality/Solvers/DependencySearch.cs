using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality.Solvers;

/// <summary>One thread's searches for shortest paths and the dependencies on what lies on them (Brandes 2001).</summary>
internal abstract class DependencySearch : IDisposable
{
    /// <summary>Adds to each node how much paths from <paramref name="source"/> depend on it.</summary>
    /// <param name="edges">Where given, adds the share of paths through each arc, in the order of the graph's rows.</param>
    public abstract void Add(int source, double[] sums, double[]? edges = null);

    public abstract void Dispose();
}

/// <summary>By steps: levels of a breadth-first search, pushed while they are narrow and pulled where they are wide.</summary>
internal sealed class StepDependencies(CsrGraph graph) : DependencySearch
{
    private readonly Scratch<double> sumsOfLevel = Scratch.Rent<double>(graph.NodeCount);
    private readonly Scratch<int> levelOf = Scratch.Filled(graph.NodeCount, int.MaxValue);
    private readonly Scratch<int> order = Scratch.Rent<int>(graph.NodeCount + 1);
    private readonly Scratch<double> paths = Scratch.Filled(graph.NodeCount, 0.0);

    // (1 + dependency) ÷ paths of the nodes of one level; 0 everywhere else.
    private readonly Scratch<double> shares = Scratch.Filled(graph.NodeCount, 0.0);
    private readonly List<int> starts = [];

    public override void Add(int source, double[] sums, double[]? edges = null)
    {
        Forward(source);
        Backward(sums, edges);
        for (var i = 0; i < starts[^1]; i++)
        {
            levelOf[order[i]] = int.MaxValue;
            paths[order[i]] = 0;
        }
    }

    public override void Dispose()
    {
        sumsOfLevel.Dispose();
        levelOf.Dispose();
        order.Dispose();
        paths.Dispose();
        shares.Dispose();
    }

    private void Forward(int source)
    {
        starts.Clear();
        order[0] = source;
        levelOf[source] = 0;
        paths[source] = 1;
        ref var levels = ref MemoryMarshal.GetArrayDataReference(levelOf.Array);
        ref var counts = ref MemoryMarshal.GetArrayDataReference(paths.Array);
        ref var queue = ref MemoryMarshal.GetArrayDataReference(order.Array);
        ref var targets = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
        int from = 0,
            to = 1;
        for (var level = 1; from < to; level++)
        {
            starts.Add(from);
            var tail = to;
            for (; from < to; from++)
            {
                var node = Unsafe.Add(ref queue, from);
                var count = Unsafe.Add(ref counts, node);
                int arc = graph.Offsets[node],
                    end = graph.Offsets[node + 1];
                for (; arc < end; arc++)
                {
                    var other = Unsafe.Add(ref targets, arc);
                    ref var its = ref Unsafe.Add(ref levels, other);
                    // No branch on what cannot be foreseen: the queue's end is written always and moved when the node is new.
                    var old = its;
                    Unsafe.Add(ref queue, tail) = other;
                    tail += old == int.MaxValue ? 1 : 0;
                    its = old < level ? old : level;
                    Unsafe.Add(ref counts, other) += old >= level ? count : 0;
                }
            }
            to = tail;
        }
        starts.Add(to);
    }

    private void Backward(double[] sums, double[]? edges)
    {
        ref var coefficients = ref MemoryMarshal.GetArrayDataReference(shares.Array);
        ref var targets = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
        for (var level = starts.Count - 2; level >= 0; level--)
        {
            int from = starts[level],
                to = starts[level + 1],
                below = level + 2 < starts.Count ? starts[level + 2] : to;
            for (var i = from; i < to; i++)
            {
                var node = order[i];
                var (sum, other) = (0.0, 0.0);
                int arc = graph.Offsets[node],
                    end = graph.Offsets[node + 1];
                // Two sums, so that one addition need not wait for the other.
                for (; arc + 1 < end; arc += 2)
                {
                    sum += Unsafe.Add(ref coefficients, Unsafe.Add(ref targets, arc));
                    other += Unsafe.Add(ref coefficients, Unsafe.Add(ref targets, arc + 1));
                }
                if (arc < end)
                    sum += Unsafe.Add(ref coefficients, Unsafe.Add(ref targets, arc));
                sum += other;
                var dependency = sum * paths[node];
                if (level > 0)
                    sums[node] += dependency;
                if (edges is not null)
                    for (arc = graph.Offsets[node]; arc < end; arc++)
                        edges[arc] += paths[node] * shares[graph.Targets[arc]];
                // Held back in the queue's own order until the level is done, so that nodes of one level do not see each other.
                sumsOfLevel[i - from] = (1 + dependency) / paths[node];
            }
            for (var i = to; i < below; i++)
                shares[order[i]] = 0;
            for (var i = from; i < to; i++)
                shares[order[i]] = sumsOfLevel[i - from];
        }
        shares[order[0]] = 0;
    }
}

/// <summary>By lengths: Dijkstra's search, then nodes from the farthest to the nearest.</summary>
internal sealed class LengthDependencies(CsrGraph graph, double[] lengths) : DependencySearch
{
    private readonly DistanceSearch search = new(graph, lengths);
    private readonly Scratch<double> paths = Scratch.Filled(graph.NodeCount, 0.0);
    private readonly Scratch<double> dependencies = Scratch.Filled(graph.NodeCount, 0.0);

    public override void Add(int source, double[] sums, double[]? edges = null)
    {
        search.Run(source);
        var order = search.Settled;
        var distances = search.Distances;
        paths[source] = 1;
        foreach (var node in order)
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                if (IsTight(distances, node, arc))
                    paths[graph.Targets[arc]] += paths[node];
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var node = order[i];
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                if (IsTight(distances, node, arc))
                {
                    var other = graph.Targets[arc];
                    var share = paths[node] / paths[other] * (1 + dependencies[other]);
                    dependencies[node] += share;
                    if (edges is not null)
                        edges[arc] += share;
                }
            if (node != source)
                sums[node] += dependencies[node];
        }
        foreach (var node in order)
            paths[node] = dependencies[node] = 0;
        search.Clear();
    }

    public override void Dispose()
    {
        search.Dispose();
        paths.Dispose();
        dependencies.Dispose();
    }

    private bool IsTight(double[] distances, int node, int arc) =>
        EdgeLengths.IsTight(distances[node], lengths[arc], distances[graph.Targets[arc]]);
}
