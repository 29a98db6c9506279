using AntiCorruption.Graph.Algorithms.Brokerage;
using AntiCorruption.Graph.Algorithms.Paths;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Invariants
{
    /// <summary>Above this many nodes every other choice of a key player takes too long to be tried.</summary>
    private const int MostTried = 150;

    /// <summary>The value is that of the definition, and no other node beside those chosen before would have given more.</summary>
    public static string? KeyPlayers(CsrGraph graph, KeyPlayerGoal goal, Outcome outcome)
    {
        var nodes = outcome.Values.Skip(1).Select(value => (int)value.Value).ToArray();
        if (nodes.Distinct().Count() < nodes.Length || nodes.Length != Math.Min(5, graph.NodeCount))
            return "the nodes are not five different ones";
        var distances = Oracles.Distances(
            goal is KeyPlayerGoal.Fragmentation or KeyPlayerGoal.DistanceFragmentation ? graph.Underlying : graph,
            LengthRule.Hops
        );
        var value = ValueOf(graph, distances, goal, nodes);
        if (nodes.Length > 0 && !Same(value, outcome.Values.First().Value))
            return FormattableString.Invariant($"the value is {value:R}");
        for (var i = 0; i < nodes.Length && graph.NodeCount is > 1 and <= MostTried; i++)
        {
            var chosen = ValueOf(graph, distances, goal, nodes[..(i + 1)]);
            for (var other = 0; other < graph.NodeCount; other++)
                if (!nodes.AsSpan(0, i).Contains(other) && ValueOf(graph, distances, goal, [.. nodes[..i], other]) > chosen + Rounding)
                    return $"node {other} would be better than {nodes[i]}";
        }
        return null;
    }

    /// <summary>The fit is the correlation over all pairs, and no single node's move raises it.</summary>
    public static string? CorePeriphery(CsrGraph graph, Outcome outcome)
    {
        graph = graph.Underlying;
        var result = Algorithms.Brokerage.CorePeriphery.Compute(graph);
        var core = result.IsCore;
        double? Ideal(int u, int v) =>
            core[u] == core[v]
                ? core[u]
                    ? 1
                    : 0
                : null;
        var fit = Correlation(graph, Ideal);
        if (!Same(result.Fit, outcome.Values.First().Value) || !Same(fit, result.Fit))
            return FormattableString.Invariant($"the correlation is {fit:R}");
        for (var node = 0; node < core.Length && core.Length <= 5 * MostTried; node++)
        {
            core[node] = !core[node];
            if (Correlation(graph, Ideal) > fit + Rounding)
                return $"moving node {node} fits better";
            core[node] = !core[node];
        }
        return null;
    }

    /// <summary>
    /// The fit is the correlation of ties with products over all pairs, and changing one number a little raises it by next to nothing.
    /// </summary>
    public static string? Coreness(CsrGraph graph, Outcome outcome)
    {
        graph = graph.Underlying;
        var scores = outcome.Values.Select(value => value.Value).ToArray();
        var reported = Algorithms.Brokerage.Coreness.Compute(graph).Fit;
        double? Products(int u, int v) => scores[u] * scores[v];
        var fit = Correlation(graph, Products);
        if (scores.Any(score => score < 0) || !Same(fit, reported))
            return FormattableString.Invariant($"the correlation is {fit:R}");
        for (var node = 0; node < scores.Length && scores.Length <= MostTried; node++)
            foreach (var change in (double[])[-0.01, 0.01])
            {
                var before = scores[node];
                scores[node] = Math.Max(0, before + change);
                if (Correlation(graph, Products) > fit + 1e-6)
                    return FormattableString.Invariant($"node {node} with {scores[node]:R} fits better");
                scores[node] = before;
            }
        return null;
    }

    private static double ValueOf(CsrGraph graph, double[][] distances, KeyPlayerGoal goal, int[] chosen)
    {
        double nodes = graph.NodeCount;
        if (goal is KeyPlayerGoal.Reach or KeyPlayerGoal.DistanceReach)
        {
            var nearest = Enumerable.Range(0, graph.NodeCount).Select(node => chosen.Min(from => distances[from][node]));
            return nearest.Sum(distance =>
                    goal == KeyPlayerGoal.Reach
                        ? distance <= 2
                            ? 1
                            : 0
                        : distance == 0
                            ? 1
                            : 1 / distance
                ) / nodes;
        }
        int[] left = [.. Enumerable.Range(0, graph.NodeCount).Except(chosen).Order()];
        var rest = Oracles.Distances(CsrGraphBuilder.Induced(graph.Underlying, left), LengthRule.Hops);
        var kept = rest.Sum(row =>
            row.Where(distance => distance > 0 && double.IsFinite(distance))
                .Sum(distance => goal == KeyPlayerGoal.Fragmentation ? 1 : 1 / distance)
        );
        return nodes < 2 ? double.NaN : 1 - kept / (nodes * (nodes - 1));
    }

    /// <summary>Pearson's, of the ties with a pattern, over the pairs that have one.</summary>
    private static double Correlation(CsrGraph graph, Func<int, int, double?> pattern)
    {
        var pairs = new List<(double Tie, double Ideal)>();
        for (var u = 0; u < graph.NodeCount; u++)
        for (var v = 0; v < u; v++)
            if (pattern(u, v) is { } ideal)
                pairs.Add((graph.ArcOf(u, v) is >= 0 and var arc ? graph.WeightAt(arc) : 0, ideal));
        if (pairs.Count == 0)
            return double.NaN;
        var (tie, ideals) = (pairs.Average(pair => pair.Tie), pairs.Average(pair => pair.Ideal));
        double together = pairs.Sum(pair => (pair.Tie - tie) * (pair.Ideal - ideals)),
            spread = pairs.Sum(pair => Math.Pow(pair.Tie - tie, 2)),
            own = pairs.Sum(pair => Math.Pow(pair.Ideal - ideals, 2));
        return spread > Rounding && own > 0 ? together / Math.Sqrt(spread * own) : double.NaN;
    }

    private static bool Same(double left, double right) =>
        left == right || (double.IsNaN(left) && double.IsNaN(right)) || Math.Abs(left - right) <= Rounding * Math.Max(1, Math.Abs(right));
}
