namespace AntiCorruption.Graph.Exchange.Synthetic;

/// <summary>Draws items with probabilities in proportion to their weights; O(log n) a draw.</summary>
internal sealed class WeightedChoice
{
    private readonly int[] items;
    private readonly double[] sums;

    public WeightedChoice(IReadOnlyList<int> items, Func<int, double> weight)
    {
        this.items = [.. items];
        sums = new double[items.Count];
        var sum = 0.0;
        for (var i = 0; i < sums.Length; i++)
            sums[i] = sum += weight(this.items[i]);
    }

    public bool IsEmpty => items.Length == 0;

    public int Draw(SeededRandom random)
    {
        var at = Array.BinarySearch(sums, random.Fraction() * sums[^1]);
        return items[Math.Min(at < 0 ? ~at : at + 1, items.Length - 1)];
    }
}
