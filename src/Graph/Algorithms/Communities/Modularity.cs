using AntiCorruption.Graph.Kernel;

namespace AntiCorruption.Graph.Algorithms.Communities;

/// <summary>How much more the groups of a partition are tied within than chance would have it.</summary>
/// <remarks>
/// <para><b>Definition.</b> Undirected: Σ over groups of w/m − γ·(k/2m)², with w the weight within, k the strength of the group, m the
/// whole weight. Directed: (1/m)·Σ (a_ij − γ·out_i·in_j/m) over pairs of one group.</para>
/// <para><b>Input.</b> Directed or not, weights as strengths unless switched off; any number per node as its group.</para>
/// <para><b>Output.</b> A number in [−0.5, 1] at resolution 1; 0 for a graph without ties.</para>
/// <para><b>Ending.</b> After one pass.</para>
/// <para><b>Cost.</b> O(n + m) time on all threads; 20 bytes per node.</para>
/// <para><b>Determinism.</b> No random choice; the same for any number of threads.</para>
/// <para><b>Source.</b> M. E. J. Newman, M. Girvan, Phys. Rev. E 69 (2004) 026113; resolution: J. Reichardt, S. Bornholdt, Phys. Rev. E 74
/// (2006) 016110; directed: E. A. Leicht, M. E. J. Newman, Phys. Rev. Lett. 100 (2008) 118703.</para>
/// </remarks>
public static class Modularity
{
    private const int Grain = 4096;

    /// <param name="labels">A group per node, numbers from 0 to n − 1.</param>
    /// <exception cref="ArgumentException">Not one label per node, or one out of range.</exception>
    public static double Compute(
        CsrGraph graph,
        ReadOnlySpan<int> labels,
        ModularityOptions? options = null,
        CancellationToken cancel = default
    )
    {
        options ??= new ModularityOptions();
        if (labels.Length != graph.NodeCount)
            throw new ArgumentException($"{labels.Length} labels for {graph.NodeCount} nodes.", nameof(labels));
        if (!options.UseWeights)
            graph = graph.Unweighted;
        using var groups = Scratch.Rent<int>(labels.Length);
        labels.CopyTo(groups.Span);
        for (var node = 0; node < labels.Length; node++)
            if ((uint)labels[node] >= (uint)labels.Length)
                throw new ArgumentException($"Label {labels[node]} of node {node} is not from 0 to {labels.Length - 1}.", nameof(labels));
        var groupOf = groups.Array;
        using var outgoing = StrengthsOf(groups, graph.Offsets, graph.Weights);
        using var incoming = StrengthsOf(groups, graph.InOffsets, graph.InWeights);
        var within = ParallelLoop.Sum(labels.Length, Grain, (from, to) => Within(graph, groupOf, from, to), cancel);
        var total = 0.0;
        foreach (var strength in outgoing.Span)
            total += strength;
        if (total == 0)
            return 0;
        var expected = 0.0;
        for (var group = 0; group < labels.Length; group++)
            expected += outgoing[group] / total * (incoming[group] / total);
        return within / total - options.Resolution * expected;
    }

    private static double Within(CsrGraph graph, int[] groupOf, int from, int to)
    {
        var within = 0.0;
        for (var node = from; node < to; node++)
        {
            var group = groupOf[node];
            for (int arc = graph.Offsets[node], end = graph.Offsets[node + 1]; arc < end; arc++)
                if (groupOf[graph.Targets[arc]] == group)
                    within += graph.WeightAt(arc);
        }
        return within;
    }

    /// <summary>The weight of all rows of each group.</summary>
    private static Scratch<double> StrengthsOf(Scratch<int> groups, int[] offsets, double[]? weights)
    {
        var strengths = Scratch.Filled(groups.Length, 0.0);
        for (var node = 0; node < groups.Length; node++)
        {
            double strength = offsets[node + 1] - offsets[node];
            if (weights is not null)
            {
                strength = 0;
                for (int arc = offsets[node], end = offsets[node + 1]; arc < end; arc++)
                    strength += weights[arc];
            }
            strengths[groups[node]] += strength;
        }
        return strengths;
    }
}

/// <summary>Options of <see cref="Modularity"/>.</summary>
public sealed record ModularityOptions
{
    /// <summary>Weight of what chance gives, in (0, 1000].</summary>
    public double Resolution
    {
        get;
        init => field = Check.InRange(value, 1e-9, 1000, nameof(Resolution));
    } = 1;

    /// <summary>Whether weights count; every tie counts as 1 otherwise.</summary>
    public bool UseWeights { get; init; } = true;
}
