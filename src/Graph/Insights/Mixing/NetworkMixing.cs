using AntiCorruption.Graph.Algorithms.Mixing;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Kernel;
using AntiCorruption.Graph.Scopes;

namespace AntiCorruption.Graph.Insights.Mixing;

/// <summary>Who works with whom, by groups of parties: within their own, or across.</summary>
public static class NetworkMixing
{
    public static Analysis<MixingOptions, MixingResult> Analysis { get; } =
        new("mixing", Compute, (network, options) =>
            AnalysisEstimate.Of(network, (10.0 + options.PermutationCount) * (network.Graph.NodeCount * 3.0 + network.Graph.ArcCount))
        );

    private static MixingResult Compute(ScopedNetwork network, MixingOptions options, CancellationToken cancel)
    {
        var groups = PartyGroups.Of(network, options.By);
        var matrix = MixingTable.Of(network.Graph, groups.Labels, cancel);
        var simple = network.Graph.IsDirected ? MixingTable.Of(network.Graph.Underlying, groups.Labels, cancel) : matrix;
        var tests = Permutations.Test(network.Graph.Underlying, groups, simple, options, cancel);
        var counts = new int[groups.Groups.Count];
        foreach (var label in groups.Labels)
            if (label >= 0)
                counts[label]++;
        return new(groups, counts, matrix, simple, tests, DegreeAssortativity(network.Graph, cancel));
    }

    /// <summary>
    /// The correlation of the degrees at the two ends of a tie, whichever way it points; null where all degrees are equal or there is no
    /// tie.
    /// </summary>
    internal static double? DegreeAssortativity(CsrGraph graph, CancellationToken cancel = default) =>
        Assortativity.Compute(graph.Underlying.Unweighted, cancel: cancel).Coefficient;
}

/// <summary>Options of <see cref="NetworkMixing"/>.</summary>
/// <param name="PermutationCount">How often groups are dealt anew to tell chance from what is; 0: never.</param>
public sealed record MixingOptions(Grouping By, int PermutationCount = 500, ulong Seed = 1);

/// <summary>An index beside what chance gives: groups dealt anew among the parties that hold a tie, ties as they are.</summary>
/// <param name="Value">Null without ties.</param>
/// <param name="Expected">The mean over the permutations; null where none was made.</param>
/// <param name="LowerFraction">Permutations with this value or a smaller one, the value itself among them; small: more ties stay within
/// than chance would have.</param>
/// <param name="UpperFraction">Permutations with this value or a larger one, the value itself among them.</param>
public sealed record IndexTest(double? Value, double? Expected, double? LowerFraction, double? UpperFraction)
{
    /// <summary>Two-sided: twice the smaller of the two, at most 1.</summary>
    public double? PValue => LowerFraction is { } lower && UpperFraction is { } upper ? Math.Min(1, 2 * Math.Min(lower, upper)) : null;
}

/// <summary>Answer of <see cref="NetworkMixing"/>.</summary>
/// <param name="PartyCounts">Parties by group.</param>
/// <param name="Ties">With directions where the scope has them.</param>
/// <param name="Simple">Without directions: what the E-I indexes are of.</param>
/// <param name="EiTests">Of each group, then of the whole.</param>
public sealed record MixingResult(
    PartyGroups Groups,
    int[] PartyCounts,
    MixingTable Ties,
    MixingTable Simple,
    IReadOnlyList<IndexTest> EiTests,
    double? DegreeAssortativity
)
{
    public IndexTest Ei => EiTests[^1];

    /// <summary>A party's own ties within its group and to other groups; ties with parties in no group are left out.</summary>
    public (int Within, int Across) TiesOf(CsrGraph graph, int node)
    {
        var (within, across) = (0, 0);
        foreach (var other in graph.Underlying.NeighboursOf(node))
            if (Groups.Labels[other] == Groups.Labels[node])
                within++;
            else if (Groups.Labels[other] >= 0)
                across++;
        return (within, across);
    }
}
