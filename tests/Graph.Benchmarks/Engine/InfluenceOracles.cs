using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>Where every try succeeds, all that can be reached is.</summary>
    public static Outcome CertainCascade(BenchmarkInput input)
    {
        var reached = new double[input.Graph.NodeCount];
        foreach (var source in input.Sources)
        {
            var its = Reached(input.Graph, source, -1);
            for (var node = 0; node < reached.Length; node++)
                reached[node] = its[node] ? 1 : reached[node];
        }
        return Outcome.Nodes(reached);
    }

    /// <summary>Plain greed: every set counted anew in every round.</summary>
    public static Outcome Coverage(CsrGraph graph, int count)
    {
        var covered = new HashSet<int>();
        var gains = new List<double>();
        while (gains.Count < count)
        {
            var (best, most) = (0, 0);
            for (var node = 0; node < graph.NodeCount; node++)
                if (graph.NeighboursOf(node).ToArray().Count(other => !covered.Contains(other)) is var gain && gain > most)
                    (best, most) = (node, gain);
            if (most == 0)
                break;
            covered.UnionWith(graph.NeighboursOf(best).ToArray());
            gains.Add(most);
        }
        return Outcome.Figures([
            ("covered", covered.Count),
            .. gains.Select((gain, i) => (FormattableString.Invariant($"gain {i}"), gain)),
        ]);
    }
}
