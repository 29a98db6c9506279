using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Influence;

/// <summary>How many would join if each does so once enough of their contacts have.</summary>
/// <remarks>
/// <para><b>Definition.</b> Seeds are active; each node has a threshold drawn evenly from [0, 1) and becomes active when the shares of its
/// active in-neighbours add up to more than it. A share is the arc's weight ÷ the sum of the weights that come in, so that all together are
/// 1. The spread is the expected number of active nodes at the end.</para>
/// <para><b>Input.</b> Directed, along arcs, or not, along ties both ways; weights are strengths, each 1 where the graph has none or they
/// are switched off. Any number of components.</para>
/// <para><b>Output.</b> The mean over independent runs with its standard error, in [seeds, n], and for each node the share of runs that
/// reached it. Seeds given twice count once; without seeds nothing is reached.</para>
/// <para><b>Ending.</b> After the number of runs asked for.</para>
/// <para><b>Cost.</b> O(runs · arcs of active nodes); 28 bytes per node and thread, 12 of the answer. The error falls with the square root
/// of the runs.</para>
/// <para><b>Determinism.</b> Each run has its own stream of the seed; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> D. Kempe, J. Kleinberg, É. Tardos, Maximizing the spread of influence through a social network, KDD 2003,
/// doi:10.1145/956750.956769.</para>
/// </remarks>
public static class LinearThreshold
{
    /// <exception cref="ArgumentOutOfRangeException">A seed is no node.</exception>
    public static DiffusionResult Compute(
        CsrGraph graph,
        IReadOnlyList<int> seeds,
        LinearThresholdOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new LinearThresholdOptions();
        if (!options.UseWeights)
            graph = graph.Unweighted;
        var strengths = InStrengths(graph);
        return DiffusionRuns.Of(graph, seeds, (options.RunCount, options.Seed), () => new Forward(graph, strengths), cancel);
    }

    internal static double[] InStrengths(CsrGraph graph)
    {
        var strengths = new double[graph.NodeCount];
        for (var node = 0; node < strengths.Length; node++)
        for (var arc = graph.InOffsets[node]; arc < graph.InOffsets[node + 1]; arc++)
            strengths[node] += graph.InWeights is null ? 1 : graph.InWeights[arc];
        return strengths;
    }

    private sealed class Forward(CsrGraph graph, double[] strengths) : DiffusionRun(graph)
    {
        // Of nodes some of whose in-neighbours are active: what their weights still lack, drawn when the first of them becomes so.
        private readonly Scratch<double> lacking = Scratch.Rent<double>(graph.NodeCount);
        private readonly Scratch<bool> isTouched = Scratch.Filled(graph.NodeCount, false);
        private readonly List<int> touched = [];

        protected override void Spread(int node, ref SeededRandom random)
        {
            for (int arc = Graph.Offsets[node], end = Graph.Offsets[node + 1]; arc < end; arc++)
            {
                var other = Graph.Targets[arc];
                if (IsReached(other))
                    continue;
                if (!isTouched[other])
                {
                    isTouched[other] = true;
                    touched.Add(other);
                    lacking[other] = random.NextDouble() * strengths[other];
                }
                lacking[other] -= Graph.WeightAt(arc);
                if (lacking[other] < 0)
                    Reach(other);
            }
        }

        protected override void Begin()
        {
            foreach (var node in touched)
                isTouched[node] = false;
            touched.Clear();
        }

        public override void Dispose()
        {
            lacking.Dispose();
            isTouched.Dispose();
            base.Dispose();
        }
    }

    /// <summary>Who would have reached the start: each node hears one in-neighbour, drawn by share (Kempe et al., theorem 2.5).</summary>
    internal sealed class Backward(CsrGraph graph, double[] strengths) : DiffusionRun(graph)
    {
        protected override void Spread(int node, ref SeededRandom random)
        {
            int arc = Graph.InOffsets[node],
                end = Graph.InOffsets[node + 1];
            if (arc == end)
                return;
            if (Graph.InWeights is not { } weights)
            {
                Reach(Graph.InTargets[arc + random.NextInt(end - arc)]);
                return;
            }
            var place = random.NextDouble() * strengths[node];
            for (; arc < end - 1 && place >= weights[arc]; arc++)
                place -= weights[arc];
            Reach(Graph.InTargets[arc]);
        }
    }
}

/// <summary>Options of <see cref="LinearThreshold"/>. Ten thousand runs are the custom of the field.</summary>
public sealed record LinearThresholdOptions
{
    /// <summary>Whether shares follow weights.</summary>
    public bool UseWeights { get; init; } = true;

    /// <summary>≥ 1.</summary>
    public int RunCount
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(RunCount));
    } = 10_000;

    /// <summary>Of all runs; not a node to begin from.</summary>
    public ulong Seed { get; init; } = 1;
}
