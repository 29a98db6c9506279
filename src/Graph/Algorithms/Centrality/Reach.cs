using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>How many others each node comes to in a few steps: whom a word from it reaches by friends of friends.</summary>
/// <remarks>
/// <para><b>Definition.</b> The number of other nodes at distance 1 to k, in steps along arcs (from the node, or to it).</para>
/// <para><b>Input.</b> Directed or not; weights do not matter; any number of components.</para>
/// <para><b>Output.</b> A whole number from 0 (isolated) to n−1 per node.</para>
/// <para><b>Ending.</b> After every node has been searched from.</para>
/// <para><b>Cost.</b> k ≤ 2: O(Σd²) time where that is less, and 4 bytes per node and thread; else 512 searches a pass, O(n/512 · m · k),
/// 192 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; the same for any number of threads.</para>
/// <para><b>Source.</b> M. G. Everett, S. P. Borgatti, Extending centrality, in: Models and Methods in Social Network Analysis, Cambridge
/// 2005 (k-step reach); S. P. Borgatti, Comput. Math. Organ. Theory 12 (2006).</para>
/// </remarks>
public static class Reach
{
    public static ReachResult Compute(CsrGraph graph, ReachOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new ReachOptions();
        cancel.ThrowIfCancellationRequested();
        var outward = options.Direction == PathDirection.Outgoing ? graph : graph.Reversed;
        var counts = new int[graph.NodeCount];
        if (
            options.Steps <= 2
            && TwoSteps(outward) / MultiSourceSearch.Width <= graph.NodeCount / MultiSourceSearch.Width * (long)graph.ArcCount / 8
        )
            ByMarks(outward, options.Steps, counts, cancel);
        else
            // A search counts at the node it comes to, so it runs along arcs turned round.
            MultiSourceSearch.Run(outward.Reversed, new Tally(counts), maxDistance: options.Steps, cancel: cancel);
        return new ReachResult(counts);
    }

    /// <summary>Walks of two steps in the whole graph.</summary>
    private static long TwoSteps(CsrGraph graph)
    {
        var walks = 0L;
        for (var node = 0; node < graph.NodeCount; node++)
            walks += (long)graph.InDegreeOf(node) * graph.DegreeOf(node);
        return walks;
    }

    private static void ByMarks(CsrGraph graph, int steps, int[] counts, CancellationToken cancel) =>
        ParallelLoop.Ranges(
            graph.NodeCount,
            512,
            () => new Marks(graph.NodeCount),
            (from, to, marks) =>
            {
                for (var node = from; node < to; node++)
                {
                    var count = 0;
                    marks.Of[node] = node;
                    foreach (var near in graph.NeighboursOf(node))
                    {
                        count += marks.Of[near] == node ? 0 : 1;
                        marks.Of[near] = node;
                        if (steps < 2)
                            continue;
                        foreach (var far in graph.NeighboursOf(near))
                        {
                            count += marks.Of[far] == node ? 0 : 1;
                            marks.Of[far] = node;
                        }
                    }
                    counts[node] = count;
                }
            },
            cancel
        );

    /// <summary>From which node each was last seen.</summary>
    private sealed class Marks(int nodes) : IDisposable
    {
        public Scratch<int> Of { get; } = Scratch.Filled(nodes, -1);

        public void Dispose() => Of.Dispose();
    }

    private readonly struct Tally(int[] counts) : IDistanceVisit
    {
        public void Reached(int node, int distance, int count) => counts[node] += count;
    }
}

/// <summary>Options of <see cref="Reach"/>.</summary>
public sealed record ReachOptions
{
    /// <summary>≥ 1.</summary>
    public int Steps
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(Steps));
    } = 2;

    public PathDirection Direction { get; init; } = PathDirection.Outgoing;
}

/// <summary>Answer of <see cref="Reach"/>.</summary>
/// <param name="Counts">Others within reach, one number per node.</param>
public sealed record ReachResult(int[] Counts);
