using System.Globalization;
using AntiCorruption.Graph.Snapshots.Versions;

namespace AntiCorruption.Api.Wire.Errors;

/// <summary>Checks of arguments: each passes, or says what was given, where, and what is allowed.</summary>
public static class Bounds
{
    /// <exception cref="WireException">OUT_OF_RANGE.</exception>
    public static int InRange(int value, int from, int to, string name) =>
        value >= from && value <= to ? value : throw OutOfRange(name, value, from, to);

    /// <exception cref="WireException">OUT_OF_RANGE.</exception>
    public static double InRange(double value, double from, double to, string name) =>
        value >= from && value <= to ? value : throw OutOfRange(name, value, from, to);

    /// <exception cref="WireException">TOO_MANY.</exception>
    public static void Count<T>(IReadOnlyCollection<T>? list, int max, string name)
    {
        if (list?.Count > max)
            throw new WireException(
                "TOO_MANY",
                $"'{name}' has {list.Count} elements; at most {max} are allowed.",
                $"'{name}' มี {list.Count} รายการ มีได้ไม่เกิน {max} รายการ"
            );
    }

    /// <exception cref="WireException">FISCAL_YEAR.</exception>
    public static int FiscalYear(int year, string name) =>
        Graph.Model.FieldRules.Year(year, name) is { } fault
            ? throw new WireException(fault.Code, $"'{name}': {fault.MessageEn}", $"'{name}': {fault.MessageTh}")
            : year;

    /// <exception cref="WireException">UNKNOWN_AREA.</exception>
    public static string? Area(NetworkSnapshot network, string? code, string name) =>
        code is null || network.FindArea(code) is not null
            ? code
            : throw new WireException(
                "UNKNOWN_AREA",
                $"'{name}': there is no area with the code '{code}'.",
                $"'{name}': ไม่พบพื้นที่รหัส '{code}'"
            );

    private static WireException OutOfRange(string name, IFormattable value, IFormattable from, IFormattable to)
    {
        string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);
        return new(
            "OUT_OF_RANGE",
            $"'{name}' must lie between {Text(from)} and {Text(to)}, not {Text(value)}.",
            $"'{name}' ต้องอยู่ระหว่าง {Text(from)} ถึง {Text(to)} ไม่ใช่ {Text(value)}"
        );
    }
}
