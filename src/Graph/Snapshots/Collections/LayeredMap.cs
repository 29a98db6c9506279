using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace AntiCorruption.Graph.Snapshots.Collections;

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

    public Builder ToBuilder() => new(this);

    /// <summary>
    /// A changeable copy: earlier maps never see its changes. A base that only it has seen is changed in place, so that filling an empty
    /// map costs what filling a dictionary does.
    /// </summary>
    internal sealed class Builder(LayeredMap<TKey, TValue> from)
    {
        private readonly ImmutableDictionary<TKey, (bool IsThere, TValue Value)>.Builder changes = from.above.ToBuilder();
        private Dictionary<TKey, TValue> below = from.below;
        private LayeredMap<TKey, TValue>? map = from;
        private bool ownsBelow;

        public bool TryGetValue(TKey key, [MaybeNullWhen(false)] out TValue value)
        {
            if (changes.Count > 0 && changes.TryGetValue(key, out var change))
            {
                value = change.Value;
                return change.IsThere;
            }
            return below.TryGetValue(key, out value);
        }

        public void Set(TKey key, TValue value)
        {
            if (OwnsAll())
                below[key] = value;
            else
                Change(key, (true, value));
        }

        public void Remove(TKey key)
        {
            if (OwnsAll())
                below.Remove(key);
            else
                Change(key, (false, default!));
        }

        /// <summary>The map as it is now: the very same one when nothing changed since the last.</summary>
        public LayeredMap<TKey, TValue> ToImmutable()
        {
            ownsBelow = false;
            return map ??= new(below, changes.ToImmutable());
        }

        /// <summary>Asked before each change: whether it can be made in the base.</summary>
        private bool OwnsAll()
        {
            map = null;
            if (!ownsBelow && below.Count == 0 && changes.Count == 0)
                (below, ownsBelow) = (new(below.Comparer), true);
            return ownsBelow;
        }

        private void Change(TKey key, (bool, TValue) change)
        {
            changes[key] = change;
            if (changes.Count <= Math.Max(1024, below.Count / 4))
                return;
            (below, ownsBelow) = (new(below, below.Comparer), true);
            foreach (var (changed, (isThere, value)) in changes)
                if (isThere)
                    below[changed] = value;
                else
                    below.Remove(changed);
            changes.Clear();
        }
    }
}
