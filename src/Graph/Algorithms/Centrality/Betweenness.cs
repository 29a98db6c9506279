using AntiCorruption.Graph.Algorithms.Centrality.Solvers;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>How often each node lies on shortest paths between others: whom the rest need to reach each other.</summary>
/// <remarks>
/// <para><b>Definition.</b> For node v, the sum over pairs (s, t) of the share of shortest paths from s to t that pass through v; ends are
/// not counted. Undirected: each unordered pair once; directed: ordered pairs. With a number of pivots, the sum over that many start nodes
/// drawn without repetition, times n ÷ pivots.</para>
/// <para><b>Input.</b> Directed or not; lengths by a stated rule (steps, weights as lengths, or 1 ÷ strength); any number of components.
/// Sums of lengths that differ by less than 10⁻¹² of themselves are equal.</para>
/// <para><b>Output.</b> A number ≥ 0 per node; normalised: divided by the pairs of others, (n−1)(n−2) where directed and half of it where
/// not, so in [0, 1]. An isolated node has 0.</para>
/// <para><b>Ending.</b> After one search from each start node.</para>
/// <para><b>Cost.</b> O(k·m) for k start nodes in steps, eight of them side by side, O(k·m·log n) with lengths; 128 bytes per node for
/// sums, and 108 (lengths: 40) per node and thread.</para>
/// <para><b>Determinism.</b> Pivots by seed. Start nodes are dealt to at most 16 sums that are added in order: bit for bit the same for any
/// number of threads.</para>
/// <para><b>Source.</b> U. Brandes, A faster algorithm for betweenness centrality, J. Math. Sociology 25 (2001); pivots: U. Brandes, C.
/// Pich, Int. J. Bifurcation and Chaos 17 (2007). Departs from them in searching from eight nodes at once, level by level, with no
/// predecessor stored: which searches have a node on a level is a byte, and their paths are a vector.</para>
/// </remarks>
public static class Betweenness
{
    internal const int Lanes = 16;

    /// <exception cref="ArithmeticException">A length so small beside a distance that adding it changes nothing: shortest paths cannot be
    /// counted.</exception>
    public static BetweennessResult Compute(CsrGraph graph, BetweennessOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new BetweennessOptions();
        var nodes = graph.NodeCount;
        var sources = SourcesOf(graph, options);
        var scores = new double[nodes];
        if (nodes < 3)
            return new BetweennessResult(scores, sources.Length, sources.Length == nodes);
        var (sums, ranks) = LaneSums(graph, options.Lengths, sources, LanesFor(sources.Length), cancel);
        var scale = ScaleOf(graph, options.Normalised) * (options.Sources is null ? (double)nodes / sources.Length : 1);
        for (var node = 0; node < nodes; node++)
        {
            var sum = 0.0;
            foreach (var lane in sums)
                sum += lane[ranks[node]];
            scores[node] = sum * scale;
        }
        foreach (var lane in sums)
            lane.Dispose();
        return new BetweennessResult(scores, sources.Length, sources.Length == nodes);
    }

    /// <summary>
    /// Dependencies added up by lane, to be given back, the start node at place i in lane i mod the number of lanes, and where each node
    /// stands in a sum.
    /// </summary>
    internal static (Scratch<double>[] Sums, int[] Ranks) LaneSums(
        CsrGraph graph,
        LengthRule rule,
        int[] sources,
        int lanes,
        CancellationToken cancel
    )
    {
        var order = DegreeOrder.Descending(graph);
        var ranks = DegreeOrder.RanksOf(order);
        var near = DegreeOrder.Relabel(rule == LengthRule.Hops ? graph.Unweighted : graph, order);
        var starts = Array.ConvertAll(sources, source => ranks[source]);
        var sums = new Scratch<double>[lanes];
        var done = 0;
        void Report(int count)
        {
            cancel.ThrowIfCancellationRequested();
            Execution.Report((double)Interlocked.Add(ref done, count) / starts.Length);
        }
        if (EdgeLengths.Of(near, rule) is { } lengths)
            ParallelLoop.Ranges(
                lanes,
                1,
                () => new LengthDependencies(near, lengths),
                (lane, _, search) =>
                {
                    sums[lane] = Scratch.Filled(ranks.Length, 0.0);
                    for (var i = lane; i < starts.Length; i += lanes)
                    {
                        search.Add(starts[i], sums[lane].Array);
                        Report(1);
                    }
                },
                cancel
            );
        else
            ParallelLoop.Ranges(
                lanes,
                1,
                () => new StepBatch(near),
                (lane, _, search) =>
                {
                    sums[lane] = Scratch.Filled(ranks.Length, 0.0);
                    Span<int> batch = stackalloc int[StepBatch.Width];
                    for (var i = lane; i < starts.Length; )
                    {
                        var count = 0;
                        for (; count < batch.Length && i < starts.Length; i += lanes)
                            batch[count++] = starts[i];
                        search.Add(batch[..count], sums[lane].Array);
                        Report(count);
                    }
                },
                cancel
            );
        return (sums, ranks);
    }

    /// <summary>Half a sum where each pair was met from both ends, and over the pairs of others where that is asked for.</summary>
    internal static double ScaleOf(CsrGraph graph, bool isNormalised)
    {
        var half = graph.IsDirected ? 1.0 : 0.5;
        return isNormalised ? half / (half * (graph.NodeCount - 1.0) * (graph.NodeCount - 2)) : half;
    }

    internal static int[] SourcesOf(CsrGraph graph, BetweennessOptions options)
    {
        if (options.Sources is { } given)
        {
            foreach (var source in given)
                graph.CheckNode(source, nameof(options.Sources));
            return [.. given];
        }
        var all = new int[graph.NodeCount];
        for (var node = 0; node < all.Length; node++)
            all[node] = node;
        if (options.PivotCount is not { } pivots || pivots >= all.Length)
            return all;
        var random = new SeededRandom(options.Seed);
        random.Shuffle(all);
        return all[..pivots];
    }

    /// <summary>As many lanes as full batches, but four where there are few sources, so that threads have something to share.</summary>
    private static int LanesFor(int sources) =>
        Math.Clamp((sources + StepBatch.Width - 1) / StepBatch.Width, Math.Clamp(sources, 1, 4), Lanes);
}

/// <summary>Options of <see cref="Betweenness"/> and <see cref="EdgeBetweenness"/>.</summary>
public sealed record BetweennessOptions
{
    /// <summary>Whether scores are divided by the number of pairs.</summary>
    public bool Normalised { get; init; }

    public LengthRule Lengths { get; init; } = LengthRule.Hops;

    /// <summary>Start nodes to draw, ≥ 1; null = all, which is exact.</summary>
    public int? PivotCount
    {
        get;
        init => field = value is { } count ? Check.AtLeast(count, 1, nameof(PivotCount)) : null;
    }

    /// <summary>Just these start nodes, and their sum as it is; null = all or <see cref="PivotCount"/>.</summary>
    public IReadOnlyList<int>? Sources
    {
        get;
        init => field = ContentList.Of(value);
    }

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Scores of <see cref="Betweenness"/>.</summary>
/// <param name="Scores">One per node.</param>
/// <param name="SourceCount">Start nodes that were searched from.</param>
/// <param name="IsExact">Whether those were all nodes.</param>
public sealed record BetweennessResult(double[] Scores, int SourceCount, bool IsExact);
