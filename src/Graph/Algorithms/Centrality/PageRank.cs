using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>How far each node is favoured by a walker who follows ties and now and then starts anew anywhere.</summary>
/// <remarks>
/// <para><b>Definition.</b> The stationary distribution of a walk that follows an arc with probability d, chosen in proportion to its weight, and else jumps to a node at random; from a node without outgoing arcs it always jumps (dangling mass is spread evenly).</para>
/// <para><b>Input.</b> Directed or not; weights are strengths and count unless switched off; any number of components. Loops and parallel links as merged when the graph was built.</para>
/// <para><b>Output.</b> A share per node, in (0, 1), summing to 1. An isolated node has the least.</para>
/// <para><b>Ending.</b> When the sum of absolute changes of a round is below the tolerance, or after the largest number of rounds; the result says which.</para>
/// <para><b>Cost.</b> O(n + m) a round, at most about log(tolerance)/log(d) rounds; 32 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> L. Page, S. Brin, R. Motwani, T. Winograd, The PageRank Citation Ranking, Stanford InfoLab 1999-66.</para>
/// </remarks>
public static class PageRank
{
    private const int Grain = 1 << 15;

    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for; looked at throughout every round.</exception>
    public static PageRankResult Compute(CsrGraph graph, PageRankOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new PageRankOptions();
        var nodes = graph.NodeCount;
        if (nodes == 0)
            return new PageRankResult([], 0, true, 0);
        if (!options.UseWeights)
            graph = graph.Unweighted;
        var scores = new double[nodes];
        using var inverses = InverseStrengths(graph);
        using var shares = Scratch.Rent<double>(nodes);
        using var nextShares = Scratch.Rent<double>(nodes);
        var (now, then) = (shares.Array, nextShares.Array);
        var dangling = 0.0;
        for (var node = 0; node < nodes; node++)
        {
            scores[node] = 1.0 / nodes;
            now[node] = scores[node] * inverses[node];
            dangling += inverses[node] == 0 ? scores[node] : 0;
        }
        var parts = new (double Change, double Dangling)[ParallelLoop.ArcPartCount(graph.InOffsets, Grain)];
        var (change, round) = (double.PositiveInfinity, 0);
        while (round < options.MaxIterations && change >= options.Tolerance)
        {
            var seed = (1 - options.Damping + options.Damping * dangling) / nodes;
            ParallelLoop.ArcParts(graph.InOffsets, Grain, (part, from, to) =>
                parts[part] = Step(graph, (scores, now, then, inverses.Array), (seed, options.Damping), from, to), cancel);
            (change, dangling) = (0, 0);
            foreach (var part in parts)
                (change, dangling) = (change + part.Change, dangling + part.Dangling);
            (now, then) = (then, now);
            round++;
        }
        return new PageRankResult(scores, round, change < options.Tolerance, change);
    }

    /// <summary>One over the sum of weights that leave each node, 0 where none do.</summary>
    internal static Scratch<double> InverseStrengths(CsrGraph graph)
    {
        var inverses = Scratch.Rent<double>(graph.NodeCount);
        ParallelLoop.Arcs(graph.Offsets, Grain, (from, to) =>
        {
            for (var node = from; node < to; node++)
            {
                double strength = graph.DegreeOf(node);
                if (graph.Weights is not null)
                {
                    strength = 0;
                    foreach (var weight in graph.WeightsOf(node))
                        strength += weight;
                }
                inverses[node] = strength > 0 ? 1 / strength : 0;
            }
        });
        return inverses;
    }

    private static (double Change, double Dangling) Step(CsrGraph graph, (double[] Scores, double[] Now, double[] Then, double[] Inverses) state, (double Seed, double Damping) step, int from, int to)
    {
        var (change, dangling) = (0.0, 0.0);
        ref var shares = ref MemoryMarshal.GetArrayDataReference(state.Now);
        ref var sources = ref MemoryMarshal.GetArrayDataReference(graph.InTargets);
        var weights = graph.InWeights;
        int arc = graph.InOffsets[from];
        for (var node = from; node < to; node++)
        {
            var sum = 0.0;
            var end = graph.InOffsets[node + 1];
            if (weights is null)
                for (; arc < end; arc++)
                    sum += Unsafe.Add(ref shares, Unsafe.Add(ref sources, arc));
            else
                for (; arc < end; arc++)
                    sum += Unsafe.Add(ref shares, Unsafe.Add(ref sources, arc)) * weights[arc];
            var score = step.Seed + step.Damping * sum;
            change += Math.Abs(score - state.Scores[node]);
            state.Scores[node] = score;
            var inverse = state.Inverses[node];
            state.Then[node] = score * inverse;
            dangling += inverse == 0 ? score : 0;
        }
        return (change, dangling);
    }
}

/// <summary>Options of <see cref="PageRank"/>. The defaults are those of the 1999 report, with a tolerance that leaves about ten digits right.</summary>
public sealed record PageRankOptions
{
    /// <summary>Probability of following an arc, in [0, 1).</summary>
    public double Damping { get; init => field = Check.InRange(value, 0, 0.999999, nameof(Damping)); } = 0.85;

    /// <summary>Largest sum of absolute changes of the last round, &gt; 0.</summary>
    public double Tolerance { get; init => field = Check.InRange(value, 1e-15, 1, nameof(Tolerance)); } = 1e-10;

    /// <summary>≥ 1.</summary>
    public int MaxIterations { get; init => field = Check.AtLeast(value, 1, nameof(MaxIterations)); } = 1000;

    /// <summary>Whether weights steer the walk.</summary>
    public bool UseWeights { get; init; } = true;
}

/// <summary>Scores of <see cref="PageRank"/> and how it ended.</summary>
/// <param name="Scores">One per node, summing to 1.</param>
/// <param name="Change">Sum of absolute changes of the last round.</param>
public sealed record PageRankResult(double[] Scores, int Iterations, bool Converged, double Change);
