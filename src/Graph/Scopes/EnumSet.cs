using System.Collections;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace AntiCorruption.Graph.Scopes;

/// <summary>A set of values (each below 64) of an enum of bytes or ints, in one machine word: equal sets are equal keys.</summary>
public readonly record struct EnumSet<T>(ulong Mask) : IEnumerable<T>
    where T : struct, Enum
{
    public int Count => BitOperations.PopCount(Mask);

    public bool IsEmpty => Mask == 0;

    public bool Contains(T value) => (Mask & EnumSet.Bit(value)) != 0;

    public EnumSet<T> With(T value) => new(Mask | EnumSet.Bit(value));

    public EnumSet<T> Without(T value) => new(Mask & ~EnumSet.Bit(value));

    /// <summary>The values, in the order of the enum.</summary>
    public IEnumerator<T> GetEnumerator() => Enum.GetValues<T>().Where(Contains).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Makes sets.</summary>
public static class EnumSet
{
    public static EnumSet<T> All<T>()
        where T : struct, Enum => Of(Enum.GetValues<T>());

    public static EnumSet<T> Of<T>(params IEnumerable<T> values)
        where T : struct, Enum => new(values.Aggregate(0UL, (mask, value) => mask | Bit(value)));

    internal static ulong Bit<T>(T value)
        where T : struct, Enum => 1UL << (Unsafe.SizeOf<T>() == 1 ? Unsafe.As<T, byte>(ref value) : Unsafe.As<T, int>(ref value));
}
