using AntiCorruption.Graph.Algorithms.Components;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Robustness;

/// <summary>How firmly two nodes hold together over all ways between them at once: many short ways give little resistance.</summary>
/// <remarks>
/// <para><b>Definition.</b> The voltage between two nodes when a current of one enters at one and leaves at the other, each tie being a
/// conductor of its weight (resistance 1 ÷ weight). For a tie, weight × resistance is the share of random spanning trees (by product of
/// weights) that need it; 1 for a bridge.</para>
/// <para><b>Input.</b> Undirected; of a directed graph the underlying undirected one. Weights are conductances and count unless switched
/// off; parallel ties as merged, their weights added. Any number of components.</para>
/// <para><b>Output.</b> A pair: ≥ 0, 0 of a node to itself, infinite between components; never more than the true resistance, with a bound
/// that is never less, whether it converged or not. A node: resistance and tree share in (0, 1] of each of its ties, in the order of its
/// neighbours; none of an isolated node.</para>
/// <para><b>Ending.</b> When the residual of the equations is below the tolerance times the current, both as Euclidean norms, or after the
/// largest number of rounds, or when rounding leaves no direction to go; converged where the residual got there and both bounds agree
/// within the tolerance (or 10⁻⁹). The error of the resistance falls with the square of the residual.</para>
/// <para><b>Cost.</b> O(√κ·m) a pair, κ the condition of the scaled Laplacian; a node costs as many pairs as it has ties. 72 bytes per
/// node.</para>
/// <para><b>Determinism.</b> No random choice; sums are added in fixed ranges: bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> D. Klein, M. Randić, Resistance distance, J. Mathematical Chemistry 12 (1993), doi:10.1007/BF01164627; M. Hestenes,
/// E. Stiefel, Methods of conjugate gradients, J. Research NBS 49 (1952), scaled by the diagonal.</para>
/// </remarks>
public static class EffectiveResistance
{
    /// <summary>Bounds that lie nearer, as a share, are as near as sums of many numbers can be.</summary>
    private const double SufficientlyNear = 1e-9;

    /// <summary>Of a pair.</summary>
    public static PairResistanceResult Compute(
        CsrGraph graph,
        int source,
        int target,
        EffectiveResistanceOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new EffectiveResistanceOptions();
        graph = Prepared(graph, options);
        graph.CheckNode(source, nameof(source));
        graph.CheckNode(target, nameof(target));
        cancel.ThrowIfCancellationRequested();
        if (source == target)
            return new PairResistanceResult(0, 0, 0, true);
        var labels = ConnectedComponents.Compute(graph, cancel).Labels;
        if (labels[source] != labels[target])
            return new PairResistanceResult(double.PositiveInfinity, double.PositiveInfinity, 0, true);
        using var equations = new LaplacianSolver(graph);
        using var bounds = new ResistanceBounds(graph, source, cancel);
        return Resistance((equations, bounds), (source, target), options, cancel);
    }

    /// <summary>Of all ties of a node.</summary>
    public static TieResistanceResult Compute(
        CsrGraph graph,
        int node,
        EffectiveResistanceOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new EffectiveResistanceOptions();
        graph = Prepared(graph, options);
        graph.CheckNode(node, nameof(node));
        cancel.ThrowIfCancellationRequested();
        var neighbours = graph.NeighboursOf(node).ToArray();
        var (resistances, shares, most) = (new double[neighbours.Length], new double[neighbours.Length], new double[neighbours.Length]);
        var converged = true;
        using var equations = new LaplacianSolver(graph);
        using var bounds = new ResistanceBounds(graph, node, cancel);
        for (var i = 0; i < neighbours.Length; i++)
        {
            var pair = Resistance((equations, bounds), (node, neighbours[i]), options, cancel);
            (resistances[i], most[i]) = (pair.Resistance, pair.UpperBound);
            shares[i] = Math.Min(1, pair.Resistance * graph.WeightAt(graph.Offsets[node] + i));
            converged &= pair.Converged;
            Execution.Report((i + 1.0) / neighbours.Length);
        }
        return new TieResistanceResult(neighbours, resistances, most, shares, converged);
    }

    private static PairResistanceResult Resistance(
        (LaplacianSolver Equations, ResistanceBounds Bounds) of,
        (int Source, int Target) pair,
        EffectiveResistanceOptions options,
        CancellationToken cancel
    )
    {
        var (rounds, isWithin) = of.Equations.Solve(pair.Source, pair.Target, options, cancel);
        var most = of.Bounds.Upper(of.Equations.Potentials, pair.Target);
        var least = Math.Min(most, of.Bounds.Lower(of.Equations.Potentials, pair.Target, cancel));
        var isNear = most - least <= Math.Max(options.Tolerance, SufficientlyNear) * most;
        return new PairResistanceResult(least, most, rounds, isWithin && isNear);
    }

    private static CsrGraph Prepared(CsrGraph graph, EffectiveResistanceOptions options) =>
        options.UseWeights ? graph.Underlying : graph.Underlying.Unweighted;
}

/// <summary>
/// Options of <see cref="EffectiveResistance"/>. The tolerance leaves about fifteen digits right where the graph is well conditioned.
/// </summary>
public sealed record EffectiveResistanceOptions
{
    /// <summary>Whether weights are conductances; else every tie is 1.</summary>
    public bool UseWeights { get; init; } = true;

    /// <summary>Largest residual as a share of the current, in [1e-14, 0.1].</summary>
    public double Tolerance
    {
        get;
        init => field = Check.InRange(value, 1e-14, 0.1, nameof(Tolerance));
    } = 1e-9;

    /// <summary>≥ 1.</summary>
    public int MaxIterations
    {
        get;
        init => field = Check.AtLeast(value, 1, nameof(MaxIterations));
    } = 10_000;
}

/// <summary>Resistance of a pair.</summary>
/// <param name="Resistance">≥ 0, and not above the true one: 0 of a node with itself, +∞ where nothing connects the two.</param>
/// <param name="UpperBound">Not below the true one.</param>
/// <param name="Iterations">Rounds taken.</param>
/// <param name="Converged">Whether the residual and the distance of the bounds came within the tolerance.</param>
public sealed record PairResistanceResult(double Resistance, double UpperBound, int Iterations, bool Converged);

/// <summary>Resistances of the ties of a node.</summary>
/// <param name="Neighbours">The node's neighbours, ascending; the other figures stand in the same order.</param>
/// <param name="Resistances">Of each tie, ≥ 0, and not above the true one.</param>
/// <param name="UpperBounds">Not below the true ones.</param>
/// <param name="TreeShares">Share of random spanning trees that need the tie.</param>
/// <param name="Converged">Whether all did.</param>
public sealed record TieResistanceResult(int[] Neighbours, double[] Resistances, double[] UpperBounds, double[] TreeShares, bool Converged);
