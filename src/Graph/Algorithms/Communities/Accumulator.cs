using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Sums per label, and which labels were met in what order: what a hash table would do, without hashing. For one thread.</summary>
internal sealed class Accumulator(int labels) : IDisposable
{
    private readonly Scratch<double> sums = Scratch.Filled(labels, 0.0);
    // One more than there can be labels: the slot after the last is written before it is known to be needed.
    private readonly Scratch<int> touched = Scratch.Rent<int>(labels + 1);
    private int count;

    public ReadOnlySpan<int> Touched => touched.Array.AsSpan(0, count);

    /// <summary>0 for a label that was not met.</summary>
    public double this[int label] => sums[label];

    /// <param name="weight">Above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int label, double weight)
    {
        ref var sum = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sums.Array), label);
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(touched.Array), count) = label;
        count += sum == 0 ? 1 : 0;
        sum += weight;
    }

    /// <summary>Adds the weight of each entry of a row to its neighbour's label.</summary>
    public void AddRow(int[] labels, CommunityLevel level, int node) => AddRow(labels, level.Targets, level.Weights, (level.Offsets[node], level.Offsets[node + 1]));

    /// <param name="weights">Null where every tie counts as 1.</param>
    public void AddRow(int[] labels, int[] targets, double[]? weights, (int Start, int End) row)
    {
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums.Array);
        ref var list = ref MemoryMarshal.GetArrayDataReference(touched.Array);
        ref var label = ref MemoryMarshal.GetArrayDataReference(labels);
        ref var target = ref MemoryMarshal.GetArrayDataReference(targets);
        var met = count;
        for (var arc = row.Start; arc < row.End; arc++)
        {
            var its = Unsafe.Add(ref label, Unsafe.Add(ref target, arc));
            ref var total = ref Unsafe.Add(ref sum, its);
            Unsafe.Add(ref list, met) = its;
            met += total == 0 ? 1 : 0;
            total += weights is null ? 1 : weights[arc];
        }
        count = met;
    }

    public void Clear()
    {
        foreach (var label in Touched)
            sums[label] = 0;
        count = 0;
    }

    public void Dispose()
    {
        sums.Dispose();
        touched.Dispose();
    }
}

/// <summary>An accumulator for each thread at work, kept for the next loop.</summary>
internal sealed class AccumulatorPool(int labels) : IDisposable
{
    private readonly ConcurrentBag<Accumulator> free = [];

    public Accumulator Take() => free.TryTake(out var kept) ? kept : new Accumulator(labels);

    /// <param name="accumulator">Cleared.</param>
    public void Give(Accumulator accumulator) => free.Add(accumulator);

    public void Dispose()
    {
        foreach (var accumulator in free)
            accumulator.Dispose();
    }
}
