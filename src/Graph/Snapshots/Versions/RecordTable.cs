using System.Collections;
using System.Diagnostics.CodeAnalysis;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Snapshots.Collections;

namespace AntiCorruption.Graph.Snapshots.Versions;

/// <summary>All records of one kind in one version, by id. Immutable: the next version shares every chunk that it did not change.</summary>
public sealed class RecordTable<T> : IReadOnlyCollection<T>
    where T : GraphRecord
{
    private readonly ChunkedArray<T?> slots;

    internal RecordTable(ChunkedArray<T?> slots, int count, int lastId)
    {
        this.slots = slots;
        Count = count;
        LastId = lastId;
    }

    /// <summary>Records held, archived ones included.</summary>
    public int Count { get; }

    /// <summary>The highest id ever given; ids run from 1, with holes where records were deleted.</summary>
    public int LastId { get; }

    /// <summary>The record of an id, or null: never given, or deleted. O(1).</summary>
    public T? Find(int id) => id > 0 && id < slots.Length ? slots[id] : null;

    public T this[int id] => Find(id) ?? throw new KeyNotFoundException($"no {typeof(T).Name} {id}");

    public bool TryFind(int id, [NotNullWhen(true)] out T? record) => (record = Find(id)) is not null;

    /// <summary>The records with ids above <paramref name="id"/>, ascending.</summary>
    public IEnumerable<T> After(int id)
    {
        for (var i = Math.Max(0, id) + 1; i < slots.Length; i++)
            if (slots[i] is { } record)
                yield return record;
    }

    /// <summary>The records with ids below <paramref name="id"/>, descending.</summary>
    public IEnumerable<T> Before(int id)
    {
        for (var i = Math.Min(id, slots.Length) - 1; i > 0; i--)
            if (slots[i] is { } record)
                yield return record;
    }

    public IEnumerator<T> GetEnumerator() => After(0).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal ChunkedArray<T?> Slots => slots;
}
