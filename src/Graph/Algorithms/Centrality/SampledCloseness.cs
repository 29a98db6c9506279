using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality;

/// <summary>
/// Closeness and harmonic closeness of every node from its distances to some nodes drawn at random, with the error of each: for networks
/// too large for all distances.
/// </summary>
/// <remarks>
/// <para><b>Definition.</b> With k start nodes drawn without repetition, of which a node reaches r at distances d: closeness (r/k)·(r/Σd),
/// harmonic (n−1)/k·Σ 1/d; a node that is drawn itself is not counted among its own k. Both estimate what <see cref="Closeness"/> computes,
/// the first with its factor of reach.</para>
/// <para><b>Input.</b> Directed (distances from the node, or to it) or not; a tie is one step, weights do not matter; any number of
/// components.</para>
/// <para><b>Output.</b> Per node both estimates, and the standard error of each (closeness: to first order), 0 where every node is a start
/// node; one that reaches none of those drawn has an error all the same. An isolated node has 0.</para>
/// <para><b>Ending.</b> After one search from each start node.</para>
/// <para><b>Cost.</b> 512 searches a pass: O(k/512 · m · diameter) time, 240 bytes per node.</para>
/// <para><b>Determinism.</b> Start nodes by seed; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> D. Eppstein, J. Wang, Fast approximation of centrality, J. Graph Algorithms and Applications 8 (2004); the errors
/// are those of a mean of a sample without replacement (W. G. Cochran, Sampling Techniques, 1977, § 2.6).</para>
/// </remarks>
public static class SampledCloseness
{
    public static SampledClosenessResult Compute(
        CsrGraph graph,
        SampledClosenessOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new SampledClosenessOptions();
        var nodes = graph.NodeCount;
        var sources = new int[nodes];
        for (var node = 0; node < nodes; node++)
            sources[node] = node;
        if (options.StartCount < nodes)
        {
            new SeededRandom(options.Seed).Shuffle(sources);
            sources = sources[..options.StartCount];
        }
        var tally = new Tally(new int[nodes], new double[nodes], new double[nodes], new double[nodes], new double[nodes]);
        var outward = options.Direction == PathDirection.Outgoing ? graph : graph.Reversed;
        // Distances from a node are those to it along arcs turned round, and it is the end of a search that counts them.
        MultiSourceSearch.Run(outward.Reversed, tally, sources, cancel: cancel);
        return Estimate(outward, tally, sources);
    }

    private static SampledClosenessResult Estimate(CsrGraph graph, Tally tally, int[] sources)
    {
        var nodes = graph.NodeCount;
        var result = new SampledClosenessResult(new double[nodes], new double[nodes], new double[nodes], new double[nodes], sources.Length);
        var isDrawn = new bool[nodes];
        foreach (var source in sources)
            isDrawn[source] = true;
        // An inverse distance, seen from a share of a sum: one such that was missed is allowed for.
        var typical = tally.Inverses.Sum() is > 0 and var all ? tally.InverseSquares.Sum() / all : 1;
        for (var node = 0; node < nodes; node++)
        {
            double count = sources.Length - (isDrawn[node] ? 1 : 0),
                reached = tally.Reached[node];
            var left = Math.Max(0, 1 - count / (nodes - 1));
            if (reached == 0)
            {
                // Not reached from those drawn, which is less than not at all: one in as many may be.
                if (left > 0 && graph.DegreeOf(node) > 0)
                {
                    result.ClosenessErrors[node] = left / count;
                    result.HarmonicErrors[node] = (nodes - 1) * typical / count * Math.Sqrt(left);
                }
                continue;
            }
            double sum = tally.Distances[node],
                inverses = tally.Inverses[node];
            result.Closeness[node] = reached / count * (reached / sum);
            result.Harmonic[node] = (nodes - 1) / count * inverses;
            if (count < 2)
            {
                (result.ClosenessErrors[node], result.HarmonicErrors[node]) = (
                    left > 0 ? result.Closeness[node] : 0,
                    left > 0 ? result.Harmonic[node] : 0
                );
                continue;
            }
            var (share, mean) = (reached / count, sum / count);
            var squares = 4 * reached / (share * share) - 4 * sum / (share * mean) + tally.Squares[node] / (mean * mean);
            result.ClosenessErrors[node] = result.Closeness[node] * Math.Sqrt(Math.Max(0, squares - count) / (count - 1) / count * left);
            var spread = Math.Max(0, tally.InverseSquares[node] - inverses * inverses / count) / (count - 1);
            result.HarmonicErrors[node] = (nodes - 1) * Math.Sqrt((spread + typical * typical / count) / count * left);
        }
        return result;
    }

    private readonly struct Tally(int[] reached, double[] distances, double[] squares, double[] inverses, double[] inverseSquares)
        : IDistanceVisit
    {
        public int[] Reached => reached;
        public double[] Distances => distances;
        public double[] Squares => squares;
        public double[] Inverses => inverses;
        public double[] InverseSquares => inverseSquares;

        void IDistanceVisit.Reached(int node, int distance, int count)
        {
            reached[node] += count;
            distances[node] += (double)distance * count;
            squares[node] += (double)distance * distance * count;
            inverses[node] += (double)count / distance;
            inverseSquares[node] += (double)count / distance / distance;
        }
    }
}

/// <summary>Options of <see cref="SampledCloseness"/>.</summary>
public sealed record SampledClosenessOptions
{
    /// <summary>
    /// Start nodes to draw, ≥ 2; all where there are fewer. Two passes of the search by default: errors of a few per cent.
    /// </summary>
    public int StartCount
    {
        get;
        init => field = Check.AtLeast(value, 2, nameof(StartCount));
    } = 2 * MultiSourceSearch.Width;

    public PathDirection Direction { get; init; } = PathDirection.Outgoing;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Estimates of <see cref="SampledCloseness"/>, one of each per node.</summary>
/// <param name="Closeness">As <see cref="Centrality.Closeness"/> defines it, in [0, 1]; 0 where nothing is reached.</param>
/// <param name="ClosenessErrors">Standard errors.</param>
/// <param name="Harmonic">Σ 1/d, ≥ 0.</param>
/// <param name="HarmonicErrors">Standard errors.</param>
/// <param name="StartCount">Start nodes that were searched from.</param>
public sealed record SampledClosenessResult(
    double[] Closeness,
    double[] ClosenessErrors,
    double[] Harmonic,
    double[] HarmonicErrors,
    int StartCount
);
