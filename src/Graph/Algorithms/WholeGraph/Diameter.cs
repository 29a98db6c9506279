using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.WholeGraph;

/// <summary>How many steps the two nodes that are farthest apart are apart.</summary>
/// <remarks>
/// <para><b>Definition.</b> The largest distance in steps between two nodes that have a path; pairs without one are left out.</para>
/// <para><b>Input.</b> Directed (along the arcs) or not; weights do not count; any number of components: the largest diameter of any of
/// them.</para>
/// <para><b>Output.</b> Exact, in steps; null where no two nodes are connected.</para>
/// <para><b>Ending.</b> Undirected: when the farthest pair found is as far as any that is not yet ruled out. Directed: after every node has
/// been searched from.</para>
/// <para><b>Cost.</b> Undirected: a handful of searches of O(n + m) on most networks, n of them at worst; those of one level 512 at a time
/// on all threads, 192 bytes per node. Directed: O(n/512 · (n + m) · diameter).</para>
/// <para><b>Determinism.</b> No random choice; the same for any number of threads.</para>
/// <para><b>Source.</b> P. Crescenzi, R. Grossi, M. Habib, L. Lanzi, A. Marino, On computing the diameter of real-world undirected graphs,
/// Theoretical Computer Science 514 (2013), doi:10.1016/j.tcs.2012.09.018 (iFUB after a four-sweep).</para>
/// </remarks>
public static class Diameter
{
    /// <summary>Up to this many searches one after the other are cheaper than all of them at once over the whole graph.</summary>
    private const int FewSearches = 16;

    public static DiameterResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        if (graph.IsDirected)
        {
            var all = Distances.Compute(graph, cancel: cancel);
            return new DiameterResult(all.Largest, graph.NodeCount);
        }
        var components = ConnectedComponents.Compute(graph, cancel);
        using var search = new EccentricitySearch(graph);
        var (best, searches) = (0, 0);
        foreach (var start in Starts(graph, components.Labels, components.Count))
            if (start.Size - 1 > best)
                best = Math.Max(best, OfComponent(graph, search, start.Node, best, ref searches, cancel));
        return new DiameterResult(best == 0 ? null : best, searches);
    }

    /// <summary>A node of most ties in each component, largest component first.</summary>
    private static IEnumerable<(int Node, int Size)> Starts(CsrGraph graph, int[] labels, int count)
    {
        var starts = new (int Node, int Size)[count];
        for (var node = 0; node < labels.Length; node++)
        {
            ref var start = ref starts[labels[node]];
            if (start.Size++ == 0 || graph.DegreeOf(node) > graph.DegreeOf(start.Node))
                start.Node = node;
        }
        return starts.OrderByDescending(start => start.Size).ThenBy(start => start.Node);
    }

    /// <summary>The diameter of a component where it is larger than <paramref name="best"/>; else something that is not.</summary>
    private static int OfComponent(
        CsrGraph graph,
        EccentricitySearch search,
        int start,
        int best,
        ref int searches,
        CancellationToken cancel
    )
    {
        var centre = start;
        for (var sweep = 0; sweep < 2; sweep++)
        {
            search.Run(centre, cancel);
            search.Run(search.Last, cancel);
            best = Math.Max(best, search.Depth);
            centre = search.Halfway();
            searches += 2;
        }
        var depth = search.Run(centre, cancel);
        searches++;
        var levels = search.Levels();
        // Two nodes nearer than `level` to the centre are at most 2(level − 1) apart; those at that level are looked at one by one.
        for (var level = depth; level > 0 && best < 2 * level; level--)
        {
            var fringe = levels[level];
            for (var from = 0; from < fringe.Length && best < 2 * level; from += MultiSourceSearch.Width)
            {
                var batch = fringe[from..Math.Min(fringe.Length, from + MultiSourceSearch.Width)];
                best = Math.Max(best, Farthest(graph, search, batch, cancel));
                searches += batch.Length;
            }
        }
        return best;
    }

    private static int Farthest(CsrGraph graph, EccentricitySearch search, int[] batch, CancellationToken cancel)
    {
        var farthest = new Visit([0]);
        if (batch.Length > FewSearches)
            MultiSourceSearch.Run(graph, farthest, batch, cancel: cancel);
        else
            foreach (var node in batch)
                farthest.LevelReached(search.Run(node, cancel), 1);
        return farthest.Distance;
    }

    private readonly struct Visit(int[] farthest) : IDistanceVisit
    {
        public int Distance => farthest[0];

        public void Reached(int node, int distance, int count) { }

        // Threads that meet here are at the same level, so whoever comes last writes the same.
        public void LevelReached(int distance, long count) => farthest[0] = Math.Max(farthest[0], distance);
    }
}

/// <summary>Answer of <see cref="Diameter"/>.</summary>
/// <param name="Value">Steps; null where no two nodes are connected.</param>
/// <param name="Searches">Nodes searched from.</param>
public sealed record DiameterResult(int? Value, int Searches);

/// <summary>Breadth-first searches of one thread, one after the other; each costs only what it reaches.</summary>
internal sealed class EccentricitySearch(CsrGraph graph) : IDisposable
{
    private readonly Scratch<int> hops = Scratch.Filled(graph.NodeCount, -1);
    private readonly Scratch<int> queue = Scratch.Rent<int>(graph.NodeCount);
    private int reached;

    /// <summary>Steps to the farthest node of the last search.</summary>
    public int Depth => hops[queue[reached - 1]];

    /// <summary>A farthest node of the last search: the one reached last.</summary>
    public int Last => queue[reached - 1];

    /// <returns>Steps to the farthest node.</returns>
    public int Run(int source, CancellationToken cancel)
    {
        foreach (var node in queue.Span[..reached])
            hops[node] = -1;
        (hops[source], queue[0], reached) = (0, source, 1);
        for (var i = 0; i < reached; i++)
        {
            if ((i & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var next = hops[queue[i]] + 1;
            foreach (var other in graph.NeighboursOf(queue[i]))
                if (hops[other] < 0)
                {
                    hops[other] = next;
                    queue[reached++] = other;
                }
        }
        return Depth;
    }

    /// <summary>The node in the middle of a shortest path from the source to <see cref="Last"/>.</summary>
    public int Halfway()
    {
        var node = Last;
        for (var steps = Depth / 2; steps > 0; steps--)
            foreach (var other in graph.NeighboursOf(node))
                if (hops[other] == hops[node] - 1)
                {
                    node = other;
                    break;
                }
        return node;
    }

    /// <summary>The nodes of the last search by level.</summary>
    public int[][] Levels()
    {
        var levels = new int[Depth + 1][];
        for (int from = 0, to; from < reached; from = to)
        {
            for (to = from; to < reached && hops[queue[to]] == hops[queue[from]]; to++) { }
            levels[hops[queue[from]]] = queue.Span[from..to].ToArray();
        }
        return levels;
    }

    public void Dispose()
    {
        hops.Dispose();
        queue.Dispose();
    }
}
