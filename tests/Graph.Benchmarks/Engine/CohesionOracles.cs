using AntiCorruption.Graph.Algorithms.Cohesion;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Benchmarks.Engine;

internal static partial class Oracles
{
    /// <summary>For each k, nodes are taken away until all that are left have k neighbours.</summary>
    public static Outcome Cores(CsrGraph graph)
    {
        graph = graph.Underlying;
        var cores = new int[graph.NodeCount];
        var left = Enumerable.Range(0, graph.NodeCount).ToHashSet();
        for (var k = 1; left.Count > 0; k++)
        {
            while (left.RemoveWhere(node => graph.NeighboursOf(node).ToArray().Count(left.Contains) < k) > 0) { }
            foreach (var node in left)
                cores[node] = k;
        }
        return Outcome.Nodes(cores, "");
    }

    public static Outcome Triangles(CsrGraph graph) => Outcome.Figures(("triangles", TrianglesOf(graph.Underlying).Sum() / 3.0));

    public static Outcome Clustering(CsrGraph graph)
    {
        graph = graph.Underlying;
        return Outcome.Nodes([
            .. TrianglesOf(graph)
                .Select((count, node) => graph.DegreeOf(node) < 2 ? 0 : 2.0 * count / graph.DegreeOf(node) / (graph.DegreeOf(node) - 1)),
        ]);
    }

    /// <summary>One example of each kind, in the order of the names (Wasserman and Faust 1994, figure 14.2).</summary>
    private static readonly string[] TriadExamples =
    [
        "",
        "ab",
        "ab ba",
        "ba bc",
        "ab cb",
        "ab bc",
        "ac ca bc",
        "ac ca cb",
        "ab cb ac",
        "ba cb ac",
        "ab ba bc cb",
        "ba bc ac ca",
        "ab cb ac ca",
        "ab bc ac ca",
        "ab bc cb ac ca",
        "ab ba bc cb ac ca",
    ];

    /// <summary>Every triple of nodes, laid upon an example of each kind in all six ways.</summary>
    public static Outcome Triads(CsrGraph graph)
    {
        var kinds = new Dictionary<int, int>();
        for (var kind = 0; kind < TriadExamples.Length; kind++)
            foreach (var order in (string[])["abc", "acb", "bac", "bca", "cab", "cba"])
                kinds[
                    TriadExamples[kind]
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Sum(arc => 1 << (order.IndexOf(arc[0]) * 3 + order.IndexOf(arc[1])))
                ] = kind;
        var counts = new double[16];
        for (var u = 0; u < graph.NodeCount; u++)
        for (var v = 0; v < u; v++)
        for (var w = 0; w < v; w++)
        {
            int[] nodes = [u, v, w];
            var arcs = 0;
            for (var place = 0; place < 9; place++)
                arcs |= place / 3 != place % 3 && graph.HasArc(nodes[place / 3], nodes[place % 3]) ? 1 << place : 0;
            counts[kinds[arcs]]++;
        }
        return Outcome.Figures([.. counts.Select((count, kind) => (TriadCensus.Names[kind], count))]);
    }

    /// <summary>For each k, ties are taken away until all that are left are in k − 2 triangles of those left.</summary>
    public static Outcome Trusses(CsrGraph graph)
    {
        var numbers = TrussOfTies(graph).Values.GroupBy(tie => tie.Value).OrderBy(group => group.Key).ToArray();
        return Outcome.Figures([
            ("largest", numbers.Length == 0 ? 2 : numbers[^1].Key),
            .. numbers.Select(group => (FormattableString.Invariant($"ties of {group.Key}"), (double)group.Count())),
        ]);
    }

    /// <summary>The last number that the tie is still there at.</summary>
    public static Outcome TrussOfTies(CsrGraph graph)
    {
        graph = graph.Underlying;
        var left = (from u in Enumerable.Range(0, graph.NodeCount) from v in graph.NeighboursOf(u).ToArray() select (u, v)).ToHashSet();
        var numbers = left.Where(tie => tie.u < tie.v).ToDictionary(tie => tie, _ => 2);
        for (var k = 3; left.Count > 0; k++)
        {
            while (
                left.RemoveWhere(tie =>
                    graph.NeighboursOf(tie.u).ToArray().Count(w => left.Contains((tie.u, w)) && left.Contains((tie.v, w))) < k - 2
                ) > 0
            ) { }
            foreach (var tie in left.Where(tie => tie.u < tie.v))
                numbers[tie] = k;
        }
        return new Outcome("", numbers.Select(tie => ($"{tie.Key.u} {tie.Key.v}", (double)tie.Value)));
    }

    /// <summary>Every set that is extended by larger common neighbours; a set nobody can join is counted.</summary>
    public static Outcome Cliques(CsrGraph graph)
    {
        graph = graph.Underlying;
        var (count, largest) = (0, 0);
        void Extend(List<int> clique, int[] common)
        {
            if (common.Length == 0 && clique.Count >= 3)
                (count, largest) = (count + 1, Math.Max(largest, clique.Count));
            foreach (var node in common.Where(node => node > clique[^1]))
                Extend([.. clique, node], [.. common.Where(other => graph.HasArc(node, other))]);
        }
        for (var node = 0; node < graph.NodeCount; node++)
            Extend([node], graph.NeighboursOf(node).ToArray());
        return Outcome.Figures(("cliques", count), ("largest", largest), ("whole", 1));
    }

    public static Outcome RichClub(CsrGraph graph)
    {
        graph = graph.Underlying;
        var degrees = Enumerable.Range(0, graph.NodeCount).Select(graph.DegreeOf).ToArray();
        return Outcome.Nodes([
            .. Enumerable
                .Range(0, degrees.DefaultIfEmpty().Max())
                .Select(k =>
                {
                    var rich = Enumerable.Range(0, graph.NodeCount).Where(node => degrees[node] > k).ToArray();
                    double ties = rich.Sum(u => graph.NeighboursOf(u).ToArray().Count(v => degrees[v] > k));
                    return rich.Length < 2 ? double.NaN : ties / (rich.Length * (rich.Length - 1.0));
                }),
        ]);
    }

    public static Outcome Dyads(CsrGraph graph)
    {
        var kinds = new double[3];
        for (var u = 0; u < graph.NodeCount; u++)
        for (var v = 0; v < u; v++)
            kinds[(graph.HasArc(u, v) ? 1 : 0) + (graph.HasArc(v, u) ? 1 : 0)]++;
        return Outcome.Figures(("mutual", kinds[2]), ("asymmetric", kinds[1]), ("null", kinds[0]));
    }

    /// <summary>The double sum over pairs of contacts that each formula is.</summary>
    public static Outcome ClusteringOf(CsrGraph directed, ClusteringKind kind)
    {
        if (kind == ClusteringKind.WattsStrogatz || (kind == ClusteringKind.Fagiolo && !directed.IsDirected))
            return Clustering(directed);
        var graph = directed.Underlying;
        var largest = Enumerable.Range(0, graph.ArcCount).Select(graph.WeightAt).DefaultIfEmpty(1).Max();
        double Weight(int u, int v) => graph.WeightAt(graph.ArcOf(u, v));
        double Arcs(int u, int v) => (directed.HasArc(u, v) ? 1 : 0) + (directed.HasArc(v, u) ? 1 : 0);
        return Outcome.Nodes([
            .. Enumerable
                .Range(0, graph.NodeCount)
                .Select(node =>
                {
                    var row = graph.NeighboursOf(node).ToArray();
                    var sum = (
                        from u in row
                        from v in row
                        where u != v && graph.HasArc(u, v)
                        select kind switch
                        {
                            ClusteringKind.Barrat => (Weight(node, u) + Weight(node, v)) / 2,
                            ClusteringKind.Onnela => Math.Cbrt(Weight(node, u) * Weight(node, v) * Weight(u, v)) / largest,
                            _ => Arcs(node, u) * Arcs(u, v) * Arcs(v, node) / 2,
                        }
                    ).Sum();
                    var total = row.Sum(other => Arcs(node, other));
                    var possible = kind switch
                    {
                        ClusteringKind.Barrat => row.Sum(other => Weight(node, other)) * (row.Length - 1.0),
                        ClusteringKind.Onnela => row.Length * (row.Length - 1.0),
                        _ => total * (total - 1) - 2 * row.Count(other => Arcs(node, other) == 2),
                    };
                    return possible > 0 ? sum / possible : 0;
                }),
        ]);
    }

    private static int[] TrianglesOf(CsrGraph graph)
    {
        var counts = new int[graph.NodeCount];
        for (var node = 0; node < counts.Length; node++)
            foreach (var u in graph.NeighboursOf(node))
            foreach (var v in graph.NeighboursOf(node))
                counts[node] += u < v && graph.HasArc(u, v) ? 1 : 0;
        return counts;
    }
}
