using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Overview;

internal static class OverviewQueries
{
    /// <summary>The network at a glance: how large it is, what it is made of, how it hangs together.</summary>
    [Cost(200)]
    public static async Task<OverviewNode?> Overview([Asked] NetworkNode network, ScopeInput? scope, CancellationToken cancellationToken) =>
        new(await network.MeasureAsync(scope, Graph.Insights.Overview.Analysis, new(), cancellationToken));
}

/// <summary>The network at a glance. A figure is null where it is not defined.</summary>
[Name("Overview")]
public sealed class OverviewNode(Measured<OverviewResult> measured) : AnswerNode(measured.Network)
{
    /// <summary>Parties by kind; kinds without a party are left out.</summary>
    public IEnumerable<KindCountNode> Kinds => measured.Result.Kinds.Select(one => new KindCountNode(one.Kind, one.PartyCount));

    /// <summary>How many parties have how many partners, ascending.</summary>
    public IEnumerable<DegreeCountNode> Degrees => measured.Result.Degrees.Select(one => new DegreeCountNode(one.Degree, one.PartyCount));

    /// <summary>Parts that nothing joins; a party without a tie is one.</summary>
    public int ComponentCount => measured.Result.ComponentCount;

    /// <summary>Parties in the largest part.</summary>
    public int LargestComponentSize => measured.Result.LargestComponentSize;

    /// <summary>How far partners of a party are partners of each other, 0 to 1: the mean over the parties, those with fewer than two partners counting as 0.</summary>
    public double? MeanClustering => measured.Result.MeanClustering;

    /// <summary>Three times the triangles by the connected triples, 0 to 1.</summary>
    public double? Transitivity => measured.Result.Transitivity;

    /// <summary>The largest k for which some parties have k partners each among themselves.</summary>
    public int LargestCore => measured.Result.LargestCore;
}

/// <summary>Parties of a kind.</summary>
[Name("KindCount")]
public sealed record KindCountNode(PartyKind Kind, int PartyCount);

/// <summary>Parties with a number of partners.</summary>
[Name("DegreeCount")]
public sealed record DegreeCountNode(int Degree, int PartyCount);
