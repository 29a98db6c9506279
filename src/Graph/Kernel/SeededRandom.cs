using System.Numerics;

namespace AntiCorruption.Graph.Kernel;

/// <summary>
/// xoshiro256** of Blackman and Vigna ("Scrambled linear pseudorandom number generators", ACM TOMS 2021), seeded by SplitMix64. The same
/// seed and stream give the same numbers on every machine; streams of one seed are independent, so that each node or range of a loop can
/// have its own.
/// </summary>
public struct SeededRandom
{
    private ulong a,
        b,
        c,
        d;

    public SeededRandom(ulong seed, ulong stream = 0)
    {
        var state = Mix(seed + 0x9E3779B97F4A7C15) ^ Mix(stream * 0xD1342543DE82EF95 + 1);
        a = Mix(state += 0x9E3779B97F4A7C15);
        b = Mix(state += 0x9E3779B97F4A7C15);
        c = Mix(state += 0x9E3779B97F4A7C15);
        d = Mix(state + 0x9E3779B97F4A7C15);
    }

    /// <summary>The finisher of SplitMix64: a bijection of 64 bits that looks random.</summary>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    public ulong NextUInt64()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>Uniform in [0, bound); bound ≥ 1. Lemire's multiplication, with rejection: no bias.</summary>
    public int NextInt(int bound)
    {
        var product = (ulong)(uint)NextUInt64() * (uint)bound;
        if ((uint)product < (uint)bound)
        {
            var floor = (uint)-bound % (uint)bound;
            while ((uint)product < floor)
                product = (ulong)(uint)NextUInt64() * (uint)bound;
        }
        return (int)(product >> 32);
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Puts the values in a random order (Fisher–Yates).</summary>
    public void Shuffle(Span<int> values)
    {
        for (var i = values.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (values[i], values[j]) = (values[j], values[i]);
        }
    }
}
