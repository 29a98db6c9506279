using System.Collections.Frozen;

namespace AntiCorruption.Graph.Model;

/// <summary>
/// The names under which texts from outside give a value of an enum: as code writes it, <c>StateAgency</c>, or as tables and the
/// schema do, <c>STATE_AGENCY</c> or <c>state_agency</c>. Spelled exactly; no number, list, sign or blank stands for a value.
/// </summary>
public static class EnumNames
{
    /// <summary>Reads a name. False for every other text, and for none.</summary>
    public static bool TryParse<TEnum>(ReadOnlySpan<char> text, out TEnum value)
        where TEnum : struct, Enum => Table<TEnum>.ByName.TryGetValue(text, out value);

    /// <summary>The value of a stored name.</summary>
    /// <exception cref="ArgumentException">The text is no name of a value.</exception>
    public static TEnum Parse<TEnum>(ReadOnlySpan<char> text)
        where TEnum : struct, Enum =>
        TryParse<TEnum>(text, out var value) ? value : throw new ArgumentException($"'{text}' is none of {Listed<TEnum>()}");

    /// <summary>The value of a stored number, for enums that count from 0 without a gap.</summary>
    /// <exception cref="ArgumentException">The number belongs to no value.</exception>
    public static TEnum OfNumber<TEnum>(int number)
        where TEnum : struct, Enum =>
        (uint)number < (uint)Table<TEnum>.Values.Length
            ? Table<TEnum>.Values[number]
            : throw new ArgumentException($"{number} is no {typeof(TEnum).Name}");

    /// <summary>The value's name as tables and the schema write it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number belongs to no value.</exception>
    public static string Constant<TEnum>(TEnum value)
        where TEnum : struct, Enum =>
        Table<TEnum>.Constants.TryGetValue(value, out var name)
            ? name
            : throw new ArgumentOutOfRangeException(nameof(value), $"{value} is no {typeof(TEnum).Name}");

    /// <summary>All names as tables and the schema write them, in the order of the values, for a message.</summary>
    public static string Listed<TEnum>()
        where TEnum : struct, Enum => Table<TEnum>.Listed;

    /// <summary>Splits a name where a capital begins: <c>StateAgency</c> is <c>STATE_AGENCY</c>.</summary>
    private static string ConstantCase(string name) =>
        string.Concat(name.Select((letter, i) => i > 0 && char.IsUpper(letter) ? "_" + letter : char.ToUpperInvariant(letter).ToString()));

    private static class Table<TEnum>
        where TEnum : struct, Enum
    {
        public static readonly TEnum[] Values = Enum.GetValues<TEnum>();

        public static readonly FrozenDictionary<TEnum, string> Constants = Values.ToFrozenDictionary(
            value => value,
            value => ConstantCase(value.ToString())
        );

        public static readonly string Listed = string.Join(", ", Values.Select(value => Constants[value]));

        public static readonly FrozenDictionary<string, TEnum>.AlternateLookup<ReadOnlySpan<char>> ByName = Values
            .SelectMany(Spellings)
            .ToFrozenDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();

        private static IEnumerable<(string Name, TEnum Value)> Spellings(TEnum value) =>
            new[] { value.ToString(), Constants[value], Constants[value].ToLowerInvariant() }.Distinct().Select(name => (name, value));
    }
}
