using AntiCorruption.Graph.Algorithms.Centrality;
using AntiCorruption.Graph.Algorithms.Centrality.Solvers;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Mixing;

/// <summary>Whether ties join like with like: nodes of like degree, like number, or the same label.</summary>
/// <remarks>
/// <para><b>Definition.</b> Degree and number: Pearson's correlation, over all arcs, of the value at the source with the value at the
/// target. Label: (Σ e_ii − Σ a_i·b_i) ÷ (1 − Σ a_i·b_i), with e the shares of arcs by the labels of their ends and a, b its row and column
/// sums.</para>
/// <para><b>Input.</b> Directed (degree: out-degree of the source with in-degree of the target, or another of the four pairs) or not (each
/// tie both ways); weights, where asked for, say how much a tie counts, and strengths can stand for degrees. A number that is NaN or a
/// label below 0 is unknown: ties of such nodes are left out.</para>
/// <para><b>Output.</b> A number in [−1, 1]; null where it is undefined: no ties counted, or no variation at their ends. And how many ties
/// were counted.</para>
/// <para><b>Ending.</b> After two passes over the ties, for means and for products; so sums of large numbers cancel nothing.</para>
/// <para><b>Cost.</b> O(n + m) time; 16 bytes per node, 24 per label.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> M. E. J. Newman, Mixing patterns in networks, Phys. Rev. E 67 (2003) 026126; the four pairs: J. G. Foster et al.,
/// PNAS 107 (2010); weights: C. C. Leung, H. F. Chau, Physica A 378 (2007).</para>
/// </remarks>
public static class Assortativity
{
    /// <summary>By degree.</summary>
    public static AssortativityResult Compute(CsrGraph graph, AssortativityOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new AssortativityOptions();
        double[] Of(TieDirection ties) =>
            DegreeCentrality.Compute(graph, new() { Ties = ties, UseWeights = options.UseStrengths }, cancel).Scores;
        var sources = Of(options.Source);
        return Correlate(graph, sources, options.Target == options.Source ? sources : Of(options.Target), options.UseWeights, cancel);
    }

    /// <summary>By a number per node; NaN where it is not known.</summary>
    /// <exception cref="ArgumentException">Not one number per node, or an infinite one.</exception>
    public static AssortativityResult ComputeByNumber(
        CsrGraph graph,
        double[] numbers,
        bool useWeights = false,
        CancellationToken cancel = default
    )
    {
        if (numbers.Length != graph.NodeCount || Array.Exists(numbers, double.IsInfinity))
            throw new ArgumentException($"{graph.NodeCount} numbers are needed, none of them infinite.", nameof(numbers));
        return Correlate(graph, numbers, numbers, useWeights, cancel);
    }

    /// <summary>By a label per node; below 0 where it is not known.</summary>
    /// <exception cref="ArgumentException">Not one label per node.</exception>
    public static AssortativityResult ComputeByLabel(
        CsrGraph graph,
        int[] labels,
        bool useWeights = false,
        CancellationToken cancel = default
    )
    {
        var mixing = MixingMatrix.Compute(graph, labels, new() { UseWeights = useWeights }, cancel);
        var (within, expected) = (0.0, 0.0);
        for (var label = 0; label < mixing.GroupCount; label++)
        {
            within += mixing[label, label] / mixing.Total;
            expected += mixing.RowSums[label] / mixing.Total * (mixing.ColumnSums[label] / mixing.Total);
        }
        // One label at all ends: exactly then one product is the square of the total.
        var isOne = Enumerable
            .Range(0, mixing.GroupCount)
            .Any(label => mixing.RowSums[label] == mixing.Total && mixing.ColumnSums[label] == mixing.Total);
        return new AssortativityResult(mixing.Total == 0 || isOne ? null : (within - expected) / (1 - expected), mixing.TiesCounted);
    }

    private static AssortativityResult Correlate(
        CsrGraph graph,
        double[] atSource,
        double[] atTarget,
        bool useWeights,
        CancellationToken cancel
    )
    {
        if (!useWeights)
            graph = graph.Unweighted;
        var first = Sum(graph, (source, target) => (atSource[source], atTarget[target], 0), atSource, atTarget, cancel);
        if (first.Weight == 0)
            return new AssortativityResult(null, 0);
        var (meanSource, meanTarget) = (first.A / first.Weight, first.B / first.Weight);
        var second = Sum(
            graph,
            (source, target) =>
            {
                var (x, y) = (atSource[source] - meanSource, atTarget[target] - meanTarget);
                return (x * x, y * y, x * y);
            },
            atSource,
            atTarget,
            cancel
        );
        var spread = Math.Sqrt(second.A) * Math.Sqrt(second.B);
        // Equal values can leave a variance of rounding errors behind.
        var least = 1e-14 * first.Weight * Math.Max(Math.Abs(meanSource * meanTarget), double.Epsilon);
        return new AssortativityResult(
            spread <= least ? null : Math.Clamp(second.C / spread, -1, 1),
            graph.IsDirected ? first.Arcs : first.Arcs / 2
        );
    }

    private static Sums Sum(
        CsrGraph graph,
        Func<int, int, (double A, double B, double C)> of,
        double[] atSource,
        double[] atTarget,
        CancellationToken cancel
    )
    {
        var parts = new Sums[ParallelLoop.ArcPartCount(graph.Offsets, RowSums.Grain)];
        ParallelLoop.ArcParts(
            graph.Offsets,
            RowSums.Grain,
            (part, from, to) =>
            {
                var sums = new Sums();
                for (var node = from; node < to; node++)
                for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                    if (!double.IsNaN(atSource[node]) && !double.IsNaN(atTarget[graph.Targets[arc]]))
                        sums.Add(of(node, graph.Targets[arc]), graph.WeightAt(arc));
                parts[part] = sums;
            },
            cancel
        );
        var all = new Sums();
        foreach (var part in parts)
            all.Add(part);
        return all;
    }

    private struct Sums
    {
        public double A,
            B,
            C,
            Weight;
        public long Arcs;

        public void Add((double A, double B, double C) values, double weight)
        {
            A += weight * values.A;
            B += weight * values.B;
            C += weight * values.C;
            Weight += weight;
            Arcs++;
        }

        public void Add(Sums other)
        {
            A += other.A;
            B += other.B;
            C += other.C;
            Weight += other.Weight;
            Arcs += other.Arcs;
        }
    }
}

/// <summary>Options of <see cref="Assortativity"/> by degree.</summary>
public sealed record AssortativityOptions
{
    /// <summary>Which degree of an arc's source; of no matter where undirected.</summary>
    public TieDirection Source { get; init; } = TieDirection.Outgoing;

    /// <summary>Which degree of an arc's target.</summary>
    public TieDirection Target { get; init; } = TieDirection.Incoming;

    /// <summary>Whether a tie counts by its weight.</summary>
    public bool UseWeights { get; init; }

    /// <summary>Whether the sum of weights stands for the number of ties.</summary>
    public bool UseStrengths { get; init; }
}

/// <summary>Answer of <see cref="Assortativity"/>.</summary>
/// <param name="Coefficient">In [−1, 1]; null where undefined.</param>
/// <param name="TiesCounted">Ties (arcs where directed) with both ends known.</param>
public sealed record AssortativityResult(double? Coefficient, long TiesCounted);
