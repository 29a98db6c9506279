namespace AntiCorruption.Graph.Insights.Rankings;

/// <summary>
/// The ranks of values: 1 for the largest; equal values share a rank, and the next one comes after all of them. Values are equal to the
/// largest of those that share a rank where they differ from it by rounding only, which is told relative to it, and near 0 relative to the
/// largest of all.
/// </summary>
public sealed class Ranks
{
    /// <summary>Values that differ from the largest of their rank by no more than this share of it are equal.</summary>
    public const double RelativeTolerance = 1e-9;

    /// <summary>Values that differ by no more than this share of the largest of all are equal: what adding many doubles leaves.</summary>
    public const double RoundingShare = 1e-14;

    private readonly int[] tieCounts;

    private Ranks(int[] order, int[] ofItem, int[] tieCounts, int rankedCount) =>
        (Order, OfItem, this.tieCounts, RankedCount) = (order, ofItem, tieCounts, rankedCount);

    /// <summary>The items by rank, equal ranks ascending, those without a value last.</summary>
    public IReadOnlyList<int> Order { get; }

    /// <summary>The rank of each item; 0 without a value.</summary>
    public IReadOnlyList<int> OfItem { get; }

    /// <summary>Items with a value.</summary>
    public int RankedCount { get; }

    /// <summary>0 to 100: the items with a smaller value and half of those with an equal one, of all that have one. The item must have
    /// one.</summary>
    public double PercentileOf(int item) => 100 * (RankedCount + 1 - OfItem[item] - tieCounts[item] / 2.0) / RankedCount;

    /// <param name="values">By item; NaN for none.</param>
    /// <param name="roundingShare">What of the largest value can be rounding in any of them, see
    /// <see cref="MetricScores.RoundingOf"/>.</param>
    public static Ranks Of(IReadOnlyList<double> values, double roundingShare = RoundingShare)
    {
        var (order, keys) = (new int[values.Count], new double[values.Count]);
        for (var item = 0; item < order.Length; item++)
            (order[item], keys[item]) = (item, double.IsNaN(values[item]) ? double.PositiveInfinity : -values[item]);
        Array.Sort(keys, order);
        var rankedCount = Array.IndexOf(keys, double.PositiveInfinity) is >= 0 and var first ? first : keys.Length;
        var rounding = roundingShare * Largest(keys.AsSpan(0, rankedCount));
        var (ofItem, tieCounts) = (new int[order.Length], new int[order.Length]);
        for (int from = 0, to; from < rankedCount; from = to)
        {
            var last = keys[from] + Math.Max(rounding, RelativeTolerance * Math.Abs(keys[from]));
            for (to = from + 1; to < rankedCount && keys[to] <= last; to++) { }
            Array.Sort(order, from, to - from);
            for (var place = from; place < to; place++)
                (ofItem[order[place]], tieCounts[order[place]]) = (from + 1, to - from);
        }
        Array.Sort(order, rankedCount, order.Length - rankedCount);
        return new(order, ofItem, tieCounts, rankedCount);
    }

    /// <summary>The largest in size.</summary>
    private static double Largest(ReadOnlySpan<double> keys)
    {
        var largest = 0.0;
        foreach (var key in keys)
            largest = Math.Max(largest, Math.Abs(key));
        return largest;
    }
}
