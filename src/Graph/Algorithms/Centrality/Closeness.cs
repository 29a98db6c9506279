using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>How near each node is to the others, and how many of them it reaches at all.</summary>
/// <remarks>
/// <para><b>Definition.</b> Closeness: ((r−1)/(n−1)) · (r−1)/Σd, with r the nodes reached, itself included, and d their distances
/// (Wasserman and Faust's for several components; without the first factor on request). Harmonic: Σ 1/d, divided by n−1 on request.</para>
/// <para><b>Input.</b> Directed (distances from the node, or to it) or not; lengths by a stated rule; any number of components.</para>
/// <para><b>Output.</b> Per node: closeness in [0, 1] where lengths are steps; harmonic in [0, n−1]; how many others it reaches; the sum of
/// their distances. An isolated node has 0.</para>
/// <para><b>Ending.</b> After every node has been searched from.</para>
/// <para><b>Cost.</b> Steps: 512 searches a pass, O(n/512 · m · diameter), 192 bytes per node. Lengths: a search per node, O(n·m·log n), 24
/// bytes per node and thread.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> S. Wasserman, K. Faust, Social Network Analysis, Cambridge 1994, § 5.2.2; M. Marchiori, V. Latora, Physica A 285
/// (2000); M. Then et al., The more the merrier, PVLDB 8 (2014).</para>
/// </remarks>
public static class Closeness
{
    public static ClosenessResult Compute(CsrGraph graph, ClosenessOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new ClosenessOptions();
        var nodes = graph.NodeCount;
        var result = new ClosenessResult(new double[nodes], new double[nodes], new int[nodes], new double[nodes]);
        // Distances from a node are those to it along arcs turned round, and it is the end of a search that counts them.
        var outward = options.Direction == PathDirection.Outgoing ? graph : graph.Reversed;
        if (EdgeLengths.Of(outward, options.Lengths) is { } lengths)
            ByLengths(outward, lengths, result, cancel);
        else
            MultiSourceSearch.Run(outward.Reversed, new Tally(result), cancel: cancel);
        for (var node = 0; node < nodes; node++)
        {
            double reached = result.Reached[node];
            if (reached > 0)
                result.Closeness[node] = reached / result.DistanceSums[node] * (options.ScaleByReach ? reached / (nodes - 1) : 1);
            if (options.NormaliseHarmonic && nodes > 1)
                result.Harmonic[node] /= nodes - 1;
        }
        return result;
    }

    private static void ByLengths(CsrGraph graph, double[] lengths, ClosenessResult result, CancellationToken cancel) =>
        ParallelLoop.Ranges(
            graph.NodeCount,
            16,
            () => new DistanceSearch(graph, lengths),
            (from, to, search) =>
            {
                for (var source = from; source < to; source++)
                {
                    cancel.ThrowIfCancellationRequested();
                    search.Run(source);
                    foreach (var node in search.Settled[1..])
                    {
                        result.DistanceSums[source] += search.Distances[node];
                        result.Harmonic[source] += 1 / search.Distances[node];
                    }
                    result.Reached[source] = search.Settled.Length - 1;
                    search.Clear();
                }
            },
            cancel
        );

    private readonly struct Tally(ClosenessResult result) : IDistanceVisit
    {
        public void Reached(int node, int distance, int count)
        {
            result.Reached[node] += count;
            result.DistanceSums[node] += (double)distance * count;
            result.Harmonic[node] += (double)count / distance;
        }
    }
}

/// <summary>Options of <see cref="Closeness"/>.</summary>
public sealed record ClosenessOptions
{
    public LengthRule Lengths { get; init; } = LengthRule.Hops;

    public PathDirection Direction { get; init; } = PathDirection.Outgoing;

    /// <summary>
    /// Whether closeness is scaled by the share of nodes reached, so that a pair on its own is not the centre of the world.
    /// </summary>
    public bool ScaleByReach { get; init; } = true;

    /// <summary>Whether harmonic closeness is divided by n − 1.</summary>
    public bool NormaliseHarmonic { get; init; }
}

/// <summary>Scores of <see cref="Closeness"/>, one of each per node.</summary>
/// <param name="Closeness">In [0, 1] where hops are counted; 0 where nothing is reached.</param>
/// <param name="Harmonic">Σ 1/d ≥ 0, or its mean over n − 1 where asked for.</param>
/// <param name="Reached">Other nodes that have a distance.</param>
/// <param name="DistanceSums">Σ of those distances.</param>
public sealed record ClosenessResult(double[] Closeness, double[] Harmonic, int[] Reached, double[] DistanceSums);
