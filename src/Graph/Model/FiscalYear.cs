using System.Collections;
using System.Numerics;

namespace AntiCorruption.Graph.Model;

/// <summary>The Thai government's fiscal year, in the Buddhist era: FY2565 runs from 1 October 2021 to 30 September 2022.</summary>
public static class FiscalYear
{
    /// <summary>First and last year that the graph can hold, B.E.; what lies 543 below is taken for a C.E. year by mistake.</summary>
    public const int Min = 2530;
    public const int Max = 2593;

    /// <summary>B.E. minus C.E.</summary>
    public const int EraOffset = 543;

    public static bool IsValid(int year) => year is >= Min and <= Max;

    public static int Of(DateOnly date) => date.Year + EraOffset + (date.Month >= 10 ? 1 : 0);

    public static DateOnly FirstDay(int year) => new(year - EraOffset - 1, 10, 1);

    public static DateOnly LastDay(int year) => new(year - EraOffset, 9, 30);
}

/// <summary>A set of fiscal years (B.E., <see cref="FiscalYear.Min"/> to <see cref="FiscalYear.Max"/>) in one machine word.</summary>
public readonly record struct FiscalYears(ulong Mask) : IEnumerable<int>
{
    public static FiscalYears None => default;

    public static FiscalYears Of(int year) =>
        FiscalYear.IsValid(year)
            ? new(1UL << (year - FiscalYear.Min))
            : throw new ArgumentOutOfRangeException(
                nameof(year),
                $"{year} is not a fiscal year of the Buddhist era between {FiscalYear.Min} and {FiscalYear.Max}"
            );

    public static FiscalYears Of(IEnumerable<int> years) => years.Aggregate(None, (set, year) => set | Of(year));

    /// <summary>The fiscal years that a period touches; none when its start is unknown. An open end counts the first year only.</summary>
    public static FiscalYears Between(PartialDate? start, PartialDate? end)
    {
        if (start is null)
            return None;
        int first = FiscalYear.Of(start.Value.Earliest),
            last = end is null ? first : FiscalYear.Of(end.Value.Latest);
        return Of(Enumerable.Range(first, Math.Max(1, last - first + 1)).Where(FiscalYear.IsValid));
    }

    public int Count => BitOperations.PopCount(Mask);
    public bool IsEmpty => Mask == 0;
    public int? First => IsEmpty ? null : FiscalYear.Min + BitOperations.TrailingZeroCount(Mask);
    public int? Last => IsEmpty ? null : FiscalYear.Min + 63 - BitOperations.LeadingZeroCount(Mask);

    public bool Contains(int year) => FiscalYear.IsValid(year) && (Mask >> (year - FiscalYear.Min) & 1) != 0;

    public bool Overlaps(FiscalYears other) => (Mask & other.Mask) != 0;

    public static FiscalYears operator |(FiscalYears left, FiscalYears right) => new(left.Mask | right.Mask);

    public static FiscalYears BitwiseOr(FiscalYears left, FiscalYears right) => left | right;

    /// <summary>The years, ascending.</summary>
    public IEnumerator<int> GetEnumerator()
    {
        for (var rest = Mask; rest != 0; rest &= rest - 1)
            yield return FiscalYear.Min + BitOperations.TrailingZeroCount(rest);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
