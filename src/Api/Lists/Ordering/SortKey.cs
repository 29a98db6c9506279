using System.Text.Json;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Lists.Ordering;

/// <summary>One thing that records can be sorted by, ascending or descending; records without a value come last both ways.</summary>
public abstract class SortKey<T>(string name, bool isDescending, RecordKinds dependsOn)
{
    public string Name => name;
    public bool IsDescending => isDescending;

    /// <summary>As text: equal texts, equal orders.</summary>
    public string Text => (isDescending ? "-" : "+") + name;

    /// <summary>Tables beyond the record's own that its value is made from.</summary>
    public RecordKinds DependsOn => dependsOn;

    /// <summary>
    /// Orders many rows: values are taken from each row once. Returns a comparison of positions in <paramref name="rows"/>.
    /// </summary>
    public abstract Comparison<int> Prepare(NetworkSnapshot network, IReadOnlyList<T> rows);

    /// <summary>Orders two rows.</summary>
    public abstract int Compare(NetworkSnapshot network, T left, T right);

    public abstract void WriteValue(Utf8JsonWriter cursor, NetworkSnapshot network, T row);

    /// <summary>Orders rows against the value in a cursor: negative when the row comes before it.</summary>
    public abstract Func<T, int> CompareTo(NetworkSnapshot network, JsonElement value);

    /// <summary>Orders two rows of which one at least has no value: it comes last whichever way the others go.</summary>
    protected static int NullsLast(bool isLeftNull, bool isRightNull) => isLeftNull.CompareTo(isRightNull);
}

/// <summary>A sort key with values of one type.</summary>
public sealed class SortKey<T, TValue>(
    string name,
    bool isDescending,
    RecordKinds dependsOn,
    Func<NetworkSnapshot, T, TValue?> value,
    IComparer<TValue>? comparer = null
) : SortKey<T>(name, isDescending, dependsOn)
{
    private readonly IComparer<TValue> comparer = comparer ?? Comparer<TValue>.Default;

    public override Comparison<int> Prepare(NetworkSnapshot network, IReadOnlyList<T> rows)
    {
        var values = new TValue?[rows.Count];
        for (var i = 0; i < values.Length; i++)
            values[i] = value(network, rows[i]);
        return (a, b) => Order(values[a], values[b]);
    }

    public override int Compare(NetworkSnapshot network, T left, T right) => Order(value(network, left), value(network, right));

    public override void WriteValue(Utf8JsonWriter cursor, NetworkSnapshot network, T row) =>
        JsonSerializer.Serialize(cursor, value(network, row));

    public override Func<T, int> CompareTo(NetworkSnapshot network, JsonElement element)
    {
        var bound = element.Deserialize<TValue?>();
        return row => Order(value(network, row), bound);
    }

    private int Order(TValue? left, TValue? right)
    {
        if (left is null || right is null)
            return NullsLast(left is null, right is null);
        var order = comparer.Compare(left, right);
        return IsDescending ? -Math.Sign(order) : order;
    }
}
