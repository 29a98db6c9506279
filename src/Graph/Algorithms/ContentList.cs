using System.Collections;

namespace AntiCorruption.Graph.Algorithms;

/// <summary>
/// A copy of a list, equal to every other with the same items in the same order: options that hold one are equal where they say the same,
/// and stay so whatever becomes of the list that was given.
/// </summary>
internal sealed class ContentList<T>(T[] items) : IReadOnlyList<T>, IEquatable<ContentList<T>>
{
    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(ContentList<T>? other) =>
        other is not null && items.AsSpan().SequenceEqual(other.AsSpan(), EqualityComparer<T>.Default);

    public override bool Equals(object? obj) => Equals(obj as ContentList<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var item in items)
            hash.Add(item);
        return hash.ToHashCode();
    }

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();

    private ReadOnlySpan<T> AsSpan() => items;
}

/// <summary>Makes <see cref="ContentList{T}"/>s of what options are given.</summary>
internal static class ContentList
{
    /// <returns>Null where nothing was given.</returns>
    public static ContentList<T>? Of<T>(IReadOnlyList<T>? items) =>
        items is null ? null : items as ContentList<T> ?? new ContentList<T>([.. items]);

    /// <summary>Of items whose order and number do not matter.</summary>
    /// <returns>Null where nothing was given.</returns>
    public static ContentList<T>? OfSet<T>(IReadOnlyCollection<T>? items) =>
        items is null ? null : new ContentList<T>([.. items.Distinct().Order()]);
}
