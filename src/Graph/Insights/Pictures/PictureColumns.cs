using AntiCorruption.Graph.Insights.Rankings;

namespace AntiCorruption.Graph.Insights.Pictures;

/// <summary>How large the points of a picture are and what colour they have.</summary>
/// <param name="Values">What sizes stand for: the metric of a party, the parties of a group; null where it is not defined.</param>
/// <param name="Sizes">Radii in units of the picture, so that areas stand for values: points never overlap.</param>
/// <param name="Colours">
/// A place in the groups of the legend, of a group that of most of its members; or the value of a metric, of a group the mean. Null where
/// it
/// is not defined.
/// </param>
public sealed record PictureColumns(double?[] Values, double[] Sizes, double?[] Colours)
{
    private const double SmallestRadius = 0.15;
    private const double LargestRadius = 0.45;

    /// <param name="size">The metric that sizes stand for.</param>
    /// <param name="colours">The groups of all parties of the scope; or null, and <paramref name="shade"/> is given.</param>
    /// <param name="shade">The metric that colours stand for.</param>
    public static PictureColumns Of(PictureResult picture, RankingResult size, PictureGroups? colours, RankingResult? shade)
    {
        var members = MembersOf(picture);
        var values = Array.ConvertAll(members, nodes => picture.IsGrouped ? nodes.Count : ValueOf(size, nodes[0]));
        return new(
            values,
            SizesOf(values),
            Array.ConvertAll(members, nodes => shade is null ? MostOf(colours!, nodes) : MeanOf(shade, nodes))
        );
    }

    private static List<int>[] MembersOf(PictureResult picture)
    {
        var members = new List<int>[picture.Keys.Count];
        for (var node = 0; node < picture.PointOf.Length; node++)
            if (picture.PointOf[node] is >= 0 and var point)
                (members[point] ??= []).Add(node);
        return members;
    }

    private static double? ValueOf(RankingResult ranking, int node) => ranking.Rows[ranking.Places[node]].Value;

    private static double? MeanOf(RankingResult ranking, List<int> nodes) => nodes.Select(node => ValueOf(ranking, node)).Average();

    /// <summary>The group of most, of equally many the first.</summary>
    private static double? MostOf(PictureGroups groups, List<int> nodes) =>
        nodes.CountBy(node => groups.Labels[node]).OrderByDescending(count => count.Value).ThenBy(count => count.Key).First().Key;

    private static double[] SizesOf(double?[] values)
    {
        var largest = values.Max() ?? 0;
        return Array.ConvertAll(values, value => SmallestRadius + (LargestRadius - SmallestRadius) * ShareOf(value, largest));
    }

    private static double ShareOf(double? value, double largest) => value is > 0 && largest > 0 ? Math.Sqrt(value.Value / largest) : 0;
}
