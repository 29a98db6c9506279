using System.Buffers;

namespace AntiCorruption.Graph.Kernel;

/// <summary>A large array on loan from the pool; it may be longer than asked for, and comes cleared only where asked.</summary>
public readonly struct Scratch<T>(T[] array, int length) : IDisposable
    where T : unmanaged
{
    /// <summary>The loan itself: index below <see cref="Length"/> only.</summary>
    public T[] Array => array;

    public int Length => length;

    public Span<T> Span => array.AsSpan(0, length);

    public ref T this[int index] => ref array[index];

    public void Dispose() => ArrayPool<T>.Shared.Return(array);
}

/// <summary>Loans of arrays, so that a computation repeated for every request leaves no garbage.</summary>
public static class Scratch
{
    public static Scratch<T> Rent<T>(int length)
        where T : unmanaged => new(ArrayPool<T>.Shared.Rent(Math.Max(1, length)), length);

    public static Scratch<T> Filled<T>(int length, T value)
        where T : unmanaged
    {
        var scratch = Rent<T>(length);
        scratch.Span.Fill(value);
        return scratch;
    }
}
