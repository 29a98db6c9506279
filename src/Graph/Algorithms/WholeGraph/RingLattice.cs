using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.WholeGraph;

/// <summary>
/// A graph as clustered as a lattice with, but for a few ties, the degrees of another: nodes stand in a row by degree; each gives half of
/// its ties to the nearest after it that have room, and then what it has left to any that have room, nearest first. Of equal degrees it
/// makes the ring lattice of Watts and Strogatz.
/// </summary>
internal static class RingLattice
{
    public static CsrGraph Of(CsrGraph graph, CancellationToken cancel)
    {
        var order = DegreeOrder.Descending(graph);
        var (room, next) = (new int[order.Length], new int[order.Length + 1]);
        for (var i = 0; i < order.Length; i++)
            (room[i], next[i]) = (graph.DegreeOf(order[i]), i);
        next[order.Length] = order.Length;
        var (ties, edges) = (new HashSet<long>(graph.EdgeCount), new EdgeList());
        foreach (var share in new[] { 2, 1 })
            for (var i = 0; i < order.Length; i++)
            {
                if ((i & 4095) == 0)
                    cancel.ThrowIfCancellationRequested();
                var give = share == 1 ? room[i] : Math.Min(room[i], (graph.DegreeOf(order[i]) + 1) / share);
                for (var j = WithRoom(next, room, i + 1); give > 0 && j < order.Length; j = WithRoom(next, room, j + 1))
                    if (ties.Add(((long)i << 32) | (uint)j))
                    {
                        edges.Add(order[i], order[j]);
                        (room[i], room[j], give) = (room[i] - 1, room[j] - 1, give - 1);
                    }
            }
        return CsrGraphBuilder.Undirected(edges, order.Length);
    }

    /// <summary>The first place from <paramref name="place"/> on that has room; those without are passed over for good.</summary>
    private static int WithRoom(int[] next, int[] room, int place)
    {
        var found = place;
        while (found < room.Length && room[found] == 0)
            found = next[found] == found ? found + 1 : next[found];
        while (place < found)
            (place, next[place]) = (next[place] == place ? place + 1 : next[place], found);
        return found;
    }
}
