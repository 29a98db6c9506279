using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Centrality.Solvers;

/// <summary>Sums over the neighbours of a node: what every measure that spreads along ties does once a round.</summary>
internal static class RowSums
{
    /// <summary>Arcs a thread takes at a time.</summary>
    public const int Grain = 1 << 15;

    /// <summary>
    /// Σ over the row of <paramref name="node"/> of weight × the neighbour's value. Two sums, so that one addition need not wait for the
    /// other; always in the same order.
    /// </summary>
    /// <param name="values">Of node 0; the others follow.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(CsrRows rows, int node, ref double values)
    {
        int arc = rows.Offsets[node],
            end = rows.Offsets[node + 1];
        ref var targets = ref MemoryMarshal.GetArrayDataReference(rows.Targets);
        var (even, odd) = (0.0, 0.0);
        if (rows.Weights is { } weights)
        {
            for (; arc < end; arc++)
                even += Unsafe.Add(ref values, Unsafe.Add(ref targets, arc)) * weights[arc];
            return even;
        }
        for (; arc + 1 < end; arc += 2)
        {
            even += Unsafe.Add(ref values, Unsafe.Add(ref targets, arc));
            odd += Unsafe.Add(ref values, Unsafe.Add(ref targets, arc + 1));
        }
        if (arc < end)
            even += Unsafe.Add(ref values, Unsafe.Add(ref targets, arc));
        return even + odd;
    }

    /// <summary>Σ over the row of <paramref name="node"/> of the neighbour's value, weights aside; added as doubles.</summary>
    /// <inheritdoc cref="Of(CsrRows, int, ref double)"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Of(CsrRows rows, int node, ref float values)
    {
        int arc = rows.Offsets[node],
            length = rows.Offsets[node + 1] - arc;
        ref var target = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(rows.Targets), arc);
        var (even, odd) = (0.0, 0.0);
        for (; length >= 4; length -= 4)
        {
            even += (double)Unsafe.Add(ref values, target) + Unsafe.Add(ref values, Unsafe.Add(ref target, 1));
            odd += (double)Unsafe.Add(ref values, Unsafe.Add(ref target, 2)) + Unsafe.Add(ref values, Unsafe.Add(ref target, 3));
            target = ref Unsafe.Add(ref target, 4);
        }
        for (; length > 0; length--)
        {
            even += Unsafe.Add(ref values, target);
            target = ref Unsafe.Add(ref target, 1);
        }
        return even + odd;
    }

    /// <summary>Σ of the weights of the row.</summary>
    public static double WeightOf(CsrRows rows, int node)
    {
        int start = rows.Offsets[node],
            length = rows.Offsets[node + 1] - start;
        if (rows.Weights is null)
            return length;
        var sum = 0.0;
        foreach (var weight in rows.Weights.AsSpan(start, length))
            sum += weight;
        return sum;
    }

    /// <summary>The arcs that enter each node.</summary>
    public static CsrRows Incoming(CsrGraph graph) => new(graph.InOffsets, graph.InTargets, graph.InWeights);

    /// <summary>The arcs that leave each node.</summary>
    public static CsrRows Outgoing(CsrGraph graph) => new(graph.Offsets, graph.Targets, graph.Weights);
}
