using AntiCorruption.Api.Areas;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Overview;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Overview;

/// <summary>The network at a glance. A figure is null where it is not defined.</summary>
[Name("Overview")]
public sealed class OverviewNode(NetworkNode asked, ScopeInput? scope, Measured<OverviewResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => OverviewSentences.Of(Scoped, measured.Result);

    /// <summary>Parties by kind; kinds without a party are left out.</summary>
    public IEnumerable<KindCountNode> Kinds => measured.Result.Kinds.Select(one => new KindCountNode(one.Kind, one.PartyCount));

    /// <summary>How many parties have how many partners, ascending.</summary>
    public IEnumerable<DegreeCountNode> Degrees => measured.Result.Degrees.Select(one => new DegreeCountNode(one.Degree, one.PartyCount));

    /// <summary>Parts that nothing joins; a party without a tie is one.</summary>
    public int ComponentCount => measured.Result.ComponentCount;

    /// <summary>Parties in the largest part.</summary>
    public int LargestComponentSize => measured.Result.LargestComponentSize;

    /// <summary>
    /// How far partners of a party are partners of each other, 0 to 1: the mean over the parties, those with fewer than two partners
    /// counting as 0.
    /// </summary>
    public double? MeanClustering => measured.Result.MeanClustering;

    /// <summary>Three times the triangles by the connected triples, 0 to 1.</summary>
    public double? Transitivity => measured.Result.Transitivity;

    /// <summary>The largest k for which some parties have k partners each among themselves.</summary>
    public int LargestCore => measured.Result.LargestCore;

    /// <summary>Ties by the pairs of parties that there are, 0 to 1; arcs by ordered pairs where the scope has directions.</summary>
    public double? Density => measured.Result.Density;

    /// <summary>Partners of a party, in the mean.</summary>
    public double? MeanDegree => measured.Result.MeanDegree;

    /// <summary>The share of arcs that are answered by one the other way; null where the scope has no directions.</summary>
    public double? Reciprocity => measured.Result.Reciprocity;

    /// <summary>The correlation of the numbers of partners at the two ends of a tie, −1 to 1: above 0 where hubs work with hubs.</summary>
    public double? DegreeAssortativity => measured.Result.DegreeAssortativity;

    /// <summary>
    /// How far parties work with their own kind: 1 with nobody else, 0 as chance would have it, below 0 where they seek others.
    /// </summary>
    public double? KindAssortativity => measured.Result.KindMixing.Assortativity;

    /// <summary>Krackhardt and Stern's E-I index by kind: ties between kinds less ties within a kind, by all ties, −1 to 1.</summary>
    public double? EiIndex => measured.Result.KindMixing.EiIndex;

    /// <summary>Links by type, types without a link left out.</summary>
    public IEnumerable<LinkTypeCountNode> LinkTypes =>
        measured.Result.LinkTypes.Select(one => new LinkTypeCountNode(one.Type, one.LinkCount));

    /// <summary>The provinces that have a party, by code.</summary>
    public IEnumerable<ProvinceCountNode> Provinces() =>
        measured.Result.Provinces.Select(one => new ProvinceCountNode(
            one.Code,
            Scoped.Snapshot.FindArea(one.Code) is { } area ? new(Scoped.Snapshot, area) : null,
            one.PartyCount,
            one.WithinTieCount,
            one.AcrossTieCount
        ));

    /// <summary>How many steps lie between two parties; on a large network from a sample, with its error.</summary>
    [Cost(500)]
    public async Task<DistancesNode?> Distances(CancellationToken cancellationToken, int seed = 1)
    {
        Bounds.InRange(seed, 0, int.MaxValue, "seed");
        return new((await asked.MeasureAsync(scope, NetworkDistances.Analysis, new(null, (ulong)seed), cancellationToken)).Result);
    }

    /// <summary>
    /// How far the network hangs on one party: 1 for a star, 0 where all are alike (Freeman 1979). Directions and weights do not count.
    /// </summary>
    [Cost(1000)]
    public async Task<CentralisationNode?> Centralisation(CancellationToken cancellationToken, int seed = 1)
    {
        Bounds.InRange(seed, 0, int.MaxValue, "seed");
        return new(
            (await asked.MeasureAsync(scope, Graph.Insights.Overview.Centralisation.Analysis, new((ulong)seed), cancellationToken)).Result
        );
    }

    /// <summary>
    /// How far figures could move if a share of all ties (0.01 to 0.5) were missing at random: intervals that hold the value with all ties
    /// in the stated share of cases (0.5 to 0.95), from 20 to 500 runs.
    /// </summary>
    /// <param name="missingFraction">The share of all ties that is taken to be missing, 0.01 to 0.5.</param>
    /// <param name="runs">Runs on thinned networks, 20 to 500.</param>
    /// <param name="level">The share of cases in which an interval holds the figure, 0.5 to 0.95.</param>
    [Cost(2000)]
    public async Task<OverviewSensitivityNode?> Sensitivity(
        CancellationToken cancellationToken,
        double missingFraction = 0.1,
        [CostPerUnit(20)] int runs = 50,
        int seed = 1,
        double level = 0.9
    ) =>
        new(
            (
                await asked.MeasureAsync(
                    scope,
                    OverviewSensitivity.Analysis,
                    SensitivityNode.Read(missingFraction, runs, seed, level),
                    cancellationToken
                )
            ).Result
        );
}

/// <summary>Parties of a kind.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="PartyCount">Parties of it.</param>
[Name("KindCount")]
public sealed record KindCountNode(PartyKind Kind, int PartyCount);

/// <summary>Parties with a number of partners.</summary>
/// <param name="Degree">Partners.</param>
/// <param name="PartyCount">Parties with so many.</param>
[Name("DegreeCount")]
public sealed record DegreeCountNode(int Degree, int PartyCount);

/// <summary>Links of a type.</summary>
/// <param name="Type">The type.</param>
/// <param name="LinkCount">Links of it.</param>
[Name("LinkTypeCount")]
public sealed record LinkTypeCountNode(CollaborationType Type, int LinkCount);

/// <summary>A province at a glance: its parties, ties between two of them, and ties with parties of other provinces.</summary>
/// <param name="Code">Code of the province.</param>
/// <param name="Area">The province; null where it is not loaded.</param>
/// <param name="PartyCount">Its parties.</param>
/// <param name="WithinTieCount">Ties between two of its parties.</param>
/// <param name="AcrossTieCount">Ties with parties of other provinces.</param>
[Name("ProvinceCount")]
public sealed record ProvinceCountNode(string Code, AreaNode? Area, int PartyCount, int WithinTieCount, int AcrossTieCount);

/// <summary>
/// Steps between parties: a tie is one step, along its direction where the scope has directions. Null where no two parties are connected.
/// </summary>
[Name("Distances")]
public sealed class DistancesNode(DistanceResult result)
{
    /// <summary>The mean over the connected pairs.</summary>
    public double? Mean => result.Mean;

    /// <summary>The standard error of the mean where it is an estimate; null where it is exact, or the scope has directions.</summary>
    public double? MeanStandardError => result.MeanError;

    /// <summary>The share of ordered pairs that are connected, 0 to 1.</summary>
    public double? ConnectedFraction => result.ConnectedFraction;

    /// <summary>The largest distance; where the answer is an estimate, at least this.</summary>
    public int? Diameter => result.Largest;

    /// <summary>Steps within which nine of ten connected pairs lie, straight between whole numbers of steps.</summary>
    public double? EffectiveDiameter => result.Effective;

    /// <summary>
    /// Ordered pairs that are 1, 2, … steps apart; where the answer is an estimate, those that begin at a party of the sample.
    /// </summary>
    public IEnumerable<DistanceCountNode> Steps => result.PairCounts.Select((count, i) => new DistanceCountNode(i + 1, count));

    /// <summary>False where distances were found from a sample of parties only.</summary>
    public bool IsExact => result.StartCount is null;

    /// <summary>The parties of the sample; null: all.</summary>
    public int? StartCount => result.StartCount;
}

/// <summary>Ordered pairs of parties that are some steps apart.</summary>
/// <param name="Steps">Steps from one to the other.</param>
/// <param name="PairCount">Ordered pairs of parties so far apart.</param>
[Name("DistanceCount")]
public sealed record DistanceCountNode(int Steps, long PairCount);

/// <summary>How far the network hangs on one party, 0 to 1, by three measures; null below three parties.</summary>
[Name("Centralisation")]
public sealed class CentralisationNode(CentralisationResult result)
{
    /// <summary>By the number of partners.</summary>
    public double? Degree => result.Degree;

    /// <summary>By the ways that lead over a party.</summary>
    public double? Betweenness => result.Betweenness;

    /// <summary>By the nearness to all others (with Wasserman and Faust's factor of reach).</summary>
    public double? Closeness => result.Closeness;

    /// <summary>False where the last two are estimates from a sample; they are then somewhat too large.</summary>
    public bool IsExact => result.IsExact;
}
