using System.Globalization;

namespace AntiCorruption.Graph.Model;

/// <summary>Rules about one value, each null when the value keeps them. Lengths are in UTF-16 code units.</summary>
public static class FieldRules
{
    public const int MaxNameLength = 300;
    public const int MaxTextLength = 4_000;
    public const int MaxKeyLength = 200;
    public const int MaxUrlLength = 2_000;
    private const int MaxShownLength = 40;

    /// <summary>A name that must be there.</summary>
    public static RuleFault? Name(string name, string field) =>
        string.IsNullOrWhiteSpace(name) ? Rules.NameRequired.At(field) : Text(name, field, MaxNameLength);

    /// <summary>A name or other short text that may be missing, and is not empty when it is there.</summary>
    public static RuleFault? ShortText(string? text, string field) => text is null ? null : Name(text, field);

    public static RuleFault? LongText(string? text, string field) => text is null ? null : Text(text, field, MaxTextLength, hasLines: true);

    public static RuleFault? Key(string? key, string field)
    {
        if (key is null)
            return null;
        if (key.Length == 0)
            return Rules.Required.At(field, field);
        if (Characters(key, field) is { } fault)
            return fault;
        return key.Length > MaxKeyLength || key.Any(char.IsWhiteSpace) ? Rules.BadKey.At(field, MaxKeyLength) : null;
    }

    public static RuleFault? WebAddress(string? url, string field)
    {
        if (url is null)
            return null;
        var isGood =
            url.Length <= MaxUrlLength
            && PlainText.FaultOf(url) is null
            && !url.Any(char.IsWhiteSpace)
            && Uri.TryCreate(url, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https";
        return isGood ? null : Rules.BadUrl.At(field, MaxUrlLength);
    }

    /// <summary>R1 to R9, or 2, 4 or 6 digits.</summary>
    public static RuleFault? AreaCode(string? code, string field) =>
        code is null or ['R', >= '1' and <= '9'] || code.Length is 2 or 4 or 6 && code.All(char.IsAsciiDigit)
            ? null
            : Rules.BadAreaCode.At(field, Cut(code));

    /// <summary>A text from outside as an error shows it.</summary>
    public static string Cut(string text) => PlainText.Shown(text, MaxShownLength);

    public static RuleFault? Between(int? number, int min, int max, string field) =>
        number is null || number >= min && number <= max ? null : Rules.OutOfRange.At(field, min, max, number);

    public static RuleFault? Count<T>(ValueList<T> list, int max, string field) =>
        list.Count <= max ? null : Rules.TooMany.At(field, list.Count, max);

    public static RuleFault? Year(int? year, string field)
    {
        if (year is not { } given || FiscalYear.IsValid(given))
            return null;
        return NoYear(Number(given), given, field);
    }

    /// <summary>What is no fiscal year, with the one that is meant where it is a year of the Common Era.</summary>
    /// <param name="text">As it was written.</param>
    /// <param name="year">The number that it is read as; 0 for none.</param>
    public static RuleFault NoYear(string text, int year, string field)
    {
        var meant = year + FiscalYear.EraOffset;
        return Rules.FiscalYear.At(
            field,
            Cut(text),
            FiscalYear.Min,
            FiscalYear.Max,
            FiscalYear.IsValid(meant) ? DidYouMean(Number(meant)) : Wording.None
        );
    }

    /// <summary>What is no date, with the one that is meant where it is a date of the Buddhist era.</summary>
    /// <param name="form">How a date is written there.</param>
    public static RuleFault NoDate(string text, string form, string field) =>
        Rules.NotADate.At(field, Cut(text), form, PartialDate.MeantBy(text) is { } meant ? DidYouMean(meant) : Wording.None);

    public static RuleFault? Period(PartialDate? start, PartialDate? end) =>
        start is { } first && end is { } last && last.Latest < first.Earliest ? Rules.Period.At("end", last, first) : null;

    public static RuleFault? Point(GeoPoint? point, string field) =>
        point is null or { Latitude: >= -90 and <= 90, Longitude: >= -180 and <= 180 } ? null : Rules.Point.At(field);

    /// <summary>Names, at most so many.</summary>
    public static IEnumerable<RuleFault?> Names(ValueList<string> names, int max, string field) =>
        [Count(names, max, field), .. names.Take(max).Select((name, i) => Name(name, $"{field}[{i}]"))];

    /// <summary>Numbers from 1 to 5, each once.</summary>
    public static IEnumerable<RuleFault?> OneToFive(IReadOnlyList<int> numbers, Func<int, string> field) =>
        numbers.Select(
            (number, i) =>
                Between(number, 1, 5, field(i)) ?? (numbers.Take(i).Contains(number) ? Rules.NumberTwice.At(field(i), number) : null)
        );

    /// <summary>A question that ends a sentence; it begins with a space.</summary>
    public static Wording DidYouMean(string meant) => new($" Did you mean {meant}?", $" หมายถึง {meant} หรือไม่");

    private static RuleFault? Text(string text, string field, int maxLength, bool hasLines = false) =>
        text.Length > maxLength ? Rules.TooLong.At(field, text.Length, maxLength) : Characters(text, field, hasLines);

    /// <summary>What the text is made of; every way in but other programs' brings it to normal form first.</summary>
    private static RuleFault? Characters(string text, string field, bool hasLines = false) =>
        PlainText.FaultOf(text, hasLines) is { } fault ? Rules.Of(fault).At(field)
        : PlainText.Normalise(text) != text ? Rules.NotNormal.At(field)
        : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
