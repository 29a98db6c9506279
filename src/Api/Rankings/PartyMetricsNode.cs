using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Model;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Rankings;

/// <summary>What several metrics say of one party.</summary>
[Name("PartyMetrics")]
public sealed class PartyMetricsNode(ScopedNetwork network, Party party, IReadOnlyList<Measured<RankingResult>> measured)
    : AnswerNode(network)
{
    protected override Sentence? Says =>
        RankingSentences.Of(party, [.. measured.Select(one => (one.Result.Options.Metric, RowOf(one)?.Rank, one.Result.RankedCount))]);

    /// <summary>The party.</summary>
    public PartyNode Party() => PartyNode.Of(Scoped.Snapshot, party);

    /// <summary>False where the party lies outside the scope; it then has no values.</summary>
    public bool IsInScope => Scoped.NodeOf(party.Id) >= 0;

    /// <summary>One for each metric, in the order asked for.</summary>
    public IEnumerable<PartyMetricNode> Values() => measured.Select(one => new PartyMetricNode(one.Result, RowOf(one)));

    private RankedParty? RowOf(Measured<RankingResult> one) =>
        IsInScope ? one.Result.Rows[one.Result.Places[Scoped.NodeOf(party.Id)]] : null;
}

/// <summary>What one metric says of a party.</summary>
[Name("PartyMetric")]
public sealed class PartyMetricNode(RankingResult result, RankedParty? row)
{
    /// <summary>How the value came about.</summary>
    public MetricMethodNode Method() => new(result);

    /// <summary>Null where the metric is not defined for the party, or the party lies outside the scope.</summary>
    public double? Value => row?.Value;

    /// <summary>1 for the largest value; equal values share a rank, and the next one comes after all of them.</summary>
    public int? Rank => row?.Rank;

    /// <summary>0 to 100: the share of parties with a smaller value, those with an equal one counted half.</summary>
    public double? Percentile => row?.Percentile;

    /// <summary>The standard error of a value that is an estimate; null where it is exact.</summary>
    public double? StandardError => row?.Error;

    /// <summary>Parties that have a value.</summary>
    public int RankedCount => result.RankedCount;
}
