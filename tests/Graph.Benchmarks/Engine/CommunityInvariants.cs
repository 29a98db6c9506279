using System.Globalization;
using AntiCorruption.Graph.Algorithms.Communities;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

/// <summary>
/// What must hold of answers that no definition fixes to a number, as those of seeded searches and of estimates. Each says what does not
/// hold; null where all does.
/// </summary>
internal static partial class Invariants
{
    private const double Rounding = 1e-9;

    /// <summary>
    /// The modularity is that of the double sum over pairs, communities stand by size and, where the algorithm promises it, are connected;
    /// and a search that came to rest leaves no node that would gain by moving.
    /// </summary>
    public static string? Communities(CsrGraph graph, Outcome outcome, Func<CommunityOptions, CommunityResult> search, bool areConnected)
    {
        graph = graph.Underlying;
        var labels = LabelsOf(outcome);
        var reported = double.Parse(outcome.Check.Split(' ')[0][2..], CultureInfo.InvariantCulture);
        if (Math.Abs(reported - ModularityOf(graph, labels)) > 1e-6)
            return FormattableString.Invariant($"the modularity is {ModularityOf(graph, labels):R}");
        var sizes = labels.CountBy(label => label).OrderBy(size => size.Key).Select(size => size.Value).ToArray();
        if (!sizes.SequenceEqual(sizes.OrderDescending()))
            return "a community stands before a larger one";
        var rest = search(new() { MaxIterations = 1000 });
        if (!rest.Converged)
            return "there is no end after 1000 runs";
        return (areConnected ? Divided(graph, labels) ?? Divided(graph, rest.Labels) : null) ?? Restless(graph, rest.Labels);
    }

    /// <summary>At the end no label has more weight among a node's neighbours than its own.</summary>
    public static string? LabelPropagation(CsrGraph graph, Outcome outcome)
    {
        graph = graph.Underlying;
        var labels = LabelsOf(outcome);
        var result = Algorithms.Communities.LabelPropagation.Compute(graph);
        if (!result.Labels.SequenceEqual(labels))
            return "another run has other labels";
        for (var node = 0; node < labels.Length && result.Converged; node++)
        {
            var weights = Around(graph, labels, node);
            if (weights.Count > 0 && weights.GetValueOrDefault(labels[node]) < weights.Values.Max() - Rounding)
                return $"most neighbours of {node} have another label";
        }
        return null;
    }

    private static int[] LabelsOf(Outcome outcome) => [.. outcome.Values.Select(value => (int)value.Value)];

    private static double ModularityOf(CsrGraph graph, int[] labels)
    {
        var strengths = Enumerable.Range(0, labels.Length).Select(node => StrengthOf(graph, node)).ToArray();
        var (sum, total) = (0.0, strengths.Sum());
        for (var u = 0; u < labels.Length; u++)
        for (var v = 0; v < labels.Length; v++)
            if (labels[u] == labels[v])
                sum += (graph.ArcOf(u, v) is >= 0 and var arc ? graph.WeightAt(arc) : 0) - strengths[u] * strengths[v] / total;
        return total > 0 ? sum / total : 0;
    }

    private static string? Divided(CsrGraph graph, int[] labels)
    {
        foreach (var community in Enumerable.Range(0, labels.Length).GroupBy(node => labels[node]))
        {
            var seen = new HashSet<int> { community.First() };
            var todo = new Stack<int>(seen);
            while (todo.TryPop(out var node))
                foreach (var other in graph.NeighboursOf(node))
                    if (labels[other] == community.Key && seen.Add(other))
                        todo.Push(other);
            if (seen.Count < community.Count())
                return $"community {community.Key} is not connected";
        }
        return null;
    }

    /// <summary>By the gain of a move: what ties the node to the one community and the other, less what chance would.</summary>
    private static string? Restless(CsrGraph graph, int[] labels)
    {
        var strengths = Enumerable.Range(0, labels.Length).Select(node => StrengthOf(graph, node)).ToArray();
        var (total, communities) = (
            strengths.Sum(),
            labels.Zip(strengths).GroupBy(node => node.First).ToDictionary(group => group.Key, group => group.Sum(node => node.Second))
        );
        for (var node = 0; node < labels.Length && total > 0; node++)
        {
            var weights = Around(graph, labels, node);
            var stay = weights.GetValueOrDefault(labels[node]) - strengths[node] * (communities[labels[node]] - strengths[node]) / total;
            var best = weights
                .Where(weight => weight.Key != labels[node])
                .Select(weight => weight.Value - strengths[node] * communities[weight.Key] / total)
                .Append(0)
                .Max();
            if (best > stay + Rounding * Math.Max(1, strengths[node]))
                return FormattableString.Invariant($"node {node} would gain {(best - stay) * 2 / total:g3} by moving");
        }
        return null;
    }

    private static Dictionary<int, double> Around(CsrGraph graph, int[] labels, int node)
    {
        var weights = new Dictionary<int, double>();
        for (var arc = graph.Offsets[node]; arc < graph.Offsets[node + 1]; arc++)
            weights[labels[graph.Targets[arc]]] = weights.GetValueOrDefault(labels[graph.Targets[arc]]) + graph.WeightAt(arc);
        return weights;
    }

    private static double StrengthOf(CsrGraph graph, int node) =>
        Enumerable.Range(graph.Offsets[node], graph.DegreeOf(node)).Sum(graph.WeightAt);
}
