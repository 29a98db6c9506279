namespace AntiCorruption.Api.Lists.Filtering;

/// <summary>How much a <c>where</c> argument asks.</summary>
/// <param name="Conditions">Inputs and operations in it, each counted where it is written.</param>
/// <param name="Values">Operands of <c>in</c> and <c>nin</c>, of all of them together.</param>
/// <param name="Hops">Lists of links, partners, activities and the like gone through one after another, at the deepest place.</param>
public readonly record struct FilterSize(int Conditions, int Values, int Hops)
{
    /// <summary>What each hop adds to a price; a condition adds 1.</summary>
    private const double HopPrice = 100;

    /// <summary>Values that cost as much as a condition.</summary>
    private const double ValuesPerCondition = 100;

    /// <summary>One condition.</summary>
    public static FilterSize One { get; } = new(1, 0, 0);

    /// <summary>One value of a list.</summary>
    public static FilterSize OneValue { get; } = new(0, 1, 0);

    /// <summary>What asking it adds to the price of its list.</summary>
    public double Price => Conditions + Values / ValuesPerCondition + HopPrice * Hops;

    /// <summary>Both, side by side.</summary>
    public static FilterSize operator +(FilterSize left, FilterSize right) =>
        new(left.Conditions + right.Conditions, left.Values + right.Values, Math.Max(left.Hops, right.Hops));

    /// <summary>All of them side by side, in one input.</summary>
    public static FilterSize Sum(IEnumerable<FilterSize> parts) => parts.Aggregate(One, (sum, part) => sum + part);

    /// <summary>The same asked of the records of a list.</summary>
    public FilterSize OverAHop() => this with { Hops = Hops + 1 };
}
