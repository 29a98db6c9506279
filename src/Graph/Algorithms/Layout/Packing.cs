namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>Puts the pictures of components beside each other in rows, tall ones first, in a space about as high as it is wide.</summary>
internal static class Packing
{
    /// <summary>Between the outermost nodes of two components.</summary>
    private const double Gap = 2;

    /// <param name="isPlaced">Of each component, whether it stays where it is; the others go below those.</param>
    public static void Run(ComponentGraphs components, Points points, bool[] isPlaced, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        var boxes = Enumerable.Range(0, components.Count).Select(component => BoxOf(components, component, points)).ToArray();
        var free = Enumerable
            .Range(0, components.Count)
            .Where(component => !isPlaced[component])
            .OrderByDescending(component => boxes[component].Height)
            .ToArray();
        var (left, top) = (0.0, 0.0);
        if (free.Length < components.Count)
        {
            var kept = Enumerable
                .Range(0, components.Count)
                .Where(component => isPlaced[component])
                .Select(component => boxes[component])
                .ToArray();
            (left, top) = (kept.Min(box => box.Left), kept.Max(box => box.Bottom) + Gap);
        }
        PlaceRows(components, points, (boxes, free), (left, top));
        if (free.Length == components.Count)
            Centre(points);
    }

    private static void PlaceRows(ComponentGraphs components, Points points, (Box[] All, int[] Free) boxes, (double Left, double Top) at)
    {
        if (boxes.Free.Length == 0)
            return;
        var area = boxes.Free.Sum(component => (boxes.All[component].Width + Gap) * (boxes.All[component].Height + Gap));
        var width = Math.Max(Math.Sqrt(area), boxes.Free.Max(component => boxes.All[component].Width));
        var (x, y, height) = (at.Left, at.Top, 0.0);
        foreach (var component in boxes.Free)
        {
            var box = boxes.All[component];
            if (x > at.Left && x + box.Width > at.Left + width)
                (x, y, height) = (at.Left, y + height + Gap, 0.0);
            Move(components, component, points, (x - box.Left, y - box.Top));
            (x, height) = (x + box.Width + Gap, Math.Max(height, box.Height));
        }
    }

    private static void Centre(Points points)
    {
        var box = points.Bounds();
        if (points.Count > 0)
            points.Move(-(box.Left + box.Right) / 2, -(box.Top + box.Bottom) / 2);
    }

    private static void Move(ComponentGraphs components, int component, Points points, (double X, double Y) by)
    {
        foreach (var node in components.NodesOf(component))
        {
            points.X[node] += by.X;
            points.Y[node] += by.Y;
        }
    }

    private static Box BoxOf(ComponentGraphs components, int component, Points points)
    {
        var box = Box.None;
        foreach (var node in components.NodesOf(component))
            box = box.With(points.X[node], points.Y[node]);
        return box;
    }
}
