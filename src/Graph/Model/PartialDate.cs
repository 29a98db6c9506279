using System.Globalization;

namespace AntiCorruption.Graph.Model;

public enum DatePrecision : byte
{
    Year,
    Month,
    Day,
}

/// <summary>
/// A date of which the day, or the month and the day, may be unknown. Years are C.E., 1900 to 2200. Ordered by the first day it can mean,
/// then by precision.
/// </summary>
public readonly record struct PartialDate : IComparable<PartialDate>
{
    public const int MinYear = 1900;
    public const int MaxYear = 2200;

    /// <summary>How one is written.</summary>
    public const string Forms = "YYYY, YYYY-MM, YYYY-MM-DD";

    private readonly short year;
    private readonly byte month;
    private readonly byte day;

    /// <exception cref="ArgumentOutOfRangeException">The date does not exist, or its year is out of range (a Buddhist year, for
    /// instance).</exception>
    public PartialDate(int year, int? month = null, int? day = null)
    {
        if (!Exists(year, month ?? 0, day ?? 0))
            throw new ArgumentOutOfRangeException(nameof(year), $"{year}-{month}-{day} is not a date");
        this.year = (short)year;
        this.month = (byte)(month ?? 0);
        this.day = (byte)(day ?? 0);
    }

    public int Year => year;
    public int? Month => month == 0 ? null : month;
    public int? Day => day == 0 ? null : day;

    public DatePrecision Precision =>
        day != 0 ? DatePrecision.Day
        : month != 0 ? DatePrecision.Month
        : DatePrecision.Year;

    /// <summary>The first day that the date can mean.</summary>
    public DateOnly Earliest => new(year, Math.Max((byte)1, month), Math.Max((byte)1, day));

    /// <summary>The last day that the date can mean.</summary>
    public DateOnly Latest =>
        Precision switch
        {
            DatePrecision.Day => Earliest,
            DatePrecision.Month => Earliest.AddMonths(1).AddDays(-1),
            _ => new(year, 12, 31),
        };

    /// <summary>Year, month and day in one number, unknown parts 0: the stored form, which sorts as the dates do.</summary>
    public int Packed => (year * 100 + month) * 100 + day;

    public static PartialDate FromPacked(int packed) => new(packed / 10000, NullIfZero(packed / 100 % 100), NullIfZero(packed % 100));

    /// <summary>Reads <c>yyyy</c>, <c>yyyy-MM</c> or <c>yyyy-MM-dd</c>, C.E.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        if (text is not { Length: 4 or 7 or 10 })
            return false;
        if (text.Length > 4 && text[4] != '-' || text.Length > 7 && text[7] != '-')
            return false;
        int y = Digits(text, 0, 4),
            m = text.Length > 4 ? Digits(text, 5, 2) : 0,
            d = text.Length > 7 ? Digits(text, 8, 2) : 0;
        if (y < 0 || m < (text.Length > 4 ? 1 : 0) || d < (text.Length > 7 ? 1 : 0) || !Exists(y, m, d))
            return false;
        date = new PartialDate(y, NullIfZero(m), NullIfZero(d));
        return true;
    }

    /// <summary>The date of the Common Era that somebody means who writes a year of the Buddhist era; null when it is none.</summary>
    public static string? MeantBy(string text)
    {
        if (text.Length < 4 || Digits(text, 0, 4) is not (> MaxYear and var year))
            return null;
        var meant = (year - FiscalYear.EraOffset).ToString("D4", CultureInfo.InvariantCulture) + text[4..];
        return TryParse(meant, out _) ? meant : null;
    }

    public int CompareTo(PartialDate other) => Packed.CompareTo(other.Packed);

    public override string ToString() =>
        Precision switch
        {
            DatePrecision.Day => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}"),
            DatePrecision.Month => string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}"),
            _ => year.ToString("D4", CultureInfo.InvariantCulture),
        };

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;

    private static bool Exists(int year, int month, int day) =>
        year is >= MinYear and <= MaxYear
        && month is >= 0 and <= 12
        && day >= 0
        && (day == 0 || month != 0 && day <= DateTime.DaysInMonth(year, month));

    private static int? NullIfZero(int value) => value == 0 ? null : value;

    private static int Digits(string text, int at, int count)
    {
        var value = 0;
        foreach (var c in text.AsSpan(at, count))
        {
            if (!char.IsAsciiDigit(c))
                return -1;
            value = value * 10 + (c - '0');
        }
        return value;
    }
}
