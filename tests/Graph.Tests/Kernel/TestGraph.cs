using System.Globalization;
using AntiCorruption.Graph.Kernel;
using CsCheck;

namespace AntiCorruption.Graph.Tests.Kernel;

/// <summary>
/// Graphs for tests: literals such as <c>"a-b b-c:2 d"</c> (letters are nodes in their order, <c>:2</c> a weight, <c>a&gt;b</c> an arc),
/// random ones, and well-known ones.
/// </summary>
public static class TestGraph
{
    /// <summary>
    /// Undirected where written with <c>-</c>, directed with <c>&gt;</c>. A lone letter is an isolated node. Node a is 0, b is 1, …
    /// </summary>
    public static CsrGraph Of(string literal)
    {
        var isWeighted = literal.Contains(':', StringComparison.Ordinal);
        var edges = new EdgeList(isWeighted);
        var count = 0;
        foreach (var word in literal.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            count = Math.Max(count, word[0] - 'a' + 1);
            if (word.Length < 3)
                continue;
            count = Math.Max(count, word[2] - 'a' + 1);
            edges.Add(word[0] - 'a', word[2] - 'a', word.Length > 4 ? double.Parse(word[4..], CultureInfo.InvariantCulture) : 1);
        }
        return literal.Contains('>', StringComparison.Ordinal)
            ? CsrGraphBuilder.Directed(edges, count)
            : CsrGraphBuilder.Undirected(edges, count);
    }

    /// <summary>
    /// Up to <paramref name="maxNodes"/> nodes, from empty to dense, often in several components; loops and parallels among the ties;
    /// weights small whole numbers so that sums are exact.
    /// </summary>
    public static Gen<CsrGraph> Random(int maxNodes = 20, bool directed = false, bool weighted = false) =>
        from nodes in Gen.Int[1, maxNodes]
        from ties in Gen.Select(Gen.Int[0, nodes - 1], Gen.Int[0, nodes - 1], Gen.Int[1, 5]).List[0, nodes * 3]
        select Build(nodes, ties, directed, weighted);

    /// <summary>Directed or not, weighted or not.</summary>
    public static Gen<CsrGraph> RandomOfAnyKind(int maxNodes = 20) =>
        Gen.Select(Gen.Bool, Gen.Bool).SelectMany((directed, weighted) => Random(maxNodes, directed, weighted));

    /// <summary>The ties of an undirected graph with a weight from their two ends, the smaller first.</summary>
    public static CsrGraph WithWeights(CsrGraph graph, Func<int, int, double> weightOf)
    {
        var edges = new EdgeList(isWeighted: true);
        for (var node = 0; node < graph.NodeCount; node++)
            foreach (var other in graph.NeighboursOf(node))
                if (node < other)
                    edges.Add(node, other, weightOf(node, other));
        return CsrGraphBuilder.Undirected(edges, graph.NodeCount);
    }

    /// <summary>Runs a computation on one thread and on four: for claims that both are the same.</summary>
    public static (T One, T Four) OnOneAndFourThreads<T>(Func<T> compute)
    {
        T one,
            four;
        using (Execution.With(1))
            one = compute();
        using (Execution.With(4))
            four = compute();
        return (one, four);
    }

    /// <summary>A larger made-up graph (synthetic), for claims that need several ranges of a parallel loop.</summary>
    public static CsrGraph Large(int nodes = 20_000, int ties = 100_000, bool directed = false, bool weighted = false)
    {
        var random = new SeededRandom(5);
        var edges = new EdgeList(weighted);
        for (var i = 0; i < ties; i++)
            edges.Add((int)(nodes * Math.Pow(random.NextDouble(), 2)), random.NextInt(nodes), 1 + random.NextInt(9));
        return directed ? CsrGraphBuilder.Directed(edges, nodes) : CsrGraphBuilder.Undirected(edges, nodes);
    }

    /// <summary>
    /// Friendships in a karate club: 34 members, 78 ties. W. W. Zachary, An Information Flow Model for Conflict and Fission in Small
    /// Groups, Journal of Anthropological Research 33 (1977), Figure 3; numbers as there, less 1.
    /// </summary>
    public static CsrGraph Karate =>
        FromPairs(
            34,
            "1 2,1 3,1 4,1 5,1 6,1 7,1 8,1 9,1 11,1 12,1 13,1 14,1 18,1 20,1 22,1 32,2 3,2 4,2 8,2 14,2 18,2 20,2 "
                + "22,2 31,3 4,3 8,3 9,3 10,3 14,3 28,3 29,3 33,"
                + "4 8,4 13,4 14,5 7,5 11,6 7,6 11,6 17,7 17,9 31,9 33,9 34,10 34,14 34,15 33,15 34,16 33,16 34,19 "
                + "33,19 34,20 34,21 33,21 34,23 33,23 34,"
                + "24 26,24 28,24 30,24 33,24 34,25 26,25 28,25 32,26 32,27 30,27 34,28 34,29 32,29 34,30 33,30 34,31 "
                + "33,31 34,32 33,32 34,33 34"
        );

    /// <summary>
    /// Marriages among families of Florence, 1394–1434: 16 families with Pucci (11) alone, 20 ties. J. F. Padgett, C. K. Ansell, Robust
    /// Action and the Rise of the Medici, American Journal of Sociology 98 (1993). In the order Acciaiuoli, Albizzi, Barbadori, Bischeri,
    /// Castellani, Ginori, Guadagni, Lamberteschi, Medici, Pazzi, Peruzzi, Pucci, Ridolfi, Salviati, Strozzi, Tornabuoni.
    /// </summary>
    public static CsrGraph Florentine =>
        FromPairs(16, "1 9,2 6,2 7,2 9,3 5,3 9,4 7,4 11,4 15,5 11,5 15,7 8,7 16,9 13,9 14,9 16,10 14,11 15,13 15,13 16");

    private static CsrGraph FromPairs(int nodes, string pairs)
    {
        var edges = new EdgeList();
        foreach (var pair in pairs.Split(',').Select(pair => pair.Split(' ')))
            edges.Add(int.Parse(pair[0], CultureInfo.InvariantCulture) - 1, int.Parse(pair[1], CultureInfo.InvariantCulture) - 1);
        return CsrGraphBuilder.Undirected(edges, nodes);
    }

    private static CsrGraph Build(int nodes, List<(int, int, int)> ties, bool directed, bool weighted)
    {
        var edges = new EdgeList(weighted);
        foreach (var (source, target, weight) in ties)
            edges.Add(source, target, weight);
        return directed ? CsrGraphBuilder.Directed(edges, nodes) : CsrGraphBuilder.Undirected(edges, nodes);
    }
}
