using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>Takes the node of highest degree away, again and again, and searches what is left.</summary>
    public static Outcome RemovalByDegree(CsrGraph graph)
    {
        graph = graph.Underlying;
        var ties = Enumerable.Range(0, graph.NodeCount).Select(node => graph.NeighboursOf(node).ToArray().ToHashSet()).ToArray();
        var left = Enumerable.Range(0, graph.NodeCount).ToList();
        var largest = new List<double> { LargestOf(ties, left) };
        while (left.Count > 0)
        {
            var gone = left.MaxBy(node => ties[node].Count);
            left.Remove(gone);
            foreach (var other in ties[gone])
                ties[other].Remove(gone);
            largest.Add(LargestOf(ties, left));
        }
        return Outcome.Nodes([.. largest]);
    }

    /// <summary>The formula of Eswaran and Tarjan, on sets of nodes that no bridge parts, found by taking every tie away.</summary>
    public static Outcome Augmentation(CsrGraph graph)
    {
        graph = graph.Underlying;
        var ties = Enumerable.Range(0, graph.NodeCount).Select(node => graph.NeighboursOf(node).ToArray().ToHashSet()).ToArray();
        var bridges = (from u in Enumerable.Range(0, ties.Length) from v in ties[u] where u < v select (u, v))
            .Where(tie =>
            {
                Cut(ties, tie);
                var isBridge = !PartOf(ties, tie.u).Contains(tie.v);
                (ties[tie.u], ties[tie.v]) = ([.. ties[tie.u], tie.v], [.. ties[tie.v], tie.u]);
                return isBridge;
            })
            .ToArray();
        foreach (var bridge in bridges)
            Cut(ties, bridge);
        var ends = new Dictionary<int, int>();
        for (var node = 0; node < ties.Length; node++)
            ends.TryAdd(PartOf(ties, node).Min(), 0);
        foreach (var (u, v) in bridges)
        foreach (var end in new[] { u, v })
            ends[PartOf(ties, end).Min()]++;
        var (isolated, leaves) = (ends.Values.Count(count => count == 0), ends.Values.Count(count => count == 1));
        return Outcome.Figures(
            ("ties", graph.NodeCount > 2 && isolated + leaves > 1 ? isolated + (leaves + 1) / 2 : 0),
            ("bridges", bridges.Length),
            ("left", graph.NodeCount == 2 ? bridges.Length : 0)
        );
    }

    /// <summary>
    /// Stoer and Wagner: merges the last two nodes of a maximum adjacency order until one is left; the cut of each last node is looked at.
    /// </summary>
    public static Outcome LeastCut(CsrGraph graph)
    {
        graph = graph.Underlying;
        var weights = Enumerable
            .Range(0, graph.NodeCount)
            .Select(node => graph.NeighboursOf(node).ToArray().ToDictionary(other => other, _ => 1))
            .ToArray();
        var left = Enumerable.Range(0, graph.NodeCount).ToHashSet();
        var least = left.Count < 2 ? double.NaN : double.PositiveInfinity;
        while (left.Count > 1)
        {
            var pull = left.ToDictionary(node => node, _ => 0);
            var (before, last) = (-1, -1);
            while (pull.Count > 0)
            {
                (before, last) = (last, pull.MaxBy(one => one.Value).Key);
                least = pull.Count == 1 ? Math.Min(least, pull[last]) : least;
                pull.Remove(last);
                foreach (var (other, weight) in weights[last])
                    if (pull.ContainsKey(other))
                        pull[other] += weight;
            }
            foreach (var (other, weight) in weights[last])
            {
                weights[other].Remove(last);
                if (other != before)
                    weights[before][other] = weights[other][before] = weights[before].GetValueOrDefault(other) + weight;
            }
            left.Remove(last);
        }
        return Outcome.Figures(("number", least));
    }

    /// <summary>
    /// The tree of Gusfield (1990): one plain flow per node; two nodes are in one class where no tie of the tree on the way between them is
    /// below k.
    /// </summary>
    public static Outcome EdgeClasses(CsrGraph graph, int k)
    {
        graph = graph.Underlying;
        var parents = new int[graph.NodeCount];
        var flows = new int[graph.NodeCount];
        for (var node = 1; node < parents.Length; node++)
        {
            (flows[node], var side) = Flow(graph, node, parents[node]);
            for (var other = node + 1; other < parents.Length; other++)
                if (side.Contains(other) && parents[other] == parents[node])
                    parents[other] = node;
        }
        var ties = Enumerable.Range(0, parents.Length).Select(_ => new HashSet<int>()).ToArray();
        for (var node = 1; node < parents.Length; node++)
            if (flows[node] >= k)
            {
                ties[node].Add(parents[node]);
                ties[parents[node]].Add(node);
            }
        var first = Enumerable.Range(0, parents.Length).Select(node => PartOf(ties, node).Min()).ToArray();
        var numbers = first.Distinct().Select((node, number) => (node, number)).ToDictionary(one => one.node, one => one.number);
        return Outcome.Nodes(Array.ConvertAll(first, node => numbers[node]), "");
    }

    private static (int Flow, HashSet<int> Side) Flow(CsrGraph graph, int source, int target)
    {
        var along = new Dictionary<(int, int), int>();
        for (var flow = 0; ; flow++)
        {
            var from = new Dictionary<int, int> { [source] = source };
            var todo = new Queue<int>([source]);
            while (!from.ContainsKey(target) && todo.TryDequeue(out var node))
                foreach (var other in graph.NeighboursOf(node))
                    if (along.GetValueOrDefault((node, other)) < 1 && from.TryAdd(other, node))
                        todo.Enqueue(other);
            if (!from.ContainsKey(target))
                return (flow, [.. from.Keys]);
            for (var node = target; node != source; node = from[node])
            {
                along[(from[node], node)] = along.GetValueOrDefault((from[node], node)) + 1;
                along[(node, from[node])] = along.GetValueOrDefault((node, from[node])) - 1;
            }
        }
    }

    /// <summary>The equations with the target held at 0, by elimination.</summary>
    public static Outcome Resistance(CsrGraph graph, int source, int target)
    {
        graph = graph.Underlying;
        var part = Reached(graph, target, -1);
        if (source == target || !part[source])
            return Outcome.Figures(("resistance", source == target ? 0 : double.PositiveInfinity));
        // The source comes last, so that its potential is there as soon as all others are eliminated.
        int[] nodes = [.. Enumerable.Range(0, graph.NodeCount).Where(node => part[node] && node != target && node != source), source];
        var rows = Array.ConvertAll(nodes, u => Array.ConvertAll(nodes, v => u == v
                    ? Enumerable.Range(graph.Offsets[u], graph.DegreeOf(u)).Sum(graph.WeightAt)
                : graph.ArcOf(u, v) is >= 0 and var arc ? -graph.WeightAt(arc)
                : 0));
        for (var i = 0; i < rows.Length; i++)
        for (var k = i + 1; k < rows.Length; k++)
            if (rows[k][i] != 0)
            {
                var share = rows[k][i] / rows[i][i];
                for (var column = i; column < rows.Length; column++)
                    rows[k][column] -= share * rows[i][column];
            }
        return Outcome.Figures(("resistance", 1 / rows[^1][^1]));
    }

    private static void Cut(HashSet<int>[] ties, (int U, int V) tie)
    {
        ties[tie.U].Remove(tie.V);
        ties[tie.V].Remove(tie.U);
    }

    private static int LargestOf(HashSet<int>[] ties, List<int> nodes)
    {
        var (seen, largest) = (new HashSet<int>(), 0);
        foreach (var node in nodes.Where(node => !seen.Contains(node)))
        {
            var part = PartOf(ties, node);
            seen.UnionWith(part);
            largest = Math.Max(largest, part.Count);
        }
        return largest;
    }

    private static HashSet<int> PartOf(HashSet<int>[] ties, int start)
    {
        HashSet<int> part = [start];
        var todo = new Stack<int>([start]);
        while (todo.TryPop(out var node))
            foreach (var other in ties[node])
                if (part.Add(other))
                    todo.Push(other);
        return part;
    }
}
