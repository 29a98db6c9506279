using System.Numerics;
using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Local moving on ever coarser levels: Louvain's, or with refinement between them Leiden's.</summary>
internal static class MultilevelSearch
{
    private const int DefaultIterations = 2;

    public static CommunityResult Run(CsrGraph graph, CommunityOptions options, bool refines, CancellationToken cancel)
    {
        graph = options.UseWeights ? graph.Underlying : graph.Underlying.Unweighted;
        var labels = CommunityLabels.Initial(graph, options.InitialLabels);
        var (iterations, converged) = graph.Weights is { } weights
            ? Search(CommunityLevel<double>.Of(graph, weights), labels, options, refines, cancel)
            : Search(CommunityLevel<int>.Of(graph, null), labels, options, refines, cancel);
        CommunityLabels.NumberBySize(labels);
        return new CommunityResult(
            labels,
            labels.Length == 0 ? 0 : labels.Max() + 1,
            Modularity.Compute(graph, labels, new() { Resolution = options.Resolution }, cancel),
            iterations,
            converged
        );
    }

    private static (int Iterations, bool Converged) Search<T>(
        CommunityLevel<T> graph,
        int[] labels,
        CommunityOptions options,
        bool refines,
        CancellationToken cancel
    )
        where T : unmanaged, INumber<T>
    {
        using var bottom = graph;
        using var moving = new LocalMoving<T>(bottom.NodeCount, options.Resolution, options.Seed);
        var iterations = 0;
        var converged = bottom.TotalStrength == 0;
        var most = options.MaxIterations ?? DefaultIterations;
        while (!converged && iterations < most)
        {
            converged = !Iterate(bottom, labels, moving, refines ? options.Resolution : null, cancel);
            iterations++;
            Execution.Report((double)iterations / most);
        }
        return (iterations, converged);
    }

    /// <param name="refines">The resolution of the refinement; null where there is none.</param>
    /// <returns>Whether the communities are others than before.</returns>
    private static bool Iterate<T>(CommunityLevel<T> bottom, int[] labels, LocalMoving<T> moving, double? refines, CancellationToken cancel)
        where T : unmanaged, INumber<T>
    {
        var level = bottom;
        var current = (int[])labels.Clone();
        var nodeOf = (int[]?)null;
        var changed = false;
        while (true)
        {
            changed |= moving.Move(level, current, cancel);
            var communities = CommunityLabels.Compact(current);
            if (communities == level.NodeCount)
                break;
            var (parts, count) = refines is { } resolution
                ? Refine(level, current, communities, (moving, resolution), cancel)
                : (current, communities);
            if (count == level.NodeCount)
                break;
            var merged = level.Merge(parts, count, moving.Pool, cancel);
            if (level != bottom)
                level.Dispose();
            level = merged;
            current = LabelsAbove(parts, current, count);
            nodeOf = Compose(nodeOf, parts);
        }
        if (level != bottom)
            level.Dispose();
        Compose(nodeOf, current).CopyTo(labels, 0);
        return changed;
    }

    private static (int[] Parts, int Count) Refine<T>(
        CommunityLevel<T> level,
        int[] labels,
        int communities,
        (LocalMoving<T> Moving, double Resolution) with,
        CancellationToken cancel
    )
        where T : unmanaged, INumber<T>
    {
        using var order = Scratch.Rent<int>(level.NodeCount);
        with.Moving.DrawOrder(order.Span);
        using var refinement = new Refinement<T>(level, labels, with.Resolution, with.Moving.Pool);
        return refinement.Run(communities, order.Array, cancel);
    }

    /// <returns>For each part the label of its nodes, which have all the same.</returns>
    private static int[] LabelsAbove(int[] parts, int[] labels, int count)
    {
        var above = new int[count];
        for (var node = 0; node < parts.Length; node++)
            above[parts[node]] = labels[node];
        return above;
    }

    /// <summary>What <paramref name="outer"/> says of what <paramref name="inner"/> says of each node.</summary>
    /// <param name="inner">Changed in place; null = each node itself.</param>
    private static int[] Compose(int[]? inner, int[] outer)
    {
        if (inner is null)
            return outer;
        for (var node = 0; node < inner.Length; node++)
            inner[node] = outer[inner[node]];
        return inner;
    }
}

/// <summary>Options of <see cref="Louvain"/>, <see cref="Leiden"/> and <see cref="LabelPropagation"/>.</summary>
public sealed record CommunityOptions
{
    /// <summary>Larger values give smaller communities (of label propagation: it counts in the modularity alone); in (0, 1000]. 1 is Newman
    /// and Girvan's modularity.</summary>
    public double Resolution
    {
        get;
        init => field = Check.InRange(value, 1e-9, 1000, nameof(Resolution));
    } = 1;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether weights count; ties count 1 each otherwise.</summary>
    public bool UseWeights { get; init; } = true;

    /// <summary>
    /// Runs through all levels, each beginning where the last ended, or rounds of label propagation; ≥ 1. Null = 2 runs, 100 rounds.
    /// </summary>
    public int? MaxIterations
    {
        get;
        init => field = value is { } given ? Check.AtLeast(given, 1, nameof(MaxIterations)) : null;
    }

    /// <summary>Communities to begin with, a number from 0 to n − 1 per node, those that are not connected as their parts; null = each node
    /// its own.</summary>
    public IReadOnlyList<int>? InitialLabels
    {
        get;
        init => field = ContentList.Of(value);
    }
}

/// <summary>Communities found.</summary>
/// <param name="Labels">A community per node, numbered from 0 by size, the largest first; equal sizes by first member.</param>
/// <param name="Count">Communities.</param>
/// <param name="Modularity">At the resolution asked for.</param>
/// <param name="Iterations">Runs, or rounds of label propagation, taken.</param>
/// <param name="Converged">Whether the last iteration changed nothing.</param>
public sealed record CommunityResult(int[] Labels, int Count, double Modularity, int Iterations, bool Converged);
