using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>What each node reaches, by plain search; components by mutual reach.</summary>
    public static Outcome Components(CsrGraph graph, bool strong)
    {
        var reach = Enumerable.Range(0, graph.NodeCount).Select(node => Reached(strong ? graph : graph.Underlying, node, -1)).ToArray();
        var labels = Enumerable.Repeat(-1, graph.NodeCount).ToArray();
        var next = 0;
        for (var node = 0; node < labels.Length; node++)
            if (labels[node] < 0)
            {
                for (var other = node; other < labels.Length; other++)
                    if (reach[node][other] && reach[other][node])
                        labels[other] = next;
                next++;
            }
        return Outcome.Nodes(labels, "");
    }

    /// <summary>Takes each node away and looks at what is left of its neighbours.</summary>
    public static Outcome CutOff(CsrGraph graph)
    {
        graph = graph.Underlying;
        var cut = new int[graph.NodeCount];
        for (var node = 0; node < cut.Length; node++)
        {
            List<int> parts = [];
            var seen = new bool[cut.Length];
            foreach (var other in graph.NeighboursOf(node))
                if (!seen[other])
                {
                    var part = Reached(graph, other, node);
                    for (var i = 0; i < seen.Length; i++)
                        seen[i] |= part[i];
                    parts.Add(part.Count(yes => yes));
                }
            cut[node] = parts.Count == 0 ? 0 : parts.Sum() - parts.Max();
        }
        return Outcome.Nodes(cut, "");
    }

    /// <summary>Ties without which one end does not reach the other, with how many the smaller side has.</summary>
    public static Outcome Bridges(CsrGraph graph)
    {
        graph = graph.Underlying;
        return new Outcome(
            "",
            Arcs(graph)
                .Where(tie => tie.Source < tie.Target)
                .Select(tie => (tie, Near: Without(graph, tie.Source, tie.Target), Far: Without(graph, tie.Target, tie.Source)))
                .Where(sides => !sides.Near.Contains(sides.tie.Target))
                .Select(sides => ($"{sides.tie.Source} {sides.tie.Target}", (double)Math.Min(sides.Near.Count, sides.Far.Count)))
        );
    }

    /// <summary>Whom one end of a tie reaches without it.</summary>
    private static HashSet<int> Without(CsrGraph graph, int end, int other)
    {
        var (reached, path) = (new HashSet<int> { end }, new Stack<int>([end]));
        while (path.TryPop(out var node))
            foreach (var next in graph.NeighboursOf(node))
                if (!(node == end && next == other) && !(node == other && next == end) && reached.Add(next))
                    path.Push(next);
        return reached;
    }

    /// <summary>Kruskal, with groups renamed one by one.</summary>
    public static Outcome Forest(CsrGraph graph)
    {
        graph = graph.Underlying;
        var ties =
            from u in Enumerable.Range(0, graph.NodeCount)
            from v in graph.NeighboursOf(u).ToArray()
            where u < v
            orderby graph.WeightAt(graph.ArcOf(u, v))
            select (u, v);
        var group = Enumerable.Range(0, graph.NodeCount).ToArray();
        var (weight, count) = (0.0, 0);
        foreach (var (u, v) in ties)
            if (group[u] != group[v])
            {
                (weight, count) = (weight + graph.WeightAt(graph.ArcOf(u, v)), count + 1);
                var (from, to) = (group[v], group[u]);
                group = Array.ConvertAll(group, one => one == from ? to : one);
            }
        return Outcome.Figures(("weight", weight), ("ties", count));
    }

    private static bool[] Reached(CsrGraph graph, int source, int without)
    {
        var reached = new bool[graph.NodeCount];
        var todo = new Stack<int>([source]);
        reached[source] = true;
        while (todo.TryPop(out var node))
            foreach (var other in graph.NeighboursOf(node))
                if (other != without && !reached[other])
                {
                    reached[other] = true;
                    todo.Push(other);
                }
        return reached;
    }
}
