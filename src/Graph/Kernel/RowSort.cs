using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// Puts the arcs of neighbouring rows in order of row and neighbour and merges equal ones: a counting sort by row, before it one by each
/// digit of the neighbour where they do not come in order. O(arcs · digits + rows) time; 6 bytes per arc (weighted 14) and 4 per row of
/// scratch.
/// </summary>
internal static class RowSort
{
    private const int MostDigitBits = 11;

    /// <summary>Arcs as columns: the neighbour, the row counted from the first of these rows, the weight (none where unweighted).</summary>
    internal readonly ref struct Arcs(Span<int> others, Span<ushort> rows, Span<double> weights)
    {
        public Span<int> Others { get; } = others;

        public Span<ushort> Rows { get; } = rows;

        public Span<double> Weights { get; } = weights;
    }

    /// <summary>Sorts <paramref name="arcs"/> in place; the neighbours kept stand first.</summary>
    /// <param name="starts">A zero for each row; becomes where the row begins, counted from <paramref name="base"/>.</param>
    /// <param name="largest">No neighbour is above it.</param>
    /// <returns>How many arcs are left.</returns>
    public static int Run(Arcs arcs, Span<int> starts, int @base, int largest)
    {
        var count = arcs.Others.Length;
        using var others = Scratch.Rent<int>(count);
        using var rows = Scratch.Rent<ushort>(count);
        using var weights = Scratch.Rent<double>(arcs.Weights.Length);
        LargePages.Prefer(others.Array);
        LargePages.Prefer(weights.Array);
        var from = arcs;
        var to = new Arcs(others.Span, rows.Span, weights.Span);
        if (!CountRows(from, starts))
            for (int bits = DigitBits(largest), digit = 0; largest >> digit > 0; digit += bits)
            {
                ByDigit(from, to, digit, bits);
                var next = from;
                from = to;
                to = next;
            }
        ByRow(from, to, starts);
        return arcs.Weights.IsEmpty ? Merge(to.Others, arcs.Others, starts, @base) : MergeWeighted(to, arcs, starts, @base);
    }

    /// <returns>Whether every row's neighbours come in order.</returns>
    private static bool CountRows(Arcs arcs, Span<int> counts)
    {
        using var latest = Scratch.Filled(counts.Length, -1);
        ref var last = ref latest[0];
        ref var count = ref MemoryMarshal.GetReference(counts);
        var disorder = 0;
        for (var i = 0; i < arcs.Others.Length; i++)
        {
            var (other, row) = (arcs.Others[i], arcs.Rows[i]);
            Unsafe.Add(ref count, row)++;
            disorder |= other - Unsafe.Add(ref last, row);
            Unsafe.Add(ref last, row) = other;
        }
        return disorder >= 0;
    }

    /// <summary>As few digits as will do, all of about the same length.</summary>
    private static int DigitBits(int largest)
    {
        var bits = BitOperations.Log2((uint)largest) + 1;
        var digits = (bits + MostDigitBits - 1) / MostDigitBits;
        return (bits + digits - 1) / digits;
    }

    private static void ByDigit(Arcs from, Arcs to, int shift, int bits)
    {
        Span<int> places = stackalloc int[1 << MostDigitBits];
        places = places[..(1 << bits)];
        places.Clear();
        ref var place = ref MemoryMarshal.GetReference(places);
        var mask = (1 << bits) - 1;
        foreach (var other in from.Others)
            Unsafe.Add(ref place, (other >> shift) & mask)++;
        SumUp(places);
        for (var i = 0; i < from.Others.Length; i++)
        {
            var other = from.Others[i];
            Move(from, i, to, Unsafe.Add(ref place, (other >> shift) & mask)++);
        }
    }

    /// <param name="starts">How many arcs each row has; becomes where the row ends.</param>
    private static void ByRow(Arcs from, Arcs to, Span<int> starts)
    {
        SumUp(starts);
        ref var place = ref MemoryMarshal.GetReference(starts);
        ref var others = ref MemoryMarshal.GetReference(to.Others);
        ref var weights = ref MemoryMarshal.GetReference(to.Weights);
        for (var i = 0; i < from.Others.Length; i++)
        {
            var at = Unsafe.Add(ref place, from.Rows[i])++;
            Unsafe.Add(ref others, at) = from.Others[i];
            if (i < from.Weights.Length)
                Unsafe.Add(ref weights, at) = from.Weights[i];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(Arcs from, int i, Arcs to, int place)
    {
        Unsafe.Add(ref MemoryMarshal.GetReference(to.Others), place) = from.Others[i];
        Unsafe.Add(ref MemoryMarshal.GetReference(to.Rows), place) = from.Rows[i];
        if (i < from.Weights.Length)
            Unsafe.Add(ref MemoryMarshal.GetReference(to.Weights), place) = from.Weights[i];
    }

    /// <summary>Counts become the sums of those before.</summary>
    private static void SumUp(Span<int> counts)
    {
        var sum = 0;
        foreach (ref var count in counts)
            (count, sum) = (sum, sum + count);
    }

    /// <param name="starts">Where each row ends in <paramref name="from"/>.</param>
    /// <param name="into">May be the same memory: nothing is written before it is read.</param>
    private static int Merge(ReadOnlySpan<int> from, Span<int> into, Span<int> starts, int @base)
    {
        int read = 0,
            kept = 0;
        foreach (ref var row in starts)
        {
            var end = row;
            row = @base + kept;
            for (var previous = -1; read < end; read++)
            {
                var other = from[read];
                kept += other != previous ? 1 : 0;
                into[kept - 1] = other;
                previous = other;
            }
        }
        return kept;
    }

    /// <inheritdoc cref="Merge"/>
    private static int MergeWeighted(Arcs from, Arcs into, Span<int> starts, int @base)
    {
        int read = 0,
            kept = 0;
        foreach (ref var row in starts)
        {
            var end = row;
            row = @base + kept;
            while (read < end)
            {
                var first = read;
                var other = from.Others[read++];
                while (read < end && from.Others[read] == other)
                    read++;
                into.Weights[kept] = SumOf(from.Weights[first..read]);
                into.Others[kept++] = other;
            }
        }
        return kept;
    }

    /// <summary>Added from the smallest up, so that both rows of an undirected tie get the same last bit.</summary>
    private static double SumOf(Span<double> weights)
    {
        if (weights.Length == 1)
            return weights[0];
        weights.Sort();
        var sum = 0.0;
        foreach (var weight in weights)
            sum += weight;
        return sum;
    }
}
