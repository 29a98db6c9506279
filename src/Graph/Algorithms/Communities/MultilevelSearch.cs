using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>Local moving on ever coarser levels: Louvain's, or with refinement between them Leiden's.</summary>
internal static class MultilevelSearch
{
    private const int DefaultIterations = 2;

    public static CommunityResult Run(CsrGraph graph, CommunityOptions options, bool refines, CancellationToken cancel)
    {
        graph = options.UseWeights ? graph.Underlying : graph.Underlying.Unweighted;
        var labels = InitialLabels(graph, options);
        using var bottom = CommunityLevel.Of(graph);
        using var moving = new LocalMoving(graph.NodeCount, options.Resolution, options.Seed);
        var iterations = 0;
        var converged = bottom.TotalStrength == 0;
        var most = options.MaxIterations ?? DefaultIterations;
        while (!converged && iterations < most)
        {
            converged = !Iterate(bottom, labels, moving, refines ? options.Resolution : null, cancel);
            iterations++;
            Execution.Report((double)iterations / most);
        }
        CommunityLabels.NumberBySize(labels);
        return new CommunityResult(labels, labels.Length == 0 ? 0 : labels.Max() + 1, Modularity.Compute(graph, labels, new() { Resolution = options.Resolution }, cancel), iterations, converged);
    }

    private static int[] InitialLabels(CsrGraph graph, CommunityOptions options)
    {
        var labels = new int[graph.NodeCount];
        if (options.InitialLabels is { } given)
        {
            if (given.Count != labels.Length || given.Any(label => (uint)label >= (uint)labels.Length))
                throw new ArgumentException($"Initial labels are {labels.Length} numbers from 0 to {labels.Length - 1}.", nameof(options));
            for (var node = 0; node < labels.Length; node++)
                labels[node] = given[node];
            LocalMoving.Compact(labels);
        }
        else
            for (var node = 0; node < labels.Length; node++)
                labels[node] = node;
        return labels;
    }

    /// <param name="refines">The resolution of the refinement; null where there is none.</param>
    /// <returns>Whether the communities are others than before.</returns>
    private static bool Iterate(CommunityLevel bottom, int[] labels, LocalMoving moving, double? refines, CancellationToken cancel)
    {
        var level = bottom;
        var current = (int[])labels.Clone();
        var nodeOf = (int[]?)null;
        var changed = false;
        while (true)
        {
            changed |= moving.Move(level, current, cancel);
            var communities = LocalMoving.Compact(current);
            Project(labels, nodeOf, current);
            if (communities == level.NodeCount)
                break;
            var (parts, count) = refines is { } resolution ? Refine(level, current, communities, (moving, resolution), cancel) : ((int[])current.Clone(), communities);
            if (count == level.NodeCount)
                break;
            var above = new int[count];
            for (var node = 0; node < parts.Length; node++)
                above[parts[node]] = current[node];
            var merged = level.Merge(parts, count, moving.Pool, cancel);
            if (level != bottom)
                level.Dispose();
            level = merged;
            nodeOf = nodeOf is null ? parts : Array.ConvertAll(nodeOf, node => parts[node]);
            current = above;
        }
        if (level != bottom)
            level.Dispose();
        return changed;
    }

    private static (int[] Parts, int Count) Refine(CommunityLevel level, int[] labels, int communities, (LocalMoving Moving, double Resolution) with, CancellationToken cancel)
    {
        var order = new int[level.NodeCount];
        with.Moving.DrawOrder(order);
        using var refinement = new Refinement(level, labels, with.Resolution, with.Moving.Pool);
        return refinement.Run(communities, order, cancel);
    }

    private static void Project(int[] labels, int[]? nodeOf, int[] current)
    {
        for (var node = 0; node < labels.Length; node++)
            labels[node] = current[nodeOf is null ? node : nodeOf[node]];
    }
}

/// <summary>Options of <see cref="Louvain"/> and <see cref="Leiden"/>.</summary>
public sealed record CommunityOptions
{
    /// <summary>Larger values give smaller communities; in (0, 1000]. 1 is Newman and Girvan's modularity.</summary>
    public double Resolution { get; init => field = Check.InRange(value, 1e-9, 1000, nameof(Resolution)); } = 1;

    /// <summary>Of all draws: the same seed gives the same answer.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether weights count; ties count 1 each otherwise.</summary>
    public bool UseWeights { get; init; } = true;

    /// <summary>Runs through all levels, each beginning where the last ended, or rounds of label propagation; ≥ 1. Null = 2 runs, 100 rounds.</summary>
    public int? MaxIterations { get; init => field = value is { } given ? Check.AtLeast(given, 1, nameof(MaxIterations)) : null; }

    /// <summary>Communities to begin with, a number from 0 to n − 1 per node; null = each node its own.</summary>
    public IReadOnlyList<int>? InitialLabels { get; init => field = ContentList.Of(value); }
}

/// <summary>Communities found.</summary>
/// <param name="Labels">A community per node, numbered from 0 by size, the largest first; equal sizes by first member.</param>
/// <param name="Count">Communities.</param>
/// <param name="Modularity">At the resolution asked for.</param>
/// <param name="Iterations">Runs, or rounds of label propagation, taken.</param>
/// <param name="Converged">Whether the last iteration changed nothing.</param>
public sealed record CommunityResult(int[] Labels, int Count, double Modularity, int Iterations, bool Converged);
