using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Tests.Algorithms.Influence;

/// <summary>Spread from the definition, for tiny graphs: every way that chance can fall, weighed by its probability.</summary>
internal static class Worlds
{
    /// <summary>Each arc passes something on or does not.</summary>
    public static double[] Cascade(CsrGraph graph, int[] seeds, Func<int, int, double> chance)
    {
        var arcs = Arcs(graph);
        var reached = new double[graph.NodeCount];
        for (var world = 0; world < 1 << arcs.Count; world++)
        {
            var probability = 1.0;
            for (var i = 0; i < arcs.Count; i++)
                probability *= (world >> i & 1) != 0 ? chance(arcs[i].U, arcs[i].V) : 1 - chance(arcs[i].U, arcs[i].V);
            AddReached(reached, probability, seeds, [.. arcs.Where((_, i) => (world >> i & 1) != 0)]);
        }
        return reached;
    }

    /// <summary>Each node listens to one of those that lead to it, by share (Kempe et al. 2003, theorem 2.5).</summary>
    public static double[] Threshold(CsrGraph graph, int[] seeds)
    {
        var reached = new double[graph.NodeCount];
        Choose(0, 1, []);
        return reached;

        void Choose(int node, double probability, List<(int U, int V)> chosen)
        {
            if (node == graph.NodeCount)
            {
                AddReached(reached, probability, seeds, chosen);
                return;
            }
            var into = Arcs(graph).Where(arc => arc.V == node).ToArray();
            var strength = into.Sum(arc => graph.WeightAt(graph.ArcOf(arc.U, arc.V)));
            if (into.Length == 0)
                Choose(node + 1, probability, chosen);
            foreach (var arc in into)
                Choose(node + 1, probability * graph.WeightAt(graph.ArcOf(arc.U, arc.V)) / strength, [.. chosen, arc]);
        }
    }

    public static List<(int U, int V)> Arcs(CsrGraph graph) =>
        [.. Enumerable.Range(0, graph.NodeCount).SelectMany(u => graph.NeighboursOf(u).ToArray().Select(v => (u, v)))];

    private static void AddReached(double[] reached, double probability, int[] seeds, List<(int U, int V)> arcs)
    {
        var active = seeds.ToHashSet();
        while (arcs.Exists(arc => active.Contains(arc.U) && active.Add(arc.V))) { }
        foreach (var node in active)
            reached[node] += probability;
    }
}
