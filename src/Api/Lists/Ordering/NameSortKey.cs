using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Lists.Ordering;

/// <summary>
/// Sorts by a name in the order of a Thai dictionary, where a leading vowel comes after its consonant: กลาง, เกาะ, แก่ง, ขอน.
/// A name's collation key is made once and kept for as long as the name is.
/// </summary>
public sealed class NameSortKey<T>(string name, bool isDescending, RecordKinds dependsOn, Func<T, string?> nameOf)
    : SortKey<T>(name, isDescending, dependsOn)
{
    public override Comparison<int> Prepare(NetworkSnapshot network, IReadOnlyList<T> rows)
    {
        var keys = new byte[]?[rows.Count];
        for (var i = 0; i < keys.Length; i++)
            keys[i] = nameOf(rows[i]) is { } name ? ThaiCollation.KeyOf(name) : null;
        return (a, b) => Order(keys[a], keys[b]);
    }

    public override int Compare(NetworkSnapshot network, T left, T right) => Order(KeyOf(nameOf(left)), KeyOf(nameOf(right)));

    public override void WriteValue(Utf8JsonWriter cursor, NetworkSnapshot network, T row) => cursor.WriteStringValue(nameOf(row));

    public override Func<T, int> CompareTo(NetworkSnapshot network, JsonElement value)
    {
        var bound = KeyOf(value.GetString());
        return row => Order(KeyOf(nameOf(row)), bound);
    }

    private static byte[]? KeyOf(string? name) => name is null ? null : ThaiCollation.KeyOf(name);

    private int Order(byte[]? left, byte[]? right)
    {
        if (left is null || right is null)
            return NullsLast(left is null, right is null);
        var order = left.AsSpan().SequenceCompareTo(right);
        return IsDescending ? -order : order;
    }
}

/// <summary>Collation keys of Thai, by which bytes sort as a dictionary does.</summary>
internal static class ThaiCollation
{
    private static readonly CompareInfo Thai = CultureInfo.GetCultureInfo("th-TH").CompareInfo;
    private static readonly ConditionalWeakTable<string, byte[]> Keys = [];

    public static byte[] KeyOf(string name) => Keys.GetValue(name, static text => Thai.GetSortKey(text).KeyData);
}
