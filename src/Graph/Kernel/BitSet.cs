using System.Numerics;

namespace AntiCorruption.Graph.Kernel;

/// <summary>A set of small numbers as bits: one bit each, 64 to a word.</summary>
public sealed class BitSet(int length)
{
    private readonly ulong[] words = new ulong[(length + 63) >> 6];

    public int Length => length;

    /// <summary>The bits, lowest number first.</summary>
    public Span<ulong> Words => words;

    public bool this[int index] => (words[index >> 6] >> index & 1) != 0;

    /// <returns>Whether it was not in the set before. For one thread.</returns>
    public bool Add(int index)
    {
        ref var word = ref words[index >> 6];
        var bit = 1UL << index;
        if ((word & bit) != 0)
            return false;
        word |= bit;
        return true;
    }

    /// <returns>Whether it was not in the set before; of threads that add the same number, one is told so.</returns>
    public bool AddShared(int index)
    {
        var bit = 1UL << index;
        return (words[index >> 6] & bit) == 0 && (Interlocked.Or(ref words[index >> 6], bit) & bit) == 0;
    }

    public void Remove(int index) => words[index >> 6] &= ~(1UL << index);

    public void Clear() => Array.Clear(words);

    public int Count()
    {
        var count = 0;
        foreach (var word in words)
            count += BitOperations.PopCount(word);
        return count;
    }
}
