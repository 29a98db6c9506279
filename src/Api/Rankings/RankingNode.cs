using AntiCorruption.Api.Lists.Filtering;
using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Networks;
using AntiCorruption.Api.Overview;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Errors;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Rankings;

/// <summary>The parties of a scope in the order of a metric.</summary>
[Name("Ranking")]
public sealed class RankingNode(NetworkNode asked, ScopeInput? scope, Measured<RankingResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => RankingSentences.Of(measured.Result);

    private static readonly Sort<RankedParty> ByRank = RankedPartySortInput.Sort(null);

    /// <summary>How the values came about.</summary>
    public MetricMethodNode Method() => new(measured.Result);

    /// <summary>Parties that have a value.</summary>
    public int RankedCount => measured.Result.RankedCount;

    /// <summary>
    /// The parties, by rank unless told otherwise; those without a value come last. Ranks are among all of the scope, whatever is filtered.
    /// </summary>
    public Connection<RankedPartyNode> Parties([Paged] Page page, Filter<RankedParty>? where, IReadOnlyList<SortBy<RankedParty>>? order)
    {
        var network = measured.Network.Snapshot;
        var rows = where is null ? measured.Result.Rows : where.Among(network, measured.Result.Rows, page.CancellationToken);
        return order is not { Count: > 0 }
            ? Connection.Cut(network, rows, ByRank, page, row => new RankedPartyNode(network, row))
            : Connection.SortAndCut(network, rows, RankedPartySortInput.Sort(order), page, row => new RankedPartyNode(network, row));
    }

    /// <summary>
    /// How far values and ranks of the first parties (1 to 100) could move if a share of all ties (0.01 to 0.5) were missing at random:
    /// intervals that hold those with all ties in the stated share of cases (0.5 to 0.95), from 20 to 500 runs.
    /// </summary>
    /// <param name="top">First parties to answer for, 1 to 100.</param>
    /// <param name="missingFraction">The share of all ties that is taken to be missing, 0.01 to 0.5.</param>
    /// <param name="runs">Runs on thinned networks, 20 to 500.</param>
    /// <param name="level">The share of cases in which an interval holds the figure, 0.5 to 0.95.</param>
    [Cost(2000)]
    public async Task<RankingSensitivityNode?> Sensitivity(
        CancellationToken cancellationToken,
        int top = 10,
        double missingFraction = 0.1,
        [CostPerUnit(20)] int runs = 50,
        int seed = 1,
        double level = 0.9
    )
    {
        var options = new RankingSensitivityOptions(
            measured.Result.Options,
            SensitivityNode.Read(missingFraction, runs, seed, level),
            Bounds.InRange(top, 1, 100, "top")
        );
        return new(Scoped.Snapshot, (await asked.MeasureAsync(scope, RankingSensitivity.Analysis, options, cancellationToken)).Result);
    }
}

/// <summary>A party in a ranking.</summary>
[Name("RankedParty")]
public sealed class RankedPartyNode(NetworkSnapshot network, RankedParty row)
{
    /// <summary>The party.</summary>
    public PartyNode Party() => PartyNode.Of(network, row.Party);

    /// <summary>Null where the metric is not defined for the party.</summary>
    public double? Value => row.Value;

    /// <summary>1 for the largest value; equal values share a rank, and the next one comes after all of them.</summary>
    public int? Rank => row.Rank;

    /// <summary>0 to 100: the share of parties with a smaller value, those with an equal one counted half.</summary>
    public double? Percentile => row.Percentile;

    /// <summary>The standard error of a value that is an estimate; null where it is exact.</summary>
    public double? StandardError => row.Error;
}

/// <summary>How the values of a metric came about.</summary>
[Name("MetricMethod")]
public sealed class MetricMethodNode(RankingResult result)
{
    /// <summary>What was measured.</summary>
    public Metric Metric => result.Options.Metric;

    /// <summary>Its Thai name.</summary>
    public string NameTh => MetricNames.Thai(result.Options.Metric);

    /// <summary>Its English name.</summary>
    public string NameEn => MetricNames.English(result.Options.Metric);

    /// <summary>The algorithm and its source.</summary>
    public string Algorithm => result.Method.Algorithm;

    /// <summary>False where the values are estimates from a sample; each then has a standard error.</summary>
    public bool IsExact => result.Method.IsExact;

    /// <summary>The start parties of the sample; null where all were searched from, or ways were drawn.</summary>
    public int? StartCount => result.Method.StartCount;

    /// <summary>Shortest ways drawn at random (BETWEENNESS of a large network); null elsewhere.</summary>
    public int? SampleCount => result.Method.SampleCount;

    /// <summary>
    /// With a probability of nine in ten no value is off by more; null where no such bound is known, or values are exact.
    /// </summary>
    public double? ErrorBound => result.Method.ErrorBound;

    /// <summary>Whether rounds ended because nothing changed any more; null where there are no rounds.</summary>
    public bool? Converged => result.Method.Converged;

    /// <summary>The rounds; null where there are none.</summary>
    public int? Iterations => result.Method.Iterations;

    /// <summary>Whether values are divided by the largest that a network of this size allows.</summary>
    public bool Normalised => result.Options.IsNormalised;

    /// <summary>Whether a strong tie is a short way.</summary>
    public bool ByStrength => result.Options.IsByStrength;

    /// <summary>The seed of the random choices; null where there were none.</summary>
    public int? Seed => IsExact ? null : (int)result.Options.Seed;

    /// <summary>The probability of following a tie, of both PageRanks; the share of a step, of Katz; null elsewhere.</summary>
    public double? Damping =>
        result.Options.Metric is Metric.PageRank or Metric.PersonalisedPageRank or Metric.Katz ? result.Options.Damping : null;

    /// <summary>The steps of reach; null elsewhere.</summary>
    public int? Steps => result.Options.Metric == Metric.Reach ? result.Options.Steps : null;
}

/// <summary>Conditions on a party and on its place in a ranking.</summary>
public sealed class RankedPartyFilterInput : FilterInput<RankedParty>
{
    public RankedPartyFilterInput()
        : base("RankedPartyFilterInput", RecordKinds.Parties, row => row.Party.Id)
    {
        Description = "Conditions on a party and on its place in the ranking; all that are given must hold.";
        One<Party, PartyFilterInput>("party", (_, row) => row.Party, RecordKinds.Parties, "The party.");
        Real("value", row => row.Value, "The value of the metric.");
        Number("rank", (_, row) => row.Rank, "The rank, 1 for the largest value.");
        Real("percentile", row => row.Percentile, "0 to 100.");
    }
}

/// <summary>What a ranking can be sorted by.</summary>
public sealed class RankedPartySortInput : SortInput<RankedParty>
{
    public RankedPartySortInput()
        : base("RankedPartySortInput")
    {
        By<int?>("rank", (_, row) => row.Rank, "The rank, the largest value first when ascending.");
        By<double?>("value", (_, row) => row.Value, "The value of the metric.");
        ByName("name", row => row.Party.NameTh, "The Thai name, in the order of a Thai dictionary.");
    }

    internal static Sort<RankedParty> Sort(IReadOnlyList<SortBy<RankedParty>>? order) =>
        new(
            order is { Count: > 0 }
                ? [.. order.SelectMany(by => by.Keys)]
                : [new SortKey<RankedParty, int?>("rank", false, RecordKinds.None, (_, row) => row.Rank)],
            row => row.Party.Id
        );
}
