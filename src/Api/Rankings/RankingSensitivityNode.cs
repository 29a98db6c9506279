using AntiCorruption.Api.Overview;
using AntiCorruption.Api.Parties;
using AntiCorruption.Graph.Insights.Rankings;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Rankings;

/// <summary>How far the values and ranks of the first parties could move if a share of the ties were missing.</summary>
[Name("RankingSensitivity")]
public sealed class RankingSensitivityNode(NetworkSnapshot network, RankingSensitivityResult result)
    : SensitivityNode(result.Options, result.IsTooSmall)
{
    /// <summary>The first parties, by rank.</summary>
    public IEnumerable<PartyIntervalNode> Parties => result.Parties.Select(one => new PartyIntervalNode(network, one));
}

/// <summary>
/// A party's value and rank with the ties that are known, and the intervals in which they would lie with all ties; null where nothing can
/// be said.
/// </summary>
[Name("PartyInterval")]
public sealed class PartyIntervalNode(NetworkSnapshot network, PartyInterval interval)
{
    /// <summary>The party.</summary>
    public PartyNode Party() => PartyNode.Of(network, interval.Party);

    /// <summary>The value with the ties that are known.</summary>
    public double Value => interval.Value;

    /// <summary>The smallest likely value.</summary>
    public double? LowValue => interval.Values?.Low;

    /// <summary>The largest likely value.</summary>
    public double? HighValue => interval.Values?.High;

    /// <summary>The rank with the ties that are known.</summary>
    public int Rank => interval.Rank;

    /// <summary>The best likely rank.</summary>
    public int? BestRank => interval.Ranks is { } ranks ? (int)Math.Floor(ranks.Low) : null;

    /// <summary>The worst likely rank.</summary>
    public int? WorstRank => interval.Ranks is { } ranks ? (int)Math.Ceiling(ranks.High) : null;
}
