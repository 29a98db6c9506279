using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Sums per label, and which labels were met in what order: what a hash table would do, without hashing. For one thread.</summary>
/// <typeparam name="T">Whole numbers where every tie counts as 1: half the memory to reach for.</typeparam>
internal sealed class Accumulator<T>(int labels) : IDisposable
    where T : unmanaged, INumber<T>
{
    /// <summary>The bits of a label; the other one marks nodes for <see cref="LocalMoving{T}"/>.</summary>
    public const int Label = int.MaxValue;

    private readonly Scratch<T> sums = Scratch.Filled(labels, T.Zero);

    // One more than there can be labels: the slot after the last is written before it is known to be needed.
    private readonly Scratch<int> touched = Scratch.Rent<int>(labels + 1);
    private int count;

    public ReadOnlySpan<int> Touched => touched.Array.AsSpan(0, count);

    /// <summary>0 for a label that was not met.</summary>
    public T this[int label] => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sums.Array), label);

    /// <param name="weight">Above 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int label, T weight)
    {
        ref var sum = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(sums.Array), label);
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(touched.Array), count) = label;
        count += sum == T.Zero ? 1 : 0;
        sum += weight;
    }

    /// <summary>Adds the weight of each entry of a row to its neighbour's label.</summary>
    /// <param name="weights">Null where every tie counts as 1.</param>
    /// <returns>Below 0 where a neighbour is marked.</returns>
    public int AddRow(int[] labels, int[] targets, T[]? weights, (int Start, int End) row)
    {
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums.Array);
        ref var list = ref MemoryMarshal.GetArrayDataReference(touched.Array);
        ref var label = ref MemoryMarshal.GetArrayDataReference(labels);
        ref var target = ref MemoryMarshal.GetArrayDataReference(targets);
        var (met, marks) = (count, 0);
        for (var arc = row.Start; arc < row.End; arc++)
        {
            var its = Unsafe.Add(ref label, Unsafe.Add(ref target, arc));
            marks |= its;
            its &= Label;
            ref var total = ref Unsafe.Add(ref sum, its);
            Unsafe.Add(ref list, met) = its;
            met += total == T.Zero ? 1 : 0;
            total += weights is null ? T.One : weights[arc];
        }
        count = met;
        return marks;
    }

    public void Clear()
    {
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums.Array);
        foreach (var label in Touched)
            Unsafe.Add(ref sum, label) = T.Zero;
        count = 0;
    }

    public void Dispose()
    {
        sums.Dispose();
        touched.Dispose();
    }
}

/// <summary>An accumulator for each thread at work, kept for the next loop.</summary>
internal sealed class AccumulatorPool<T>(int labels) : IDisposable
    where T : unmanaged, INumber<T>
{
    private readonly ConcurrentBag<Accumulator<T>> free = [];

    public Accumulator<T> Take() => free.TryTake(out var kept) ? kept : new Accumulator<T>(labels);

    /// <param name="accumulator">Cleared.</param>
    public void Give(Accumulator<T> accumulator) => free.Add(accumulator);

    public void Dispose()
    {
        foreach (var accumulator in free)
            accumulator.Dispose();
    }
}
