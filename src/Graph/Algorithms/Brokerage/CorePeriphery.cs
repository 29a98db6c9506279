using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>Splits the nodes into a core whose members are tied to each other and a periphery whose members are not.</summary>
/// <remarks>
/// <para><b>Definition.</b> The split with the highest correlation, over pairs of nodes, of their tie (its weight, 0 where there is none) with the ideal: 1 within the core, 0 within the periphery; pairs of one of each are left out (on request they are taken as ties of the ideal).</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights count unless switched off; any number of components.</para>
/// <para><b>Output.</b> Whether each node is of the core, and the correlation, in [−1, 1]. Undefined, NaN and an empty core: where no split has a correlation, as without ties or with all of them.</para>
/// <para><b>Ending.</b> A start is improved by moving single nodes until none improves it: the result is the best of all starts, and not proven to be the best there is.</para>
/// <para><b>Cost.</b> O(n + m) a pass over nodes, some ten passes a start; 21 bytes per node.</para>
/// <para><b>Determinism.</b> The first start is the best split by degree, the others are seeded; of equal fits the earlier start wins; one thread.</para>
/// <para><b>Source.</b> S. P. Borgatti, M. G. Everett, Models of core/periphery structures, Social Networks 21 (2000), doi:10.1016/S0378-8733(99)00019-2.</para>
/// </remarks>
public static class CorePeriphery
{
    public static CorePeripheryResult Compute(CsrGraph graph, CorePeripheryOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new CorePeripheryOptions();
        cancel.ThrowIfCancellationRequested();
        graph = options.UseWeights ? graph.Underlying : graph.Underlying.Unweighted;
        var split = new CoreSplit(graph, options.CountTiesBetween);
        var best = new bool[graph.NodeCount];
        var fit = double.NaN;
        for (var start = 0; start < options.StartCount; start++)
        {
            if (start == 0)
                ByDegree(graph, split, cancel);
            else
                AtRandom(split, new SeededRandom(options.Seed, (ulong)start));
            Improve(split, cancel);
            // Comparisons with NaN are false: a first fit that is defined always wins.
            if (!(split.Fit > fit + CoreSplit.Least) && !(double.IsNaN(fit) && !double.IsNaN(split.Fit)))
                continue;
            fit = split.Fit;
            split.IsCore.CopyTo(best, 0);
        }
        return new CorePeripheryResult(best, best.Count(isCore => isCore), fit);
    }

    /// <summary>Nodes join in order of degree; the size with the best fit is kept.</summary>
    private static void ByDegree(CsrGraph graph, CoreSplit split, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var order = DegreeOrder.Descending(graph);
        var (best, size) = (double.NaN, 0);
        for (var i = 0; i < order.Length; i++)
        {
            split.Move(order[i]);
            if (split.Fit > best + CoreSplit.Least || (double.IsNaN(best) && !double.IsNaN(split.Fit)))
                (best, size) = (split.Fit, i + 1);
        }
        for (var i = order.Length - 1; i >= size; i--)
            split.Move(order[i]);
    }

    private static void AtRandom(CoreSplit split, SeededRandom random)
    {
        var share = random.NextDouble();
        for (var node = 0; node < split.IsCore.Length; node++)
            if (random.NextDouble() < share != split.IsCore[node])
                split.Move(node);
    }

    private static void Improve(CoreSplit split, CancellationToken cancel)
    {
        for (var moved = true; moved;)
        {
            cancel.ThrowIfCancellationRequested();
            moved = false;
            for (var node = 0; node < split.IsCore.Length; node++)
            {
                var after = split.FitAfter(node);
                if (!(after > split.Fit + CoreSplit.Least) && !(double.IsNaN(split.Fit) && !double.IsNaN(after)))
                    continue;
                split.Move(node);
                moved = true;
            }
        }
    }
}

/// <summary>Options of <see cref="CorePeriphery"/>.</summary>
public sealed record CorePeripheryOptions
{
    /// <summary>Whether pairs of one core and one peripheral node count, as ties of the ideal; left out otherwise.</summary>
    public bool CountTiesBetween { get; init; }

    /// <summary>Whether weights count; every tie counts as 1 otherwise.</summary>
    public bool UseWeights { get; init; } = true;

    /// <summary>Starts of the search, ≥ 1.</summary>
    public int StartCount { get; init => field = Check.AtLeast(value, 1, nameof(StartCount)); } = 10;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="CorePeriphery"/>.</summary>
/// <param name="IsCore">One per node.</param>
/// <param name="CoreSize">Nodes of the core, from 0 (undefined) to n.</param>
/// <param name="Fit">The correlation with the ideal; NaN where undefined.</param>
public sealed record CorePeripheryResult(bool[] IsCore, int CoreSize, double Fit);
