namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>The double sum over all pairs of nodes.</summary>
    public static Outcome Modularity(BenchmarkInput input)
    {
        var graph = input.Graph;
        var (sum, arcs) = (0.0, (double)graph.ArcCount);
        for (var i = 0; i < graph.NodeCount; i++)
        for (var j = 0; j < graph.NodeCount; j++)
            if (input.Labels[i] == input.Labels[j])
                sum += (graph.HasArc(i, j) ? 1 : 0) - graph.DegreeOf(i) * (double)graph.InDegreeOf(j) / arcs;
        return Outcome.Figures(("modularity", arcs > 0 ? sum / arcs : 0));
    }

    /// <summary>Sums over pairs of nodes (adjusted Rand) and over pairs of groups (mutual information), from the definitions.</summary>
    public static Outcome Comparison(BenchmarkInput input)
    {
        var (left, right) = (input.Labels, Components(input.Graph, strong: false).Values.Select(value => (int)value.Value).ToArray());
        double nodes = left.Length,
            both = 0,
            ones = 0,
            twos = 0,
            all = Math.Max(1, nodes * (nodes - 1) / 2);
        for (var u = 0; u < left.Length; u++)
        for (var v = 0; v < u; v++)
        {
            ones += left[u] == left[v] ? 1 : 0;
            twos += right[u] == right[v] ? 1 : 0;
            both += left[u] == left[v] && right[u] == right[v] ? 1 : 0;
        }
        double Entropy(IEnumerable<int> labels) =>
            labels.CountBy(label => label).Sum(group => -group.Value / nodes * Math.Log(group.Value / nodes));
        var shared =
            Entropy(left)
            + Entropy(right)
            + left.Zip(right).CountBy(pair => pair).Sum(group => group.Value / nodes * Math.Log(group.Value / nodes));
        var (expected, largest) = (ones * twos / all, (ones + twos) / 2);
        // Nothing to tell apart on either side, by information or by pairs: the two say the same.
        var (mean, room) = ((Entropy(left) + Entropy(right)) / 2, largest - expected);
        return Outcome.Figures(("nmi", mean > 0 ? shared / mean : 1), ("ari", room > 0 ? (both - expected) / room : 1));
    }
}
