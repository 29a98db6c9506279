using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>A balance of forces for a large connected graph, found from groups of groups down to nodes.</summary>
internal static class MultilevelLayout
{
    private const int BottomRounds = 30;
    private const int RelaxRounds = 30;

    /// <summary>A level that has more than this share of the nodes below is not worth its cost.</summary>
    private const double LeastGain = 0.9;

    /// <summary>Places a connected graph anew.</summary>
    public static void Solve(CsrGraph graph, Points points, ForceLayoutOptions options, CancellationToken cancel)
    {
        var (seed, aim) = (options.Seed, options.Aim);
        var levels = new List<(LayoutLevel Level, int[] GroupOf)>();
        var level = LayoutLevel.Bottom(graph);
        while (level.Graph.NodeCount > StressSolver.MostNodes)
        {
            var (above, groupOf) = NodeGroups.Merge(level, seed + (ulong)levels.Count, cancel);
            if (above.Graph.NodeCount > LeastGain * level.Graph.NodeCount)
                break;
            levels.Add((level, groupOf));
            level = above;
        }
        var solver = Top(level, options, cancel);
        for (var i = levels.Count - 1; i >= 0; i--)
        {
            solver = Down(levels[i], solver, (seed + (ulong)i, aim));
            solver.Run(RoundsAt(i), cancel);
            Execution.Report(0.5 / (1 + i));
        }
        solver.CopyTo(points);
    }

    /// <summary>Moves a connected graph from where it is to a balance near by.</summary>
    /// <returns>What its size was multiplied by before, to that of the balance.</returns>
    public static double Relax(CsrGraph graph, Points points, LayoutAim aim, CancellationToken cancel)
    {
        var solver = new ForceSolver(LayoutLevel.Bottom(graph), points, aim);
        var size = solver.ToBalancedSize(cancel);
        solver.Run(RelaxRounds, cancel, isGentle: true);
        solver.CopyTo(points);
        return size;
    }

    /// <summary>Fewer nodes, cheaper rounds, and what is wrong above stays wrong below.</summary>
    private static int RoundsAt(int level) => BottomRounds + 20 * Math.Min(level, 5);

    private static ForceSolver Top(LayoutLevel level, ForceLayoutOptions options, CancellationToken cancel)
    {
        var points = new Points(level.Graph.NodeCount);
        if (level.Graph.NodeCount <= StressSolver.MostNodes)
            StressSolver.Solve(level.Graph, points, options.Seed, cancel);
        else
            Scatter(points, options.Seed);
        var solver = new ForceSolver(level, points, options.Aim);
        solver.ToBalancedSize(cancel);
        solver.Run(RoundsAt(5) * 2, cancel);
        return solver;
    }

    private static void Scatter(Points points, ulong seed)
    {
        var random = new SeededRandom(seed);
        for (var i = 0; i < points.Count; i++)
            (points.X[i], points.Y[i]) = (random.NextDouble(), random.NextDouble());
    }

    /// <summary>The level below, each node about where its group is.</summary>
    private static ForceSolver Down((LayoutLevel Level, int[] GroupOf) below, ForceSolver above, (ulong Seed, LayoutAim Aim) with)
    {
        var random = new SeededRandom(with.Seed, 1);
        var points = new Points(below.GroupOf.Length);
        for (var node = 0; node < points.Count; node++)
        {
            var (x, y) = above.PlaceOf(below.GroupOf[node]);
            (points.X[node], points.Y[node]) = (x + random.NextDouble() - 0.5, y + random.NextDouble() - 0.5);
        }
        return new ForceSolver(below.Level, points, with.Aim);
    }
}
