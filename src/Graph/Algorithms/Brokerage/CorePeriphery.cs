using System.Numerics;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>Splits the nodes into a core whose members are tied to each other and a periphery whose members are not.</summary>
/// <remarks>
/// <para><b>Definition.</b> The split with the highest correlation, over pairs of nodes, of their tie (its weight, 0 where there is none)
/// with the ideal: 1 within the core, 0 within the periphery; pairs of one of each are left out (on request they are taken as ties of the
/// ideal).</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights count unless switched off; any number of
/// components.</para>
/// <para><b>Output.</b> Whether each node is of the core, and the correlation, in [−1, 1]. Undefined, NaN and an empty core: where no split
/// has a correlation, as without ties or with all of them.</para>
/// <para><b>Ending.</b> Up to 16 nodes all splits are tried: the result is the best there is. Above, each start is improved by moving
/// single nodes, and up to 512 nodes by exchanging two, until nothing improves it: the best of all starts, and not proven to be the best
/// there is.</para>
/// <para><b>Cost.</b> O(2ⁿ · mean degree) up to 16 nodes; above O(n + m) a pass over nodes, O(n · (n + m)) a pass over exchanges, some ten
/// passes a start; 14 bytes per node.</para>
/// <para><b>Determinism.</b> The first start is the best split by strength; the others, drawn by seed, are by turns the best so far with
/// some nodes moved, and any split. Of equal fits the earlier start wins; one thread.</para>
/// <para><b>Source.</b> S. P. Borgatti, M. G. Everett, Models of core/periphery structures, Social Networks 21 (2000),
/// doi:10.1016/S0378-8733(99)00019-2.</para>
/// </remarks>
public static class CorePeriphery
{
    /// <summary>Up to as many nodes all splits are tried.</summary>
    private const int ExhaustiveNodes = 16;

    private const int ExchangeNodes = 512;

    public static CorePeripheryResult Compute(CsrGraph graph, CorePeripheryOptions? options = null, CancellationToken cancel = default) =>
        Compute(graph, options ?? new CorePeripheryOptions(), graph.NodeCount <= ExhaustiveNodes, cancel);

    internal static CorePeripheryResult Compute(CsrGraph graph, CorePeripheryOptions options, bool isExhaustive, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        graph = options.UseWeights ? graph.Underlying : graph.Underlying.Unweighted;
        var split = new CoreSplit(graph, options.CountTiesBetween);
        var best = new BestSplit(graph.NodeCount);
        ByStrength(graph, split, cancel);
        Improve(split, cancel);
        best.Offer(split);
        if (isExhaustive)
            TryAll(split, best, cancel);
        for (var start = 1; start < options.StartCount && !isExhaustive; start++)
        {
            var random = new SeededRandom(options.Seed, (ulong)start);
            if (start % 3 == 1)
                BesideBest(split, best, ref random);
            else if (start % 3 == 2 && graph.ArcCount > 0)
                AroundTie(graph, split, ref random);
            else
                AtRandom(split, ref random);
            Improve(split, cancel);
            best.Offer(split);
        }
        return new CorePeripheryResult(best.IsCore, best.IsCore.Count(isCore => isCore), best.Fit);
    }

    /// <summary>All splits, each a move from the last: the order of a Gray code.</summary>
    private static void TryAll(CoreSplit split, BestSplit best, CancellationToken cancel)
    {
        for (var step = 1; step < 1 << split.IsCore.Length; step++)
        {
            if ((step & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            split.Move(BitOperations.TrailingZeroCount(step));
            best.Offer(split);
        }
    }

    /// <summary>Nodes join in order of strength; the size with the best fit is kept.</summary>
    private static void ByStrength(CsrGraph graph, CoreSplit split, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var strengths = new double[graph.NodeCount];
        for (var node = 0; node < strengths.Length; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            strengths[node] += graph.WeightAt(arc);
        var order = Enumerable.Range(0, strengths.Length).OrderByDescending(node => strengths[node]).ToArray();
        var (best, size) = (double.NaN, 0);
        for (var i = 0; i < order.Length; i++)
        {
            split.Move(order[i]);
            if (IsBetter(split.Fit, best))
                (best, size) = (split.Fit, i + 1);
        }
        for (var i = order.Length - 1; i >= size; i--)
            split.Move(order[i]);
    }

    private static void AtRandom(CoreSplit split, ref SeededRandom random)
    {
        var share = random.NextDouble();
        for (var node = 0; node < split.IsCore.Length; node++)
            if (random.NextDouble() < share != split.IsCore[node])
                split.Move(node);
    }

    /// <summary>The ends of the heaviest of three ties.</summary>
    private static void AroundTie(CsrGraph graph, CoreSplit split, ref SeededRandom random)
    {
        var heaviest = random.NextInt(graph.ArcCount);
        for (var i = 1; i < 3; i++)
            if (random.NextInt(graph.ArcCount) is var arc && graph.WeightAt(arc) > graph.WeightAt(heaviest))
                heaviest = arc;
        var core = new bool[graph.NodeCount];
        // The row that holds the tie is the last that begins at or before it.
        var row = Array.FindLastIndex(graph.Offsets, graph.Offsets.Length - 2, start => start <= heaviest);
        core[row] = core[graph.Targets[heaviest]] = true;
        split.Become(core);
    }

    /// <summary>The best so far with a tenth of its nodes moved, four at least: two are what exchanges try.</summary>
    private static void BesideBest(CoreSplit split, BestSplit best, ref SeededRandom random)
    {
        split.Become(best.IsCore);
        for (var i = Math.Max(4, split.IsCore.Length / 10); i > 0; i--)
            split.Move(random.NextInt(split.IsCore.Length));
    }

    private static void Improve(CoreSplit split, CancellationToken cancel)
    {
        do
        {
            while (MoveOnes(split, cancel)) { }
        } while (split.IsCore.Length <= ExchangeNodes && Exchange(split, cancel));
    }

    /// <summary>Moves each node that is better off on the other side.</summary>
    /// <returns>Whether any was.</returns>
    private static bool MoveOnes(CoreSplit split, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var moved = false;
        for (var node = 0; node < split.IsCore.Length; node++)
            if (IsBetter(split.FitAfter(node), split.Fit))
            {
                split.Move(node);
                moved = true;
            }
        return moved;
    }

    /// <summary>Moves two nodes at once, wherever that is better and neither alone is.</summary>
    /// <returns>Whether any were.</returns>
    private static bool Exchange(CoreSplit split, CancellationToken cancel)
    {
        var exchanged = false;
        for (var one = 0; one < split.IsCore.Length; one++)
        {
            cancel.ThrowIfCancellationRequested();
            var (fit, other) = (split.Fit, 0);
            split.Move(one);
            while (other < one && !IsBetter(split.FitAfter(other), fit))
                other++;
            split.Move(other);
            exchanged |= other < one;
        }
        return exchanged;
    }

    /// <summary>Whether a fit is better by more than rounding; one that is defined is better than none.</summary>
    private static bool IsBetter(double fit, double than) => fit > than + CoreSplit.Least || (double.IsNaN(than) && !double.IsNaN(fit));

    /// <summary>The first of the best splits that were offered; all peripheral before any that has a fit.</summary>
    private sealed class BestSplit(int nodes)
    {
        public bool[] IsCore { get; } = new bool[nodes];

        public double Fit { get; private set; } = double.NaN;

        public void Offer(CoreSplit split)
        {
            if (!IsBetter(split.Fit, Fit))
                return;
            Fit = split.Fit;
            split.IsCore.CopyTo(IsCore, 0);
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

    /// <summary>Starts of the search, ≥ 1; a small graph needs one.</summary>
    public int StartCount
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(StartCount));
    } = 10;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="CorePeriphery"/>.</summary>
/// <param name="IsCore">One per node.</param>
/// <param name="CoreSize">Nodes of the core, from 0 (undefined) to n.</param>
/// <param name="Fit">The correlation with the ideal; NaN where undefined.</param>
public sealed record CorePeripheryResult(bool[] IsCore, int CoreSize, double Fit);
