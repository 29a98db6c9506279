using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>How much of a network still hangs together when each tie, or each node, works with a given chance only.</summary>
/// <remarks>
/// <para><b>Definition.</b> Bond: every node is there, each tie with probability p on its own. Site: each node with probability p, and the
/// ties between those that are there. At each p: the expected largest component, and the expected Σ s² ÷ n over all other components of s
/// nodes (susceptibility); the p at which the latter is highest stands for the threshold.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights do not matter. Any number of
/// components.</para>
/// <para><b>Output.</b> For p = 0 to 1 in even steps: the largest component as a share of all n nodes, with the standard error of the mean
/// of runs, and the susceptibility. An empty graph has shares 0; an isolated node is a component where it is there.</para>
/// <para><b>Ending.</b> After the number of runs asked for.</para>
/// <para><b>Cost.</b> O(n + m) nearly a run, for all p at once: ties or nodes come in one by one in a random order, and what holds for each
/// number of them is weighed by the binomial chance of that number. 28 bytes per tie (bond) or node (site) and thread.</para>
/// <para><b>Determinism.</b> Each run has its own stream of the seed, and runs are added in their order; bit for bit the same for any
/// number of threads.</para>
/// <para><b>Source.</b> M. Newman, R. Ziff, Fast Monte Carlo algorithm for site or bond percolation, Physical Review E 64, 016706 (2001),
/// doi:10.1103/PhysRevE.64.016706.</para>
/// </remarks>
public static class Percolation
{
    public static PercolationResult Compute(CsrGraph graph, PercolationOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new PercolationOptions();
        graph = graph.Underlying;
        var (points, runs) = (options.PointCount, options.RunCount);
        var probabilities = new double[points];
        var chances = new BinomialChances[points];
        for (var i = 0; i < points; i++)
        {
            probabilities[i] = (double)i / (points - 1);
            chances[i] = new BinomialChances(options.Kind == PercolationKind.Bond ? graph.EdgeCount : graph.NodeCount, probabilities[i]);
        }
        var largest = new double[runs][];
        var others = new double[runs][];
        ParallelLoop.Ranges(
            runs,
            1,
            () => new PercolationRun(graph, options.Kind),
            (run, _, scratch) =>
            {
                cancel.ThrowIfCancellationRequested();
                scratch.Fill(new SeededRandom(options.Seed, (ulong)run));
                largest[run] = Array.ConvertAll(chances, chance => chance.MeanOf(scratch.Largest));
                others[run] = Array.ConvertAll(chances, chance => chance.MeanOf(scratch.Others));
            },
            cancel
        );
        var scale = 1.0 / Math.Max(1, graph.NodeCount);
        var (shares, errors) = MeansOf(largest, points, scale);
        var (susceptibility, _) = MeansOf(others, points, scale);
        return new PercolationResult(probabilities, shares, errors, susceptibility, ThresholdOf(probabilities, susceptibility));
    }

    private static double? ThresholdOf(double[] probabilities, double[] susceptibility)
    {
        var highest = 0;
        for (var i = 1; i < susceptibility.Length; i++)
            highest = susceptibility[i] > susceptibility[highest] ? i : highest;
        return susceptibility[highest] > 0 ? probabilities[highest] : null;
    }

    private static (double[] Means, double[] Errors) MeansOf(double[][] runs, int points, double scale)
    {
        var (means, errors) = (new double[points], new double[points]);
        for (var i = 0; i < points; i++)
        {
            var spread = 0.0;
            for (var run = 0; run < runs.Length; run++)
            {
                var change = runs[run][i] * scale - means[i];
                means[i] += change / (run + 1);
                spread += change * (runs[run][i] * scale - means[i]);
            }
            errors[i] = runs.Length > 1 ? Math.Sqrt(spread / (runs.Length - 1) / runs.Length) : 0;
        }
        return (means, errors);
    }
}

/// <summary>What works by chance.</summary>
public enum PercolationKind
{
    /// <summary>Ties.</summary>
    Bond,

    /// <summary>Nodes.</summary>
    Site,
}

/// <summary>Options of <see cref="Percolation"/>.</summary>
public sealed record PercolationOptions
{
    public PercolationKind Kind { get; init; } = PercolationKind.Bond;

    /// <summary>Points of the curve, ends included, ≥ 2.</summary>
    public int PointCount
    {
        get;
        init => field = Check.AtLeast(value, 2, nameof(PointCount));
    } = 101;

    /// <summary>≥ 1.</summary>
    public int RunCount
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(RunCount));
    } = 100;

    /// <summary>Of the orders in which ties or nodes come in.</summary>
    public ulong Seed { get; init; } = 1;
}

/// <summary>Answer of <see cref="Percolation"/>: a curve.</summary>
/// <param name="Probabilities">0 to 1.</param>
/// <param name="LargestShare">Expected nodes of the largest component ÷ n.</param>
/// <param name="StandardErrors">Of <paramref name="LargestShare"/>; 0 with one run, which tells nothing of it.</param>
/// <param name="Susceptibility">Expected Σ s² ÷ n over the other components.</param>
/// <param name="Threshold">Where the susceptibility is highest; null where it is 0 everywhere.</param>
public sealed record PercolationResult(
    double[] Probabilities,
    double[] LargestShare,
    double[] StandardErrors,
    double[] Susceptibility,
    double? Threshold
);
