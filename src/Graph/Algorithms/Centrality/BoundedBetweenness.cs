using System.Collections.Concurrent;
using AntiCorruption.Graph.Algorithms.Centrality.Solvers;
using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>
/// Betweenness of every node within a stated error, from shortest paths drawn at random: for networks too large to search from every node.
/// </summary>
/// <remarks>
/// <para><b>Definition.</b> As <see cref="Betweenness"/> in steps, divided by the n(n−1) ordered pairs: the probability that a shortest
/// path between two nodes drawn at random runs through the node. With probability at least 1−δ, no node's estimate is off by more than
/// ε.</para>
/// <para><b>Input.</b> Directed or not; every tie is one step; any number of components.</para>
/// <para><b>Output.</b> A share in [0, 1] per node, a whole number of samples divided by their number; a node on no drawn path has
/// 0.</para>
/// <para><b>Ending.</b> When the bounds of all nodes are within ε, looked at after every tenth more samples, or after ω of them, which are
/// always enough.</para>
/// <para><b>Cost.</b> At most ω = (⌊log₂(D−2)⌋ + 1 + ln(2/δ)) ÷ (2ε²) samples, D bounding the nodes of a shortest path; each usually reads
/// far fewer than m arcs. 8 bytes per node, and 28 per node and thread.</para>
/// <para><b>Determinism.</b> Sample i is drawn from stream i of the seed and samples are counted in whole numbers: the same for any number
/// of threads.</para>
/// <para><b>Source.</b> M. Borassi, E. Natale, KADABRA is an ADaptive Algorithm for Betweenness via Random Approximation, ESA 2016. As
/// there, a hundredth of ω samples, drawn beforehand and not counted, tell how δ is best divided among the nodes. Departs from it on
/// directed graphs, where D is the largest weak component.</para>
/// </remarks>
public static class BoundedBetweenness
{
    /// <summary>Share of δ that is divided evenly, so that no node goes without.</summary>
    private const double EvenShare = 0.001;
    private const int Grain = 64;

    public static BoundedBetweennessResult Compute(
        CsrGraph graph,
        BoundedBetweennessOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new BoundedBetweennessOptions();
        cancel.ThrowIfCancellationRequested();
        var nodes = graph.NodeCount;
        if (nodes < 3 || graph.ArcCount == 0)
            return new BoundedBetweennessResult(new double[nodes], 0, 0);
        var order = DegreeOrder.Descending(graph);
        var near = DegreeOrder.Relabel(graph.Unweighted, order);
        var limit = LargestSampleCount(PathNodesAtMost(near, cancel), options);
        var trial = new int[nodes];
        using var samplers = new Samplers(near);
        var first = (int)Math.Clamp(limit / 100, 100, int.MaxValue);
        // Streams of the two phases lie apart.
        samplers.Draw(trial, (0, first), options.Seed, 1UL << 40, cancel);
        var logarithms = Divide(trial, first, options);
        var counts = new int[nodes];
        int drawn = 0,
            next = first;
        while (drawn < limit && !(drawn > 0 && AreWithin(counts, drawn, limit, logarithms, options.Epsilon)))
        {
            next = Math.Min(limit, next);
            samplers.Draw(counts, (drawn, next), options.Seed, 0, cancel);
            drawn = next;
            next = drawn + Math.Max(1, drawn / 10);
            Execution.Report((double)drawn / limit);
        }
        var scores = new double[nodes];
        for (var i = 0; i < nodes; i++)
            scores[order[i]] = (double)counts[i] / drawn;
        return new BoundedBetweennessResult(scores, drawn, limit);
    }

    private static int LargestSampleCount(int pathNodes, BoundedBetweennessOptions options)
    {
        var bits = pathNodes > 2 ? Math.Floor(Math.Log2(pathNodes - 2)) : 0;
        return (int)
            Math.Min(int.MaxValue / 2, Math.Ceiling(0.5 / (options.Epsilon * options.Epsilon) * (bits + 1 + Math.Log(2 / options.Delta))));
    }

    /// <summary>
    /// A bound on the nodes of a shortest path: undirected, of each component twice the distances from one node; directed, the nodes of the
    /// largest weak component.
    /// </summary>
    private static int PathNodesAtMost(CsrGraph graph, CancellationToken cancel)
    {
        if (graph.IsDirected)
            return ConnectedComponents.Compute(graph, cancel).Sizes.Max();
        using var seen = Scratch.Filled(graph.NodeCount, false);
        using var queue = Scratch.Rent<int>(graph.NodeCount);
        var most = 0;
        for (var root = 0; root < graph.NodeCount; root++)
        {
            if (seen[root])
                continue;
            cancel.ThrowIfCancellationRequested();
            // The two farthest distances from the root may lie on one path.
            int from = 0,
                to = 1,
                depth = -1,
                alone = 0;
            (seen[root], queue[0]) = (true, root);
            while (from < to)
            {
                depth++;
                var end = to;
                alone = end - from;
                for (; from < end; from++)
                    foreach (var other in graph.NeighboursOf(queue[from]))
                        if (!seen[other])
                            (seen[other], queue[to++]) = (true, other);
            }
            most = Math.Max(most, 2 * depth + (alone > 1 || depth == 0 ? 1 : 0));
        }
        return most;
    }

    /// <summary>
    /// ln(1 ÷ δ_v) of each node: δ_v = e^(−Cε² ÷ score) with C such that both bounds of all nodes together have δ/2, after what is divided
    /// evenly.
    /// </summary>
    private static double[] Divide(int[] trial, int samples, BoundedBetweennessOptions options)
    {
        var squared = options.Epsilon * options.Epsilon;
        double ShareOf(double factor, int count) => Math.Exp(-factor * squared / (Math.Max(count, 0.5) / samples));
        double Sum(double factor)
        {
            var sum = 0.0;
            foreach (var count in trial)
                sum += 2 * ShareOf(factor, count);
            return sum;
        }
        var budget = options.Delta / 2 * (1 - EvenShare);
        double low = 0,
            high = 1;
        while (Sum(high) > budget)
            (low, high) = (high, high * 2);
        for (var round = 0; round < 40; round++)
        {
            var middle = (low + high) / 2;
            (low, high) = Sum(middle) > budget ? (middle, high) : (low, middle);
        }
        var even = options.Delta / 2 * EvenShare / (2.0 * trial.Length);
        return Array.ConvertAll(trial, count => -Math.Log(Math.Min(1, ShareOf(high, count) + even)));
    }

    /// <summary>Whether both bounds of every node are at most ε (the paper's f and g).</summary>
    private static bool AreWithin(int[] counts, int drawn, int limit, double[] logarithms, double epsilon)
    {
        double samples = drawn,
            ratio = limit / samples;
        for (var node = 0; node < counts.Length; node++)
        {
            var (score, logarithm) = (counts[node] / samples, logarithms[node]);
            var under = 2 * score * limit / logarithm;
            // g is never below f.
            var above = logarithm / samples * (1 / 3.0 + ratio + Math.Sqrt((1 / 3.0 + ratio) * (1 / 3.0 + ratio) + under));
            if (above > epsilon)
                return false;
        }
        return true;
    }

    /// <summary>One sampler for each thread that has come by, kept from round to round.</summary>
    private sealed class Samplers(CsrGraph graph) : IDisposable
    {
        private readonly ConcurrentBag<PathSampler> free = [];

        /// <summary>Adds to each node how many of the samples [from, to) run through it.</summary>
        public void Draw(int[] counts, (int From, int To) samples, ulong seed, ulong stream, CancellationToken cancel) =>
            ParallelLoop.Ranges(
                samples.To - samples.From,
                Grain,
                (from, to) =>
                {
                    var sampler = free.TryTake(out var kept) ? kept : new PathSampler(graph);
                    void Count(int node) => Interlocked.Increment(ref counts[node]);
                    for (var i = from; i < to; i++)
                    {
                        var random = new SeededRandom(seed, stream + (ulong)(samples.From + i));
                        var source = random.NextInt(graph.NodeCount);
                        var target = random.NextInt(graph.NodeCount - 1);
                        sampler.Draw(source, target < source ? target : target + 1, ref random, Count);
                    }
                    free.Add(sampler);
                },
                cancel
            );

        public void Dispose()
        {
            foreach (var sampler in free)
                sampler.Dispose();
        }
    }
}

/// <summary>Options of <see cref="BoundedBetweenness"/>.</summary>
public sealed record BoundedBetweennessOptions
{
    /// <summary>Largest error of a score, in [0.0001, 1).</summary>
    public double Epsilon
    {
        get;
        init => field = Check.InRange(value, 1e-4, 0.999, nameof(Epsilon));
    } = 0.01;

    /// <summary>Probability that some node's error is larger, in (0, 1).</summary>
    public double Delta
    {
        get;
        init => field = Check.InRange(value, 1e-9, 0.999, nameof(Delta));
    } = 0.1;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Scores of <see cref="BoundedBetweenness"/>.</summary>
/// <param name="Scores">One per node, as a share of ordered pairs; times n(n−1) it estimates what <see cref="Betweenness"/> gives on a
/// directed graph, half of that on an undirected one.</param>
/// <param name="SampleCount">Paths drawn.</param>
/// <param name="LargestSampleCount">ω: as many are always enough.</param>
public sealed record BoundedBetweennessResult(double[] Scores, int SampleCount, int LargestSampleCount);
