using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace AntiCorruption.Graph.Benchmarks.Docs;

/// <summary>
/// What options are when nothing is said, and what they refuse: asked of the options themselves, so that the answer cannot be out of date.
/// </summary>
internal static partial class Options
{
    /// <summary>Options as they are by default, or null where a type cannot be made without values.</summary>
    public static object? DefaultsOf(Type type) => type.GetConstructor(Type.EmptyTypes) is null ? null : Activator.CreateInstance(type);

    public static string DefaultOf(PropertyInfo property, object defaults)
    {
        if (property.IsDefined(typeof(RequiredMemberAttribute)))
            return "must be given";
        return property.GetValue(defaults) is { } value ? $"`{Literal(value)}`" : "none";
    }

    /// <summary>In the words of the guard that refuses a value no range can hold; empty where there is no guard.</summary>
    public static string RangeOf(PropertyInfo property)
    {
        object? impossible = (Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType) switch
        {
            var type when type == typeof(double) => double.NaN,
            var type when type == typeof(int) => int.MinValue,
            var type when type == typeof(long) => long.MinValue,
            _ => null,
        };
        if (impossible is null || !property.CanWrite)
            return "";
        try
        {
            property.SetValue(DefaultsOf(property.DeclaringType!), impossible);
            return "";
        }
        catch (TargetInvocationException refused) when (refused.InnerException is ArgumentException guard)
        {
            return Range().Match(guard.Message) is { Success: true } range ? range.Groups[1].Value : "guarded";
        }
    }

    public static string Literal(object value) =>
        value switch
        {
            string words => words,
            bool yes => yes ? "true" : "false",
            IEnumerable list => $"[{string.Join(", ", list.Cast<object>().Select(Literal))}]",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString() ?? "",
        };

    [GeneratedRegex(@"must be (.+?)\.(?:\s|$)")]
    private static partial Regex Range();
}
