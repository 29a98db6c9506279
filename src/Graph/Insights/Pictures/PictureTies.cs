using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Insights.Pictures;

/// <summary>A line of a picture.</summary>
/// <param name="From">A point.</param>
/// <param name="To">Another point; where the scope has no directions, of a larger number.</param>
/// <param name="Weight">As the scope weighs ties; between groups, the ties between their members.</param>
public readonly record struct PictureTie(int From, int To, double Weight);

/// <summary>The lines of a picture.</summary>
/// <param name="All">By their ends.</param>
/// <param name="HiddenCount">Lines left out because there are too many, the weakest.</param>
public sealed record PictureTies(PictureTie[] All, int HiddenCount)
{
    /// <param name="pointOf">The point of each node of the graph, −1 for none. Ties within a point are no lines.</param>
    /// <param name="most">Lines at most.</param>
    internal static PictureTies Of(CsrGraph graph, int[] pointOf, bool isGrouped, int most)
    {
        var weights = new Dictionary<(int From, int To), double>();
        for (var node = 0; node < graph.NodeCount; node++)
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
        {
            var (from, to) = (pointOf[node], pointOf[graph.Targets[arc]]);
            if (from < 0 || to < 0 || from == to || !graph.IsDirected && node > graph.Targets[arc])
                continue;
            var ends = graph.IsDirected || from < to ? (from, to) : (to, from);
            weights[ends] = weights.GetValueOrDefault(ends) + (isGrouped ? 1 : graph.WeightAt(arc));
        }
        var strongest = weights.OrderByDescending(tie => tie.Value).ThenBy(tie => tie.Key).Take(most);
        PictureTie[] kept = [.. strongest.OrderBy(tie => tie.Key).Select(tie => new PictureTie(tie.Key.From, tie.Key.To, tie.Value))];
        return new(kept, weights.Count - kept.Length);
    }
}
