using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>Where a picture that is continued begins.</summary>
internal static class StartPlaces
{
    /// <summary>Puts the nodes of a connected graph where the start has them, and those it does not have among their neighbours.</summary>
    /// <returns>Whether the start has any of them.</returns>
    public static bool Read(CsrGraph graph, IReadOnlyList<double> start, ReadOnlySpan<int> nodes, Points points, ulong seed)
    {
        var isPlaced = new bool[nodes.Length];
        var count = 0;
        for (var i = 0; i < nodes.Length; i++)
        {
            (points.X[i], points.Y[i]) = (start[2 * nodes[i]], start[2 * nodes[i] + 1]);
            isPlaced[i] = double.IsFinite(points.X[i]) && double.IsFinite(points.Y[i]);
            count += isPlaced[i] ? 1 : 0;
        }
        if (count == 0)
            return false;
        var random = new SeededRandom(seed);
        while (count < nodes.Length)
            count += PlaceNext(graph, points, isPlaced, ref random);
        return true;
    }

    /// <summary>Moves the whole picture so that those who had a place are on the mean where they were.</summary>
    public static void MoveBack(Points points, IReadOnlyList<double> start, ReadOnlySpan<int> nodes)
    {
        var (x, y, count) = (0.0, 0.0, 0);
        for (var i = 0; i < nodes.Length; i++)
        {
            var (wasX, wasY) = (start[2 * nodes[i]], start[2 * nodes[i] + 1]);
            if (!double.IsFinite(wasX) || !double.IsFinite(wasY))
                continue;
            x += wasX - points.X[i];
            y += wasY - points.Y[i];
            count++;
        }
        points.Move(x / count, y / count);
    }

    /// <summary>Puts every node that has neighbours with a place into their middle.</summary>
    private static int PlaceNext(CsrGraph graph, Points points, bool[] isPlaced, ref SeededRandom random)
    {
        var next = new List<int>();
        for (var node = 0; node < isPlaced.Length; node++)
        {
            if (isPlaced[node])
                continue;
            var (x, y, count) = (0.0, 0.0, 0);
            foreach (var other in graph.NeighboursOf(node))
            {
                if (!isPlaced[other])
                    continue;
                x += points.X[other];
                y += points.Y[other];
                count++;
            }
            if (count == 0)
                continue;
            // Not exactly in the middle: nodes with the same neighbours would never part.
            points.X[node] = x / count + random.NextDouble() - 0.5;
            points.Y[node] = y / count + random.NextDouble() - 0.5;
            next.Add(node);
        }
        foreach (var node in next)
            isPlaced[node] = true;
        return next.Count;
    }
}
