using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace AntiCorruption.Graph.Algorithms.Cohesion;

/// <summary>Ties among the nodes of highest degree as rows of bits: where they are dense, 64 pairs are looked at at once.</summary>
internal sealed class HubTies
{
    /// <summary>Nodes that count as hubs, where the graph has as many.</summary>
    public const int Most = 4096;

    /// <summary>Words of a row.</summary>
    public const int Words = Most / 64;

    // Up to here looking at every pair of a node's hubs costs less than a row of words for each.
    private const int FewHubs = 24;

    private readonly ulong[] rows = new ulong[Most * Words];
    private readonly bool bothWays;

    private HubTies(bool bothWays) => this.bothWays = bothWays;

    /// <summary>Null where the hubs are too few or too thinly tied for bits to pay.</summary>
    /// <param name="offsets">Row starts of a graph whose node i holds the smaller numbers it is tied to.</param>
    /// <param name="bothWays">Whether rows hold larger hubs too, which counts per node need.</param>
    public static HubTies? Of(int[] offsets, int[] targets, bool bothWays)
    {
        if (offsets.Length <= Most || offsets[Most] < Most * Words / 4)
            return null;
        var hubs = new HubTies(bothWays);
        for (var node = 0; node < Most; node++)
        for (var arc = offsets[node]; arc < offsets[node + 1]; arc++)
        {
            hubs.rows[node * Words + (targets[arc] >> 6)] |= 1UL << targets[arc];
            if (bothWays)
                hubs.rows[targets[arc] * Words + (node >> 6)] |= 1UL << node;
        }
        return hubs;
    }

    /// <summary>Triangles of a node with two of the hubs it is tied to.</summary>
    /// <param name="mine">Hubs, all with smaller numbers.</param>
    /// <param name="bits">Scratch of <see cref="Words"/> words, cleared before and after.</param>
    /// <param name="counts">Counts of every node, added to; empty where they are not wanted.</param>
    public int Count(int node, ReadOnlySpan<int> mine, ulong[] bits, Span<int> counts)
    {
        if (mine.Length < 2)
            return 0;
        var found = mine.Length <= FewHubs ? CountPairs(mine, counts) : CountWords(mine, bits, counts);
        if (bothWays)
            counts[node] += found;
        return found;
    }

    private int CountPairs(ReadOnlySpan<int> mine, Span<int> counts)
    {
        ref var words = ref MemoryMarshal.GetArrayDataReference(rows);
        var found = 0;
        for (var i = 1; i < mine.Length; i++)
        {
            var one = mine[i];
            var sum = 0;
            for (var j = 0; j < i; j++)
            {
                var two = mine[j];
                var (high, low) = one > two ? (one, two) : (two, one);
                var tied = (int)(Unsafe.Add(ref words, high * Words + (low >> 6)) >> low & 1);
                sum += tied;
                if (bothWays)
                    counts[two] += tied;
            }
            if (bothWays)
                counts[one] += sum;
            found += sum;
        }
        return found;
    }

    private int CountWords(ReadOnlySpan<int> mine, ulong[] bits, Span<int> counts)
    {
        var largest = 0;
        foreach (var hub in mine)
        {
            bits[hub >> 6] |= 1UL << hub;
            largest = Math.Max(largest, hub);
        }
        var found = 0;
        foreach (var hub in mine)
        {
            // Where rows hold smaller hubs only, the words above the hub's own are empty.
            var common = Common(bits, hub, ((bothWays ? largest : hub) >> 6) + 1);
            found += common;
            if (bothWays)
                counts[hub] += common;
        }
        foreach (var hub in mine)
            bits[hub >> 6] = 0;
        // Both ways, each pair of hubs has been met from either.
        return bothWays ? found / 2 : found;
    }

    private int Common(ulong[] bits, int hub, int words)
    {
        ref var left = ref MemoryMarshal.GetArrayDataReference(bits);
        ref var right = ref rows[hub * Words];
        var (even, odd, i) = (0, 0, 0);
        for (; i + 1 < words; i += 2)
        {
            even += BitOperations.PopCount(Unsafe.Add(ref left, i) & Unsafe.Add(ref right, i));
            odd += BitOperations.PopCount(Unsafe.Add(ref left, i + 1) & Unsafe.Add(ref right, i + 1));
        }
        if (i < words)
            even += BitOperations.PopCount(Unsafe.Add(ref left, i) & Unsafe.Add(ref right, i));
        return even + odd;
    }
}
