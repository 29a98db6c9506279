using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Api.Wire.Limits;
using AntiCorruption.Graph.Insights.Influence;
using AntiCorruption.Graph.Scopes;
using GraphQL;

namespace AntiCorruption.Api.Influence;

/// <summary>How far something spreads from some parties.</summary>
[Name("Influence")]
public sealed class InfluenceNode(Measured<SpreadResult> measured) : AnswerNode(measured.Network)
{
    /// <summary>Parties that began, within the scope.</summary>
    public int BeginnerCount => measured.Result.BeginnerCount;

    /// <summary>The mean number of parties reached, those that began included.</summary>
    public double ReachedCount => measured.Result.ReachedCount;

    /// <summary>The standard error of that mean: the true one lies within twice of it in about 95 of 100 cases.</summary>
    public double StandardError => measured.Result.StandardError;

    /// <summary>Parties reached in any run, the most often reached first.</summary>
    public Connection<ReachedPartyNode> Parties([Paged] Page page) =>
        Connection.InOrder(measured.Network.Snapshot, measured.Result.Parties, page, row => new ReachedPartyNode(
            PartyNode.Of(measured.Network.Snapshot, measured.Network.Snapshot.Parties[row.PartyId]),
            row.Share
        ));
}

/// <summary>A party, and how often it was reached.</summary>
/// <param name="Party">Which party.</param>
/// <param name="Fraction">The share of runs in which it was reached, above 0 and at most 1.</param>
[Name("ReachedParty")]
public sealed record ReachedPartyNode(PartyNode Party, double Fraction);

/// <summary>The parties from which something would spread farthest together.</summary>
[Name("Influencers")]
public sealed class InfluencersNode(Measured<InfluencerResult> measured, InfluencerOptions options) : AnswerNode(measured.Network)
{
    /// <summary>The parties, first chosen first.</summary>
    [Cost(SizedByParent = true)]
    public IEnumerable<PartyNode> Parties() =>
        measured.Result.PartyIds.Select(id => PartyNode.Of(measured.Network.Snapshot, measured.Network.Snapshot.Parties[id]));

    /// <summary>The number of parties that they are expected to reach together, themselves included.</summary>
    public double ReachedCount => measured.Result.ReachedCount;

    /// <summary>The standard error of that estimate; 0 where all parties are chosen.</summary>
    public double StandardError => measured.Result.StandardError;

    /// <summary>
    /// The share of the best reach that this choice has at least, unless the chance delta strikes: 1 − 1/e − epsilon; 1 where all parties
    /// are chosen.
    /// </summary>
    public double Guarantee => measured.Result.Guarantee;

    /// <summary>
    /// Whether as much was drawn as the guarantee asks for; else there was no room for it, and the choice is a good guess.
    /// </summary>
    public bool IsGuaranteed => measured.Result.IsGuaranteed;

    /// <summary>ε: how far the guarantee falls short of 1 − 1/e.</summary>
    public double Epsilon => options.Epsilon;

    /// <summary>δ: the chance that the guarantee fails.</summary>
    public double Delta => options.Delta;
}
