using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>Makes room: no two nodes nearer to each other than 1.</summary>
internal static class Overlaps
{
    /// <summary>What counts as far enough apart.</summary>
    public const double Enough = 0.99;

    private const int MostRounds = 600;
    private const int Grain = 1 << 11;

    /// <summary>Rounds after which what still overlaps is too crowded for pushing, and the whole picture is widened a little.</summary>
    private const int RoundsBeforeWidening = 10;

    private const double LeastWidening = 0.02;
    private const double MostWidening = 0.2;

    /// <summary>The share of nodes that have no room even in the largest picture.</summary>
    private const double CrowdedShare = 0.1;

    /// <summary>What each node has of the area of the largest picture.</summary>
    private const double LargestAreaPerNode = 10;

    /// <summary>Makes the picture so large that nine of ten nodes have room, but not so large that nodes become dust in it.</summary>
    public static void Widen(Points points, CancellationToken cancel)
    {
        var nearest = NearestDistances(points, cancel);
        Array.Sort(nearest);
        var roomy = 1 / Math.Max(nearest[(int)(CrowdedShare * nearest.Length)], 1e-3 * nearest[^1]);
        var largest = Math.Sqrt(LargestAreaPerNode * points.Count) / (2 * Spread(points));
        points.Scale(Math.Min(roomy, largest));
    }

    /// <summary>The root of the mean square of the distances from the middle.</summary>
    private static double Spread(Points points)
    {
        var (x, y) = (points.X.Average(), points.Y.Average());
        var sum = 0.0;
        for (var i = 0; i < points.Count; i++)
            sum += (points.X[i] - x) * (points.X[i] - x) + (points.Y[i] - y) * (points.Y[i] - y);
        return Math.Max(1e-9, Math.Sqrt(sum / points.Count));
    }

    /// <summary>Pushes apart what overlaps.</summary>
    /// <param name="mayWiden">Whether the whole may become larger where there is no room else.</param>
    public static void Remove(Points points, CancellationToken cancel, bool mayWiden = true)
    {
        var (moveX, moveY) = (new double[points.Count], new double[points.Count]);
        for (var round = 1; round <= MostRounds; round++)
        {
            using var grid = PointGrid.Of(points);
            var overlaps = ParallelLoop.Count(points.Count, Grain, (from, to) => grid.Push(from, to, moveX, moveY), cancel);
            if (overlaps == 0)
                return;
            for (var i = 0; i < points.Count; i++)
                (points.X[i], points.Y[i]) = (points.X[i] + moveX[i], points.Y[i] + moveY[i]);
            if (mayWiden && round % RoundsBeforeWidening == 0)
                points.Scale(1 + Math.Clamp((double)overlaps / points.Count, LeastWidening, MostWidening));
        }
    }

    public static double LeastDistance(Points points, CancellationToken cancel)
    {
        var nearest = NearestDistances(points, cancel);
        return nearest.Length < 2 ? double.PositiveInfinity : nearest.Min();
    }

    /// <summary>How far the nearest other point is, by place from left to right. O(n √n) for points spread over an area.</summary>
    private static double[] NearestDistances(Points points, CancellationToken cancel)
    {
        var (x, order) = ((double[])points.X.Clone(), Enumerable.Range(0, points.Count).ToArray());
        Array.Sort(x, order);
        var y = Array.ConvertAll(order, node => points.Y[node]);
        var nearest = new double[x.Length];
        ParallelLoop.Ranges(
            x.Length,
            Grain,
            (from, to) =>
            {
                for (var i = from; i < to; i++)
                    nearest[i] = Math.Sqrt(Nearest(x, y, i, -1, Nearest(x, y, i, 1, double.PositiveInfinity)));
            },
            cancel
        );
        return nearest;
    }

    /// <returns>The smallest square of a distance to those on one side, or the one given.</returns>
    private static double Nearest(double[] x, double[] y, int place, int step, double least)
    {
        for (var i = place + step; (uint)i < (uint)x.Length; i += step)
        {
            var (awayX, awayY) = (x[i] - x[place], y[i] - y[place]);
            if (awayX * awayX >= least)
                break;
            least = Math.Min(least, awayX * awayX + awayY * awayY);
        }
        return least;
    }
}
