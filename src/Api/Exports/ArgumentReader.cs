using System.Globalization;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Graph.Model;
using Microsoft.Extensions.Primitives;

namespace AntiCorruption.Api.Exports;

/// <summary>
/// Reads the arguments of a query string by name and form, each once; what nobody asked for is a fault, and so is what has no value.
/// </summary>
internal sealed class ArgumentReader
{
    private const int MaxCount = 40;
    private const int MaxValueLength = 4000;
    private readonly Dictionary<string, string> given = new(StringComparer.Ordinal);
    private readonly List<string> known = [];

    /// <param name="query">A list may be one value with commas or several values.</param>
    /// <exception cref="WireException">TOO_MANY, TOO_LONG.</exception>
    public ArgumentReader(IEnumerable<KeyValuePair<string, StringValues>> query)
    {
        foreach (var (name, values) in query)
        {
            given[name] = string.Join(',', values.AsEnumerable());
            if (given.Count > MaxCount)
            {
                throw ExportFaults.TooManyArguments(MaxCount);
            }
            if (given[name].Length > MaxValueLength)
            {
                throw ExportFaults.TooLong(name, MaxValueLength);
            }
        }
    }

    public string? Text(string name, int maxLength)
    {
        if (Find(name) is not { } text)
        {
            return null;
        }
        if (text.Length > maxLength)
        {
            throw ExportFaults.TooLong(name, maxLength);
        }
        return PlainText.FaultOf(text) is null
            ? text
            : throw ExportFaults.WrongValue(name, text, "a text without control characters", "ข้อความที่ไม่มีอักขระควบคุม");
    }

    public TEnum? Choice<TEnum>(string name)
        where TEnum : struct, Enum => Find(name) is { } value ? Parse<TEnum>(name, value) : null;

    /// <summary>A list; one that holds nothing is a dash.</summary>
    public IReadOnlyList<TEnum>? Choices<TEnum>(string name)
        where TEnum : struct, Enum => Texts(name)?.Select(value => Parse<TEnum>(name, value)).ToList();

    /// <inheritdoc cref="Choices"/>
    public IReadOnlyList<string>? Texts(string name) =>
        Find(name) switch
        {
            null => null,
            "-" => [],
            var list => list.Split(',', StringSplitOptions.TrimEntries),
        };

    /// <inheritdoc cref="Choices"/>
    public IReadOnlyList<int>? Numbers(string name) =>
        Texts(name)?.Select(value => (int)Whole(name, value, int.MinValue, int.MaxValue)).ToList();

    public long? Number(string name, long least, long most) => Find(name) is { } value ? Whole(name, value, least, most) : null;

    public double? Real(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }
        return double.TryParse(
            value,
            NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : throw ExportFaults.WrongValue(name, value, "a number", "ตัวเลข");
    }

    public bool? Flag(string name) =>
        Find(name) switch
        {
            null => null,
            "true" => true,
            "false" => false,
            var value => throw ExportFaults.WrongValue(name, value, "true or false", " true หรือ false"),
        };

    /// <exception cref="WireException">UNKNOWN_ARGUMENT: something was given that nothing has read.</exception>
    public void ThrowIfUnread()
    {
        if (given.Keys.Except(known).FirstOrDefault() is { } stranger)
        {
            throw ExportFaults.UnknownArgument(stranger, known);
        }
    }

    private string? Find(string name)
    {
        known.Add(name);
        return given.TryGetValue(name, out var value)
            ? value.Length > 0
                ? value
                : throw ExportFaults.WrongValue(name, value, "given a value", "ค่าที่ไม่ว่าง")
            : null;
    }

    private static TEnum Parse<TEnum>(string name, string value)
        where TEnum : struct, Enum =>
        EnumNames.TryParse<TEnum>(value, out var parsed)
            ? parsed
            : throw ExportFaults.WrongValue(
                name,
                value,
                $"one of {EnumNames.Listed<TEnum>()}",
                $"ค่าใดค่าหนึ่งใน {EnumNames.Listed<TEnum>()}"
            );

    private static long Whole(string name, string value, long least, long most) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        && number >= least
        && number <= most
            ? number
            : throw ExportFaults.WrongValue(name, value, "a whole number", "จำนวนเต็ม");
}
