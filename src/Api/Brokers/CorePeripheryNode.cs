using AntiCorruption.Api.Lists.Ordering;
using AntiCorruption.Api.Lists.Paging;
using AntiCorruption.Api.Parties;
using AntiCorruption.Api.Scopes;
using AntiCorruption.Graph.Insights.Brokers;
using AntiCorruption.Graph.Insights.Shared;
using AntiCorruption.Graph.Scopes;
using AntiCorruption.Graph.Snapshots.Versions;
using GraphQL;

namespace AntiCorruption.Api.Brokers;

/// <summary>A core that is tied to itself, and a periphery that is not (Borgatti and Everett 2000). Directions do not matter.</summary>
[Name("CorePeriphery")]
public sealed class CorePeripheryNode(Measured<CoreResult> measured) : AnswerNode(measured.Network)
{
    protected override Sentence? Says => BrokerSentences.Of(measured.Result);

    private static readonly Sort<CoreMember> ByCoreness = new(
        [new SortKey<CoreMember, double>("coreness", true, RecordKinds.None, (_, member) => member.Coreness ?? double.MinValue)],
        member => member.PartyId
    );

    /// <summary>
    /// How far the network is a core and a periphery: the correlation of its ties with the best split, −1 to 1; null where no split has
    /// one.
    /// </summary>
    public double? Fit => measured.Result.Fit;

    /// <summary>Parties in the core of the best split.</summary>
    public int CoreSize => measured.Result.CoreSize;

    /// <summary>The correlation of the ties with the products of coreness, −1 to 1; null where it is not defined.</summary>
    public double? ContinuousFit => measured.Result.ContinuousFit;

    /// <summary>Whether the search for coreness came to rest.</summary>
    public bool Converged => measured.Result.Converged;

    /// <summary>Parties with partners, the highest coreness first.</summary>
    public Connection<CoreMemberNode> Parties([Paged] Page page) =>
        Connection.Cut(measured.Network.Snapshot, measured.Result.Members, ByCoreness, page, member => new CoreMemberNode(
            PartyNode.Of(measured.Network.Snapshot, measured.Network.Snapshot.Parties[member.PartyId]),
            member.IsCore,
            member.Coreness
        ));
}

/// <summary>A party, whether it is of the core, and how near to it (coreness; the squares of all sum to 1).</summary>
/// <param name="Party">The party.</param>
/// <param name="IsCore">Whether it is of the core in the best split.</param>
/// <param name="Coreness">How near to the core, 0 to 1, the squares of all summing to 1; null where it is not defined.</param>
[Name("CoreMember")]
public sealed record CoreMemberNode(PartyNode Party, bool IsCore, double? Coreness);
