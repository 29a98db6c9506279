using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AntiCorruption.Graph.Snapshots;

/// <summary>
/// An immutable map made for large bases and small changes: a plain dictionary below, a persistent one for what changed above,
/// merged when the changes are a quarter of the base. A change costs O(log changes); a look-up one or two hash probes.
/// </summary>
internal sealed class LayeredMap<TKey, TValue>
    where TKey : notnull
    where TValue : notnull
{
    private readonly Dictionary<TKey, TValue> below;
    private readonly ImmutableDictionary<TKey, (bool IsThere, TValue Value)> above;

    private LayeredMap(Dictionary<TKey, TValue> below, ImmutableDictionary<TKey, (bool, TValue)> above)
    {
        this.below = below;
        this.above = above;
    }

    public static LayeredMap<TKey, TValue> Create(IEqualityComparer<TKey>? comparer = null) =>
        new(new(comparer), ImmutableDictionary.Create<TKey, (bool, TValue)>(comparer));

    public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (!above.IsEmpty && above.TryGetValue(key, out var change))
        {
            value = change.Value;
            return change.IsThere;
        }
        return below.TryGetValue(key, out value);
    }

    public LayeredMap<TKey, TValue> Set(TKey key, TValue value) => Change(key, (true, value));

    public LayeredMap<TKey, TValue> Remove(TKey key) => Change(key, (false, default!));

    private LayeredMap<TKey, TValue> Change(TKey key, (bool, TValue) change)
    {
        var changed = above.SetItem(key, change);
        return changed.Count > Math.Max(1024, below.Count / 4) ? Merge(changed) : new(below, changed);
    }

    private LayeredMap<TKey, TValue> Merge(ImmutableDictionary<TKey, (bool IsThere, TValue Value)> changes)
    {
        var merged = new Dictionary<TKey, TValue>(below, below.Comparer);
        foreach (var (key, change) in changes)
            if (change.IsThere) merged[key] = change.Value;
            else merged.Remove(key);
        return new(merged, changes.Clear());
    }
}
