using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>
/// Points sorted into squares at least 1 wide, so that whatever is nearer than 1 lies in the same square or one beside it.
/// </summary>
internal sealed class PointGrid : IDisposable
{
    /// <summary>How far apart overlapping points are pushed: a little farther than they must be, so that it ends.</summary>
    private const double Wanted = 1.02;

    /// <summary>The farthest that a point is moved at a time.</summary>
    private const double LongestMove = 0.5;

    private const int MostSquaresPerPoint = 4;

    private readonly Points points;
    private readonly Box bounds;
    private readonly double width;
    private readonly int columns,
        rows;
    private readonly int[] starts;
    private readonly Scratch<int> members;

    private PointGrid(Points points)
    {
        (this.points, bounds) = (points, points.Bounds());
        width = Math.Max(Wanted, Math.Sqrt((bounds.Width + 1) * (bounds.Height + 1) / (MostSquaresPerPoint * points.Count)));
        (columns, rows) = ((int)(bounds.Width / width) + 1, (int)(bounds.Height / width) + 1);
        starts = new int[columns * rows + 1];
        members = Scratch.Rent<int>(points.Count);
        for (var i = 0; i < points.Count; i++)
            starts[SquareOf(i) + 1]++;
        for (var square = 1; square < starts.Length; square++)
            starts[square] += starts[square - 1];
        using var next = Scratch.Rent<int>(starts.Length);
        starts.CopyTo(next.Span);
        for (var i = 0; i < points.Count; i++)
            members[next[SquareOf(i)]++] = i;
    }

    public static PointGrid Of(Points points) => new(points);

    /// <summary>Says how the points of a range move away from those that they overlap.</summary>
    /// <returns>How many of them overlap another.</returns>
    public long Push(int from, int to, double[] moveX, double[] moveY)
    {
        var count = 0L;
        for (var i = from; i < to; i++)
        {
            var (x, y, overlaps) = PushOn(i);
            var length = Math.Sqrt(x * x + y * y);
            var share = length > LongestMove ? LongestMove / length : 1;
            (moveX[i], moveY[i]) = (x * share, y * share);
            count += overlaps ? 1 : 0;
        }
        return count;
    }

    public void Dispose() => members.Dispose();

    private int ColumnOf(double x) => (int)((x - bounds.Left) / width);

    private int RowOf(double y) => (int)((y - bounds.Top) / width);

    private int SquareOf(int point) => RowOf(points.Y[point]) * columns + ColumnOf(points.X[point]);

    private (double X, double Y, bool Overlaps) PushOn(int point)
    {
        var (sumX, sumY, overlaps) = (0.0, 0.0, false);
        var (column, row) = (ColumnOf(points.X[point]), RowOf(points.Y[point]));
        for (var near = Math.Max(0, row - 1); near <= Math.Min(rows - 1, row + 1); near++)
        {
            var first = starts[near * columns + Math.Max(0, column - 1)];
            var last = starts[near * columns + Math.Min(columns - 1, column + 1) + 1];
            foreach (var other in members.Span[first..last])
            {
                var distance = points.Distance(point, other);
                if (other == point || distance >= Wanted)
                    continue;
                var (x, y) = Direction(point, other, distance);
                sumX += x * (Wanted - distance) / 2;
                sumY += y * (Wanted - distance) / 2;
                overlaps |= distance < Overlaps.Enough;
            }
        }
        return (sumX, sumY, overlaps);
    }

    /// <summary>Away from the other; of two in one place, each to its side, by their numbers.</summary>
    private (double X, double Y) Direction(int point, int other, double distance)
    {
        if (distance > 1e-9)
            return ((points.X[point] - points.X[other]) / distance, (points.Y[point] - points.Y[other]) / distance);
        var (x, y) = Math.SinCos(2.39996 * (Math.Min(point, other) + 31.0 * Math.Max(point, other)));
        return point < other ? (x, y) : (-x, -y);
    }
}
