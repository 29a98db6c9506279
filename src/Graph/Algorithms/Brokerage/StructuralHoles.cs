using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Brokerage;

/// <summary>How far each node's contacts are tied to each other, and so how little there is to broker between them.</summary>
/// <remarks>
/// <para><b>Definition.</b> With w_ij = a_ij + a_ji, p_ij = w_ij / Σ_k w_ik and m_jq = w_jq / max_k w_jk: constraint of j on i is c_ij =
/// (p_ij + Σ_q p_iq p_qj)², and constraint Σ_j c_ij over the contacts j of i (on request over the whole network: also nodes that share a
/// contact with i); effective size Σ_j (1 − Σ_q p_iq m_jq) over contacts, which is n − 2t/n for n contacts with t ties among them where
/// ties are alike; efficiency is effective size ÷ n; hierarchy Σ_j r_j ln r_j / (n ln n), r_j = n·c_ij / Σ c_ij.</para>
/// <para><b>Input.</b> Directed (an answered tie counts both ways) or not, weights as strengths unless switched off; any number of
/// components.</para>
/// <para><b>Output.</b> Per node: constraint &gt; 0 (at most 1.125 where ties are alike), effective size in [1, n], efficiency in (0, 1],
/// hierarchy in [0, 1]. Undefined, NaN: all four for a node without contacts, hierarchy for one with a single contact.</para>
/// <para><b>Ending.</b> After one pass over ties and one over nodes.</para>
/// <para><b>Cost.</b> O(Σ min(d_u, d_v)) over ties, at most O(m·√m), on all threads; over the whole network Σ d². Memory: 16 bytes per tie
/// for constraint and hierarchy, as much for effective size and efficiency; 8 per node and thread. Of a directed graph, a copy without
/// directions.</para>
/// <para><b>Determinism.</b> No random choice; bit for bit the same for any number of threads.</para>
/// <para><b>Source.</b> R. S. Burt, Structural Holes: The Social Structure of Competition, Harvard 1992, ch. 2; efficiency divides by
/// contacts, hierarchy takes natural logarithms.</para>
/// </remarks>
public static class StructuralHoles
{
    private const int Grain = 1 << 12;

    public static StructuralHolesResult Compute(CsrGraph graph, StructuralHolesOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new StructuralHolesOptions();
        graph = MutualTies.Of(options.UseWeights ? graph : graph.Unweighted);
        var nodes = graph.NodeCount;
        double[] inverses = new double[nodes],
            largest = new double[nodes];
        ParallelLoop.Arcs(
            graph.Offsets,
            Grain,
            (from, to) =>
            {
                for (var node = from; node < to; node++)
                {
                    var strength = 0.0;
                    for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                    {
                        strength += graph.WeightAt(arc);
                        largest[node] = Math.Max(largest[node], graph.WeightAt(arc));
                    }
                    inverses[node] = 1 / strength;
                }
            },
            cancel
        );
        bool wantsConstraint = options.Measures.HasFlag(StructuralHolesMeasures.Constraint),
            wantsHierarchy = options.Measures.HasFlag(StructuralHolesMeasures.Hierarchy);
        double[]? constraint = wantsConstraint ? new double[nodes] : null,
            hierarchy = wantsHierarchy ? new double[nodes] : null,
            size = null,
            efficiency = null;
        if (wantsConstraint || wantsHierarchy)
        {
            using var indirect = Around(graph, inverses, cancel);
            OverContacts(graph, inverses, indirect.Array, constraint, hierarchy, cancel);
            if (options.WholeNetwork && constraint is not null)
                OverWholeNetwork(graph, inverses, constraint, cancel);
        }
        if (options.Measures.HasFlag(StructuralHolesMeasures.EffectiveSize))
        {
            (size, efficiency) = (new double[nodes], new double[nodes]);
            using var shared = Around(graph, null, cancel);
            EffectiveSizes(graph, (inverses, largest), shared.Array, size, efficiency, cancel);
        }
        return new StructuralHolesResult(constraint, hierarchy, size, efficiency);
    }

    /// <summary>
    /// For each tie u–v Σ_q w_uq·w_qv over common neighbours q, each divided by the strength of q where those are given (as inverses). It
    /// is the same seen from u and from v, so it is worked out once, by the end of higher degree (then number), which keeps its row at hand
    /// and reads that of the other: at the arc from that end.
    /// </summary>
    private static Scratch<double> Around(CsrGraph graph, double[]? inverses, CancellationToken cancel)
    {
        var sums = Scratch.Rent<double>(graph.ArcCount);
        var values = sums.Array;
        ParallelLoop.Ranges(
            ParallelLoop.ArcPartCount(graph.Offsets, Grain),
            1,
            () => new Row(graph.NodeCount),
            (part, _, row) =>
            {
                var (from, to) = ParallelLoop.ArcPart(graph.Offsets, Grain, part);
                for (var node = from; node < to; node++)
                {
                    int start = graph.Offsets[node],
                        end = graph.Offsets[node + 1];
                    for (var arc = start; arc < end; arc++)
                        row.Of[graph.Targets[arc]] = inverses is null
                            ? graph.WeightAt(arc)
                            : graph.WeightAt(arc) * inverses[graph.Targets[arc]];
                    for (var arc = start; arc < end; arc++)
                        if (Keeps(graph, node, graph.Targets[arc]))
                            values[arc] = row.Along(graph, graph.Targets[arc]);
                    for (var arc = start; arc < end; arc++)
                        row.Of[graph.Targets[arc]] = 0;
                }
            },
            cancel
        );
        return sums;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Keeps(CsrGraph graph, int node, int other)
    {
        int mine = graph.DegreeOf(node),
            theirs = graph.DegreeOf(other);
        return mine > theirs || (mine == theirs && node > other);
    }

    /// <summary>The sum at a tie, wherever it is kept.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double At(CsrGraph graph, double[] sums, int node, int arc)
    {
        var other = graph.Targets[arc];
        return sums[Keeps(graph, node, other) ? arc : graph.ArcOf(other, node)];
    }

    private static void OverContacts(
        CsrGraph graph,
        double[] inverses,
        double[] indirect,
        double[]? constraint,
        double[]? hierarchy,
        CancellationToken cancel
    ) =>
        ParallelLoop.Arcs(
            graph.Offsets,
            Grain,
            (from, to) =>
            {
                for (var node = from; node < to; node++)
                {
                    double contacts = graph.DegreeOf(node),
                        sum = 0,
                        entropy = 0;
                    for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                    {
                        var invested = (graph.WeightAt(arc) + At(graph, indirect, node, arc)) * inverses[node];
                        var held = invested * invested;
                        sum += held;
                        if (hierarchy is not null)
                            entropy += held * Math.Log(held);
                    }
                    if (constraint is not null)
                        constraint[node] = contacts > 0 ? sum : double.NaN;
                    // Σ r ln r / (n ln n) with r = n·c/C is 1 + (Σ c ln c − C ln C) / (C ln n); a rounding below 0 is 0.
                    if (hierarchy is not null)
                        hierarchy[node] =
                            contacts > 1 ? Math.Clamp(1 + (entropy / sum - Math.Log(sum)) / Math.Log(contacts), 0, 1) : double.NaN;
                }
            },
            cancel
        );

    /// <summary>Adds those that share a contact and are none.</summary>
    private static void OverWholeNetwork(CsrGraph graph, double[] inverses, double[] constraint, CancellationToken cancel) =>
        ParallelLoop.Ranges(
            graph.NodeCount,
            64,
            () => new Row(graph.NodeCount),
            (from, to, row) =>
            {
                for (var node = from; node < to; node++)
                {
                    row.Gather(graph, node, inverses);
                    foreach (var contact in graph.NeighboursOf(node))
                        row.Of[contact] = 0;
                    row.Of[node] = 0;
                    foreach (var other in row.Touched)
                    {
                        var invested = row.Of[other] * inverses[node];
                        constraint[node] += invested * invested;
                        row.Of[other] = 0;
                    }
                }
            },
            cancel
        );

    private static void EffectiveSizes(
        CsrGraph graph,
        (double[] Inverses, double[] Largest) of,
        double[] shared,
        double[] size,
        double[] efficiency,
        CancellationToken cancel
    ) =>
        ParallelLoop.Arcs(
            graph.Offsets,
            Grain,
            (from, to) =>
            {
                for (var node = from; node < to; node++)
                {
                    double contacts = graph.DegreeOf(node),
                        redundant = 0;
                    for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
                        redundant += At(graph, shared, node, arc) / of.Largest[graph.Targets[arc]];
                    size[node] = contacts > 0 ? contacts - redundant * of.Inverses[node] : double.NaN;
                    efficiency[node] = size[node] / contacts;
                }
            },
            cancel
        );

    /// <summary>A value by node, 0 where there is none; one thread's.</summary>
    private sealed class Row(int nodes) : IDisposable
    {
        private readonly Scratch<double> values = Scratch.Filled(nodes, 0.0);
        private readonly Scratch<int> touched = Scratch.Rent<int>(nodes);
        private int touchedCount;

        public double[] Of => values.Array;

        public ReadOnlySpan<int> Touched => touched.Span[..touchedCount];

        /// <summary>Σ of a node's weights times the values of its neighbours.</summary>
        public double Along(CsrGraph graph, int node)
        {
            ref var value = ref MemoryMarshal.GetArrayDataReference(values.Array);
            ref var target = ref MemoryMarshal.GetArrayDataReference(graph.Targets);
            var weights = graph.Weights;
            var sum = 0.0;
            int arc = graph.Offsets[node],
                end = graph.Offsets[node + 1];
            if (weights is null)
                for (; arc < end; arc++)
                    sum += Unsafe.Add(ref value, Unsafe.Add(ref target, arc));
            else
                for (; arc < end; arc++)
                    sum += Unsafe.Add(ref value, Unsafe.Add(ref target, arc)) * weights[arc];
            return sum;
        }

        /// <summary>Σ_q w_uq·w_qv ÷ strength of q, for every v two steps from u.</summary>
        public void Gather(CsrGraph graph, int node, double[] inverses)
        {
            touchedCount = 0;
            for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            {
                var middle = graph.Targets[arc];
                var share = graph.WeightAt(arc) * inverses[middle];
                for (var inner = graph.Offsets[middle]; inner < graph.Offsets[middle + 1]; inner++)
                {
                    var other = graph.Targets[inner];
                    if (Of[other] == 0)
                        touched[touchedCount++] = other;
                    Of[other] += share * graph.WeightAt(inner);
                }
            }
        }

        public void Dispose()
        {
            values.Dispose();
            touched.Dispose();
        }
    }
}

/// <summary>Which of Burt's measures are wanted; fewer cost less.</summary>
[Flags]
public enum StructuralHolesMeasures
{
    None = 0,
    Constraint = 1,
    Hierarchy = 2,

    /// <summary>Effective size and efficiency.</summary>
    EffectiveSize = 4,

    All = Constraint | Hierarchy | EffectiveSize,
}

/// <summary>Options of <see cref="StructuralHoles"/>.</summary>
public sealed record StructuralHolesOptions
{
    public StructuralHolesMeasures Measures { get; init; } = StructuralHolesMeasures.All;

    /// <summary>Whether weights count; every tie counts as 1 otherwise.</summary>
    public bool UseWeights { get; init; } = true;

    /// <summary>
    /// Whether constraint is also summed over nodes that share a contact with the node and are none. Hierarchy stays with contacts.
    /// </summary>
    public bool WholeNetwork { get; init; }
}

/// <summary>Answer of <see cref="StructuralHoles"/>: one of each per node, NaN where undefined; null where not asked for.</summary>
/// <param name="Constraint">&gt; 0: 1 with a single contact, near 0 with many who do not know each other.</param>
/// <param name="Hierarchy">In [0, 1]: 0 where all contacts constrain alike, 1 where one does it all; NaN also with a single
/// contact.</param>
/// <param name="EffectiveSize">In [1, contacts]: contacts less what they have in common.</param>
/// <param name="Efficiency">Effective size ÷ contacts, in (0, 1].</param>
public sealed record StructuralHolesResult(double[]? Constraint, double[]? Hierarchy, double[]? EffectiveSize, double[]? Efficiency);
