using System.Collections;
using System.Runtime.CompilerServices;

namespace AntiCorruption.Graph.Model;

/// <summary>
/// An immutable list that is equal to another with equal items in the same order, so that records holding it compare by value.
/// </summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public readonly struct ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    private readonly T[]? items;

    internal ValueList(T[] items) => this.items = items.Length == 0 ? null : items;

    public int Count => items?.Length ?? 0;

    public T this[int index] => AsSpan()[index];

    public ReadOnlySpan<T> AsSpan() => items;

    public bool Equals(ValueList<T> other)
    {
        if (Count != other.Count)
            return false;
        for (var i = 0; i < Count; i++)
            if (!EqualityComparer<T>.Default.Equals(items![i], other.items![i]))
                return false;
        return true;
    }

    public override bool Equals(object? obj) => obj is ValueList<T> other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in AsSpan())
            hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)(items ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(ValueList<T> left, ValueList<T> right) => left.Equals(right);

    public static bool operator !=(ValueList<T> left, ValueList<T> right) => !left.Equals(right);
}

public static class ValueList
{
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => new([.. items]);
}
