using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;

namespace AntiCorruption.Api.Settings;

/// <summary>What one value may be: read from its type, its range or length, and its <see cref="SettingFormAttribute"/>.</summary>
internal sealed record SettingForm(string Needed, string NeededTh, Func<string, bool> Fits)
{
    private const NumberStyles Real = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>The value is not told.</summary>
    public bool IsSecret { get; private init; }

    /// <param name="type">The type of the value, for a list that of an entry.</param>
    /// <param name="property">Where the attributes stand.</param>
    public static SettingForm Of(Type type, PropertyInfo property)
    {
        var form = property.GetCustomAttribute<SettingFormAttribute>() is { } own
            ? new(own.Needed, own.NeededTh, own.Fits)
            : OfType(type, property);
        return form with { IsSecret = property.IsDefined(typeof(SecretAttribute)) };
    }

    /// <summary>The name of a value of an enum.</summary>
    public static SettingForm OfEnum<TEnum>()
        where TEnum : struct, Enum => Choice(Enum.GetNames<TEnum>());

    private static SettingForm OfType(Type type, PropertyInfo property)
    {
        if (type == typeof(string))
            return Text(property.GetCustomAttribute<StringLengthAttribute>());
        if (type == typeof(bool))
            return new("true or false", " true หรือ false", value => bool.TryParse(value, out _));
        return type.IsEnum ? Choice(Enum.GetNames(type)) : Number(type, property.GetCustomAttribute<RangeAttribute>());
    }

    private static SettingForm Text(StringLengthAttribute? length) =>
        length is null
            ? new("a text", "ข้อความ", _ => true)
            : new(
                $"a text of {length.MinimumLength} to {length.MaximumLength} characters",
                $"ข้อความยาว {length.MinimumLength} ถึง {length.MaximumLength} ตัวอักษร",
                value => value.Length >= length.MinimumLength && value.Length <= length.MaximumLength
            );

    /// <summary>A name exactly, in capitals or not: neither the number behind it nor several at once.</summary>
    private static SettingForm Choice(string[] names)
    {
        var list = string.Join(", ", names);
        return new($"one of {list}", $"ค่าใดค่าหนึ่งใน {list}", value => names.Contains(value, StringComparer.OrdinalIgnoreCase));
    }

    private static SettingForm Number(Type type, RangeAttribute? range)
    {
        var isWhole = type != typeof(double);
        var (least, most) = range is null ? (double.MinValue, double.MaxValue) : (NumberOf(range.Minimum), NumberOf(range.Maximum));
        var (limits, limitsTh) = range is null
            ? ("", "")
            : ($" from {Digits(least)} to {Digits(most)}", $"ตั้งแต่ {Digits(least)} ถึง {Digits(most)}");
        var (kind, kindTh) = isWhole ? ("a whole number", "จำนวนเต็ม") : ("a number", "ตัวเลข");
        return new(kind + limits, kindTh + limitsTh, value => Parse(value, isWhole) is { } number && number >= least && number <= most);
    }

    private static double? Parse(string value, bool isWhole)
    {
        if (isWhole)
            return long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : null;
        return double.TryParse(value, Real, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static double NumberOf(object limit) => Convert.ToDouble(limit, CultureInfo.InvariantCulture);

    private static string Digits(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
