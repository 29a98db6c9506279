using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Influence;

/// <summary>How many would be reached if word spread from some, each telling each of their contacts once with a given chance.</summary>
/// <remarks>
/// <para><b>Definition.</b> Seeds are active; a node that becomes active tries once to activate each out-neighbour, with the chance of the
/// arc, all independent, until no try is left. The spread is the expected number of active nodes at the end.</para>
/// <para><b>Input.</b> Directed, along arcs, or not, along ties both ways. Chances by a stated rule: one for all, 1 ÷ in-degree, or the
/// weights, which must then be at most 1 (an unweighted graph has weights 1). Any number of components.</para>
/// <para><b>Output.</b> The mean over independent runs with its standard error, in [seeds, n], and for each node the share of runs that
/// reached it. Seeds given twice count once; without seeds nothing is reached.</para>
/// <para><b>Ending.</b> After the number of runs asked for.</para>
/// <para><b>Cost.</b> O(runs · arcs tried); 8 bytes per node and thread, 12 of the answer. The error falls with the square root of the
/// runs.</para>
/// <para><b>Determinism.</b> Each run has its own stream of the seed; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> D. Kempe, J. Kleinberg, É. Tardos, Maximizing the spread of influence through a social network, KDD 2003,
/// doi:10.1145/956750.956769.</para>
/// </remarks>
public static class IndependentCascade
{
    /// <exception cref="ArgumentOutOfRangeException">A seed is no node.</exception>
    public static DiffusionResult Compute(
        CsrGraph graph,
        IReadOnlyList<int> seeds,
        IndependentCascadeOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new IndependentCascadeOptions();
        var chances = new ArcChances(graph, options.Chances, options.Probability);
        return DiffusionRuns.Of(graph, seeds, (options.RunCount, options.Seed), () => new Forward(graph, chances), cancel);
    }

    private sealed class Forward(CsrGraph graph, ArcChances chances) : DiffusionRun(graph)
    {
        protected override void Spread(int node, ref SeededRandom random)
        {
            for (int arc = Graph.Offsets[node], end = Graph.Offsets[node + 1]; arc < end; arc++)
                if (!IsReached(Graph.Targets[arc]) && random.NextDouble() < chances.OfOut(arc))
                    Reach(Graph.Targets[arc]);
        }
    }

    /// <summary>Who would have reached the start: the same tries, met from their ends.</summary>
    internal sealed class Backward(CsrGraph graph, ArcChances chances) : DiffusionRun(graph)
    {
        protected override void Spread(int node, ref SeededRandom random)
        {
            for (int arc = Graph.InOffsets[node], end = Graph.InOffsets[node + 1]; arc < end; arc++)
                if (!IsReached(Graph.InTargets[arc]) && random.NextDouble() < chances.OfIn(node, arc))
                    Reach(Graph.InTargets[arc]);
        }
    }
}

/// <summary>Options of <see cref="IndependentCascade"/>. Ten thousand runs are the custom of the field.</summary>
public sealed record IndependentCascadeOptions
{
    public CascadeRule Chances { get; init; } = CascadeRule.Uniform;

    /// <summary>The chance of every arc where it is the same, in [0, 1].</summary>
    public double Probability
    {
        get;
        init => field = Check.InRange(value, 0, 1, nameof(Probability));
    } = 0.1;

    /// <summary>≥ 1.</summary>
    public int RunCount
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(RunCount));
    } = 10_000;

    /// <summary>Of all runs; not a node to begin from.</summary>
    public ulong Seed { get; init; } = 1;
}
