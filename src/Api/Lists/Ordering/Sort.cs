using System.Text.Json;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Lists.Ordering;

/// <summary>A total order of records: the keys asked for, then the record's own number, so that no two are equal.</summary>
public sealed class Sort<T>(IReadOnlyList<SortKey<T>> keys, Func<T, long> number)
{
    /// <summary>The order as text: equal texts, equal orders.</summary>
    public string Text { get; } = string.Join(',', keys.Select(key => key.Text));

    public int Compare(NetworkSnapshot network, T left, T right)
    {
        foreach (var key in keys)
            if (key.Compare(network, left, right) is not 0 and var order)
                return order;
        return number(left).CompareTo(number(right));
    }

    /// <summary>The rows in this order; the same array where they have it already.</summary>
    public T[] Apply(NetworkSnapshot network, T[] rows)
    {
        var numbers = Array.ConvertAll(rows, row => number(row));
        if (keys.Count == 0 && IsAscending(numbers))
            return rows;
        Comparison<int>[] comparisons = [.. keys.Select(key => key.Prepare(network, rows))];
        var positions = new int[rows.Length];
        for (var i = 0; i < positions.Length; i++)
            positions[i] = i;
        Array.Sort(positions, (a, b) =>
        {
            foreach (var compare in comparisons)
                if (compare(a, b) is not 0 and var order)
                    return order;
            return numbers[a].CompareTo(numbers[b]);
        });
        return Array.ConvertAll(positions, position => rows[position]);
    }

    private static bool IsAscending(long[] numbers)
    {
        for (var i = 1; i < numbers.Length; i++)
            if (numbers[i - 1] > numbers[i])
                return false;
        return true;
    }

    /// <summary>The first rows in order, without sorting the rest: time in n log k.</summary>
    public T[] First(NetworkSnapshot network, IReadOnlyList<T> rows, int count)
    {
        var farthestFirst = Comparer<T>.Create((a, b) => Compare(network, b, a));
        var kept = new PriorityQueue<T, T>(count + 1, farthestFirst);
        foreach (var row in rows)
        {
            if (kept.Count < count)
                kept.Enqueue(row, row);
            else if (Compare(network, row, kept.Peek()) < 0)
                kept.EnqueueDequeue(row, row);
        }
        var first = new T[kept.Count];
        for (var i = first.Length - 1; i >= 0; i--)
            first[i] = kept.Dequeue();
        return first;
    }

    public void WriteCursor(Utf8JsonWriter cursor, NetworkSnapshot network, T row)
    {
        foreach (var key in keys)
            key.WriteValue(cursor, network, row);
        cursor.WriteNumberValue(number(row));
    }

    /// <summary>
    /// Orders rows against the values of a cursor: negative when a row comes before it. The cursor's own row need not exist any more.
    /// </summary>
    /// <exception cref="FormatException">The values are not those of this order.</exception>
    public Func<T, int> CompareTo(NetworkSnapshot network, ReadOnlySpan<JsonElement> values)
    {
        if (values.Length != keys.Count + 1)
            throw new FormatException("The cursor belongs to another order.");
        var bounds = new Func<T, int>[keys.Count];
        for (var i = 0; i < bounds.Length; i++)
            bounds[i] = keys[i].CompareTo(network, values[i]);
        var last = values[^1].GetInt64();
        return row =>
        {
            foreach (var bound in bounds)
                if (bound(row) is not 0 and var order)
                    return order;
            return number(row).CompareTo(last);
        };
    }
}
