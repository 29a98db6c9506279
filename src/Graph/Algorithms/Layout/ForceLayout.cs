using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Layout;

/// <summary>Places for a picture: nodes that are tied lie near each other, others apart, and no two on top of each other.</summary>
/// <remarks>
/// <para>
/// <b>Definition.</b> Each component by itself. Up to 200 nodes: the places of least stress, Σ (distance in the picture − steps)² ÷ steps²
/// over all pairs. Above: a balance of forces, ties pulling with a power of their length and every two nodes pushing each other off with
/// one
/// over their distance, found first for groups of neighbours, then for groups within them and at last for the nodes. Then the picture of a
/// component is widened, and nodes that still overlap are moved apart; components are packed beside each other, tall ones first.
/// </para>
/// <para>
/// <b>Input.</b> Directions and weights do not count; any number of components. Where a start is given, nodes that have a place there begin
/// at it and move little, those without one begin among their neighbours, and only components without any place are packed anew.
/// </para>
/// <para>
/// <b>Output.</b> A point per node; the unit is the least distance of two nodes: discs of diameter 1 do not overlap (to a hundredth, unless
/// the rounds for it ran out, as the result says). The first axis points right, the second down.
/// </para>
/// <para><b>Ending.</b> After a number of rounds that depends on the size alone; moving apart ends when nothing overlaps, or after 600
/// rounds.</para>
/// <para>
/// <b>Cost.</b> O(n²) for components of up to 200 nodes; above O(n log n + m) a round on all threads, 30 rounds at the bottom; 200 bytes
/// per node, and 40 per tie for the groups.
/// </para>
/// <para>
/// <b>Determinism.</b> Drawn from the seed alone; bit for bit the same for any number of threads. Vectors have a fixed width, so that wide
/// machines and narrow ones add in the same order.
/// </para>
/// <para>
/// <b>Source.</b> Y. Hu, Efficient, high-quality force-directed graph drawing, The Mathematica Journal 10 (2005); J. Barnes, P. Hut, A
/// hierarchical O(N log N) force-calculation algorithm, Nature 324 (1986), doi:10.1038/324446a0; stress: J. X. Zheng, S. Pawar, D. F. M.
/// Goodman, Graph drawing by stochastic gradient descent, IEEE TVCG 25 (2019), doi:10.1109/TVCG.2018.2859997, then E. R. Gansner, Y. Koren,
/// S. North, Graph drawing by stress majorization, GD 2004.
/// </para>
/// </remarks>
public static class ForceLayout
{
    /// <exception cref="ArgumentException">A start that does not have two numbers for each node.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was asked for; looked at throughout every round.</exception>
    public static LayoutResult Compute(CsrGraph graph, ForceLayoutOptions? options = null, CancellationToken cancel = default)
    {
        options ??= new ForceLayoutOptions();
        if (options.Start is { } start && start.Count != 2 * graph.NodeCount)
            throw new ArgumentException(
                $"A start of {graph.NodeCount} nodes has two numbers for each, not {start.Count}.",
                nameof(options)
            );
        using var components = ComponentGraphs.Of(graph.Underlying.Unweighted, cancel);
        var points = new Points(graph.NodeCount);
        var isPlaced = new bool[components.Count];
        // Small components are a thread's work each; a large one is work for all of them.
        var small = components.FirstOfAtMost(StressSolver.MostNodes);
        for (var i = 0; i < small; i++)
            isPlaced[i] = ComponentLayout.Place(components, i, points, options, cancel);
        ParallelLoop.Ranges(
            components.Count - small,
            16,
            (from, to) =>
            {
                for (var i = small + from; i < small + to; i++)
                    isPlaced[i] = ComponentLayout.Place(components, i, points, options, cancel);
            },
            cancel
        );
        Packing.Run(components, points, isPlaced, cancel);
        if (options.Start is not null)
            Overlaps.Remove(points, cancel, mayWiden: false);
        return new LayoutResult(points.X, points.Y, Overlaps.LeastDistance(points, cancel));
    }
}

/// <summary>What a picture of more than 200 nodes is to show.</summary>
public enum LayoutAim : byte
{
    /// <summary>
    /// Who belongs together: groups stand out, and neighbours lie near each other. Ties pull with the fourth root of their length.
    /// </summary>
    Groups,

    /// <summary>How far it is from one to another: distances follow steps. Ties pull with the square of their length.</summary>
    Distances,
}

/// <summary>Options of <see cref="ForceLayout"/>.</summary>
public sealed record ForceLayoutOptions
{
    /// <summary>Of all draws: the same seed gives the same picture.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Groups, or distances.</summary>
    public LayoutAim Aim { get; init; }

    /// <summary>
    /// Places to continue from, two numbers for each node one after the other, NaN for a node that has none; null = none has.
    /// </summary>
    public IReadOnlyList<double>? Start
    {
        get;
        init => field = ContentList.Of(value);
    }
}

/// <summary>Answer of <see cref="ForceLayout"/>.</summary>
/// <param name="X">To the right, one per node.</param>
/// <param name="Y">Down, one per node.</param>
/// <param name="LeastDistance">Between two nodes: at least .99, or less where the rounds ran out; infinite below two nodes.</param>
public sealed record LayoutResult(double[] X, double[] Y, double LeastDistance);
