using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Cohesion;

/// <summary>How many pairs and triples there are of each kind.</summary>
/// <remarks>
/// <para><b>Definition.</b> Pairs: mutual, asymmetric, null. Triples by Holland and Leinhardt's sixteen kinds, 003 to 300: numbers of
/// mutual, asymmetric and null pairs, with D (down), U (up), C (cyclic), T (transitive) where these do not tell kinds apart.</para>
/// <para><b>Input.</b> Directed, or undirected (each tie is mutual, so only 003, 102, 201 and 300 occur). Weights do not matter.</para>
/// <para><b>Output.</b> Counts that sum to n(n−1)/2 and n(n−1)(n−2)/6.</para>
/// <para><b>Ending.</b> After one pass over tied pairs.</para>
/// <para><b>Cost.</b> Directed O(Σ over ties of both degrees); undirected as counting triangles, by closed form. 16 bytes per node at
/// most.</para>
/// <para><b>Determinism.</b> No random choice; whole numbers.</para>
/// <para><b>Source.</b> P. W. Holland, S. Leinhardt, Am. J. Sociology 76 (1970); V. Batagelj, A. Mrvar, A subquadratic triad census
/// algorithm, Social Networks 23 (2001).</para>
/// </remarks>
public static class TriadCensus
{
    /// <summary>Names of the kinds, in the order of <see cref="TriadCensusResult.Triads"/>.</summary>
    public static IReadOnlyList<string> Names { get; } =
    ["003", "012", "102", "021D", "021U", "021C", "111D", "111U", "030T", "030C", "201", "120D", "120U", "120C", "210", "300"];

    /// <summary>The kind of each of 64 codes; a bit each for arcs u→v, v→u, u→w, w→u, v→w, w→v, lowest first.</summary>
    private static readonly byte[] KindOf = [.. Enumerable.Range(0, 64).Select(Classify)];

    public static TriadCensusResult Compute(CsrGraph graph, CancellationToken cancel = default)
    {
        var simple = graph.Underlying;
        double nodes = graph.NodeCount;
        long mutual = graph.IsDirected ? graph.EdgeCount - simple.EdgeCount : graph.EdgeCount;
        var dyads = new DyadCensus(mutual, simple.EdgeCount - mutual, (long)(nodes * (nodes - 1) / 2) - simple.EdgeCount);
        return new TriadCensusResult(dyads, graph.IsDirected ? Directed(graph, simple, cancel) : Undirected(graph, cancel));
    }

    /// <summary>From the numbers of triangles, of pairs of ties that meet, and of ties.</summary>
    private static long[] Undirected(CsrGraph graph, CancellationToken cancel)
    {
        var counts = new long[16];
        long nodes = graph.NodeCount,
            meeting = 0;
        for (var node = 0; node < nodes; node++)
            meeting += (long)graph.DegreeOf(node) * (graph.DegreeOf(node) - 1) / 2;
        counts[15] = Triangles.Compute(graph, perNode: false, cancel).Total;
        counts[10] = meeting - 3 * counts[15];
        counts[2] = graph.EdgeCount * (nodes - 2) - 2 * counts[10] - 3 * counts[15];
        counts[0] = All(nodes) - counts[2] - counts[10] - counts[15];
        return counts;
    }

    private static long[] Directed(CsrGraph graph, CsrGraph simple, CancellationToken cancel)
    {
        var counts = new long[16];
        var gate = new Lock();
        long nodes = graph.NodeCount;
        ParallelLoop.Ranges(
            graph.NodeCount,
            256,
            (from, to) =>
            {
                var mine = new long[16];
                for (var u = from; u < to; u++)
                    foreach (var v in simple.NeighboursOf(u))
                        if (u < v)
                            CountPair(graph, simple, (u, v), mine);
                lock (gate)
                    for (var kind = 0; kind < 16; kind++)
                        counts[kind] += mine[kind];
            },
            cancel
        );
        counts[0] = All(nodes) - counts.Sum();
        return counts;
    }

    /// <summary>Triples whose first tied pair is (u, v): thirds tied to either, and the rest by subtraction.</summary>
    private static void CountPair(CsrGraph graph, CsrGraph simple, (int U, int V) pair, long[] counts)
    {
        var (u, v) = pair;
        var code = ArcCode(graph, u, v);
        var left = simple.NeighboursOf(u);
        var right = simple.NeighboursOf(v);
        int i = 0,
            j = 0,
            thirds = 0;
        while (i < left.Length || j < right.Length)
        {
            var w = Math.Min(i < left.Length ? left[i] : int.MaxValue, j < right.Length ? right[j] : int.MaxValue);
            var (tiedLeft, tiedRight) = (i < left.Length && left[i] == w, j < right.Length && right[j] == w);
            i += tiedLeft ? 1 : 0;
            j += tiedRight ? 1 : 0;
            if (w == u || w == v)
                continue;
            thirds++;
            // Each triple is counted once, from its first tied pair in order of numbers.
            if (v < w || (u < w && w < v && !tiedLeft))
                counts[KindOf[code | ArcCode(graph, u, w) << 2 | ArcCode(graph, v, w) << 4]]++;
        }
        counts[code == 3 ? 2 : 1] += graph.NodeCount - thirds - 2;
    }

    private static int ArcCode(CsrGraph graph, int left, int right) =>
        (graph.HasArc(left, right) ? 1 : 0) | (graph.HasArc(right, left) ? 2 : 0);

    private static long All(long nodes) => (long)((Int128)nodes * (nodes - 1) * (nodes - 2) / 6);

    private static byte Classify(int code)
    {
        Span<int> pairs = [code & 3, code >> 2 & 3, code >> 4 & 3];
        var (mutual, none) = (pairs.Count(3), pairs.Count(0));
        Span<int> leaving = [(code & 1) + (code >> 2 & 1), (code >> 1 & 1) + (code >> 4 & 1), (code >> 3 & 1) + (code >> 5 & 1)];
        Span<int> entering = [(code >> 1 & 1) + (code >> 3 & 1), (code & 1) + (code >> 5 & 1), (code >> 2 & 1) + (code >> 4 & 1)];
        return (byte)(
            (mutual, none) switch
            {
                (0, 3) => 0,
                (0, 2) => 1,
                (1, 2) => 2,
                (0, 1) => leaving.Contains(2) ? 3
                : entering.Contains(2) ? 4
                : 5,
                // The one-way arc points at the mutual pair (D) or away from it (U).
                (1, 1) => entering.Contains(2) ? 6 : 7,
                (0, 0) => leaving.Contains(2) ? 8 : 9,
                (2, 1) => 10,
                (1, 0) => OneWayOf120(leaving, entering),
                (2, 0) => 14,
                _ => 15,
            }
        );
    }

    /// <summary>The node outside the mutual pair sends both arcs (D), gets both (U), or one each (C).</summary>
    private static int OneWayOf120(Span<int> leaving, Span<int> entering)
    {
        for (var i = 0; i < 3; i++)
            if (leaving[i] + entering[i] == 2)
                return leaving[i] == 2 ? 11
                    : entering[i] == 2 ? 12
                    : 13;
        throw new InvalidOperationException("A triple with one mutual pair and two single arcs has a node outside the pair.");
    }
}

/// <summary>Pairs by kind.</summary>
/// <param name="Mutual">Arcs both ways; every tie of an undirected graph.</param>
/// <param name="Asymmetric">An arc one way only; 0 where undirected.</param>
/// <param name="Null">No arc either way.</param>
public sealed record DyadCensus(long Mutual, long Asymmetric, long Null);

/// <summary>Answer of <see cref="TriadCensus"/>.</summary>
/// <param name="Dyads">Pairs of nodes by kind.</param>
/// <param name="Triads">Sixteen counts in the order of <see cref="TriadCensus.Names"/>.</param>
public sealed record TriadCensusResult(DyadCensus Dyads, long[] Triads);
