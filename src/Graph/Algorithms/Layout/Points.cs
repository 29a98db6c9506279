namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>A point for each of some nodes.</summary>
internal sealed class Points(int count)
{
    public int Count => X.Length;

    public double[] X { get; } = new double[count];

    public double[] Y { get; } = new double[count];

    public Box Bounds()
    {
        var box = Box.None;
        for (var i = 0; i < Count; i++)
            box = box.With(X[i], Y[i]);
        return box;
    }

    public double Distance(int one, int other)
    {
        var (x, y) = (X[one] - X[other], Y[one] - Y[other]);
        return Math.Sqrt(x * x + y * y);
    }

    public void Scale(double factor)
    {
        for (var i = 0; i < Count; i++)
        {
            X[i] *= factor;
            Y[i] *= factor;
        }
    }

    public void Move(double x, double y)
    {
        for (var i = 0; i < Count; i++)
        {
            X[i] += x;
            Y[i] += y;
        }
    }
}

/// <summary>A rectangle along the axes.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Holds nothing.</summary>
    public static Box None { get; } =
        new(double.PositiveInfinity, double.PositiveInfinity, double.NegativeInfinity, double.NegativeInfinity);

    public double Width => Math.Max(0, Right - Left);

    public double Height => Math.Max(0, Bottom - Top);

    public Box With(double x, double y) => new(Math.Min(Left, x), Math.Min(Top, y), Math.Max(Right, x), Math.Max(Bottom, y));
}
