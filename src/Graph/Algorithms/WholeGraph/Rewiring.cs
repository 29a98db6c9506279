using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.WholeGraph;

/// <summary>
/// Another graph with the same degrees, undirected and unweighted: ties a–b and c–d become a–d and c–b, again and again, where that makes
/// no loop and no parallel tie (Maslov and Sneppen, Science 296, 2002).
/// </summary>
internal sealed class Rewiring
{
    private readonly int nodes;
    private readonly int[] sources;
    private readonly int[] targets;
    private readonly HashSet<long> ties;

    public Rewiring(CsrGraph graph)
    {
        nodes = graph.NodeCount;
        (sources, targets, ties) = (new int[graph.EdgeCount], new int[graph.EdgeCount], new HashSet<long>(graph.EdgeCount));
        var place = 0;
        for (var node = 0; node < nodes; node++)
            foreach (var other in graph.NeighboursOf(node))
                if (node < other)
                {
                    (sources[place], targets[place++]) = (node, other);
                    ties.Add(Key(node, other));
                }
    }

    /// <param name="attemptsPerTie">Swaps tried, for each tie; what cannot be made is not made up for.</param>
    /// <returns>Swaps made.</returns>
    public long Run(double attemptsPerTie, ulong seed, ulong stream, CancellationToken cancel)
    {
        var random = new SeededRandom(seed, stream);
        var (attempts, made) = ((long)(attemptsPerTie * sources.Length), 0L);
        for (var attempt = 0L; attempt < attempts && sources.Length > 1; attempt++)
        {
            if ((attempt & 4095) == 0)
                cancel.ThrowIfCancellationRequested();
            var (one, two) = (random.NextInt(sources.Length), random.NextInt(sources.Length));
            if ((random.NextUInt64() >> 63) != 0)
                (sources[two], targets[two]) = (targets[two], sources[two]);
            made += TrySwap(one, two) ? 1 : 0;
        }
        return made;
    }

    public CsrGraph ToGraph()
    {
        var edges = new EdgeList();
        for (var i = 0; i < sources.Length; i++)
            edges.Add(sources[i], targets[i]);
        return CsrGraphBuilder.Undirected(edges, nodes);
    }

    private bool TrySwap(int one, int two)
    {
        var (a, b, c, d) = (sources[one], targets[one], sources[two], targets[two]);
        if (a == c || a == d || b == c || b == d || ties.Contains(Key(a, d)) || ties.Contains(Key(c, b)))
            return false;
        ties.Remove(Key(a, b));
        ties.Remove(Key(c, d));
        ties.Add(Key(a, d));
        ties.Add(Key(c, b));
        (targets[one], targets[two]) = (d, b);
        return true;
    }

    private static long Key(int one, int two) => ((long)Math.Min(one, two) << 32) | (uint)Math.Max(one, two);
}
